"""One place where sentences of the interface become a language: gettext, Dutch is the source.

Each request has a holder of its own for its language, so that a page made in a thread of the pool speaks
the language of its reader and of nobody else.
"""

import re
from contextvars import ContextVar
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from console.catalogue import LANGUAGES, SOURCE, sentences_in

_RANGE = re.compile(r"([a-z]{1,8})(?:-[a-z0-9]{1,8})*(?:;q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?")
_ACCEPTED_AT_MOST = 200


@dataclass(slots=True)
class _Spoken:
    language: str


_SPOKEN: ContextVar[_Spoken | None] = ContextVar("nabij_language", default=None)


def spoken() -> str:
    """Return the language of the request at hand; Dutch where there is none."""
    holder = _SPOKEN.get()
    return SOURCE if holder is None else holder.language


def speak(language: str) -> None:
    """Go on in this language for the rest of the request; one that the console does not speak is ignored."""
    holder = _SPOKEN.get()
    if holder is not None and language in LANGUAGES:
        holder.language = language


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue without translating it yet; a page translates it when shown."""
    return sentence


def say(sentence: str, **values: object) -> str:
    """Return the sentence in the language of the interface, with its values filled in."""
    said = sentences_in(spoken()).gettext(sentence)
    return said % values if values else said


def say_many(one: str, many: str, n: int) -> str:
    """Return the singular or the plural in the language of the interface; the page fills it in."""
    if spoken() == SOURCE:
        return one if n == 1 else many
    return sentences_in(spoken()).ngettext(one, many, n)


def tongue(language: str) -> str:
    """Return the language of the catalogue for a client's language code, such as ``nl`` for ``nl-B1``."""
    spoken_there = language.partition("-")[0]
    return spoken_there if spoken_there in LANGUAGES else SOURCE


def said_to(language: str, sentence: str) -> str:
    """Return a sentence as one says it to a client: in the client's language, whoever reads the page."""
    return sentences_in(tongue(language)).gettext(sentence)


def preferred(accepted: str) -> str:
    """Return the language that a browser likes best of those the console speaks (RFC 9110, 12.5.4)."""
    best, weight = SOURCE, 0.0
    for part in accepted[:_ACCEPTED_AT_MOST].lower().replace(" ", "").split(","):
        found = _RANGE.fullmatch(part)
        if found is None or found[1] not in LANGUAGES:
            continue
        liked = float(found[2] or 1)
        if liked > weight:
            best, weight = found[1], liked
    return best


class InLanguage:
    """Begin every request in the language of its browser; a session changes it to the person's own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        before = _SPOKEN.set(_Spoken(preferred(Headers(scope=scope).get("accept-language", ""))))
        try:
            await self._app(scope, receive, send)
        finally:
            _SPOKEN.reset(before)
