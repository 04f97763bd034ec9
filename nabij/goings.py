"""Where the bot can go on after a worker: the dialogues of a programme, and each of their questions."""

from collections.abc import Iterator

from cases.levels import Language, Mode
from console.settings import Going
from dialogs.script import Script
from escalation.rulebook import Rulebook

_LONGEST = 60
"""Characters of a question in a list."""


def goings_in(book: Rulebook, programme: str) -> tuple[Going, ...]:
    """Return the places of one programme, dialogue by dialogue; an unknown programme is the weekly one."""
    known = book.programme(programme)
    if known is None:
        return ()
    scripts = [book.scripts[name] for name in known.scripts if name in book.scripts]
    return tuple(going for script in scripts for going in _in_script(script))


def _in_script(script: Script) -> Iterator[Going]:
    yield Going(script.name, "", script.title)
    for name, question in script.own.items():
        asked = question.wording.text(Mode.NEUTRAL, Language.NL_B1) or name
        short = asked if len(asked) <= _LONGEST else asked[: _LONGEST - 1].rstrip() + "…"
        yield Going(script.name, name, f"{script.title}: {short}")
