"""Whether a password would be guessed soon: long enough, no known word or pattern, nothing of its owner."""

from collections.abc import Collection

SHORTEST_PASSWORD = 12
_JUDGED = 72
"""More letters than this are not looked at: judging them takes long and tells no more."""
_GUESSES = 3
"""Of four: safely unguessable where a hash was stolen (the scale of its authors)."""
_HOUSE = ("nabij", "planning", "agenda")


def weakness_of(password: str, own: Collection[str]) -> str:
    """Return short, guessed, own, or empty for one that will do. ``own``: login and name of its owner."""
    if len(password) < SHORTEST_PASSWORD:
        return "short"
    plain = password.casefold()
    if any(len(word) > _GUESSES and word.casefold() in plain for word in own):
        return "own"
    from zxcvbn import zxcvbn  # noqa: PLC0415  # reads its lists of words: only where a password is chosen

    judged = zxcvbn(password[:_JUDGED], user_inputs=[*own, *_HOUSE])
    return "" if judged["score"] >= _GUESSES else "guessed"
