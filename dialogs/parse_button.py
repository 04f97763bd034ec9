"""One button from plain content: what it says, where it leads, and the signal or task it gives."""

from collections.abc import Mapping

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Level, level_of
from cases.reading import choice, known_fields, needed, part, rows, words
from dialogs.answers import answer_form
from dialogs.script import Button
from dialogs.talk import Signal, StepTask
from dialogs.wording import NAMES, PLACEHOLDERS, Wording, parse_wording

BUTTON = ("tekst", "naar", "terug", "ook", "signaal", "taak", "zegt")
_CODES = tuple(f"R{number:02}" for number in range(1, 34))
_REPLIES = (*(f"A{n}" for n in range(1, 8)), "H1", "H2", "H3", *(f"P{n}" for n in range(1, 6)), "N1", "N2")


def read_button(
    name: str, fields: Mapping[str, Plain], path: ContentPath, *, way_out: bool, choice_to: str = ""
) -> Button:
    """Type one button; ``choice_to`` is where a choice leads that names no target. Raises ContentFault."""
    chooses = bool(choice_to) and "naar" not in fields
    also = rows(fields.get("ook", ()), (*path, "ook"))
    return Button(
        id=name,
        label=parse_wording(needed(fields, "tekst", path), (*path, "tekst"), PLACEHOLDERS | NAMES),
        goes_to=choice_to if chooses else words(needed(fields, "naar", path), (*path, "naar")),
        also=tuple(words(one, (*path, "ook", place)) for place, one in enumerate(also)),
        signal=read_signal(fields.get("signaal"), (*path, "signaal")),
        task=read_task(fields.get("taak"), (*path, "taak")),
        says=optional_wording(fields.get("zegt"), (*path, "zegt")),
        way_out=way_out,
        path=path,
        back=read_back(fields, path),
        chooses=chooses,
    )


def read_back(fields: Mapping[str, Plain], path: ContentPath) -> str:
    """Return where a dialogue within goes on; empty when none is asked for. Raises ContentFault."""
    return words(fields["terug"], (*path, "terug")) if "terug" in fields else ""


def read_signal(plain: Plain | None, path: ContentPath) -> Signal | None:
    """Type a signal with a code of the field. Raises ContentFault."""
    if plain is None:
        return None
    fields = part(plain, path)
    known_fields(fields, ("code", "soort", "niveau", "antwoord"), path)
    reply = fields.get("antwoord")
    return Signal(
        choice(needed(fields, "code", path), _CODES, (*path, "code")),
        words(needed(fields, "soort", path), (*path, "soort")),
        _level(needed(fields, "niveau", path), (*path, "niveau")),
        "" if reply is None else choice(reply, _REPLIES, (*path, "antwoord")),
    )


def read_task(plain: Plain | None, path: ContentPath) -> StepTask | None:
    if plain is None:
        return None
    fields = part(plain, path)
    known_fields(fields, ("soort", "niveau"), path)
    kind = words(needed(fields, "soort", path), (*path, "soort"))
    return StepTask(kind, _level(needed(fields, "niveau", path), (*path, "niveau")))


def optional_wording(plain: Plain | None, path: ContentPath) -> Wording | None:
    return None if plain is None else parse_wording(plain, path)


def answers_of(buttons: tuple[Button, ...], *, numbered: bool = True) -> Mapping[str, str]:
    """Collect what may be typed for each button; where no label is a number, also its place.

    Raises ContentFault when one text means two buttons.
    """
    found: dict[str, str] = {}
    for button in buttons:
        for form in _forms(button):
            if not form or found.setdefault(form, button.id) != button.id:
                raise ContentFault(
                    button.path,
                    f"Het antwoord '{form}' hoort niet bij precies één knop.",
                    "Geef elke knop een eigen tekst met letters of cijfers.",
                )
    if numbered and not any(form.isdigit() for form in found):
        found |= {str(place): button.id for place, button in enumerate(buttons, 1)}
    return found


def _forms(button: Button) -> list[str]:
    labels = [answer_form(label) for label in button.label.all_forms()]
    return [*labels, *(answer_form(one) for one in button.also)]


def _level(plain: Plain, path: ContentPath) -> Level:
    return level_of(choice(plain, [one.word for one in Level if one is not Level.NONE], path))
