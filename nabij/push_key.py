"""Makes the key that Web Push is signed with."""

from pathlib import Path

from nabij.refused import Refused

NOT_INSTALLED = "Push is niet geïnstalleerd. Doe: pip install 'nabij[push]'"


def push_problem(file: Path) -> str:
    """Return why push cannot be signed with this key; empty when it can. A start must not die of it later."""
    try:
        from bot.pager_push import read_push_key  # noqa: PLC0415  # an extra: absent where push is not used
    except ImportError:
        return NOT_INSTALLED
    try:
        read_push_key(file)
    except ValueError:
        return f"{file} is geen sleutel voor push. Doe: nabij keys push BESTAND"
    return ""


def write_push_key(file: Path) -> str:
    """Write a new key; return what to say of it. Raises Refused; an existing file is never touched."""
    try:
        from bot.pager_push import new_push_key  # noqa: PLC0415  # an extra: absent where push is not used
    except ImportError:
        raise Refused([NOT_INSTALLED]) from None
    try:
        new_push_key(file)
    except FileExistsError:
        raise Refused(
            [f"{file} bestaat al. Een nieuwe sleutel beëindigt elk abonnement: kies een ander bestand."]
        ) from None
    except OSError as error:
        raise Refused([f"{file} is niet te schrijven: {type(error).__name__}."]) from None
    return f'Sleutel geschreven. Zet in de instellingen: [paging.push] key_file = "{file}"'
