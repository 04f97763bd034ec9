"""The map of a dialogue: every step once, near the start what is near it, and no line through a box."""

from collections.abc import Mapping, Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebooks import shipped_library

from cases.content import Plain
from cases.levels import Level
from dialogs.flow_cells import WIDEST, band, cells_of
from dialogs.flow_map import MOST_LINES, TEXT_WIDTH, Edge, FlowMap, Leads, Node, flow_map, found_in
from dialogs.flow_order import crossings, ordered
from dialogs.flow_paths import BOX, LINE, Box, Drawing, drawn
from dialogs.outline import outline
from dialogs.text_width import lines_of, shortened, width_of

FILES = {name: one for name, one in shipped_library().files.items() if name.startswith("dialogues/")}
STEPS = ("a", "b", "c", "d", "e", "f", "g", "h")
TARGETS = (*STEPS, "slot", "einde", "dagvraag", "gesprek:d5/erbij", "weg", "")
DANGER: Plain = {"code": "R04", "soort": "physical_violence", "niveau": "acute"}
WALK: Plain = {
    "begin": "hoe",
    "uitwegen": {
        "bel": {"tekst": {"nl-B1": "Ik bel liever"}, "naar": "slot", "taak": {"soort": "call_back"}}
    },
    "dagvragen": {"10": "tien", "2": "twee", "12": "tien"},
    "vragen": {
        "hoe": {
            "vraag": {"open": {"nl-B1": "Hoe gaat het?", "en": "How are you?"}},
            "knoppen": [
                {"knop": "goed", "tekst": {"nl-B1": "Goed"}, "ook": ["prima"]},
                {"knop": "slecht", "tekst": {"nl-B1": "Slecht"}, "naar": "erg", "signaal": DANGER},
                {"knop": "zo", "naar": "slot"},
            ],
            "uitwegen": ["bel"],
            "verder": "rest",
        },
        "rest": {"vraag": {"nl-B1": "Nog iets?"}, "verder": "dagvraag", "open": "ja"},
        "erg": {"vraag": "Wat is er?", "schaal": "5", "laag": {"tot": "1", "naar": "hoe"}, "naar": "einde"},
        "twee": {"vraag": "Fijn.", "verder": "weg"},
        "tien": {"verder": "gesprek:d5"},
        "los": {"verder": "los"},
    },
}


def named(found: FlowMap) -> Mapping[str, Node]:
    return {one.step: one for one in found.nodes}


def ends(found: FlowMap, edge: Edge) -> tuple[str, str]:
    return found.nodes[edge.source].step, found.nodes[edge.target].step


@st.composite
def dialogues(draw: st.DrawFn) -> Plain:
    steps = {}
    for name in draw(st.lists(st.sampled_from(STEPS), unique=True)):
        targets = draw(st.lists(st.sampled_from(TARGETS), max_size=4))
        buttons = [{"knop": f"k{n}", "tekst": f"Antwoord {n}", "naar": to} for n, to in enumerate(targets)]
        text = draw(st.text(max_size=90))
        steps[name] = {"vraag": text, "knoppen": buttons, "verder": draw(st.sampled_from(TARGETS))}
    days = draw(st.dictionaries(st.sampled_from(("1", "2", "30")), st.sampled_from(STEPS)))
    return {"begin": draw(st.sampled_from(STEPS)), "dagvragen": days, "vragen": steps}


def test_answers_that_do_the_same_stand_together_and_the_main_one_last() -> None:
    hoe = named(flow_map(WALK))["hoe"]
    assert [(one.labels, one.main, one.leads, one.target, one.level, one.task) for one in hoe.exits] == [
        (("Slecht",), False, Leads.STEP, "erg", Level.ACUTE, False),
        (("zo",), False, Leads.CLOSE, "slot", Level.NONE, False),
        (("Ik bel liever",), False, Leads.CLOSE, "slot", Level.NONE, True),
        (("Goed",), True, Leads.STEP, "rest", Level.NONE, False),
    ]
    assert hoe.worst is Level.ACUTE
    assert hoe.text == "Hoe gaat het?"
    erg = named(flow_map(WALK))["erg"]
    assert [(one.labels, one.rest, one.main) for one in erg.exits] == [
        (("≤ 1",), False, False),
        ((), True, False),
        ((), False, True),
    ]


