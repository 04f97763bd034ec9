"""One turn is one transaction: everything it asked for is stored, or nothing is."""

from side_bench import SAM, SideBench, say

from vault.tables_side import message, outbox


def test_a_message_becomes_a_sealed_row_with_the_events_id(bench: SideBench) -> None:
    event = bench.hear("hij staat voor de deur", 1, 100, [say(SAM, "Bel 112.")])
    row = bench.row(message, id=event)
    with bench.begin() as conn:
        seals = bench.side.seals(conn, SAM)
        assert seals.open_text("message", "text_sealed", event, row.text_sealed) == "hij staat voor de deur"
    assert bench.row(outbox).id == f"{event}:0"
