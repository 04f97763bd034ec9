"""What the parties of one case chose for their phones: never twice the same, and nobody hears why."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from cases.errors import ChoiceTaken
from cases.ids import ClientId
from vault.coordination_part import CoordinationPart
from vault.dialect import put
from vault.tables_coordination import case_choice, case_party


class ChoiceBook(CoordinationPart):
    """Keeps a blind mark of each choice: equal within a case, and telling nothing outside it."""

    def mark_choices(self, party: ClientId, choices: Mapping[str, str], only: Collection[str] = ()) -> None:
        """Keep what this party chose (``opener``, ``bot``, ``pictures``) in place of what it chose before.

        All of them or none. Raises ChoiceTaken for the first that somebody else in the case has, whoever
        that is. A party that coordination does not know has no case and shares nothing. What the party's
        side has ``only`` one of is kept, so that nobody else takes it, and never refused: there is no other
        to choose, and the settings see to it that no two sides have one name.
        """
        with self._store.begin() as conn:
            known = select(case_party.c.case_).where(case_party.c.party == party)
            case_id = conn.execute(known).scalar()
            if case_id is None:
                return
            for kind, chosen in choices.items():
                mark = self._mark(case_id, kind, chosen)
                if kind in only and _is_taken(conn, case_id, party, mark):
                    continue
                row = {"party": party, "kind": kind, "case_": case_id}
                try:
                    put(conn, case_choice, {**row, "mark": mark})
                except IntegrityError:
                    raise ChoiceTaken(kind) from None

    def _mark(self, case_id: str, kind: str, chosen: str) -> bytes:
        letters = "".join(letter for letter in chosen.casefold() if letter.isalnum())
        return self._sealer.token_hmac(f"choice|{case_id}|{kind}|{letters}")


def _is_taken(conn: Connection, case_id: str, party: ClientId, mark: bytes) -> bool:
    same = (case_choice.c.case_ == case_id) & (case_choice.c.mark == mark) & (case_choice.c.party != party)
    return conn.execute(select(case_choice.c.party).where(same)).first() is not None