def test_layers_follow_the_distance_from_the_start_and_days_fan_out() -> None:
    found = flow_map(WALK)
    nodes = named(found)
    assert {step: one.row for step, one in nodes.items()} == {
        "hoe": 0,
        "erg": 1,
        "rest": 1,
        "twee": 2,
        "tien": 2,
        "los": 3,
    }
    assert (found.apart, found.gone, found.rows) == (3, 4, 4)
    assert nodes["tien"].days == ("10", "12")
    assert [one.leads for one in nodes["rest"].exits] == [Leads.DAY]
    assert [one.leads for one in (*nodes["twee"].exits, *nodes["tien"].exits)] == [
        Leads.NOWHERE,
        Leads.DIALOGUE,
    ]
    assert [one.kind for one in found.nodes] == [
        "question",
        "scale",
        "open",
        "message",
        "message",
        "message",
    ]
    assert [step for step, one in nodes.items() if not one.reached] == ["los"]


def test_lines_that_go_back_are_marked() -> None:
    found = flow_map(WALK)
    assert {(*ends(found, one), one.label, one.back, one.main) for one in found.edges} == {
        ("hoe", "erg", "Slecht", False, False),
        ("hoe", "rest", "Goed", False, True),
        ("erg", "hoe", "≤ 1", True, False),
        ("rest", "twee", "", False, True),
        ("rest", "tien", "", False, True),
        ("los", "los", "", True, True),
    }


def test_what_was_there_before_stands_below_and_leads_nowhere() -> None:
    found = flow_map(WALK, {"oud": "Wat vroegen we eerst?"})
    old = named(found)["oud"]
    assert (old.kind, old.lines, old.exits, old.row) == ("gone", ("Wat vroegen we eerst?",), (), found.gone)
    assert found.rows == found.gone + 1


def test_a_noted_step_has_room_for_one_more_line() -> None:
    plain, noted = flow_map(WALK), flow_map(WALK, noted={"erg"})
    assert [one.step for one in noted.nodes if one.noted] == ["erg"]
    taller = {
        one.step: after.height - before.height
        for one, before, after in zip(plain.nodes, drawn(plain).boxes, drawn(noted).boxes, strict=True)
    }
    assert taller == {**dict.fromkeys(taller, 0), "erg": LINE}


def test_a_layer_of_many_steps_goes_on_in_the_next_row() -> None:
    buttons = [{"knop": f"k{n}", "naar": f"s{n}"} for n in range(13)]
    wide: Plain = {
        "begin": "a",
        "vragen": {"a": {"knoppen": buttons}, **{f"s{n}": {"verder": "slot"} for n in range(13)}},
    }
    found = flow_map(wide)
    assert (found.columns, found.rows) == (WIDEST, 4)
    assert [one.row for one in found.nodes] == [0, *[1] * 6, *[2] * 6, 3]


def test_a_long_row_of_single_steps_is_folded_like_a_newspaper() -> None:
    chain: Plain = {
        "begin": "s0",
        "vragen": {f"s{n}": {"verder": f"s{n + 1}" if n < 39 else "slot"} for n in range(40)},
    }
    found = flow_map(chain)
    assert (found.columns, found.rows) == (5, 8)
    assert [(one.row, one.column) for one in found.nodes[7:10]] == [(7, 0), (0, 1), (1, 1)]
    assert not any(one.back for one in found.edges)
    short: Plain = {"begin": "s0", "vragen": {f"s{n}": {"verder": f"s{n + 1}"} for n in range(12)}}
    assert (flow_map(short).columns, flow_map(short).rows) == (3, 4)


