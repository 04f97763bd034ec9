"""Questions left out of a dialogue now, without changing it: nobody is asked them, and it goes on."""

from collections.abc import Collection
from dataclasses import replace

from dialogs.script import Script

Left = tuple[str, str]
"""A dialogue and a question of it; an empty question is the whole dialogue."""


def without(script: Script, left: Collection[Left]) -> Script:
    """Return the dialogue in which these questions concern nobody, also where another dialogue holds them.

    Where all leads on by ``verder`` it still ends: a dialogue never leads back.
    """
    if not left:
        return script
    questions = {
        name: replace(one, skipped=True) if _is_left(script.name, name, left) else one
        for name, one in script.questions.items()
    }
    return replace(script, questions=questions)


def _is_left(script: str, name: str, left: Collection[Left]) -> bool:
    dialogue, slash, rest = name.partition("/")
    place = (dialogue, rest.partition("/")[0]) if slash else (script, name)
    return place in left or (bool(slash) and (dialogue, "") in left)
