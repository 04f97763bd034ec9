"""Practice §8, test 12: what is no text, or nobody could place, waits for a human by a clock."""

from collections.abc import Callable

from line_stage import Client, a_line
from sqlalchemy import select

from cases.moments import Moment
from cases.sides import Side
from vault.tables_side import flag, task

TURKISH = "komsunun kedisi bugun yine bahcede uyudu"
"""A sentence about a cat: no word of it is in the lexicon."""


def clocks(client: Client) -> list[Moment]:
    """Return until when a human must look, of every open flag and task of this client."""
    store = client.line.stage.house.sides[client.side].database
    with store.read() as conn:
        flags = select(flag.c.answer_by).where(flag.c.client == client.id, flag.c.closed_at.is_(None))
        tasks = select(task.c.due_at).where(task.c.client == client.id, task.c.done_at.is_(None))
        return [Moment(at) for asked in (flags, tasks) for at in conn.execute(asked).scalars()]


SENT: dict[str, Callable[[Client], object]] = {
    "voice": lambda one: one.phone.media(one.bot, "voice", content=b"OggS", duration=7),
    "sticker": lambda one: one.phone.media(one.bot, "sticker", content=b"RIFF", emoji="\N{CRYING FACE}"),
    "photo": lambda one: one.phone.media(one.bot, "photo", content=b"\xff\xd8\xff"),
    "turkish": lambda one: one.phone.send(one.bot, TURKISH),
}


def test_what_is_no_text_and_what_nobody_understands_waits_for_a_human_by_a_clock() -> None:
    with a_line() as line:
        client, desk, anna = line.enrol(), line.desk(Side.A), line.worker(Side.A)
        for name, send in SENT.items():
            known = {row.flag for row in desk.flags(anna, "alle")}
            waiting, heard = len(clocks(client)), len(client.heard())
            send(client)
            line.settle()
            new = [row for row in desk.flags(anna, "alle") if row.flag not in known]
            assert [row.client for row in new] == [client.id], name
            assert len(clocks(client)) > waiting, name
            assert all(at > line.stage.now() for at in clocks(client)), name
            assert len(client.heard()) > heard, f"whoever sent {name} hears that it arrived"
