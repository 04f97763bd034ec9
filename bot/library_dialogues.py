"""The dialogues of a content folder, each with those within it; every fault is told once."""

from collections.abc import Iterator, Mapping

from cases.content import ContentFault, Plain
from dialogs.parse import read_script, whole_script
from dialogs.script import Script
from dialogs.texts import TextBook
from escalation.lexicon_types import CATEGORIES


def read_dialogues(
    files: Mapping[str, Plain], texts: TextBook
) -> tuple[Mapping[str, Script], list[ContentFault]]:
    """Return the dialogues without a fault by name, and all that is wrong; a path begins with the file."""
    faults: list[ContentFault] = []
    read = _read(files, texts, faults)
    by_name = {script.name: script for script in read.values()}
    scripts: dict[str, Script] = {}
    for script in read.values():
        whole, found = whole_script(script, by_name)
        found += categories_of(script)
        faults += found
        if not found:
            scripts[script.name] = whole
    return scripts, list({(one.path, one.problem): one for one in faults}.values())


def _read(files: Mapping[str, Plain], texts: TextBook, faults: list[ContentFault]) -> Mapping[str, Script]:
    """Return every dialogue that can be read, by file; of two with one name the first."""
    read: dict[str, Script] = {}
    for name, plain in files.items():
        try:
            script = read_script(plain, texts, (name,))
        except ContentFault as fault:
            faults.append(fault)
            continue
        if script.name in [one.name for one in read.values()]:
            problem = f"De naam '{script.name}' bestaat al."
            faults.append(ContentFault((name, "gesprek"), problem, "Kies een andere naam."))
        else:
            read[name] = script
    return read


def categories_of(script: Script) -> Iterator[ContentFault]:
    """Give every signal of a sort that the field does not know."""
    for path, signal in script.signals():
        if signal.category not in CATEGORIES:
            yield ContentFault(
                (*path, "signaal", "soort"),
                f"De soort '{signal.category}' is onbekend.",
                f"Kies uit: {', '.join(sorted(CATEGORIES))}.",
            )
