"""Making a content folder live at a shell: two people who prove who they are, or one who mends."""

from pathlib import Path

from bot.library import Library, canonical
from cases.content_draft import EDITORS, LONG_REVIEWERS
from cases.desk import Staff
from nabij.lexicon.checking import checked, fresh, today
from nabij.prepare import front_of, release_problems
from nabij.proving import Two, prove
from nabij.refused import Refused
from nabij.settings import read_settings
from vault.coordination import CoordinationStore
from vault.factor_forgetting import NotForgotten

_ALONE = (
    "Niemand neemt alleen inhoud in gebruik. Noem een tweede persoon met --with; allebei laten zien wie ze"
    " zijn. Of bied de map aan in de console: nabij content import MAP --by UW_INLOGNAAM"
)
_SAME = "--by en --with zijn dezelfde persoon. Een tweede persoon kijkt mee."
_WHO = "'{login}' is geen coördinator of aandachtsfunctionaris."
_ONE_IS = "Een van de twee is coördinator."


def publish_content(folder: Path | None, two: Two) -> str:
    """Make a checked folder the live release. Raises Refused; the last good release then stays.

    A crisis entry that nobody checked lately blocks, but where the live release cannot be used: then every
    message goes to a human, and old content is better than none.
    """
    settings = read_settings()
    library = checked(folder or settings.content).library
    with front_of(settings) as front:
        if not release_problems(front):
            fresh(library, today())
        return make_live(front, library, two)


def make_live(front: CoordinationStore, library: Library, two: Two) -> str:
    """Make checked content the live release and say so. Raises Refused.

    Where the live release cannot be used one name is enough: every message goes to a human meanwhile.
    """
    body, by = canonical(library), two.by
    if not release_problems(front) and not _is_live(front, body):
        by = _proved(front, two)
    number = front.publish(body, by)
    return f"Uitgave {number} is live. Lopende gesprekken gaan verder op hun eigen uitgave."


def _is_live(front: CoordinationStore, body: bytes) -> bool:
    found = front.live_release(None)
    return found is not None and found[1] == body


def _proved(front: CoordinationStore, two: Two) -> str:
    """Return both logins once both proved who they are. Raises Refused."""
    if not two.second:
        raise Refused([_ALONE])
    people = (_someone(front, two.by), _someone(front, two.second))
    if people[0].person == people[1].person:
        raise Refused([_SAME])
    if not {one.role for one in people} & EDITORS:
        raise Refused([_ONE_IS])
    prove(front, two, people, "publish")
    return f"{two.by} + {two.second}"


def _someone(front: CoordinationStore, login: str) -> Staff:
    try:
        found = front.who_forgets(login)
    except NotForgotten:
        raise Refused([_WHO.format(login=login)]) from None
    if found.role not in LONG_REVIEWERS:
        raise Refused([_WHO.format(login=login)])
    return found
