"""The file with a client's own data: JSON for another system, and a page that can be read and printed.

Both hold the same, without what a worker pointed at as being about somebody else. No name of the client, of
the house or of the subject stands in the head of it. The schema of the JSON is in ``docs/own-data.md``.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from zoneinfo import ZoneInfo

from cases.consents import Consented
from cases.moments import Moment, wall
from cases.own_file import OwnFile
from cases.rights import Request
from cases.who_looked import LEFT_OUT, written_out

FORMAT = 1
_WHO = {"client": "jij", "worker": "een medewerker", "bot": "de computer"}
KINDS = {
    "access": "Je wilde je gegevens zien",
    "portable": "Je wilde je gegevens meenemen",
    "rectify": "Je wilde gegevens laten verbeteren",
    "erase": "Je wilde gegevens laten wissen",
    "restrict": "Je wilde dat wij je gegevens even niet gebruiken",
    "object": "Je maakte bezwaar",
    "who_looked": "Je wilde weten wie er keek",
}
PURPOSES = {
    "channel": "Berichten krijgen en sturen",
    "sharing": "Delen met een andere organisatie",
    "hash": "Na het einde een code bewaren",
}
_STYLE = (
    "@page{size:A4;margin:18mm}"
    "body{font:12pt/1.5 sans-serif;max-width:42em;margin:1.5em auto;padding:0 1em;color:#000;background:#fff}"
    "h1{font-size:1.5em}h2{font-size:1.2em;margin-top:2em;break-after:avoid}"
    "ol,ul{padding-left:1.2em}li{margin:0 0 .8em;break-inside:avoid;overflow-wrap:anywhere}"
    "time,.wie{display:block;font-size:.9em;color:#333}"
)
_POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
"""The page is opened from a disk, where no header of ours goes along: it forbids itself all but its style."""


def as_json(file: OwnFile) -> bytes:
    """Return the file for another system; moments are ISO 8601 with their offset."""
    said = {
        "format": FORMAT,
        "made_at": _iso(file, file.made_at),
        "texts": [
            {"at": _iso(file, one.at), "from": one.who, "source": one.source, "text": one.text}
            for one in file.texts
        ],
        "answers": [
            {
                "at": _iso(file, one.at),
                "dialogue": one.dialogue,
                "question": one.question,
                "answer": one.answer,
            }
            for one in file.answers
        ],
        "safe_contact": dict(file.contact),
        "agreements": [_consent(file, one) for one in file.consents],
        "requests": [_request(file, one) for one in file.requests],
        "who_looked": [
            {"at": _iso(file, one.at), "who": one.who, "what": one.what, "why": one.why} for one in file.looks
        ],
        "not_shown": LEFT_OUT,
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def as_page(file: OwnFile) -> bytes:
    """Return the file as one page of plain Dutch without scripts, links or pictures."""
    parts = (
        f"<p>Gemaakt op {escape(_when(file, file.made_at))}. Bewaar dit waar alleen jij erbij kunt.</p>",
        *_section("Berichten en teksten", (_text(file, one.at, one.who, one.text) for one in file.texts)),
        *_section(
            "Antwoorden op vragen",
            (_item(file, one.at, f"Vraag: {one.question}", one.answer) for one in file.answers),
        ),
        *_section("Wanneer en hoe wij contact hebben", (_pair(*one) for one in file.contact)),
        *_section("Waar je ja of nee op zei", (_agreed(file, one) for one in file.consents)),
        *_section("Vragen over je gegevens", (_asked(file, one) for one in file.requests)),
        *_section(
            "Wie keek in je gegevens",
            (_item(file, one.at, one.who, f"{one.what}. {one.why}.") for one in file.looks),
        ),
        f"<p>{escape(LEFT_OUT)}</p>",
        "<p>Aantekeningen van medewerkers staan niet in dit bestand. Vraag of je ze samen kunt lezen.</p>",
    )
    body = f"<h1>Overzicht</h1>{''.join(parts)}"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    head = f'<meta charset="utf-8">{policy}<title>Overzicht</title><style>{_STYLE}</style>'
    page = f'<!doctype html><html lang="nl"><head>{head}</head><body>{body}</body></html>\n'
    return page.encode("utf-8", "replace")


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    found = "".join(items)
    yield f"<h2>{escape(title)}</h2>"
    yield f"<ol>{found}</ol>" if found else "<p>Hier staat niets.</p>"


def _text(file: OwnFile, at: int, who: str, text: str) -> str:
    return _item(file, at, f"Van {_WHO.get(who, _WHO['worker'])}", text)


def _item(file: OwnFile, at: int, head: str, text: str) -> str:
    return (
        f'<li><time>{escape(_when(file, at))}</time><span class="wie">{escape(head)}</span>'
        f"<bdi>{escape(text)}</bdi></li>"
    )


def _pair(name: str, words: str) -> str:
    return f'<li><span class="wie">{escape(name)}</span><bdi>{escape(words)}</bdi></li>'


def _agreed(file: OwnFile, one: Consented) -> str:
    said = "Ja" if one.entry.value == "given" else "Niet meer"
    until = "" if one.until is None else f" Tot {_when(file, one.until)}."
    partner = f" ({one.partner})" if one.partner else ""
    words = f"{PURPOSES[one.purpose.value]}{partner}. Tekst {one.version}.{until}"
    return _item(file, one.at, said, words)


def _asked(file: OwnFile, one: Request) -> str:
    end = one.end
    done = f"Antwoord voor {_when(file, one.due)}." if end is None else f"Afgerond op {_when(file, end.at)}."
    return _item(file, one.at, KINDS[one.kind.value], done)


def _consent(file: OwnFile, one: Consented) -> dict[str, object]:
    return {
        "at": _iso(file, one.at),
        "purpose": one.purpose.value,
        "partner": one.partner,
        "entry": one.entry.value,
        "version": one.version,
        "language": one.language,
        "how": one.how.value,
        "until": None if one.until is None else _iso(file, one.until),
    }


def _request(file: OwnFile, one: Request) -> dict[str, object]:
    return {
        "at": _iso(file, one.at),
        "kind": one.kind.value,
        "way": one.way.value,
        "due": _iso(file, one.due),
        "closed": None if one.end is None else _iso(file, one.end.at),
    }


def _when(file: OwnFile, at: int) -> str:
    return written_out(Moment(at), ZoneInfo(file.zone))


def _iso(file: OwnFile, at: int) -> str:
    return wall(Moment(at), ZoneInfo(file.zone)).isoformat(timespec="seconds")
