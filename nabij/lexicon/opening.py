"""Opens content and training text for the lexicon tools; whatever is wrong is said in one line each."""

from pathlib import Path

from bot.library import WEIGHTS, ContentBroken, Library, read_folder
from nabij.content_folder import shipped_content
from nabij.lexicon.voices import Voice, VoicesBroken, read_voices
from nabij.refused import Refused

TRAINING = "lexicon/training"


def opened(folder: Path | None, *, weights: bool = True) -> tuple[Library, tuple[Voice, ...]]:
    """Return the content and every message of its training text. Raises Refused with every fault."""
    where = folder or shipped_content()
    try:
        return read_folder(where, weights=weights), read_voices(where / TRAINING)
    except (ContentBroken, VoicesBroken) as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None


def opened_for_training(folder: Path | None, out: Path | None) -> tuple[Library, tuple[Voice, ...], Path]:
    """Return content without its weights, training text and where new ones go. Raises Refused."""
    library, voices = opened(folder, weights=False)
    return library, voices, out or (folder or shipped_content()) / WEIGHTS
