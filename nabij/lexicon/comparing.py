"""Shows what an edit of the word list changes, for who decides whether it goes live."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.library import ContentBroken, Library, from_canonical, read_folder
from escalation.detector import Detector
from escalation.lexicon_compare import Change, Compared, Edit, Known, compared, edit_of, known_by_tests
from nabij.content_folder import shipped_content
from nabij.lexicon.checking import known_in
from nabij.lexicon.samples import read_samples
from nabij.refused import Refused

MOST_SHOWN = 10
_LONGEST_SHOWN = 100


def difference(old: Path, new: Path, labelled: Path | None) -> tuple[Edit, Compared]:
    """Compare two content folders or releases over all messages whose level is known. Raises Refused."""
    before, after = _library(old), _library(new)
    messages = known_by_tests(before.lexicon, after.lexicon)
    texts = {known.text for known in messages}
    training = known_in(new) or known_in(old) or known_in(shipped_content())
    messages += [known for known in training if known.text not in texts]
    if labelled is not None:
        messages += [Known(one.text, one.speaker, one.level) for one in read_samples(labelled)]
    found = compared(messages, _detector(before, "oud"), _detector(after, "nieuw"))
    return edit_of(before.lexicon, after.lexicon), found


def _library(place: Path) -> Library:
    try:
        return read_folder(place, prove=False) if place.is_dir() else from_canonical(place.read_bytes())
    except OSError:
        raise Refused(
            [f"{place} is niet te lezen. Geef een map met inhoud, of een uitgave als JSON."]
        ) from None
    except ContentBroken as broken:
        raise Refused([f"{place}: {fault}" for fault in broken.faults]) from None


def _detector(library: Library, name: str) -> Detector:
    return Detector.of(library.lexicon, name, library.second)


def told(edit: Edit, found: Compared, *, examples: bool) -> Iterator[str]:
    """Return the lines for a coordinator, what matters most first."""
    yield _summary(edit)
    yield (
        f"Van {found.harmless} onschuldige zinnen geven er {len(found.alarms(more=True))} meer alarm"
        f" en {len(found.alarms(more=False))} minder."
    )
    yield (
        f"Van {found.risk} zinnen met risico worden er {len(found.finds(more=True))} meer gevonden"
        f" en {len(found.finds(more=False))} minder."
    )
    yield (
        f"Van wat beide keren opvalt, weegt {len(found.weighed(heavier=True))} nu zwaarder"
        f" en {len(found.weighed(heavier=False))} lichter."
    )
    for (old, new), count in sorted(found.moves.items(), key=lambda one: -one[1]):
        yield f"  van {old.word} naar {new.word}: {count}"
    for group, changes in _groups(found):
        if changes and examples:
            yield f"{group}:"
            yield from map(_line, changes[:MOST_SHOWN])
    yield from _edited(edit)


def _summary(edit: Edit) -> str:
    if not (edit.added or edit.removed or edit.changed or edit.classes):
        return "Deze wijziging verandert geen enkele regel."
    return (
        f"Deze wijziging: {len(edit.added)} regel(s) erbij, {len(edit.removed)} weg,"
        f" {len(edit.changed)} anders, {len(edit.classes)} woordklasse(n) anders."
    )


def _groups(found: Compared) -> tuple[tuple[str, list[Change]], ...]:
    return (
        ("Niet meer gevonden", found.finds(more=False)),
        ("Nieuw vals alarm", found.alarms(more=True)),
        ("Nu gevonden", found.finds(more=True)),
        ("Geen vals alarm meer", found.alarms(more=False)),
        ("Lichter dan eerst", found.weighed(heavier=False)),
        ("Zwaarder dan eerst", found.weighed(heavier=True)),
    )


def _line(change: Change) -> str:
    text = change.known.text
    short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
    return f"  {change.old.word} -> {change.new.word}  '{short}'  ({change.rule or 'geen regel'})"


def _edited(edit: Edit) -> Iterator[str]:
    for word, rules in (("erbij", edit.added), ("weg", edit.removed), ("anders", edit.changed)):
        if rules:
            yield f"Regels {word}: {', '.join(rules)}."
    for name, (came, went) in edit.classes.items():
        parts = [f"erbij {', '.join(came[:MOST_SHOWN])}"] if came else []
        parts += [f"weg {', '.join(went[:MOST_SHOWN])}"] if went else []
        yield f"Woordklasse {name}: {'; '.join(parts)}."


def as_result(edit: Edit, found: Compared, *, examples: bool) -> dict[str, Any]:
    """Return the same as one JSON object."""
    return {
        "rules": {
            "added": list(edit.added),
            "removed": list(edit.removed),
            "changed": list(edit.changed),
        },
        "classes": {name: {"added": came, "removed": went} for name, (came, went) in edit.classes.items()},
        "harmless": {
            "messages": found.harmless,
            "more": len(found.alarms(more=True)),
            "fewer": len(found.alarms(more=False)),
        },
        "risk": {
            "messages": found.risk,
            "more": len(found.finds(more=True)),
            "fewer": len(found.finds(more=False)),
        },
        "heavier": len(found.weighed(heavier=True)),
        "lighter": len(found.weighed(heavier=False)),
        "moves": {f"{old.word}>{new.word}": count for (old, new), count in found.moves.items()},
        "examples": _examples(found) if examples else {},
    }


def _examples(found: Compared) -> dict[str, Sequence[dict[str, str]]]:
    return {
        group: [
            {"text": one.known.text, "old": one.old.word, "new": one.new.word, "rule": one.rule}
            for one in changes[:MOST_SHOWN]
        ]
        for group, changes in _groups(found)
        if changes
    }
