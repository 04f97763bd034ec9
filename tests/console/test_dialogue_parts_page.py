"""Beside the steps of a dialogue: the question of a day, ways out somebody needs, and what is read out."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from console_visit import Visit
from console_world import DORA, World

from dialogs.head_parts import day_rows, spoken_of
from dialogs.step_form_parts import fields_of

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


def begun(dora: Visit, name: str) -> str:
    dora.get("/inhoud")
    found = dora.post(f"/inhoud/live/dialoog/{name}/wijzigen", titel="Delen").headers["location"]
    return f"{found}/delen"


def stands(world: World, place: str) -> object:
    _, _, draft, _, name, _ = place.split("/")
    return world.coordination.content.content_file(DORA, draft, f"dialogues/{name}.yaml")


def typed(page: str, part: str) -> dict[str, str]:
    """Return the fields of one form of the page as a browser would send them."""
    form = re.search(rf'<form[^>]*action="[^"]*/delen/{part}".*?</form>', page, re.DOTALL)
    assert form is not None
    found = dict(re.findall(r'<input[^>]* name="([\w.-]+)"[^>]* value="([^"]*)"', form[0]))
    areas = r'<textarea[^>]* name="([\w.-]+)"[^>]*>\n?(.*?)</textarea>'
    found |= dict(re.findall(areas, form[0], re.DOTALL))
    for name, options in re.findall(r'<select[^>]* name="([\w.]+)"[^>]*>(.*?)</select>', form[0], re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    unsent = ("zegel", "eenmalig", ".weg")
    return {name: unescape(text) for name, text in found.items() if not name.endswith(unsent)}


def test_the_question_of_a_day_is_changed_and_a_day_that_cannot_be_is_refused(
    dora: Visit, world: World
) -> None:
    place = begun(dora, "d1")
    fields = typed(dora.get(place).text, "dagen")
    assert (fields["dag.1"], fields["stap.1"]) == ("1", "dag_1")
    assert dora.post(f"{place}/dagen", **{**fields, "stap.1": "dag_2"}).status_code == SEE_OTHER
    assert dict(day_rows(stands(world, place)))["1"] == "dag_2"  # type: ignore[arg-type]  # plain content
    fields = typed(dora.get(place).text, "dagen")
    wrong = dora.post(f"{place}/dagen", **{**fields, "dag.11": "elf", "stap.11": "dag_1"})
    assert (wrong.status_code, "is geen dag" in wrong.text, 'value="elf"' in wrong.text) == (
        UNFIT,
        True,
        True,
    )
    late = dora.post(f"{place}/dagen", **{**fields, "gezien": "oud"})
    assert (late.status_code, "Een collega veranderde" in late.text) == (CONFLICT, True)


def test_a_way_out_is_added_and_only_goes_where_nobody_needs_it(dora: Visit, world: World) -> None:
    place = begun(dora, "d1")
    dora.get(place)
    assert dora.post(f"{place}/uitweg", woorden="Een andere keer").status_code == SEE_OTHER
    ways = fields_of(fields_of(stands(world, place))["uitwegen"])  # type: ignore[arg-type]  # plain content
    assert "een_andere_keer" in ways
    assert "Een andere keer" in dora.get(place).text
    assert dora.post(f"{place}/uitweg/een_andere_keer/weg").status_code == SEE_OTHER
    dora.get(place)
    assert dora.post(f"{place}/uitweg/een_andere_keer/weg").status_code == MISSING
    empty = dora.post(f"{place}/uitweg", woorden=" ")
    assert (empty.status_code, "nog geen woorden" in empty.text) == (UNFIT, True)
    needed = [dora.post(f"{place}/uitweg/{name}/weg") for name in ("bel", "nu_niet")]
    assert UNFIT in {one.status_code for one in needed}
    assert any("kan niemand weg bij" in one.text for one in needed)


def test_what_is_read_out_is_changed_added_and_taken_away(dora: Visit, world: World) -> None:
    place = begun(dora, "d0")
    before = spoken_of(stands(world, place))  # type: ignore[arg-type]  # plain content
    fields = typed(dora.get(place).text, "voorlezen")
    last = len(before) + 1
    fields |= {f"regel.{last}.nl-B1": "Vraag gerust.", f"regel.{last}.kant": "b", "regel.1.weg": "ja"}
    assert dora.post(f"{place}/voorlezen", **fields).status_code == SEE_OTHER
    after = spoken_of(stands(world, place))  # type: ignore[arg-type]  # plain content
    assert after[:-1] == before[1:]
    assert (after[-1].side, after[-1].said["nl-B1"]) == ("b", "Vraag gerust.")
    fields = typed(dora.get(place).text, "voorlezen")
    wrong = dora.post(f"{place}/voorlezen", **{**fields, "regel.1.nl-B1": "", "regel.1.en": "Only this."})
    assert (wrong.status_code, "Only this." in wrong.text) == (UNFIT, True)


def test_what_is_in_use_is_read_and_not_changed(dora: Visit) -> None:
    page = dora.get("/inhoud/live/dialoog/d1/delen").text
    assert "Bewaar de dagen" not in page
    assert dora.post("/inhoud/live/dialoog/d1/delen/dagen").status_code == MISSING
    assert dora.get("/inhoud/live/dialoog/weg/delen").status_code == MISSING
