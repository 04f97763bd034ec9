"""What content must have before it goes live, and an older release that still runs may do without."""

from collections.abc import Iterable, Iterator

from cases.content import ContentFault
from cases.help_button import LABELS, is_label
from dialogs.lint import lint_forms
from dialogs.script import Button, Script
from dialogs.texts import TextBook
from dialogs.wording import Wording

_WORDS = ", ".join(dict.fromkeys(label for one in LABELS for label in one.said))


def live_faults(scripts: Iterable[Script], book: TextBook, replies: Iterable[Wording]) -> list[ContentFault]:
    """Return where "u" is missing, and where an answer is also a word on the help button."""
    scripts = list(scripts)
    return [*lint_forms(scripts, book, replies), *_help_words(scripts)]


def _help_words(scripts: Iterable[Script]) -> Iterator[ContentFault]:
    """Refuse an answer that is also what a help button may say: one tap would mean two things."""
    seen: set[tuple[object, ...]] = set()
    for script in scripts:
        for question in script.own.values():
            for button in question.buttons:
                if button.path not in seen and _is_help(button):
                    seen.add(button.path)
                    yield ContentFault(
                        button.path,
                        "Dit antwoord kan ook op de hulpknop staan.",
                        f"Kies een ander woord dan {_WORDS}.",
                    )


def _is_help(button: Button) -> bool:
    return any(is_label(text) for text in (*button.label.all_forms(), *button.also))
