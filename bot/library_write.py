"""Content as files again: YAML that ``bot.library_file`` reads back equal, in an order people know.

Equal content gives equal bytes: a folder under version control shows what changed and nothing else.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from bot.library_file import WEIGHTS
from cases.content import Plain
from cases.content_edit import Files

_FIRST = (
    *(
        "verhaal",
        "gesprek",
        "programma",
        "titel",
        "vorm",
        "anker",
        "kanaal",
        "begin",
        "handdruk",
        "plaatje",
        "slot",
    ),
    *("uitwegen", "vragen", "dagvragen", "classes", "idioms", "rules", "keywords", "ingangen"),
    *("knop", "sleutel", "woord", "id", "code", "soort", "category", "severity", "fase", "dag"),
    *("voor", "alleen", "vraag", "tekst", "naam", "wat", "waar", "beide", "open", "neutraal", "concept"),
    *("nl", "nl-B1", "nl-A2", "en", "nl-B1-u", "nl-A2-u", "tr", "ar", "pl"),
    *("schaal", "uitleg", "laag", "hoog", "daling", "meer", "samen", "zelfde", "knoppen", "ook", "zegt"),
    *("naar", "terug", "signaal", "taak", "niveau", "antwoord", "verder"),
    *("any_order", "in_order", "window", "except", "unless", "joke"),
    *("tijden", "kosten", "rekening", "let_op", "onderwerpen", "gemeenten", "taal", "crisis"),
    *("bron", "eigenaar", "nagekeken", "tests", "raak", "mis", "status"),
    *("stap", "wie", "begint", "doet", "tik", "schrijft", "wacht", "reageert", "meldingen"),
    *("teken", "van", "tot", "vanaf", "elke", "vaker", "minder", "mensen", "dagen", "verder_als"),
)
_RANK = {name: place for place, name in enumerate(_FIRST)}
_LONG = 9
_NO_NUMBER = 10**_LONG
_INDENT = "  "
_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 _.?!()'/*+-]*")
"""What reads the same without quotation marks; no colon, hash or comma, which can mean something."""
_MEANS_SOMETHING = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n|nan|inf)")
_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\"\\]")
_NAMED = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def as_files(files: Files) -> Mapping[str, bytes]:
    """Return every file of a release as bytes, by its name, in the order of the names."""
    return {name: as_file(name, files[name]) for name in sorted(files)}


def as_file(name: str, plain: Plain) -> bytes:
    """Return one file as ``bot.library_file`` reads it: JSON for the learned weights, YAML for all else."""
    if name == WEIGHTS:
        return f"{json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=0)}\n".encode()
    return "".join(f"{line}\n" for line in _lines(plain, "")).encode()


def _lines(plain: Plain, margin: str) -> Iterator[str]:
    if isinstance(plain, str):
        yield f"{margin}{quoted(plain)}"
    elif isinstance(plain, Mapping):
        yield from _fields(plain, margin)
    else:
        yield from _rows(plain, margin)


def _fields(plain: Mapping[str, Plain], margin: str) -> Iterator[str]:
    if not plain:
        yield f"{margin}{{}}"
    for name in in_order(plain):
        yield from _under(f"{margin}{quoted(name)}:", plain[name], f"{margin}{_INDENT}")


def _rows(plain: Iterable[Plain], margin: str) -> Iterator[str]:
    rows = list(plain)
    if not rows:
        yield f"{margin}[]"
    for row in rows:
        if isinstance(row, Mapping) and row:
            first, *rest = _fields(row, f"{margin}{_INDENT}")
            yield f"{margin}- {first.removeprefix(f'{margin}{_INDENT}')}"
            yield from rest
        else:
            yield from _under(f"{margin}-", row, f"{margin}{_INDENT}")


def _under(head: str, plain: Plain, margin: str) -> Iterator[str]:
    if isinstance(plain, str) or not plain:
        (line,) = _lines(plain, "")
        yield f"{head} {line}"
    else:
        yield head
        yield from _lines(plain, margin)


def in_order(names: Iterable[str]) -> list[str]:
    """Return names in the order in which people read them: known ones first, then numbers, then the rest."""
    return sorted(names, key=_place)


def _place(name: str) -> tuple[int, int, str]:
    number = int(name) if name.isascii() and name.isdigit() and len(name) < _LONG else _NO_NUMBER
    return _RANK.get(name, len(_RANK)), number, name


def quoted(text: str) -> str:
    """Return one text as YAML reads it back letter for letter."""
    if _PLAIN.fullmatch(text) and text == text.strip() and not _MEANS_SOMETHING.fullmatch(text):
        return text
    return f'"{_SHOWN.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _NAMED.get(letter, f"\\u{ord(letter):04x}")
