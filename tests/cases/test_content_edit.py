"""Edits of plain content: put, taken back, and two people's work brought together."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.content import Plain
from cases.content_edit import (
    Clash,
    Files,
    Put,
    SpotChanged,
    at,
    carried_out,
    changed_files,
    digest,
    merged,
    puts_between,
    settled,
    spot_name,
)

NAMES = st.sampled_from(["vragen", "titel", "a", "b", "veilig"])
LEAVES = st.text(max_size=4)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.dictionaries(NAMES, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)
FILES = st.dictionaries(st.sampled_from(["x.yaml", "y.yaml"]), st.dictionaries(NAMES, TREES, max_size=3))
D1: Files = {"d1": {"titel": "Elke dag", "vragen": {"veilig": {"t": "Ben je veilig?"}, "nu": {"t": "Nu?"}}}}


def all_puts(old: Files, new: Files) -> tuple[Put, ...]:
    return tuple(
        put for file in sorted({*old, *new}) for put in puts_between(file, old.get(file), new.get(file))
    )


@given(FILES, FILES)
def test_the_edits_between_two_contents_make_the_one_of_the_other_and_back(old: Files, new: Files) -> None:
    puts = all_puts(old, new)
    there = carried_out(old, puts)
    assert digest(there) == digest(new)
    assert digest(carried_out(there, [one.turned for one in reversed(puts)])) == digest(old)


@given(FILES)
def test_equal_content_needs_no_edit_and_has_one_mark(files: Files) -> None:
    assert all_puts(files, files) == ()
    assert changed_files(files, dict(files)) == ()
    assert digest(files) == digest(dict(reversed(list(files.items()))))


@given(FILES, FILES)
def test_who_changed_nothing_gets_the_other_persons_work_whole(base: Files, theirs: Files) -> None:
    assert merged(base, base, theirs) == (theirs, ())
    mine, clashes = merged(base, theirs, base)
    assert digest(mine) == digest(theirs)
    assert clashes == ()


@given(FILES, FILES, FILES)
def test_every_choice_given_settles_and_the_same_work_never_clashes(
    base: Files, mine: Files, theirs: Files
) -> None:
    _, clashes = merged(base, mine, theirs)
    choices = {spot_name(one.file, one.path): "theirs" for one in clashes}
    assert settled(base, mine, theirs, choices) is not None
    assert (settled(base, mine, theirs, {}) is None) == bool(clashes)
    assert merged(base, mine, mine) == (mine, ())


def step(text: str) -> Mapping[str, Plain]:
    return {"t": text}


def test_an_edit_is_as_small_as_one_step() -> None:
    new = {"d1": {**D1["d1"], "vragen": {**D1["d1"]["vragen"], "nu": step("En nu?")}}}  # type: ignore[dict-item, index, call-overload]  # plain trees
    assert all_puts(D1, new) == (Put("d1", ("vragen", "nu"), step("Nu?"), step("En nu?")),)


def test_an_edit_of_what_changed_meanwhile_is_refused_with_what_stands_there() -> None:
    put = Put("d1", ("vragen", "nu"), step("Iets anders"), step("Mijn tekst"))
    with pytest.raises(SpotChanged) as refused:
        carried_out(D1, [put])
    assert (refused.value.put, refused.value.now) == (put, step("Nu?"))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ((), D1["d1"]),
        (("titel",), "Elke dag"),
        (("vragen", "nu", "t"), "Nu?"),
        (("vragen", "weg"), None),
        (("titel", "t"), None),
        (("titel", 0), None),
    ],
)
def test_a_spot_is_found_by_its_path(path: Sequence[str | int], found: Plain | None) -> None:
    assert at(D1, "d1", tuple(path)) == found


def test_a_place_in_a_list_is_found_and_a_file_that_is_not_there_is_nothing() -> None:
    assert at({"r": ["een", "twee"]}, "r", (1,)) == "twee"
    assert at({"r": ["een"]}, "r", (3,)) is None
    assert at(D1, "d2") is None


def test_a_file_comes_and_goes_whole() -> None:
    came = carried_out(D1, [Put("d2", (), None, {"titel": "Nieuw"})])
    assert came["d2"] == {"titel": "Nieuw"}
    assert carried_out(came, [Put("d2", (), {"titel": "Nieuw"}, None)]) == D1


def test_a_part_is_put_where_nothing_was_yet() -> None:
    assert carried_out({}, [Put("d3", ("vragen", "een"), None, "t")]) == {"d3": {"vragen": {"een": "t"}}}


def test_two_people_in_two_steps_both_keep_their_words_and_in_one_step_it_is_told() -> None:
    mine = carried_out(D1, [Put("d1", ("vragen", "nu"), step("Nu?"), step("Mijn nu"))])
    elsewhere = carried_out(D1, [Put("d1", ("titel",), "Elke dag", "Iedere dag")])
    together, clashes = merged(D1, mine, elsewhere)
    assert (at(together, "d1", ("vragen", "nu", "t")), at(together, "d1", ("titel",)), clashes) == (
        "Mijn nu",
        "Iedere dag",
        (),
    )
    same = carried_out(D1, [Put("d1", ("vragen", "nu"), step("Nu?"), step("Hun nu"))])
    assert merged(D1, mine, same)[1] == (Clash("d1", ("vragen", "nu", "t"), "Mijn nu", "Hun nu"),)
    chosen = settled(D1, mine, same, {"d1/vragen/nu/t": "theirs"})
    assert chosen == same
    assert settled(D1, mine, same, {"d1/vragen/nu/t": "mine"}) == mine


def test_a_file_that_both_let_go_of_is_gone_and_one_that_was_taken_away_stays_away() -> None:
    assert merged(D1, {}, D1) == ({}, ())
    assert merged(D1, {}, {}) == ({}, ())


PAIRS = (("deur", "trapt"), ("mes", "mes"))


def rule(name: str, *words: str) -> Plain:
    return {"id": name, "any_order": [list(words)]}


def ruled(*rules: Plain) -> Files:
    return {"lexicon/a.yaml": {"rules": list(rules)}}


def test_a_rule_in_a_list_is_put_by_its_id_and_taken_back() -> None:
    files = ruled(rule("deur", "trapt"), rule("mes", "mes"))
    spot = ("rules", "mes")
    put = Put("lexicon/a.yaml", spot, rule("mes", "mes"), rule("mes", "mes", "keuken"))
    there = carried_out(files, [put])
    assert there == ruled(rule("deur", "trapt"), rule("mes", "mes", "keuken"))
    assert at(there, "lexicon/a.yaml", spot) == rule("mes", "mes", "keuken")
    assert carried_out(there, [put.turned]) == files
    gone = [Put("lexicon/a.yaml", ("rules", name), rule(name, word), None) for name, word in PAIRS]
    empty = carried_out(files, gone)
    assert empty == {"lexicon/a.yaml": {"rules": []}}
    assert carried_out(empty, [one.turned for one in gone]) == files


@pytest.mark.parametrize("rows", [["los"], [{"id": "a"}, {"id": "a"}], [{"woord": "a"}]])
def test_a_list_without_ids_of_their_own_is_one_spot(rows: Plain) -> None:
    files: Files = {"lexicon/a.yaml": {"rules": rows}}
    assert at(files, "lexicon/a.yaml", ("rules", "a")) is None
    mine: Files = {"lexicon/a.yaml": {"rules": ["mijn"]}}
    theirs: Files = {"lexicon/a.yaml": {"rules": ["hun"]}}
    assert [one.path for one in merged(files, mine, theirs)[1]] == [("rules",)]


def test_two_people_in_two_rules_of_one_file_both_keep_their_words() -> None:
    base = ruled(rule("deur", "trapt"), rule("mes", "mes"))
    mine = ruled(rule("deur", "trapt", "nu"), rule("mes", "mes"), rule("nieuw", "a"))
    theirs = ruled(rule("deur", "trapt"), rule("ook-nieuw", "b"))
    together, clashes = merged(base, mine, theirs)
    assert clashes == ()
    assert together == ruled(rule("deur", "trapt", "nu"), rule("ook-nieuw", "b"), rule("nieuw", "a"))


def test_one_rule_that_two_people_changed_is_told_by_its_id_and_settled() -> None:
    base = ruled(rule("deur", "trapt"), rule("mes", "mes"))
    mine = ruled(rule("deur", "mijn"), rule("mes", "mes"))
    theirs = ruled(rule("deur", "hun"), rule("mes", "mes", "ook"))
    _, clashes = merged(base, mine, theirs)
    (clash,) = clashes
    name = spot_name(clash.file, clash.path)
    assert name == "lexicon/a.yaml/rules/deur/any_order"
    assert settled(base, mine, theirs, {name: "theirs"}) == theirs
    assert settled(base, mine, theirs, {name: "mine"}) == ruled(
        rule("deur", "mijn"), rule("mes", "mes", "ook")
    )


RULES = st.dictionaries(st.sampled_from(["deur", "mes", "raam"]), st.sampled_from(["x", "y", "z"]))


@given(RULES, RULES, RULES)
def test_rules_brought_together_are_those_of_two_people_rule_by_rule(
    base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]
) -> None:
    made = [ruled(*(rule(name, word) for name, word in one.items())) for one in (base, mine, theirs)]
    together, clashes = merged(made[0], made[1], made[2])
    told = {one.path[1] for one in clashes}
    for name in {*base, *mine, *theirs}:
        found = at(together, "lexicon/a.yaml", ("rules", name))
        kept = mine if theirs.get(name) == base.get(name) or name in told else theirs
        assert found == (rule(name, kept[name]) if name in kept else None)
    assert all(len({base.get(one), mine.get(one), theirs.get(one)}) == 3 for one in told)
