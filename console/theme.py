"""The look of the deploying organisation: values for tokens and nothing else, loaded after ours."""

import hashlib
import re
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response

LARGEST = 64 * 1024
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PART = re.compile(r"([^{};]*)([{};]|$)")
_TOKEN = re.compile(r"(--[a-z0-9-]+|color-scheme)\s*:")
_PRELUDE = re.compile(r":root|\.[a-z][a-z0-9-]*|@media [^\\]+")
_FETCHES = re.compile(r"url\s*\(|src\s*\(|image-set\s*\(|@import|@font-face|\\", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Theme:
    """A checked stylesheet; ``path`` changes with every change of the text."""

    text: str

    @property
    def name(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def path(self) -> str:
        return f"/thema/{self.name}.css"

    def fit(self, app: FastAPI) -> None:
        """Serve it under its own name alone; it holds no secret, so nobody needs a session."""

        async def stylesheet(request: Request) -> Response:
            del request
            return Response(self.text, media_type="text/css")

        app.add_route(self.path, stylesheet)


def problems_of(text: str) -> list[str]:
    """Return why this is no theme, in Dutch: it sets something else than tokens, or fetches."""
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        return ["het thema is groter dan 64 kB."]
    bare = _COMMENT.sub(" ", text)
    found = _FETCHES.search(bare)
    if found is not None:
        line = bare[: found.start()].count("\n") + 1
        return [f"het thema haalt iets op: '{found.group().strip()}' (regel {line}). Alleen waarden mogen."]
    if bare.count("{") != bare.count("}") or "/*" in bare:
        return ["het thema is niet af: een { of /* wordt niet gesloten."]
    return [f"het thema zet meer dan tokens: '{part[:40]}'." for part in _strange(bare)][:1]


def _strange(text: str) -> list[str]:
    """Return what is neither a token with a value nor a place where tokens are set."""
    parts = [(found[1].strip(), found[2]) for found in _PART.finditer(text)]
    return [
        part
        for part, end in parts
        if part and (_PRELUDE.fullmatch(part) if end == "{" else _TOKEN.match(part)) is None
    ]
