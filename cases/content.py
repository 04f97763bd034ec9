"""What is wrong with a piece of content, said so that a coordinator can mend it."""

from collections.abc import Mapping, Sequence

ContentPath = tuple[str | int, ...]
Plain = str | Sequence["Plain"] | Mapping[str, "Plain"]
"""Content as it is read: text, lists and named parts; nothing is typed until a parser types it."""


class ContentFault(Exception):
    """A fault at ``path`` inside one file, with the remedy, both in Dutch.

    The parser knows the path; whoever read the file adds its name and the line.
    """

    def __init__(self, path: ContentPath, problem: str, remedy: str) -> None:
        super().__init__(path, problem, remedy)
        self.path = path
        self.problem = problem
        self.remedy = remedy