def test_steps_are_put_in_an_order_in_which_lines_do_not_cross() -> None:
    layers, links = [[0, 1], [2, 3]], [[(0, 3)], [(0, 2)], [], []]
    assert crossings(layers, links) == 1
    assert ordered(layers, links) == [[0, 1], [3, 2]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hoe gaat", ["hoe"]),
        ("PRIMA", ["hoe"]),
        ("how ARE", ["hoe"]),
        ("los", ["los"]),
        ("fijn. twee", ["twee"]),
        ("acute", []),
        ("schaal", []),
        (" ", []),
    ],
)
def test_words_are_found_where_somebody_reads_or_types_them(words: str, found: list[str]) -> None:
    assert list(found_in(WALK, words)) == found


@given(dialogues())
def test_every_step_is_found_by_its_name_and_its_words(plain: Plain) -> None:
    for node in flow_map(plain).nodes:
        assert node.step in found_in(plain, node.step)
        assert not node.text.split() or node.step in found_in(plain, node.text)


@pytest.mark.parametrize("broken", ["", [], {}, {"vragen": []}, {"vragen": {"a": "x"}, "begin": ["a"]}])
def test_half_written_content_is_drawn_as_far_as_it_goes(broken: Plain) -> None:
    found = flow_map(broken)
    assert [one.step for one in found.nodes] == [one.id for one in outline(broken)]
    assert drawn(found).width > 0
    assert found_in(broken, "x") == ()


@given(dialogues())
def test_every_step_has_one_cell_and_a_row_by_its_distance(plain: Plain) -> None:
    found = flow_map(plain)
    cells = [(one.row, one.column) for one in found.nodes]
    assert len(set(cells)) == len(cells)
    assert all(0 <= row < found.rows and 0 <= column < found.columns for row, column in cells)
    assert [(one.step, one.reached) for one in found.nodes] == [
        (one.id, one.reached) for one in outline(plain)
    ]
    assert all((one.row < found.apart) == one.reached for one in found.nodes)
    assert found.columns <= WIDEST
    assert flow_map(plain) == found


@given(dialogues())
def test_every_answer_that_leads_to_a_step_is_a_line_to_it(plain: Plain) -> None:
    found = flow_map(plain)
    lines = {(ends(found, one)[0], one.exit, ends(found, one)[1]) for one in found.edges}
    assert len(lines) == len(found.edges)
    to_steps = {
        (node.step, n, way.target)
        for node in found.nodes
        for n, way in enumerate(node.exits)
        if way.leads is Leads.STEP
    }
    assert to_steps <= lines
    assert all(len(node.lines) <= MOST_LINES for node in found.nodes)
    assert all(width_of(line) <= TEXT_WIDTH for node in found.nodes for line in node.lines)


@given(dialogues(), st.dictionaries(st.sampled_from(("was_a", "was_b")), st.text(max_size=40)))
def test_no_box_lies_on_another_and_no_line_runs_through_one(plain: Plain, gone: dict[str, str]) -> None:
    found = flow_map(plain, gone)
    picture = drawn(found)
    assert_boxes_apart(picture)
    for edge, path in zip(found.edges, picture.paths, strict=True):
        assert_outside_boxes(path, picture.boxes)
        source, target = picture.boxes[edge.source], picture.boxes[edge.target]
        assert path[0][0] in (source.x, source.x + BOX) or path[0][1] == source.y + source.height
        assert path[-1][1] == target.y
        assert target.x < path[-1][0] < target.x + BOX
        assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in path)


def assert_boxes_apart(picture: Drawing) -> None:
    for one, other in product(picture.boxes, repeat=2):
        if one is not other:
            beside = one.x + BOX < other.x or other.x + BOX < one.x
            assert beside or one.y + one.height < other.y or other.y + other.height < one.y
    for box in picture.boxes:
        assert 0 < box.x < box.x + BOX < picture.width
        assert 0 < box.y < box.y + box.height < picture.height
        assert box.y < box.words <= box.exits < box.y + box.height


