"""What workers do beside the words: acts outside the chat, an offer, words taken back, the visit light."""

from sqlalchemy import Connection, insert, update

from cases.effects import NoteAct, OfferHandover, RecallSay, SayKind, SetVisitLight
from cases.errors import TooLate
from cases.moments import Moment
from vault.live_rows import tell
from vault.tables_side import act, client, outbox

RECALLED = "recalled"


def store_act(
    conn: Connection, row_id: str, effect: NoteAct | OfferHandover | RecallSay | SetVisitLight, at: Moment
) -> None:
    """Store one of these. Raises TooLate for words that left, or may have."""
    match effect:
        case NoteAct():
            row = {"id": row_id, "client": effect.client, "staff": effect.by, "act": effect.act}
            conn.execute(insert(act), {**row, "at": effect.at})
            tell(conn, "act", effect.client, at)
        case OfferHandover():
            tell(conn, "offer", effect.client, at)
        case RecallSay():
            _recall(conn, effect)
            tell(conn, "outbox", effect.client, at)
        case SetVisitLight():
            seen = {"visit_by": effect.by, "visit_at": effect.at}
            conn.execute(update(client).where(client.c.id == effect.client).values(seen))
            tell(conn, "client", effect.client, at)


def _recall(conn: Connection, effect: RecallSay) -> None:
    """Drop what one reply queued; an attempt that may have arrived cannot be taken back."""
    own = (outbox.c.client == effect.client) & (outbox.c.kind == SayKind.WORKER.value)
    of_reply = outbox.c.id.startswith(f"{effect.reply}:", autoescape=True)
    here = (outbox.c.state == "new") & (outbox.c.doubts == 0)
    dropped = conn.execute(update(outbox).where(own, of_reply, here).values(state="dropped", code=RECALLED))
    if not dropped.rowcount:
        raise TooLate
