"""A content folder summed up in a short table: what each dialogue asks, and what can be raised in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from bot.library import Library
from cases.levels import Level
from dialogs.script import Script

_HEAD = ("gesprek", "vragen", "knoppen", "signalen", "ernstig", "in")


def table_of(library: Library) -> Iterator[str]:
    """Give the lines of the table: one for each dialogue, the programmes it is in behind it."""
    used = _used(library)
    wide = max((len(name) for name in library.scripts), default=0)
    wide = max(wide, len(_HEAD[0]))
    yield f"{_HEAD[0]:{wide}}  {_HEAD[1]:>6}  {_HEAD[2]:>7}  {_HEAD[3]:>8}  {_HEAD[4]:>7}  {_HEAD[5]}"
    for name in sorted(library.scripts):
        counted = _counted(library.scripts[name])
        numbers = (
            f"{counted['asked']:6}  {counted['buttons']:7}  {counted['signals']:8}  {counted['severe']:7}"
        )
        yield f"{name:{wide}}  {numbers}  {', '.join(used.get(name, ())) or '-'}"


def _counted(script: Script) -> Counter[str]:
    """Count the questions a person can get, and signals; those of a dialogue within count there."""
    own = script.own
    levels = [one.level for one in dict(replace(script, questions=own).signals()).values()]
    return Counter(
        asked=len(own),
        buttons=sum(len(one.buttons) for one in own.values()),
        signals=len(levels),
        severe=sum(level >= Level.HIGH for level in levels),
    )


def _used(library: Library) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(library.programmes):
        for script in library.programmes[name].scripts:
            found.setdefault(script, []).append(name)
    return found
