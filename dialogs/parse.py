"""From plain content to a typed script; what could leave a person without an answer does not get in."""

from collections.abc import Iterator, Mapping

from cases.content import ContentFault, ContentPath, Plain
from cases.levels import Language, Level, Mode, level_of
from cases.reading import choice, count, counts, known_fields, needed, part, rows, words, yes
from cases.sides import Role
from dialogs.answers import answer_form
from dialogs.flow import flow_faults
from dialogs.lint import lint_script
from dialogs.script import CLOSE, DAY, END, Button, Condition, Question, Script
from dialogs.talk import Signal, StepTask
from dialogs.texts import TextBook
from dialogs.wording import Wording, parse_wording

_SCRIPT = ("gesprek", "titel", "begin", "handdruk", "uitwegen", "vragen", "dagvragen", "voorlezen")
_QUESTION = ("vraag", "knoppen", "uitwegen", "verder", "als", "open")
_BUTTON = ("tekst", "naar", "ook", "signaal", "taak", "zegt")
_CODES = tuple(f"R{number:02}" for number in range(1, 34))
_REPLIES = (*(f"A{n}" for n in range(1, 8)), "H1", "H2", "H3", *(f"P{n}" for n in range(1, 6)), "N1", "N2")
_LAST_DAY = 3 * 366

_Buttons = Mapping[str, Button]


def parse_script(plain: Plain, book: TextBook, path: ContentPath = ()) -> Script:
    """Return the typed script. Raises the first ContentFault, with a path inside the file."""
    script = read_script(plain, book, path)
    for fault in (*flow_faults(script), *lint_script(script)):
        raise fault
    return script


def script_faults(plain: Plain, book: TextBook, path: ContentPath = ()) -> list[ContentFault]:
    """Return everything that is wrong with a script, as far as it can be read."""
    try:
        script = read_script(plain, book, path)
    except ContentFault as fault:
        return [fault]
    return [*flow_faults(script), *lint_script(script)]


def read_script(plain: Plain, book: TextBook, path: ContentPath = ()) -> Script:
    """Type a script without judging it. Raises ContentFault for what cannot be typed."""
    fields = part(plain, path)
    known_fields(fields, _SCRIPT, path)
    ways_out = dict(_ways_out(fields.get("uitwegen", {}), (*path, "uitwegen")))
    entries = part(needed(fields, "vragen", path), (*path, "vragen"))
    questions = {
        name: _question(name, entry, (*path, "vragen", name), ways_out) for name, entry in entries.items()
    }
    for reserved in (CLOSE, END, DAY):
        if reserved in questions:
            raise ContentFault(
                (*path, "vragen", reserved), f"'{reserved}' is al een vast woord.", "Kies een andere naam."
            )
    return Script(
        name=words(needed(fields, "gesprek", path), (*path, "gesprek")),
        title=words(needed(fields, "titel", path), (*path, "titel")),
        first=words(needed(fields, "begin", path), (*path, "begin")),
        questions=questions,
        book=book,
        day_questions=_day_questions(fields.get("dagvragen", {}), (*path, "dagvragen")),
        handshake=yes(fields.get("handdruk", "ja"), (*path, "handdruk")),
        spoken=_spoken(fields.get("voorlezen"), (*path, "voorlezen")),
        path=path,
    )


def _question(name: str, plain: Plain, path: ContentPath, ways_out: _Buttons) -> Question:
    fields = part(plain, path)
    known_fields(fields, _QUESTION, path)
    own = _own(fields.get("knoppen", ()), (*path, "knoppen"))
    buttons = (*own, *_shared(fields.get("uitwegen", ()), (*path, "uitwegen"), ways_out))
    for button in own:
        if button.id in ways_out:
            raise ContentFault(
                (*button.path, "knop"), f"'{button.id}' is ook een uitweg.", "Kies een andere naam."
            )
    return Question(
        id=name,
        wording=parse_wording(needed(fields, "vraag", path), (*path, "vraag")),
        buttons=buttons,
        moves_to=words(needed(fields, "verder", path), (*path, "verder")),
        answers=_answers(buttons),
        condition=_condition(fields.get("als", {}), (*path, "als")),
        open=yes(fields.get("open", "nee"), (*path, "open")),
    )


