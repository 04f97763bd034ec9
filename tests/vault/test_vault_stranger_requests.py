"""A stranger's request through an assistant: sealed, paged once, and gone after seven days."""

from dataclasses import replace

from side_bench import MONDAY, SideBench
from sqlalchemy import Update, update

from cases.levels import Level
from cases.moments import DAY, HOUR, MINUTE, SECOND, Moment, after
from vault.retention import sweep
from vault.strangers import Request, SideStrangers
from vault.tables_side import flag, live_event, page, unknown_message

ASKED = Request(
    who="p-1",
    mark="first",
    text="zijn kanariegele auto staat voor de deur \ud800",
    level=Level.HIGH,
    code="R04",
    at=MONDAY,
    answer_by=after(MONDAY, HOUR),
    page_at=after(MONDAY, MINUTE),
    silent=True,
    imminent=True,
)


def strangers(bench: SideBench) -> SideStrangers:
    return SideStrangers(bench.database, bench.sealer)


def _change(bench: SideBench, statement: Update) -> None:
    with bench.begin() as conn:
        conn.execute(statement)


def test_a_request_is_sealed_and_calls_people_in_one_go(bare: SideBench) -> None:
    assert strangers(bare).hand_over(ASKED)
    kept, raised = bare.row(unknown_message), bare.row(flag)
    assert b"kanariegele" not in bytes(kept.text_sealed)
    assert (kept.kind, kept.level, kept.destroy_at) == ("assistant", 3, after(MONDAY, 7 * DAY))
    assert (raised.id, raised.client, raised.code, raised.category) == (kept.id, None, "R04", "wants_human")
    assert (raised.silent, raised.imminent, raised.answer_by) == (1, 1, after(MONDAY, HOUR))
    pages = sorted(bare.rows(page), key=lambda row: row.step)
    assert [(row.due_at - MONDAY) // MINUTE for row in pages] == [1, 6, 11, 16]
    assert sorted(row.kind for row in bare.rows(live_event)) == ["flag", "unknown"]
    due = bare.side.outbox.pages(after(MONDAY, 2 * MINUTE), 10)
    assert [(one.alias, one.level) for one in due] == [("Deur", Level.HIGH)]


def test_the_same_request_again_changes_nothing(bare: SideBench) -> None:
    assert strangers(bare).hand_over(ASKED)
    assert not strangers(bare).hand_over(replace(ASKED, at=after(MONDAY, SECOND)))
    assert (len(bare.rows(unknown_message)), len(bare.rows(flag)), len(bare.rows(page))) == (1, 1, 4)


def test_who_asks_on_is_kept_and_paged_anew_only_when_it_got_worse(bare: SideBench) -> None:
    assert strangers(bare).hand_over(ASKED)
    assert strangers(bare).hand_over(replace(ASKED, mark="second"))
    assert (len(bare.rows(unknown_message)), len(bare.rows(flag))) == (2, 1)
    assert strangers(bare).hand_over(replace(ASKED, mark="third", level=Level.ACUTE))
    assert strangers(bare).hand_over(replace(ASKED, who="p-2"))
    assert sorted(row.level for row in bare.rows(flag)) == [3, 3, 4]


def test_a_request_for_a_list_is_paged_to_nobody(bare: SideBench) -> None:
    assert strangers(bare).hand_over(replace(ASKED, page_at=None))
    assert (len(bare.rows(flag)), bare.rows(page)) == (1, [])


def test_the_words_are_gone_after_seven_days(bare: SideBench) -> None:
    strangers(bare).hand_over(ASKED)
    sweep(bare.database, Moment(MONDAY + 7 * DAY - 1))
    assert len(bare.rows(unknown_message)) == 1
    sweep(bare.database, after(MONDAY, 7 * DAY))
    assert bare.rows(unknown_message) == []


def test_pages_about_a_stranger_go_on_every_quarter_until_somebody_takes_the_flag(bare: SideBench) -> None:
    strangers(bare).hand_over(replace(ASKED, page_at=MONDAY))
    signals, called = bare.side.outbox, []
    for minute in range(0, 126, 5):
        now = after(MONDAY, minute * MINUTE)
        for one in signals.pages(now, 50):
            called.append((minute, one.post.value))
            signals.paged(one.id, accepted=True, now=now)
    everyone = ["backup", "coordinator", "duty"]
    assert sorted(called)[:4] == [(0, "duty"), (5, "duty"), (10, "backup"), (15, "coordinator")]
    assert sorted(called)[4:] == [(15 * n, post) for n in range(2, 9) for post in everyone]
    _change(bare, update(flag).values(acknowledged_by="w-1", acknowledged_at=after(MONDAY, 130 * MINUTE)))
    assert not [signals.pages(after(MONDAY, n * 15 * MINUTE), 50) for n in range(9, 12)][-1]
    assert {row.state for row in bare.rows(page)} == {"accepted", "dropped"}


def test_after_hours_without_a_courier_one_round_stands_ahead_and_not_all_that_were_missed(
    bare: SideBench,
) -> None:
    strangers(bare).hand_over(replace(ASKED, page_at=MONDAY))
    late = after(MONDAY, 3 * HOUR + MINUTE)
    assert len(bare.side.outbox.pages(late, 50)) == 4
    ahead = [row for row in bare.rows(page) if row.due_at > late]
    assert [(row.step, (row.due_at - MONDAY) // MINUTE) for row in ahead] == [(15, 195)] * 3


def test_who_takes_a_stranger_before_the_first_page_lets_nobody_be_called(bare: SideBench) -> None:
    strangers(bare).hand_over(replace(ASKED, page_at=after(MONDAY, 8 * HOUR)))
    _change(bare, update(flag).values(acknowledged_by="w-1", acknowledged_at=after(MONDAY, HOUR)))
    assert bare.side.outbox.pages(after(MONDAY, 9 * HOUR), 50) == []
