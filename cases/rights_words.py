"""The words with which a client asks for something about their own data, when the message is that alone."""

from cases.rights import RequestKind
from cases.spellings import FILLERS, one_slip

LONG_WORD = 7
"""Letters from which one slip is forgiven: shorter words lie too close to others ("date" and "data")."""

_POLITE = """
    ik wil wilt wou graag kan kun kunt mag kunnen jullie je u even aub alsjeblieft alstublieft
    please i want can you to would like het
"""
_ASKING = frozenset(_POLITE.split())
"""Words around the request which change nothing."""

_PHRASES: dict[RequestKind, tuple[str, ...]] = {
    RequestKind.ACCESS: (
        *("mijn gegevens", "mijn dossier", "inzage", "inzage in mijn gegevens", "inzage in mijn dossier"),
        *("mijn gegevens zien", "mijn gegevens inzien", "mijn dossier zien", "mijn dossier inzien"),
        *("my data", "my file", "see my data", "see my file"),
    ),
    RequestKind.PORTABLE: (
        *("mijn gegevens meenemen", "mijn gegevens downloaden", "download mijn gegevens"),
        *("stuur mij mijn gegevens", "stuur mijn gegevens", "export", "download my data", "export my data"),
    ),
    RequestKind.RECTIFY: (
        *("mijn gegevens kloppen niet", "verbeter mijn gegevens", "mijn gegevens verbeteren"),
        *("correct my data", "my data is wrong"),
    ),
    RequestKind.ERASE: (
        *("verwijder mij", "verwijder mijn gegevens", "verwijder mijn dossier", "verwijder mijn account"),
        *("mijn gegevens verwijderen", "mijn dossier verwijderen", "mijn account verwijderen"),
        *("wis mij", "wis mijn gegevens", "wis mijn dossier", "mijn gegevens wissen"),
        *("delete me", "delete my data", "delete my file", "delete my account", "erase my data"),
    ),
    RequestKind.RESTRICT: (
        *("gebruik mijn gegevens niet", "stop met mijn gegevens", "do not use my data", "stop using my data"),
    ),
    RequestKind.OBJECT: ("bezwaar", "bezwaar maken", "maak bezwaar", "object to my data"),
    RequestKind.WHO_LOOKED: (
        *("wie keek", "wie heeft gekeken", "wie heeft mijn gegevens gezien", "wie keek in mijn gegevens"),
        *("wie heeft mijn berichten gelezen", "wie heeft mijn dossier gezien", "who looked"),
        *("who read my messages", "who has read my messages", "who looked at my data"),
    ),
}


def _bare(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FILLERS and word not in _ASKING)


_MEANT = tuple((kind, _bare(one.split())) for kind, phrases in _PHRASES.items() for one in phrases)


def request_of(plain: str) -> RequestKind | None:
    """Return what a message asks about the sender's own data, when it asks that and nothing else.

    ``plain`` is as ``cases.agreement`` reads it: no case, accents or punctuation. Words of politeness
    change nothing, and one slip in a long word is forgiven.
    """
    typed = _bare(plain.split())
    return next((kind for kind, meant in _MEANT if _same(typed, meant)), None)


def _same(typed: tuple[str, ...], meant: tuple[str, ...]) -> bool:
    return len(typed) == len(meant) and all(
        one == other or (len(meant) > 1 and len(other) >= LONG_WORD and one_slip(one, other))
        for one, other in zip(typed, meant, strict=True)
    )
