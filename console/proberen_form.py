"""The form of a try-out: who, when and what was done so far, all of it on the page and nowhere else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from zoneinfo import ZoneInfo

from cases.content import ContentFault, Plain
from cases.levels import Mode
from cases.moments import MINUTE, Moment, at_wall, wall
from console.typed import Typed
from escalation.story import plain_act, plain_who, read_act, read_tryout
from escalation.tryout import ZONE, Act, Persona, Played, Taps, Tryout, Waits, Writes

DONE = "gedaan"
"""The hidden field with the acts so far, as a story keeps them."""
ACT = "daad"
TEXT = "tekst"
DAY, CLOCK, STEP = "datum", "tijd", "stap"
WHO = ("rol", "kant", "fase", "leeftijd", "taal", "vorm", "programma", "dag")
YES_NO = ("u", "kinderen", "apart", "begroeting", "dienst")
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks for; ``values`` go back on it.

    With a ``fault`` the try-out is the one of before the button, or None where even that cannot be read.
    """

    values: Mapping[str, str]
    tryout: Tryout | None
    fault: ContentFault | None = None


def first(dialogue: str, step: str, who: Persona, now: Moment) -> Tryout:
    """Return the try-out a page opens with: today at noon, when everybody may be written to."""
    zone = ZoneInfo(ZONE)
    return Tryout(dialogue, who, at_wall(wall(now, zone).date(), _NOON, zone), step)


def values_of(tryout: Tryout) -> Mapping[str, str]:
    """Return the fields of the form as they are filled in for a try-out."""
    there = wall(tryout.began, ZoneInfo(ZONE))
    who = {name: str(value) for name, value in plain_who(tryout.persona).items()}
    acts = json.dumps([plain_act(one) for one in tryout.acts], ensure_ascii=False)
    when = {DAY: there.date().isoformat(), CLOCK: there.strftime("%H:%M")}
    return {**who, **when, STEP: tryout.step, DONE: acts}


def asked(form: Typed, dialogue: str) -> Asked:
    """Return what a form asks for, with the button that was pressed; nothing that was typed is lost."""
    values = {name: form.text(name) for name in (*WHO, *YES_NO, DAY, CLOCK, STEP, DONE, TEXT)}
    try:
        before = _read(values, dialogue)
    except ContentFault as fault:
        return Asked(values, None, fault)
    try:
        tryout = _pressed(before, form)
    except ContentFault as fault:
        return Asked({**values, **values_of(before)}, before, fault)
    return Asked(values_of(tryout), tryout)


def _read(values: Mapping[str, str], dialogue: str) -> Tryout:
    who: dict[str, Plain] = {name: values[name] for name in WHO if values[name]}
    who |= {name: "ja" if values[name] else "nee" for name in YES_NO}
    step: dict[str, Plain] = {STEP: values[STEP]} if values[STEP] else {}
    fields: dict[str, Plain] = {
        "gesprek": dialogue,
        "wie": who,
        "begint": f"{values[DAY]} {values[CLOCK]}",
        "doet": _acts(values[DONE]),
        **step,
    }
    return read_tryout(fields)


def _acts(text: str) -> Plain:
    try:
        found = json.loads(text or "[]")
    except (ValueError, RecursionError):
        raise _lost() from None
    if not isinstance(found, list) or not all(_is_act(one) for one in found):
        raise _lost()
    return [dict(one) for one in found]


def _is_act(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _lost() -> ContentFault:
    return ContentFault((DONE,), "Deze pagina is niet meer te lezen.", "Begin opnieuw met uitproberen.")


def _pressed(tryout: Tryout, form: Typed) -> Tryout:
    """Return the try-out after the button; a button that only changes who or when does nothing more."""
    kind, _, value = form.text(ACT).partition(":")
    if kind == "schrijft" and not form.text(TEXT):
        return tryout
    match kind:
        case "terug":
            return replace(tryout, acts=tryout.acts[:-1])
        case "opnieuw":
            return replace(tryout, acts=())
        case "vorm":
            return replace(tryout, persona=replace(tryout.persona, mode=_mode(value)))
        case "tik" | "zeg" | "schrijft" | "wacht" | "reageert":
            return replace(tryout, acts=(*tryout.acts, _act(kind, value, form)))
        case _:
            return tryout


def _mode(value: str) -> Mode:
    return Mode.NEUTRAL if value == "neutraal" else Mode.OPEN


def _act(kind: str, value: str, form: Typed) -> Act:
    question, _, answer = value.rpartition("/")
    fields: dict[str, dict[str, Plain]] = {
        "tik": {"tik": question, "antwoord": answer},
        "zeg": {"schrijft": value},
        "schrijft": {"schrijft": form.text(TEXT)},
        "wacht": {"wacht": value},
        "reageert": {"reageert": "ja"},
    }
    return read_act(fields[kind], (TEXT if kind == "schrijft" else DONE,))


def button_of(act: Act) -> str:
    """Return the value of the button that does an act."""
    if isinstance(act, Taps):
        return f"tik:{act.question}/{act.answer}"
    if isinstance(act, Writes):
        return f"zeg:{act.text}"
    return f"wacht:{act.minutes}" if isinstance(act, Waits) else "reageert"


def minutes_to_next(played: Played) -> int:
    """Return how far the clock must be moved for the next thing that waits; 0 when nothing does."""
    ahead = [one.at - played.at for one in played.waiting if one.at > played.at]
    return -(-min(ahead) // MINUTE) if ahead else 0