def _own(plain: Plain, path: ContentPath) -> list[Button]:
    """Read a question's own buttons: a list, since their order is what the client sees."""
    found: list[Button] = []
    for place, entry in enumerate(rows(plain, path)):
        where = (*path, place)
        fields = part(entry, where)
        known_fields(fields, (*_BUTTON, "knop"), where)
        name = words(needed(fields, "knop", where), (*where, "knop"))
        if name in [one.id for one in found]:
            raise ContentFault(
                (*where, "knop"), f"De knop '{name}' staat er twee keer.", "Kies een andere naam."
            )
        found.append(_button(name, fields, where, way_out=False))
    return found


def _ways_out(plain: Plain, path: ContentPath) -> Iterator[tuple[str, Button]]:
    for name, entry in part(plain, path).items():
        fields = part(entry, (*path, name))
        known_fields(fields, _BUTTON, (*path, name))
        yield name, _button(name, fields, (*path, name), way_out=True)


def _button(name: str, fields: Mapping[str, Plain], path: ContentPath, *, way_out: bool) -> Button:
    also = rows(fields.get("ook", ()), (*path, "ook"))
    return Button(
        id=name,
        label=parse_wording(needed(fields, "tekst", path), (*path, "tekst")),
        goes_to=words(needed(fields, "naar", path), (*path, "naar")),
        also=tuple(words(one, (*path, "ook", place)) for place, one in enumerate(also)),
        signal=_signal(fields.get("signaal"), (*path, "signaal")),
        task=_task(fields.get("taak"), (*path, "taak")),
        says=_optional(fields.get("zegt"), (*path, "zegt")),
        way_out=way_out,
        path=path,
    )


def _shared(plain: Plain, path: ContentPath, ways_out: _Buttons) -> tuple[Button, ...]:
    return tuple(
        ways_out[choice(one, ways_out, (*path, place))] for place, one in enumerate(rows(plain, path))
    )


def _answers(buttons: tuple[Button, ...]) -> Mapping[str, str]:
    """Collect what may be typed for each button. Raises ContentFault when one text means two buttons."""
    found: dict[str, str] = {}
    for button in buttons:
        for form in _forms(button):
            if not form or found.setdefault(form, button.id) != button.id:
                raise ContentFault(
                    button.path,
                    f"Het antwoord '{form}' hoort niet bij precies één knop.",
                    "Geef elke knop een eigen tekst met letters of cijfers.",
                )
    if not any(form.isdigit() for form in found):
        found |= {str(place): button.id for place, button in enumerate(buttons, 1)}
    return found


def _forms(button: Button) -> list[str]:
    labels = [answer_form(label) for _, _, label in button.label.everywhere()]
    return [*labels, *(answer_form(one) for one in button.also)]


def _signal(plain: Plain | None, path: ContentPath) -> Signal | None:
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


def _task(plain: Plain | None, path: ContentPath) -> StepTask | None:
    if plain is None:
        return None
    fields = part(plain, path)
    known_fields(fields, ("soort", "niveau"), path)
    kind = words(needed(fields, "soort", path), (*path, "soort"))
    return StepTask(kind, _level(needed(fields, "niveau", path), (*path, "niveau")))


def _level(plain: Plain, path: ContentPath) -> Level:
    return level_of(choice(plain, [one.word for one in Level if one is not Level.NONE], path))


def _optional(plain: Plain | None, path: ContentPath) -> Wording | None:
    return None if plain is None else parse_wording(plain, path)


def _condition(plain: Plain, path: ContentPath) -> Condition:
    fields = part(plain, path)
    known_fields(fields, ("kinderen", "apart", "rollen", "dagen", "maanden"), path)
    roles = rows(fields.get("rollen", ()), (*path, "rollen"))
    return Condition(
        children=yes(fields["kinderen"], (*path, "kinderen")) if "kinderen" in fields else None,
        living_apart=yes(fields["apart"], (*path, "apart")) if "apart" in fields else None,
        roles=tuple(Role(choice(one, Role, (*path, "rollen", place))) for place, one in enumerate(roles)),
        days=counts(fields.get("dagen", ()), (*path, "dagen"), _LAST_DAY),
        months=counts(fields.get("maanden", ()), (*path, "maanden"), 36),
    )


def _day_questions(plain: Plain, path: ContentPath) -> Mapping[int, str]:
    return {
        count(day, (*path, day), _LAST_DAY): words(step, (*path, day))
        for day, step in part(plain, path).items()
    }


def _spoken(plain: Plain | None, path: ContentPath) -> Mapping[Language, tuple[str, ...]]:
    if plain is None:
        return {}
    lines = [parse_wording(one, (*path, place)) for place, one in enumerate(rows(plain, path))]
    return {language: tuple(line.text(Mode.OPEN, language) for line in lines) for language in Language}
