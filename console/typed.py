"""What a person typed into a form, as text: nothing is lost and nothing is believed."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request


class Typed:
    """Fields of one form. A missing field reads as empty; line ends are one sort; NUL is dropped."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = {name: _plain(value) for name, value in fields.items()}

    def __getitem__(self, name: str) -> str:
        return self._fields.get(name, "")

    def text(self, name: str) -> str:
        return self[name].strip()

    def ticked(self, name: str) -> bool:
        return bool(self.text(name))


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


async def typed(request: Request) -> Typed:
    """Read the form of this request; the guard has parsed it already."""
    form = await request.form(max_files=0, max_fields=200)
    return Typed({name: value for name, value in form.items() if isinstance(value, str)})


Form = Annotated[Typed, Depends(typed)]
