"""What is wrong with the loose texts or ready answers of one file that is being written."""

from cases.content import ContentFault
from cases.content_edit import Files
from dialogs.gate import gate_faults
from dialogs.lint import lint_texts
from dialogs.replies import read_replies
from dialogs.texts import read_texts

_TEXTS, _REPLIES = "texts/", "replies/"


def text_faults(files: Files, file: str) -> tuple[ContentFault, ...]:
    """Return all faults of one file, each once; a path begins with the file."""
    faults: list[ContentFault] = []
    if file.startswith(_TEXTS):
        book, faults = read_texts({name: one for name, one in files.items() if name.startswith(_TEXTS)})
        faults = [*faults, *([] if faults else lint_texts(book))]
    elif file.startswith(_REPLIES):
        faults = read_replies({file: files[file]})[1]
    faults = [*faults, *gate_faults({file: files[file]})]
    return tuple({(one.path, one.problem): one for one in faults if one.path[:1] == (file,)}.values())
