"""Practice test 14 over every route: no page, search, export or report holds a word of both parties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
from console_visit import Visit
from family_line import WORDS, Family, a_family, come_in, give
from line_stage import a_line

from cases.sides import Side
from console.policy import Line, the_policy

NOTES = {Side.A: "let op de linde bij het hek", Side.B: "de kraan drupt nog steeds"}
LEFT = {Side.A: "bel over de fiets voor vrijdag", Side.B: "vraag naar het schilderij"}
STREAM = "/_live"
NOBODY = "0" * 32


@dataclass
class Walk:
    """One session of the worker of both, on one side. ``found`` is what it saw of the other side."""

    visit: Visit
    side: Side
    family: Family
    answers: int = 0
    own: set[str] = field(default_factory=set)
    found: list[str] = field(default_factory=list)

    @property
    def secret(self) -> tuple[str, ...]:
        """Return what must not reach this session: words, notes and the id of the other party."""
        other = Side.B if self.side is Side.A else Side.A
        return WORDS[other], NOTES[other], LEFT[other], str(self.family.clients[other].id)

    def look(self, what: str, answer: httpx.Response) -> None:
        self.answers += 1
        said = f"{answer.headers}{answer.text}"
        self.found += [f"{what}: {one}" for one in self.secret if one in said]
        self.own |= {one for one in (WORDS[self.side], NOTES[self.side], LEFT[self.side]) if one in said}

    def over_every_route(self) -> None:
        """Read every page, and press every button about the other party."""
        for line in the_policy():
            if not line.by and not line.outside and line.path != STREAM:
                for path, mine in self._paths(line):
                    if line.method == "GET":
                        self.look(line.name, self.visit.get(path))
                    elif not mine:
                        self._press(line, path)

    def _paths(self, line: Line) -> Iterator[tuple[str, bool]]:
        for side, client in self.family.clients.items():
            filled = line.path.replace("{client}", str(client.id))
            yield re.sub(r"\{\w+\}", "geen", filled), side is self.side or "{client}" not in line.path

    def _press(self, line: Line, path: str) -> None:
        """Press it for the other party, and for somebody nobody knows: the answer is the same."""
        there = str(self.secret[-1])
        asked, unknown = (
            self.visit.post(each, ja="ja", tekst=WORDS[self.side], reden="court")
            for each in (path, path.replace(there, NOBODY))
        )
        self.answers += 1
        said = f"{asked.headers}{asked.text}".replace(there, NOBODY)
        self.found += [f"{line.name}: {one}" for one in self.secret if one in said]
        if asked.status_code != unknown.status_code:
            self.found.append(f"{line.name}: {asked.status_code}, of nobody {unknown.status_code}")


def leave_notes(family: Family) -> None:
    """Let a colleague of each side leave Fem something at the change of the shift."""
    for login, side in (("anna", Side.A), ("bert", Side.B)):
        with come_in(family.line, login, side.value) as worker:
            page = worker.get("/overdracht").text
            chosen = re.search(r'<option value="([^"]+)"[^>]*>Fem', page)
            assert chosen is not None, page
            mark = re.search(r'name="eenmalig" value="([^"]+)"', page)
            fields = {"wie": chosen[1], "tekst": LEFT[side], "eenmalig": mark[1] if mark else ""}
            assert worker.post("/overdracht", **fields).status_code == httpx.codes.SEE_OTHER


def put_on_screen(walk: Walk) -> None:
    client = walk.family.clients[walk.side]
    walk.visit.get("/mijn-gezin")
    assert walk.visit.post("/mijn-gezin", wie=client.id).status_code == httpx.codes.SEE_OTHER
    page = walk.visit.get(f"/gesprek/{client.id}")
    walk.look("gesprek", page)
    mark = re.search(r'name="eenmalig" value="([^"]+)"', page.text)
    fields = {"notitie": NOTES[walk.side], "eenmalig": mark[1] if mark else ""}
    assert walk.visit.post(f"/gesprek/{client.id}/notitie", **fields).status_code == httpx.codes.SEE_OTHER


def test_with_either_party_on_screen_no_answer_of_any_route_holds_a_word_of_the_other() -> None:
    with a_line() as line:
        family = a_family(line)
        give(family)
        leave_notes(family)
        with come_in(line, "fem", "a") as one, come_in(line, "fem", "b") as other:
            walks = [Walk(one, Side.A, family), Walk(other, Side.B, family)]
            for chosen in walks:
                put_on_screen(chosen)
                for walk in walks:
                    walk.over_every_route()
    for walk in walks:
        assert walk.found == []
        assert walk.answers > 200
        assert len(walk.own) == 3, "or the walk would see nothing anywhere"
