"""The event stream of an open screen: numbers only, at once, for as long as the session stands."""

import threading
from contextlib import ExitStack

from console_visit import Visit
from console_world import HEARTBEAT, World, make_world, served
from live_reader import LiveReader

from cases.desk import LiveCounts
from console.headers import SECURITY_HEADERS

THREADS = 40
"""How many threads the server has for pages."""
FIRST = {"n": 7, "acute": 1, "high": 1, "waiting": 4, "mine": 0, "locked": False}


def reader(visit: Visit) -> LiveReader:
    return LiveReader(f"{visit.url}/_live", dict(visit.http.cookies))


def test_without_a_session_there_is_no_stream_and_no_word(nobody: Visit) -> None:
    answer = nobody.get("/_live")
    assert (answer.status_code, answer.text, answer.headers["x-nabij-session"]) == (401, "", "ended")


def test_a_stream_begins_with_the_whole_count_also_when_it_is_taken_up_again(anna: Visit) -> None:
    for headers in ({}, {"last-event-id": "7"}, {"last-event-id": "niet-een-getal"}):
        with anna.http.stream("GET", "/_live", headers=headers) as answer:
            lines = answer.iter_lines()
            assert next(lines) == "retry: 2000"
            head = [next(lines) for _ in range(4)]
        assert head[1:3] == ["event: changed", "id: 7"]
        assert head[3].startswith("data: {")


def test_a_stream_holds_numbers_and_nothing_else(anna: Visit, world: World) -> None:
    with reader(anna) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        first = stream.next("changed")
        assert (first.number, first.data) == (7, FIRST)
        world.feed.change(LiveCounts(8, 2, 0, 3, 1))
        assert stream.next("changed").data == {
            **FIRST,
            "n": 8,
            "acute": 2,
            "high": 0,
            "waiting": 3,
            "mine": 1,
        }


def test_a_stream_carries_every_security_header(anna: Visit) -> None:
    with reader(anna) as stream:
        got = {name: stream.headers.get_list(name) for name in SECURITY_HEADERS}
        assert got == {name: [value] for name, value in SECURITY_HEADERS.items()}


def test_a_heart_beats_while_nothing_happens_and_while_much_does(anna: Visit, world: World) -> None:
    with reader(anna) as stream:
        beats = [stream.next("hart").at for _ in range(3)]
        assert beats[2] - beats[0] >= HEARTBEAT
        busy = threading.Event()

        def rush() -> None:
            number = 8
            while not busy.wait(HEARTBEAT / 10):
                number += 1
                world.feed.change(LiveCounts(number))

        rushing = threading.Thread(target=rush, daemon=True)
        rushing.start()
        assert stream.next("hart").at > beats[2]
        busy.set()
        rushing.join()


def test_no_heart_beats_while_the_store_cannot_be_read(anna: Visit, world: World) -> None:
    with reader(anna) as stream:
        stream.next("hart")
        world.feed.sees = False
        while world.door.looked.acquire(blocking=False):
            pass
        before = stream.waiting()
        for _ in range(4):
            assert world.door.looked.acquire(timeout=10)
        # One may have been on its way.
        assert stream.waiting() <= before + 1
        world.feed.sees = True
        stream.next("hart")


def test_watching_is_no_activity_of_the_person(anna: Visit, world: World) -> None:
    before = world.door.seen
    with reader(anna) as stream:
        stream.next("hart")
        stream.next("hart")
        answer = anna.http.get("/_f/postvak", headers={"x-nabij-live": "1"})
        assert answer.status_code == 200
        assert world.door.seen == before
        assert anna.http.get("/_f/postvak").status_code == 200
        assert world.door.seen == before + 1


def test_a_session_that_stood_idle_keeps_counting_but_shows_nothing(anna: Visit, world: World) -> None:
    with reader(anna) as stream:
        assert not stream.next("changed").data["locked"]
        world.door.lock()
        assert stream.until(locked=True).data == {**FIRST, "locked": True}
        world.feed.change(LiveCounts(9, 2, 1, 5))
        assert stream.next("changed").data == {**FIRST, "n": 9, "acute": 2, "waiting": 5, "locked": True}
    for path in ("/_f/postvak", "/_f/gesprek/c-duin", "/_f/dienst"):
        for headers in ({}, {"x-nabij-live": "1"}):
            answer = anna.http.get(path, headers=headers)
            got = answer.status_code, answer.text, answer.headers["x-nabij-session"]
            assert got == (401, "", "locked"), path


def test_a_session_that_is_over_ends_its_stream(anna: Visit, world: World) -> None:
    with reader(anna) as stream:
        stream.next("changed")
        world.door.sessions.clear()
        assert stream.rest()[-1].event == "ended"
    assert anna.http.get("/_f/postvak").headers["x-nabij-session"] == "ended"


def test_of_too_many_streams_the_oldest_makes_room() -> None:
    world = make_world(streams=3)
    with served(world.app) as url, Visit(url) as visit:
        visit.log_in("anna", "a")
        with reader(visit) as oldest, reader(visit) as second, reader(visit) as third:
            for each in (oldest, second, third):
                each.next("changed")
            with reader(visit) as newest:
                newest.next("changed")
                assert {told.event for told in oldest.rest()} <= {"hart"}
                world.feed.change(LiveCounts(12))
                for each in (second, third, newest):
                    assert each.until(n=12).number == 12
                assert len(world.feed.screens) == 3


def test_a_reader_that_does_not_read_keeps_nobody_else_waiting(
    anna: Visit, bram: Visit, world: World
) -> None:
    with anna.http.stream("GET", "/_live") as slow, reader(bram) as stream:
        assert slow.status_code == 200
        for number in range(100, 4100):
            world.feed.change(LiveCounts(number))
        assert stream.until(n=4099).number == 4099
        assert bram.get("/postvak").status_code == 200


def test_twenty_open_streams_end_as_soon_as_the_process_stops(anna: Visit, world: World) -> None:
    streams = [reader(anna) for _ in range(20)]
    for each in streams:
        each.__enter__()
        each.next("changed")
    world.feed.close()
    for each in streams:
        assert {told.event for told in each.rest()} <= {"hart", "changed"}
        each.__exit__(None, None, None)
    assert world.feed.screens == []


def test_more_open_streams_than_the_server_has_threads_keep_no_page_waiting() -> None:
    world = make_world(streams=THREADS + 5)
    with served(world.app) as url, Visit(url) as visit, ExitStack() as streams:
        visit.log_in("anna", "a")
        opened = [
            streams.enter_context(visit.http.stream("GET", "/_live")).iter_lines() for _ in range(THREADS + 5)
        ]
        assert {next(lines) for lines in opened} == {"retry: 2000"}
        assert len(world.feed.screens) == THREADS + 5
        assert visit.get("/postvak").status_code == 200


def test_a_lead_counts_alerts_and_a_coordinator_nothing(eva: Visit, dora: Visit) -> None:
    for visit in (eva, dora):
        with reader(visit) as stream:
            assert stream.next("changed").number == 7


def test_a_side_that_is_off_has_no_stream(anna: Visit, world: World) -> None:
    world.feed.off = frozenset({world.a.side})
    answer = anna.http.get("/_live")
    assert answer.status_code == 404
