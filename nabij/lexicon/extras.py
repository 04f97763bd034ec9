"""What needs an extra that runs of Nabij never need: asked for only here, with the way to get it."""

from types import ModuleType

from nabij.refused import Refused

_TRAIN = "Dit vraagt scikit-learn en matplotlib. Doe: pip install 'nabij[train]'"


def learner() -> ModuleType:
    """Return the file that knows scikit-learn. Raises Refused."""
    try:
        from nabij.lexicon import learner as found  # noqa: PLC0415 - only where weights are made
    except ImportError:
        raise Refused([_TRAIN]) from None
    return found


def pictures() -> ModuleType:
    """Return the file that knows matplotlib. Raises Refused."""
    try:
        from nabij.lexicon import pictures as found  # noqa: PLC0415 - only where pictures are drawn
    except ImportError:
        raise Refused([_TRAIN]) from None
    return found


def embedding() -> ModuleType:
    """Return the file that knows the sentence embedding. Raises Refused."""
    try:
        from nabij.lexicon import embedding as found  # noqa: PLC0415 - only where it is compared with
    except ImportError:
        raise Refused(["Dit vraagt een zinsmodel. Doe: pip install 'nabij[semantic]'"]) from None
    return found
