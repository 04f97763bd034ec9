"""Fills in every form of every page that somebody can reach: as it is meant, and with what does not fit."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx

from drills.leak_canaries import Cage
from drills.leak_witness import Witness
from drills.web import Form, FormMissing, Page

MOST_PAGES = 70
LIKE_PAGES = 2
"""How many pages of one pattern are looked at: the second client's page is the first one's form again."""
_ID = re.compile(r"[0-9a-f]{8,}|\d{4}-\d\d-\d\d|\d+")
_LINK = re.compile(r'href="(/[^"#]*)"')
_LEAVE = re.compile(r"uitloggen|/sessies|/static|\.ics|/weg$|/einde|loslaten|/toon|/taal")
_OWN = frozenset({"zegel", "eenmalig"})
"""The fields that a page fills in itself: without them nothing is looked at."""
_SENSIBLE = (
    (re.compile("alias"), "alias", "{0}-27"),
    (re.compile("mail"), "address", "{0}@voorbeeld.example"),
    (re.compile("telefoon|nummer|phone|mobiel"), "phone", "{0}"),
    (re.compile("wachtwoord"), "password", "{0}-een-heel-lang-wachtwoord"),
)


@dataclass
class Writer:
    """One person who writes a canary wherever words can be written. ``forms`` counts what was sent."""

    person: Witness
    cage: Cage
    forms: int = 0
    _like: Counter[str] = field(default_factory=Counter)

    def write_everywhere(self, first: str = "/", *, wrong: bool = True, most: int = MOST_PAGES) -> int:
        """Walk over all pages from ``first`` and fill in what is there; return how many pages were seen."""
        waiting, looked = [first], 0
        while waiting and looked < most:
            place = waiting.pop(0)
            if self._known(place):
                continue
            page = self.person.open(place)
            looked += 1
            waiting += [each for each in _LINK.findall(page.html) if not _LEAVE.search(each)]
            for form in page.forms:
                self._fill(page, form, wrong=wrong)
        return looked

    def _known(self, place: str) -> bool:
        pattern = _ID.sub("*", place.partition("?")[0])
        self._like[pattern] += 1
        return self._like[pattern] > LIKE_PAGES

    def _fill(self, page: Page, form: Form, *, wrong: bool) -> None:
        if _LEAVE.search(form.action) or not form.buttons or not (form.typed or form.fields):
            return
        for fields in self._fillings(form, wrong=wrong):
            try:
                self._press(page, form, fields)
            except (FormMissing, StopIteration, httpx.InvalidURL):
                continue

    def _fillings(self, form: Form, *, wrong: bool) -> Iterator[dict[str, str | list[str]]]:
        if form.typed:
            yield {name: self._sensible(name) for name in sorted(form.typed)}
        if wrong and form.method == "post":
            others = [name for name in form.fields if name not in _OWN]
            yield {name: self.cage.let_out("wrong") for name in others}

    def _sensible(self, name: str) -> str:
        for pattern, kind, shape in _SENSIBLE:
            if pattern.search(name):
                return shape.format(self.cage.let_out(kind))
        return f"{self.cage.let_out('typed')} belt morgen"

    def _press(self, page: Page, form: Form, fields: dict[str, str | list[str]]) -> None:
        label = next(iter(form.buttons))
        only = Page(page.status, page.url, page.html, [form], {}, "")
        self.person.press(only, label, **fields)
        self.forms += 1