def assert_outside_boxes(path: Sequence[tuple[int, int]], boxes: Sequence[Box]) -> None:
    for (x, y), (to_x, to_y) in pairwise(path):
        assert x == to_x or y == to_y
        for box in boxes:
            beside = max(x, to_x) <= box.x or min(x, to_x) >= box.x + BOX
            assert beside or max(y, to_y) <= box.y or min(y, to_y) >= box.y + box.height


@given(st.data())
def test_sweeping_never_makes_more_lines_cross(data: st.DataObject) -> None:
    places = list(range(data.draw(st.integers(1, 9))))
    links = [[(0, to) for to in data.draw(st.lists(st.sampled_from(places), max_size=3))] for _ in places]
    cuts = sorted(data.draw(st.sets(st.sampled_from(places))) | {0})
    layers = [places[begin:end] for begin, end in pairwise([*cuts, len(places)])]
    found = ordered(layers, links)
    assert crossings(found, links) <= crossings(layers, links)
    assert [sorted(layer) for layer in found] == layers


@given(st.lists(st.integers(1, 12), max_size=30))
def test_no_shape_of_layers_is_wider_than_fits(sizes: list[int]) -> None:
    places = iter(range(sum(sizes)))
    layers = [[next(places) for _ in range(size)] for size in sizes]
    cells = cells_of(layers, [[] for _ in range(sum(sizes))])
    assert cells.columns <= WIDEST
    assert len(set(cells.at.values())) == sum(sizes)
    apart = range(1000, 1007)
    below = band(apart, cells)
    assert dict(below.at).items() > dict(cells.at).items()
    assert all(below.at[place][0] >= cells.rows for place in apart)


@given(st.text(max_size=120), st.integers(30, 300), st.integers(1, 4))
def test_lines_are_never_too_wide_nor_too_many(text: str, width: int, most: int) -> None:
    lines = lines_of(text, width, most)
    assert len(lines) <= most
    assert all(width_of(line) <= width for line in lines)
    if width_of(" ".join(text.split())) <= width:
        assert lines == (() if not text.split() else (" ".join(text.split()),))
    assert shortened(text, width) == text or shortened(text, width).endswith("…")


def test_words_are_shortened_where_they_stop_fitting() -> None:
    assert lines_of("Is er contact geweest dat niet mag?", 120, 2) == ("Is er contact", "geweest dat ni…")
    assert shortened("Nee", 30) == "Nee"
    assert shortened("你好你好", 40) == "你好…"


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_dialogue_is_drawn_whole(name: str) -> None:
    found = flow_map(FILES[name])
    picture = drawn(found)
    assert_boxes_apart(picture)
    assert all(one.reached for one in found.nodes)
    for path in picture.paths:
        assert_outside_boxes(path, picture.boxes)


def tangle(step: int, turn: int) -> Plain:
    """Return 300 steps that lead everywhere."""
    steps = {
        f"s{n}": {
            "vraag": f"Vraag {n}?",
            "knoppen": [{"knop": f"k{k}", "naar": f"s{(n * step + k * turn) % 300}"} for k in range(4)],
            "verder": f"s{(n + 1) % 300}",
        }
        for n in range(300)
    }
    return {"begin": "s0", "vragen": steps}


@pytest.mark.parametrize(("step", "turn"), [(1, 7), (2, 1), (17, 31), (0, 1)])
def test_a_tangle_of_300_steps_is_no_wider_than_a_sheet(step: int, turn: int) -> None:
    found = flow_map(tangle(step, turn))
    picture = drawn(found)
    assert len(found.nodes) == 300
    assert picture.width <= WIDEST * (BOX + 130)
    for edge, path in zip(found.edges[::25], picture.paths[::25], strict=True):
        assert_outside_boxes(path, picture.boxes)
        assert path[-1][1] == picture.boxes[edge.target].y


def test_lines_share_a_lane_only_where_they_do_not_meet() -> None:
    picture = drawn(flow_map(WALK))
    falls = {(path[1][0], path[1][1], path[2][1]) for path in picture.paths if len(path) == 5}
    assert len(falls) == sum(len(path) == 5 for path in picture.paths)
