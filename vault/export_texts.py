"""The texts of one client that a file would hold, and what a worker said of each passage of them."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from cases.ids import ClientId, StaffId
from cases.masking import masked, passages
from cases.moments import Moment
from cases.own_file import OwnAnswer, OwnText, ToLookAt
from cases.rights import Request
from vault.agreement_rows import lines_of
from vault.data_keys import ClientSeals
from vault.dialect import put
from vault.seal import SealBroken
from vault.tables_side import answer, looked_at, message

MESSAGE, AGREED, ANSWER = "message", "agreed_line", "answer"
BOT = "bot"
"""Its words were written before anybody said anything; all others are looked at."""


def own_texts(conn: Connection, seals: ClientSeals, client: ClientId) -> tuple[OwnText, ...]:
    """Return every free text that is still kept, oldest first. A text that does not open is not in it."""
    found = (*_messages(conn, seals, client), *_agreed(conn, seals, client), *_typed(conn, seals, client))
    return tuple(sorted(found, key=lambda one: (one.at, one.source, one.ref)))


def _messages(conn: Connection, seals: ClientSeals, client: ClientId) -> Iterator[OwnText]:
    rows = select(message).where(message.c.client == client, message.c.words_ended_at.is_(None))
    for row in conn.execute(rows).all():
        try:
            text = seals.open_text("message", "text_sealed", row.id, row.text_sealed)
        except SealBroken:
            continue
        if text.strip():
            yield OwnText(MESSAGE, row.id, Moment(row.at), row.author, text)


def _agreed(conn: Connection, seals: ClientSeals, client: ClientId) -> Iterator[OwnText]:
    for line in lines_of(conn, seals, client, {}, ended=True):
        yield OwnText(AGREED, line.id, line.since, "worker", f"{line.name}: {line.text}")


def _typed(conn: Connection, seals: ClientSeals, client: ClientId) -> Iterator[OwnText]:
    """Return answers to questions, which may be words of one's own."""
    for row in conn.execute(select(answer).where(answer.c.client == client)).all():
        value = seals.open_text("answer", "value_sealed", row.id, row.value_sealed)
        yield OwnText(ANSWER, row.id, Moment(row.at), "client", value)


def answers_of(conn: Connection, client: ClientId, said: Mapping[str, str]) -> tuple[OwnAnswer, ...]:
    """Return the answers with the words that ``said`` holds for them, oldest first."""
    rows = select(answer).where(answer.c.client == client).order_by(answer.c.at, answer.c.id)
    return tuple(
        OwnAnswer(Moment(row.at), row.script, row.step, said[row.id])
        for row in conn.execute(rows)
        if row.id in said
    )


Seen = Mapping[tuple[str, str, int], frozenset[int]]


def seen_of(conn: Connection, request: str) -> Seen:
    """Return which passages were looked at for a request, with the places that are about somebody else."""
    rows = conn.execute(select(looked_at).where(looked_at.c.request == request))
    return {(row.source, row.ref, row.part): frozenset(map(int, row.words.split())) for row in rows}


def to_look_at(texts: Sequence[OwnText], seen: Seen) -> tuple[ToLookAt, ...]:
    """Return every passage that nobody looked at yet; the very same text in many messages is one of them."""
    found: dict[tuple[str, str, str, int], ToLookAt] = {}
    for one in texts:
        for passage in () if one.who == BOT else passages(one.text):
            if (one.source, one.ref, passage.part) in seen:
                continue
            key = (one.source, one.who, one.text, passage.part)
            refs = (*found[key].refs, one.ref) if key in found else (one.ref,)
            at = found[key].at if key in found else one.at
            found[key] = ToLookAt(one.source, refs, passage.part, at, one.who, passage.sentences)
    return tuple(found.values())


def keep_look(
    conn: Connection, request: Request, look: ToLookAt, places: frozenset[int], by: tuple[StaffId, Moment]
) -> None:
    """Keep what a worker said of a passage, for every text that holds it."""
    for ref in look.refs:
        row = {"request": request.id, "client": request.client, "source": look.source, "ref": ref}
        words = " ".join(map(str, sorted(places)))
        put(conn, looked_at, {**row, "part": look.part, "words": words, "staff": by[0], "at": by[1]})


def without_others(texts: Sequence[OwnText], seen: Seen) -> tuple[OwnText, ...]:
    """Return the texts with all that was pointed at taken out."""
    out: dict[tuple[str, str], set[int]] = {}
    for (source, ref, _part), places in seen.items():
        out.setdefault((source, ref), set()).update(places)
    return tuple(
        OwnText(one.source, one.ref, one.at, one.who, masked(one.text, out.get((one.source, one.ref), set())))
        if one.who != BOT
        else one
        for one in texts
    )
