"""Words that workers think Nabij should watch for: a theme, a few words and who says so. Never a client."""

from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select

from cases.desk import Staff, StaffRole
from cases.moments import DAY, Moment
from cases.word_tip import MOST_OPEN, WordTip, tip_words
from vault.content_rows import aliases
from vault.coordination_part import CoordinationPart, hold, require
from vault.tables_coordination import word_tip

_MOST_SHOWN = 200
_ONE_AT_A_TIME = "wordtip"


class WordTipBook(CoordinationPart):
    """Tips, left by workers of both sides and taken up by coordinators."""

    def leave_word_tip(self, staff: Staff, code: str, words: str) -> bool:
        """Keep a tip; False, and nothing kept, when this person has too many waiting.

        The same words of the same person count once. Raises NotFound for no worker, ContentFault.
        """
        require(staff, (StaffRole.WORKER,))
        kept, now = tip_words(words), self._clock.now()
        mine = (word_tip.c.staff == staff.id,)
        same = (*mine, word_tip.c.code == code, word_tip.c.words == kept)
        row = {"id": self._ids.new(), "code": code, "words": kept, "staff": staff.id, "at": now - now % DAY}
        with self._store.begin() as conn:
            hold(conn, _ONE_AT_A_TIME)
            if conn.execute(select(word_tip.c.id).where(*same)).first() is not None:
                return True
            if conn.execute(select(func.count()).where(*mine)).scalar_one() >= MOST_OPEN:
                return False
            conn.execute(insert(word_tip), row)
        return True

    def word_tips(self, staff: Staff) -> Sequence[WordTip]:
        """Return the tips that wait, the newest day first. Raises NotFound for no coordinator."""
        require(staff, (StaffRole.COORDINATOR,))
        wanted = select(word_tip).order_by(word_tip.c.at.desc(), word_tip.c.code, word_tip.c.words)
        with self._store.read() as conn:
            rows = conn.execute(wanted.limit(_MOST_SHOWN)).all()
            names = aliases(conn, [row.staff for row in rows])
        return tuple(
            WordTip(row.id, row.code, row.words, names.get(row.staff, ""), Moment(row.at)) for row in rows
        )

    def end_word_tip(self, staff: Staff, tip: str) -> None:
        """Take a tip away once it was looked at. Raises NotFound for no coordinator."""
        require(staff, (StaffRole.COORDINATOR,))
        with self._store.begin() as conn:
            conn.execute(delete(word_tip).where(word_tip.c.id == tip))
