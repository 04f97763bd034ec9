"""The catalogue of the interface: read once, and written again from the sentences in pages and code.

The source language is Dutch; another language is a folder with one ``nabij.po``. It is read as it is, so
nothing has to be compiled, neither at set-up nor in a wheel. ``python -m console.catalogue`` takes up new
sentences and drops those that are gone; what is new stays empty, and a test names it until it is translated.
"""

import io
from functools import cache
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.support import NullTranslations, Translations

SOURCE = "nl"
LANGUAGES = (SOURCE, "en")

_HERE = Path(__file__).parent
_KEYWORDS = {"gettext": None, "ngettext": (1, 2), "say": None, "mark": None, "said_to": (2,)}
_METHODS = [("**.py", "python"), ("**.html", "jinja2")]
_OPTIONS = {"**.html": {"trimmed": "false", "extensions": "jinja2.ext.do", "silent": "false"}}


def po_file(language: str) -> Path:
    return _HERE / "locale" / language / "LC_MESSAGES" / "nabij.po"


def stored(language: str) -> Catalog:
    """Return the catalogue as it stands in its file."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


@cache
def sentences_in(language: str) -> NullTranslations:
    """Return the translations of one language; Dutch says what the source says."""
    if language == SOURCE:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, stored(language))
    compiled.seek(0)
    return Translations(fp=compiled)


def extracted() -> Catalog:
    """Return every sentence that a page or the code of the console marks, untranslated."""
    found = Catalog(project="nabij", charset="utf-8")
    for file, _, message, _, context in extract_from_dir(
        _HERE, method_map=_METHODS, options_map=_OPTIONS, keywords=_KEYWORDS
    ):
        found.add(message, locations=[(Path(file).as_posix(), 0)], context=context)
    return found


def take_up(language: str) -> None:
    """Write the catalogue of a language again: new sentences in, gone ones out, no guesses."""
    catalogue = stored(language)
    began = catalogue.creation_date
    catalogue.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    catalogue.creation_date = began
    catalogue.fuzzy = False
    with po_file(language).open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)


if __name__ == "__main__":
    for one in LANGUAGES[1:]:
        take_up(one)
