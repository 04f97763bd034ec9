"""One rule of danger words as a form that reads as plain words, and back; what no field shows is kept.

A field that still reads as the rule did keeps the very content the rule had, so looking changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeGuard

from cases.content import Plain
from cases.levels import Level
from escalation.assessment import Status

Values = Mapping[str, str]
"""The text of each field by its name; a list is one entry per line."""

CATEGORY_OF: Mapping[str, str] = {
    "R01": "kill_threat",
    "R02": "strangulation",
    "R03": "weapon",
    "R04": "physical_violence",
    "R05": "ban_violation",
    "R06": "stalking_control",
    "R07": "physical_violence",
    "R08": "escalation",
    "R09": "sexual_violence",
    "R10": "child_harm",
    "R11": "child_abduction",
    "R12": "coercive_control",
    "R13": "financial_abuse",
    "R14": "elder_neglect",
    "R15": "suicide_self",
    "R16": "suicide_threat_partner",
    "R17": "substance_relapse",
    "R18": "pregnancy",
    "R19": "separation",
    "R20": "not_safe_to_talk",
    "R21": "honour_violence",
    "R22": "forced_marriage",
    "R23": "help_now",
    "R24": "contact_drop",
    "R25": "perpetrator_intent",
    "R26": "perpetrator_losing_control",
    "R27": "perpetrator_justify",
    "R28": "digital_abuse",
    "R29": "fear",
    "R30": "property",
    "R31": "practical",
    "R32": "trauma",
    "R33": "threat_to_worker",
}
"""What a rule of a theme is called to the rest of Nabij when somebody chooses the theme."""

_WORDS = {
    "ernst": ("severity", ""),
    "afstand": ("window", "6"),
    "tussen": ("gap", "0"),
    "ontkenning": ("negation", "normal"),
    "vroeger": ("past", "demote"),
    "nu": ("imminent", "nee"),
    "grap": ("joke", "nee"),
    "uitleg": ("uitleg", ""),
    "bron": ("bron", ""),
}
"""Fields of one word or sentence: their name in the content and what stands for leaving them out."""
_ROWS = {"samen": "any_order", "volgorde": "sequence"}
_LISTS = {"niet_bij": "unless", "niet_in": "except"}
_SHIFTS = {
    "zwaarder_acute": ("raise", Level.ACUTE),
    "zwaarder_high": ("raise", Level.HIGH),
    "lichter_high": ("lower", Level.HIGH),
    "lichter_concern": ("lower", Level.CONCERN),
    "lichter_none": ("lower", Level.NONE),
}
_TESTS = {"raak": ("raak", ""), "mis": ("mis", "")}
_STATUS_TESTS = {
    "zin_vroeger": ("status", Status.PAST.value),
    "zin_niet": ("status", Status.NEGATED.value),
}
FIELDS = ("thema", *_WORDS, *_ROWS, *_LISTS, *_SHIFTS, *_TESTS, *_STATUS_TESTS)
"""Every field of the form."""
FIELD_OF: Mapping[str, str] = {
    "code": "thema",
    "category": "thema",
    **{name: field for field, (name, _) in _WORDS.items()},
    **{name: field for field, name in (*_ROWS.items(), *_LISTS.items())},
    "raise": "zwaarder_acute",
    "lower": "lichter_high",
    "tests": "raak",
}
"""The field in which a part of a rule is mended, by the name of that part in the content."""
OWNER = "coordinator"

_AND, _OR = " + ", " / "


def form_of(plain: Plain | None) -> dict[str, str]:
    """Return what each field shows of a rule; of no rule what a new one begins with."""
    rule = _fields(plain)
    found = {"thema": _text(rule.get("code"))}
    found |= {field: _text(rule.get(name), usual) for field, (name, usual) in _WORDS.items()}
    found |= {field: _lines(map(_row_shown, rows_in(rule.get(name)))) for field, name in _ROWS.items()}
    found |= {field: _lines(texts_in(rule.get(name))) for field, name in _LISTS.items()}
    for field, (name, level) in _SHIFTS.items():
        found[field] = _lines(texts_in(_fields(rule.get(name)).get(level.word)))
    tests = _fields(rule.get("tests"))
    for field, (name, status) in (_TESTS | _STATUS_TESTS).items():
        found[field] = _lines(_sentence(one) for one in _of_status(tests.get(name), status))
    return found


def plain_of(values: Values, before: Plain | None, *, name: str, today: str) -> dict[str, Plain]:
    """Return the rule that the form makes of the rule before; ``today`` is its day of review.

    ``name`` is its id, ``today`` a day as 2027-01-31. The values are taken as they are: what is wrong with
    them is said by ``lexicon_form_check``.
    """
    was = form_of(before)
    changed = {field: typed for field, typed in values.items() if field in was and typed != was[field]}
    rule = dict(_fields(before))
    rule["id"] = name
    if "thema" in changed:
        rule |= {"code": changed["thema"], "category": CATEGORY_OF.get(changed["thema"], "")}
    for field, (part, usual) in _WORDS.items():
        if field in changed:
            _set(rule, part, changed[field].strip(), empty=usual)
    for field, part in (*_ROWS.items(), *_LISTS.items()):
        if field in changed:
            _set(rule, part, _listed(field, changed[field], rule.get(part)), empty=())
    _shift(rule, changed)
    _test(rule, changed)
    if "ernst" in changed:
        _forget_levels(rule)
    rule.setdefault("eigenaar", OWNER)
    if changed:
        rule["nagekeken"] = today
    return rule


def rows_of_line(line: str) -> tuple[str, ...]:
    """Return the parts of one line: words that must stand together, each with its alternatives."""
    parts = (part.replace("/", "|").split("|") for part in line.split("+"))
    return tuple("|".join(_tidy(one) for one in part if one.strip()) for part in parts)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something, without the spaces around them."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def rows_in(plain: Plain | None) -> Sequence[Sequence[str]]:
    """Return the rows of words of a rule: one row may stand there without a list around it."""
    if not _is_list(plain):
        return ()
    if any(isinstance(one, str) for one in plain):
        return (texts_in(plain),)
    return tuple(texts_in(one) for one in plain)


def texts_in(plain: Plain | None) -> tuple[str, ...]:
    """Return the texts of a list; a single text counts as a list of one."""
    if isinstance(plain, str):
        return (plain,)
    return tuple(one for one in plain if isinstance(one, str)) if _is_list(plain) else ()


def _is_list(plain: Plain | None) -> TypeGuard[Sequence[Plain]]:
    return plain is not None and not isinstance(plain, str | Mapping)


def _fields(plain: Plain | None) -> Mapping[str, Plain]:
    return plain if isinstance(plain, Mapping) else {}


def _text(plain: Plain | None, usual: str = "") -> str:
    return plain if isinstance(plain, str) else usual


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _row_shown(row: Sequence[str]) -> str:
    return _AND.join(_OR.join(slot.split("|")) for slot in row)


def _sentence(plain: Plain) -> str:
    return _text(plain) or _text(_fields(plain).get("t"))


def _of_status(plain: Plain | None, status: str) -> list[Plain]:
    """Return the tests in which the words around make this of it; with an empty ``status`` all tests."""
    entries = list(plain) if _is_list(plain) else []
    return [one for one in entries if not status or _fields(one).get("status") == status]


def _set(rule: dict[str, Plain], part: str, value: Plain, *, empty: Plain) -> None:
    """Put a part in its place; what says no more than leaving it out is left out."""
    if value == empty or not value:
        rule.pop(part, None)
    else:
        rule[part] = value


def _listed(field: str, text: str, before: Plain | None) -> list[Plain]:
    """Return the lines as content; a line that stood there already stays what it was."""
    if field in _LISTS:
        return [_tidy(line) for line in lines_of(text)]
    known = {_tidy(_row_shown(row)): list(row) for row in rows_in(before)}
    return [known.get(_tidy(line)) or list(rows_of_line(line)) for line in lines_of(text)]


def _shift(rule: dict[str, Plain], changed: Values) -> None:
    for field, (part, level) in _SHIFTS.items():
        if field in changed:
            shifts = dict(_fields(rule.get(part)))
            _set(shifts, level.word, [_tidy(line) for line in lines_of(changed[field])], empty=[])
            _set(rule, part, shifts, empty={})


def _test(rule: dict[str, Plain], changed: Values) -> None:
    """Put the sentences in the tests; a sentence that stood there keeps who says it and how grave it is."""
    for field, (part, status) in (_TESTS | _STATUS_TESTS).items():
        if field in changed:
            tests = dict(_fields(rule.get("tests")))
            entries = _of_status(tests.get(part), "")
            mine = _of_status(tests.get(part), status)
            known = {_tidy(_sentence(one)): one for one in mine}
            made = [
                known.get(_tidy(line)) or _tested(_tidy(line), status) for line in lines_of(changed[field])
            ]
            _set(tests, part, [*(one for one in entries if one not in mine), *made], empty=[])
            _set(rule, "tests", tests, empty={})


def _forget_levels(rule: dict[str, Plain]) -> None:
    """Leave out how grave a sentence about long ago was: that belonged to the severity of before."""
    tests = _fields(rule.get("tests"))
    told = _of_status(tests.get("status"), "")
    bare = [
        {name: one[name] for name in one if name != "ernst"} if isinstance(one, Mapping) else one
        for one in told
    ]
    if bare:
        rule["tests"] = {**tests, "status": bare}


def _tested(sentence: str, status: str) -> Plain:
    return {"t": sentence, "status": status} if status else sentence
