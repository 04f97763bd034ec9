"""What a person typed into a form, as text: nothing is lost and nothing is believed."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Request

from console.forgery import MOST_FIELDS, ONCE, TOKEN


class Typed:
    """Fields of one form. A missing field reads as empty; line ends are one sort; NUL is dropped."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = {name: _plain(value) for name, value in fields.items()}

    def __getitem__(self, name: str) -> str:
        return self._fields.get(name, "")

    def text(self, name: str) -> str:
        return self[name].strip()

    def mark(self, *around: str) -> str:
        """Return what tells this form from any other, sent by whom and about what; empty without its id.

        The same page sent again has the same mark; other words under the same id are another form.
        """
        if not self.text(ONCE):
            return ""
        fields = sorted((name, value) for name, value in self._fields.items() if name != TOKEN)
        return sha256(json.dumps([around, fields]).encode()).hexdigest()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Give each field as it was typed, but for the token of the page."""
        return ((name, value) for name, value in self._fields.items() if name != TOKEN)

    def ticked(self, name: str) -> bool:
        return bool(self.text(name))


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


async def typed(request: Request) -> Typed:
    """Read the form of this request; the guard has parsed it already."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    return Typed({name: value for name, value in form.items() if isinstance(value, str)})


Form = Annotated[Typed, Depends(typed)]
