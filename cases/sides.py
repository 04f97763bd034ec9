"""A side is a wall number; the role carries the content (design §4)."""

from enum import StrEnum


class Side(StrEnum):
    A = "a"
    B = "b"


class Role(StrEnum):
    STAYER = "stayer"
    REMOVED_PERSON = "removed_person"
    PARENT = "parent"
    ELDER = "elder"
    CARER = "carer"
    NETWORK = "network"
    YOUNG_PERSON = "young_person"


class Speaker(StrEnum):
    VICTIM = "victim"
    PERPETRATOR = "perpetrator"
    PARENT = "parent"
    ELDER = "elder"
    NETWORK = "network"


_SPEAKERS = {
    Role.STAYER: Speaker.VICTIM,
    Role.YOUNG_PERSON: Speaker.VICTIM,
    Role.REMOVED_PERSON: Speaker.PERPETRATOR,
    Role.PARENT: Speaker.PARENT,
    Role.ELDER: Speaker.ELDER,
    Role.CARER: Speaker.NETWORK,
    Role.NETWORK: Speaker.NETWORK,
}


def speaker_of(role: Role) -> Speaker:
    """Return who speaks for the detector, from the role and never from the side letter."""
    return _SPEAKERS[role]
