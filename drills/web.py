"""A person at the console without a screen: reads pages, fills in forms, presses buttons, over real HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx

_VOID_TYPES = {"submit", "button", "image", "reset"}
_TYPED_TYPES = {"text", "search", "tel", "email", "url", "password"}


class FormMissing(Exception):
    """The page has no such form; ``have`` lists the buttons that are there."""

    def __init__(self, button: str, have: list[str]) -> None:
        super().__init__(f"no form with a button like {button!r}; there are {have}")


@dataclass(slots=True)
class Form:
    """``fields`` holds what the page would send as it stands; ``buttons`` label -> (name, value).

    ``typed`` names the fields that take any words.
    """

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.links: dict[str, str] = {}
        self.text: list[str] = []
        self._form: Form | None = None
        self._button: tuple[str, str] | None = None
        self._label: list[str] = []
        self._area = ""
        self._select = ""
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value if value is not None else "" for name, value in attrs}
        match tag:
            case "form":
                self._form = Form(have.get("action", ""), have.get("method", "get").lower())
                self.forms.append(self._form)
            case "input":
                self._input(have)
            case "button":
                self._button = (have.get("name", ""), have.get("value", ""))
                self._label = []
            case "textarea" | "select":
                self._start_field(tag, have)
            case "option":
                self._option(have)
            case "a":
                self._link, self._label = have.get("href", ""), []
            case _:
                pass

    def _start_field(self, tag: str, have: Mapping[str, str]) -> None:
        name = have.get("name", "")
        if tag == "textarea":
            self._area = name
        else:
            self._select = name
        if self._form is not None and name:
            self._form.fields.setdefault(name, [""] if tag == "textarea" else [])
            if tag == "textarea":
                self._form.typed.add(name)

    def _input(self, have: Mapping[str, str]) -> None:
        kind = have.get("type", "text")
        if self._form is None or not have.get("name"):
            return
        if kind in _VOID_TYPES:
            self._form.buttons[have.get("value", "")] = (have["name"], have.get("value", ""))
        elif kind not in {"checkbox", "radio"} or "checked" in have:
            self._form.fields.setdefault(have["name"], []).append(have.get("value", "on"))
            if kind in _TYPED_TYPES:
                self._form.typed.add(have["name"])

    def _option(self, have: Mapping[str, str]) -> None:
        if self._form is None or not self._select:
            return
        chosen = self._form.fields[self._select]
        if "selected" in have:
            self._form.fields[self._select] = [have.get("value", "")]
        elif not chosen:
            chosen.append(have.get("value", ""))

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._button is not None or self._link:
            self._label.append(data)
        if self._area and self._form is not None:
            self._form.fields[self._area] = [self._form.fields[self._area][0] + data]

    def handle_endtag(self, tag: str) -> None:
        label = " ".join("".join(self._label).split())
        match tag:
            case "form":
                self._form = None
            case "button" if self._button is not None:
                if self._form is not None:
                    self._form.buttons[label] = self._button
                self._button = None
            case "a":
                self.links.setdefault(label, self._link)
                self._link = ""
            case "textarea":
                self._area = ""
            case "select":
                self._select = ""
            case _:
                pass


@dataclass(frozen=True, slots=True)
class Page:
    status: int
    url: str
    html: str
    forms: list[Form]
    links: dict[str, str]
    text: str

    def form(self, button: str) -> Form:
        """Return the first form with a button whose label holds ``button``. Raises FormMissing."""
        for each in self.forms:
            if any(button.lower() in label.lower() for label in each.buttons):
                return each
        raise FormMissing(button, [label for each in self.forms for label in each.buttons])

    def has(self, button: str) -> bool:
        return any(button.lower() in label.lower() for each in self.forms for label in each.buttons)


class Person:
    """One person in one browser: cookies are kept, redirects followed."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, follow_redirects=True, timeout=20.0)
        self._origin = url

    def close(self) -> None:
        self._client.close()

    @property
    def cookies(self) -> httpx.Cookies:
        return self._client.cookies

    def open(self, path: str) -> Page:
        return _page(self._client.get(path))

    def press(self, page: Page, button: str, **values: str | list[str]) -> Page:
        """Fill ``values`` into the form with this button and press it."""
        form = page.form(button)
        filled: dict[str, str | list[str]] = {**form.fields, **values}
        name, value = next(pair for label, pair in form.buttons.items() if button.lower() in label.lower())
        if name:
            filled[name] = value
        action = form.action or str(httpx.URL(page.url).raw_path, "ascii")
        if form.method == "get":
            return _page(self._client.get(action, params=filled))
        return _page(self._client.post(action, data=filled, headers={"Origin": self._origin}))

    def send_form(self, path: str, **values: str) -> Page:
        """Send a form that no page of ours made, from our own origin."""
        return _page(self._client.post(path, data=values, headers={"Origin": self._origin}))


def _page(answer: httpx.Response) -> Page:
    reader = _Forms()
    reader.feed(answer.text)
    reader.close()
    text = " ".join("".join(reader.text).split())
    return Page(answer.status_code, str(answer.url), answer.text, reader.forms, reader.links, text)
