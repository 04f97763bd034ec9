"""The quality loop and care in the console's world in memory; part of ``tests/console_fakes.py``."""

from collections.abc import Sequence
from functools import cached_property

from cases.care import CareAsk, CareRow, Exposure, Feeling, LoadRow
from cases.desk import Line, Staff, StaffRole
from cases.errors import NotFound
from cases.ids import ClientId, MessageId
from cases.levels import Level
from cases.moments import Moment
from cases.quality import MissedFigure, ReviewRow, ReviewText, RuleFigure, SideFigure
from cases.state import ClientState
from cases.word_tip import MOST_OPEN, WordTip, tip_words


class FakeJudgements:
    """The part of a worker's desk about marks and texts that are looked at again."""

    states: dict[ClientId, ClientState]
    lines: dict[ClientId, list[Line]]

    @cached_property
    def wrong(self) -> set[tuple[ClientId, MessageId, str]]:
        return set()

    @cached_property
    def judged(self) -> dict[MessageId, tuple[str, Level] | None]:
        return {}

    @cached_property
    def reviewed(self) -> list[ClientId]:
        """Whose texts were opened for a second look."""
        return []

    def wrong_marks(self, staff: Staff, client: ClientId) -> frozenset[tuple[MessageId, str]]:
        del staff
        return frozenset((message, rule) for who, message, rule in self.wrong if who == client)

    def call_wrong(self, staff: Staff, client: ClientId, message: MessageId, rule: str) -> None:
        del staff
        marks = [
            span.rule for line in self.lines.get(client, []) if line.id == message for span in line.spans
        ]
        if rule not in marks:
            raise NotFound
        self.wrong.add((client, message, rule))

    def review_list(self, staff: Staff) -> Sequence[ReviewRow]:
        del staff
        counted = [(who, len(self._waiting(who))) for who in self.states]
        return [ReviewRow(who, self.states[who].alias, n) for who, n in counted if n]

    def review(self, staff: Staff, client: ClientId) -> Sequence[ReviewText]:
        del staff
        if client not in self.states:
            raise NotFound
        self.reviewed.append(client)
        return self._waiting(client)

    def review_one(self, staff: Staff, message: MessageId) -> ReviewText:
        del staff
        for client in self.states:
            for text in self._texts(client):
                if text.message == message:
                    self.reviewed.append(client)
                    return text
        raise NotFound

    def judge_text(self, staff: Staff, message: MessageId, missed: tuple[str, Level] | None) -> bool:
        self.review_one(staff, message)
        if message in self.judged:
            return False
        self.judged[message] = missed
        return missed is not None and missed[1] >= Level.HIGH

    def _waiting(self, client: ClientId) -> list[ReviewText]:
        return [text for text in self._texts(client) if text.message not in self.judged]

    def _texts(self, client: ClientId) -> list[ReviewText]:
        alias = self.states[client].alias
        return [
            ReviewText(line.id, client, alias, line.text, line.at)
            for line in self.lines.get(client, [])
            if line.author == "client" and line.kind == "text" and not line.spans
        ]


class FakeFigures:
    """The part of coordination about counts and care."""

    @cached_property
    def asks(self) -> dict[str, tuple[Staff, CareAsk]]:
        return {}

    @cached_property
    def feelings(self) -> dict[str, Feeling]:
        return {}

    @cached_property
    def marks_wrong(self) -> list[RuleFigure]:
        return []

    @cached_property
    def signals_missed(self) -> list[MissedFigure]:
        return []

    @cached_property
    def of_sides(self) -> list[SideFigure]:
        return []

    @cached_property
    def heavy(self) -> list[LoadRow]:
        return []

    @cached_property
    def talks_wanted(self) -> list[CareRow]:
        return []

    def mark_figures(self, staff: Staff) -> Sequence[RuleFigure]:
        assert staff.role is StaffRole.COORDINATOR
        return self.marks_wrong

    def missed_figures(self, staff: Staff) -> Sequence[MissedFigure]:
        assert staff.role is StaffRole.COORDINATOR
        return self.signals_missed

    @cached_property
    def tips(self) -> list[WordTip]:
        return []

    def leave_word_tip(self, staff: Staff, code: str, words: str) -> bool:
        assert staff.role is StaffRole.WORKER
        kept = tip_words(words)
        if len(self.tips) >= MOST_OPEN:
            return False
        self.tips.append(WordTip(f"tip-{len(self.tips)}", code, kept, staff.alias, Moment(0)))
        return True

    def word_tips(self, staff: Staff) -> Sequence[WordTip]:
        assert staff.role is StaffRole.COORDINATOR
        return tuple(self.tips)

    def end_word_tip(self, staff: Staff, tip: str) -> None:
        assert staff.role is StaffRole.COORDINATOR
        self.tips[:] = [one for one in self.tips if one.id != tip]

    def side_figures(self, staff: Staff) -> Sequence[SideFigure]:
        assert staff.role is StaffRole.COORDINATOR
        return self.of_sides

    def care_asked(self, staff: Staff) -> CareAsk | None:
        open_ones = [ask for who, ask in self.asks.values() if who.id == staff.id]
        return next((ask for ask in open_ones if ask.id not in self.feelings), None)

    def answer_care(self, staff: Staff, ask: str, feeling: Feeling) -> None:
        if ask not in self.asks or self.asks[ask][0].id != staff.id:
            raise NotFound
        self.feelings[ask] = feeling

    def exposure(self, staff: Staff) -> Exposure:
        reds = [ask for who, ask in self.asks.values() if who.id == staff.id]
        return Exposure(len(reds), 0)

    def loads(self, staff: Staff) -> Sequence[LoadRow]:
        assert staff.role is StaffRole.COORDINATOR
        return self.heavy

    def care_tasks(self, staff: Staff) -> Sequence[CareRow]:
        assert staff.role is StaffRole.COORDINATOR
        return self.talks_wanted

    def finish_care(self, staff: Staff, task: str) -> None:
        assert staff.role is StaffRole.COORDINATOR
        self.talks_wanted[:] = [row for row in self.talks_wanted if row.id != task]
