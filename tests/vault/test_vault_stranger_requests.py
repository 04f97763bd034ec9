"""A stranger's request through an assistant: sealed, paged once, and gone after seven days."""

from dataclasses import replace

from side_bench import MONDAY, SideBench

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
