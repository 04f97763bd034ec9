"""What content must stand up to before it goes live, beyond being readable: judged by itself alone.

What can only be judged beside the content that is live (a signal that was lowered, a rule that is gone) is
for the replay.
"""

from collections.abc import Iterable, Mapping

from cases.content import ContentFault, Plain
from cases.programme import Programme, pace_faults
from cases.social_map import SocialMap, number_faults
from dialogs.gate import gate_faults


def may_go_live(
    files: Mapping[str, Plain], programmes: Mapping[str, Programme], social_map: SocialMap
) -> list[ContentFault]:
    """Return everything in it that nobody may put before a client."""
    names = _names_of(files, programmes)
    paces: Iterable[ContentFault] = (
        fault for name, programme in programmes.items() for fault in pace_faults(programme, (names[name],))
    )
    return [*gate_faults(files), *number_faults(social_map), *paces]


def _names_of(files: Mapping[str, Plain], programmes: Mapping[str, Programme]) -> Mapping[str, str]:
    """Return in which file each programme stands."""
    found = dict.fromkeys(programmes, "programmes")
    for file, plain in files.items():
        if file.startswith("programmes/") and isinstance(plain, Mapping):
            found[str(plain.get("programma", "")).replace("_", "-")] = file
    return found
