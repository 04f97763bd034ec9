"""Templates to answers: autoescape on, an unknown name is an error, sentences through gettext."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from console import hint_words, words, words_rights, words_roster
from console.assets import static
from console.keys import toets
from console.language import mark, said_to, say, say_many, spoken, tongue
from console.marks import pieces, showable
from console.sharing import shared
from console.theme import Theme
from console.words_content import plain_words, told_step
from console.words_doubts import DOUBTS
from console.words_rights import KINDS as REQUESTS
from console.words_roads import ROADS
from console.words_silence import LEFT, SILENCES

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


_MORE_WORDS = {"hint_words": hint_words, "roster_words": words_roster, "rights_words": words_rights} | {
    "roads": ROADS
}


def _compiled() -> FileSystemBytecodeCache | None:
    """Keep compiled templates beside our compiled modules, for the next start; nowhere if that may not be."""
    folder = _HERE / "__pycache__" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return FileSystemBytecodeCache(str(folder))
    except OSError:  # installed where this process may not write
        return None


def warm(is_over: Callable[[], bool] = lambda: False) -> None:
    """Make every template ready, so that the first to open a page in the night does not wait for it.

    ``is_over`` is asked before each: who stops at once does not wait for pages that nobody will see.
    """
    templates = _environment()
    for name in templates.list_templates():
        if is_over():
            return
        templates.get_template(name)


@cache
def _environment() -> Environment:
    """Make the templates once: compiling them costs more than any page, and they hold no state."""
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )
    templates.install_gettext_callables(say, say_many, newstyle=True)  # type: ignore[attr-defined] # added by the i18n extension at run time
    templates.globals |= {"static": static, "once": partial(token_hex, 16)}
    templates.globals |= _MORE_WORDS
    templates.globals["shared"] = shared
    templates.globals |= {"words": words, "pieces": pieces, "translated": translated, "zip_same": same}
    templates.globals |= {"doubts": {**DOUBTS, **SILENCES, **LEFT, **REQUESTS}}
    templates.globals |= {
        "toets": toets,
        "spoken": spoken,
        "mark": mark,
        "said_to": said_to,
        "tongue": tongue,
    }
    templates.filters |= {"shown": showable, "label": label}
    templates.filters |= {"told_step": told_step, "plain_words": plain_words}
    return templates


class Pages:
    """Renders one template to one answer; a template stands for a page or for a piece of one (``_``)."""

    def __init__(self, theme: Theme | None = None) -> None:
        self._templates = _environment()
        self._theme = "" if theme is None else theme.path

    def has(self, name: str) -> bool:
        return name in self._templates.list_templates()

    def page(self, name: str, values: Mapping[str, object], status: int = 200) -> HTMLResponse:
        """Return a whole page. Raises UndefinedError when a template asks for what was not given."""
        page = self._templates.get_template(name).render({"theme": self._theme, **values})
        return HTMLResponse(page, status_code=status)


def label(code: object, labels: Mapping[Any, str]) -> str:
    """Return the Dutch label of a code, or the code itself when nobody has named it yet."""
    known = labels.get(code)
    return say(known) if known is not None else str(code)


def translated(labels: Mapping[object, str]) -> list[tuple[str, str]]:
    """Return codes with their label in the language of the interface, for a list to choose from."""
    return [(str(code), say(text)) for code, text in labels.items()]


def same(options: Sequence[str]) -> list[tuple[str, str]]:
    """Return options that are their own label."""
    return [(option, option) for option in options]
