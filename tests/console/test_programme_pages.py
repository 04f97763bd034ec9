"""The programmes of the studio: rows of a form, a year that is really planned, and which dates move."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from console_visit import Visit
from console_world import DORA, World, served

from cases.content import Plain
from cases.programme_form import form_of
from console.jaarplan_form import MOST_ROWS
from console.studio import library_of

SEE_OTHER, CONFLICT, UNFIT, MISSING = 303, 409, 422, 404
SHIPPED = (
    *("after-shelter", "carer", "elder", "parent", "staying-together-a", "staying-together-b"),
    *("thv-removed", "thv-stayer", "weekly"),
)
_FIELD = re.compile(r'<(?:input|button|textarea|select)[^>]* name="([^"]+)"[^>]*>')
_INPUT = re.compile(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"')
_SELECT = re.compile(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
_AREA = re.compile(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', re.DOTALL)
_CHOSEN = re.compile(r'<option value="([^"]*)" selected')
_MOMENTS = re.compile(r'<p class="nabij-lead">(\d+) ')


@pytest.fixture
def dora(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("dora", "coordinatie")
        yield visit


@pytest.fixture
def cor(url: str) -> Iterator[Visit]:
    with Visit(url) as visit:
        visit.log_in("cor", "coordinatie")
        yield visit


def begun(visit: Visit, name: str = "weekly") -> str:
    """Begin a change of a programme that is in use; return its page."""
    visit.get(f"/inhoud/live/programma/{name}")
    made = visit.post(f"/inhoud/live/programma/{name}/wijzigen", titel="Rustiger")
    assert made.status_code == SEE_OTHER
    return str(made.headers["location"])


def fields_of(page: str) -> dict[str, str]:
    """Return what a browser would send of the form with the rows."""
    form = page.split('name="gezien"', 1)[0].rsplit("<form", 1)[1] + '<input type="hidden" name="gezien"'
    form += page.split('name="gezien"', 1)[1].split("</form>", 1)[0]
    sent = dict(_INPUT.findall(form)) | dict(_AREA.findall(form))
    for name, options in _SELECT.findall(form):
        chosen = _CHOSEN.search(options)
        first = re.search(r'<option value="([^"]*)"', options)
        sent[name] = chosen.group(1) if chosen else first.group(1) if first else ""
    return {name: unescape(value) for name, value in sent.items() if name != "zegel"}


def rows_of(world: World, place: str) -> Plain:
    draft, name = place.split("/")[2], place.split("/")[4]
    found = world.coordination.content.content_file(DORA, draft, f"programmes/{name}.yaml")
    assert found is not None
    return found


def moments(page: str) -> int:
    found = _MOMENTS.search(page)
    assert found is not None
    return int(found.group(1))


def test_each_shipped_programme_is_drawn_with_the_same_dates_as_a_list(dora: Visit) -> None:
    for name in SHIPPED:
        page = dora.get(f"/inhoud/live/programma/{name}?begin=2026-12-01").text
        assert page.count('class="nabij-year__mark"><title>') == moments(page)
        assert page.count('class="nabij-dates__bericht"') == moments(page)
        assert "stille uren gerespecteerd" in page
        assert "Eerste kerstdag" in page
        assert " style=" not in page


def test_the_list_names_every_programme_and_what_a_change_did_to_it(dora: Visit) -> None:
    page = dora.get("/inhoud/live/programmas").text
    assert all(f"/inhoud/live/programma/{name}" in page for name in SHIPPED)
    place = begun(dora)
    sent = fields_of(dora.get(place).text)
    assert dora.post(place, **{**sent, "dag-0-elke": "14"}).status_code == SEE_OTHER
    change = place.rsplit("/", 2)[0]
    assert "anders dan nu in gebruik" in dora.get(f"{change}/programmas").text
    assert f"{place}#naast-elkaar" in dora.get(change).text


def test_saving_what_stands_there_changes_nothing(dora: Visit, world: World) -> None:
    for name in SHIPPED:
        place = begun(dora, name)
        before = rows_of(world, place)
        assert dora.post(place, **fields_of(dora.get(place).text)).status_code == SEE_OTHER
        assert form_of(rows_of(world, place)) == form_of(before)
        assert "verandert er geen enkele datum" in dora.get(place).text


def test_another_rhythm_moves_the_dates_and_says_which(dora: Visit) -> None:
    place = begun(dora)
    page = dora.get(f"{place}?begin=2026-12-01").text
    assert moments(page) == 53
    saved = dora.post(place, **{**fields_of(page), "dag-0-van": "3"})
    assert saved.headers["location"] == f"{place}#deel-rijen"
    page = dora.get(f"{place}?begin=2026-12-01").text
    assert "Elke week: beweegt van wo 2 dec 19:00 naar do 3 dec 19:00" in page
    dora.post(place, **{**fields_of(page), "dag-0-elke": "14"})
    page = dora.get(f"{place}?begin=2026-12-01").text
    assert moments(page) == 26
    assert "vervalt: " in page


def test_what_is_asked_on_a_date_that_stays_and_in_which_phase_is_told(dora: Visit) -> None:
    place = begun(dora)
    sent = fields_of(dora.get(place).text)
    dora.post(place, **{**sent, "dag-0-gesprek-0": "tik", "mens-aantal": "0"})
    page = dora.get(f"{place}?begin=2026-12-01").text
    assert "wo 2 dec 19:00: Elke week wordt Eén tik" in page
    dora.post(place, **{**sent, "gezien": fields_of(page)["gezien"], "dag-0-fase": "F3"})
    page = dora.get(f"{place}?begin=2026-12-01").text
    assert "F1 veiligheid opbouwen wordt F3 herstel" in page


def test_a_day_of_a_person_that_moves_is_told(dora: Visit) -> None:
    place = begun(dora, "carer")
    dora.post(place, **{**fields_of(dora.get(place).text), "mens-0-dag": "5"})
    page = dora.get(f"{place}?begin=2026-12-01").text
    assert "Gesprek over de zorg: wat is vol te houden?: vervalt: vr 4 dec" in page
    assert "Gesprek over de zorg: wat is vol te houden?: komt erbij: za 5 dec" in page


def test_a_new_programme_begins_as_a_copy_under_a_name_of_its_own(dora: Visit, world: World) -> None:
    change = begun(dora).rsplit("/", 2)[0]
    for name, told in (("", "geef het nieuwe programma een naam"), ("Elke Week", "zo heet al een programma")):
        refused = dora.post(f"{change}/programmas", titel=name, van="elder")
        assert refused.status_code == UNFIT
        assert told in refused.text
        assert f'value="{name}"' in refused.text
    assert dora.post(f"{change}/programmas", titel="Na detentie", van="nergens").status_code == UNFIT
    made = dora.post(f"{change}/programmas", titel="Na détentie!", van="weekly").headers["location"]
    assert made == f"{change}/programma/na-detentie"
    page = dora.get(made).text
    assert moments(page) == 53
    assert "Na détentie!" in page
    draft = change.split("/")[2]
    library = library_of(world.coordination.content.draft(DORA, draft).files)
    assert library is not None
    assert library.programmes["na-detentie"].stretches == library.programmes["weekly"].stretches
    assert "nieuw" in dora.get(f"{change}/programmas").text


def test_a_change_needs_a_name_before_it_begins(dora: Visit) -> None:
    dora.get("/inhoud/live/programma/weekly")
    assert dora.post("/inhoud/live/programma/weekly/wijzigen", titel=" ").status_code == UNFIT


def test_rows_are_added_moved_and_taken_away_by_buttons_and_undone(dora: Visit, world: World) -> None:
    place = begun(dora, "elder")
    before = rows_of(world, place)
    went = {
        "dag:na:0": "dag-1",
        "dag:weg:1": "dag-0",
        "dag:neer:0": "dag-1",
        "dag:op:1": "dag-0",
        "mens:na:-1": "mens-0",
        "mens:weg:0": "mens-0",
    }
    for deed, spot in went.items():
        answer = dora.post(place, **{**fields_of(dora.get(place).text), "daad": deed})
        assert answer.headers["location"] == f"{place}#{spot}"
    assert form_of(rows_of(world, place)) == form_of(before)
    dora.get(place)
    for _ in went:
        assert dora.post(f"/inhoud/{place.split('/')[2]}/terug", naar=place).headers["location"] == place
        dora.get(place)
    assert rows_of(world, place) == before


def test_a_new_row_asks_for_what_it_needs_at_its_fields_and_keeps_what_was_typed(dora: Visit) -> None:
    place = begun(dora)
    sent = fields_of(dora.get(place).text) | {"kop-titel": "Elke week, rustig", "daad": "dag:na:-1"}
    dora.post(place, **sent)
    page = dora.get(place).text
    assert "3 dingen kloppen nog niet. Wat u typte is bewaard." in page
    assert 'value="Elke week, rustig"' in page
    for field in ("van", "elke", "gesprek"):
        assert f'href="#dag-0-{field}"' in page
        assert f'id="dag-0-{field}"' in page
    assert "Deel 1: Kies een gesprek." in page
    assert "tekent Nabij hier het jaar" in page


def test_a_fault_stands_at_its_field_with_what_to_do(dora: Visit) -> None:
    place = begun(dora)
    right = fields_of(dora.get(place).text)
    for field, typed, told in (
        ("dag-0-elke", "vaak", "'vaak' is geen getal van 1 tot 366."),
        ("dag-0-tot", "40", "Laat bij het laatste deel 'Tot en met dag' weg."),
        ("dag-0-elke", "5", "Dit deel schrijft elke 5 dagen en houdt daar niet mee op."),
        ("dag-0-speling", "3", "Wie een veilige dag per week heeft, hoort zo misschien nooit iets."),
        ("dag-0-gesprek-1", "d99", "Het gesprek 'd99' bestaat niet."),
    ):
        sent = right | {"gezien": fields_of(dora.get(place).text)["gezien"], field: typed}
        assert dora.post(place, **sent).status_code == SEE_OTHER
        page = unescape(dora.get(place).text)
        assert told in page
        assert f'value="{typed}"' in page


def test_what_cannot_be_kept_is_refused_and_stands_there_still(dora: Visit, world: World) -> None:
    place = begun(dora, "carer")
    before, sent = rows_of(world, place), fields_of(dora.get(place).text)
    for typed in ("a" * 20_000, "rustig\x07"):
        answer = dora.post(place, **{**sent, "mens-0-wat": typed, "dag-0-van": "5"})
        assert answer.status_code == UNFIT
        assert 'href="#mens-0-wat"' in answer.text
        assert typed in answer.text
        assert 'id="dag-0-van" name="dag-0-van" type="text" value="5"' in answer.text
        assert rows_of(world, place) == before


def test_the_second_of_two_editors_sees_both_and_chooses(dora: Visit, cor: Visit, world: World) -> None:
    place = begun(dora)
    mine, theirs = fields_of(dora.get(place).text), fields_of(cor.get(place).text)
    assert cor.post(place, **{**theirs, "dag-0-elke": "14"}).status_code == SEE_OTHER
    clash = dora.post(place, **{**mine, "dag-0-elke": "21", "kop-titel": "Om de drie weken"})
    assert clash.status_code == CONFLICT
    assert "Deel 1: vanaf dag 2, elke 14 dagen: weekly" in clash.text
    assert 'value="Om de drie weken"' in clash.text
    assert form_of(rows_of(world, place)).days[0].text("elke") == "14"
    again = dora.post(place, **fields_of(clash.text))
    assert again.status_code == SEE_OTHER
    assert form_of(rows_of(world, place)).days[0].text("elke") == "21"


def test_a_leap_year_has_its_day_more(dora: Visit) -> None:
    page = dora.get("/inhoud/live/programma/weekly?begin=2028-02-27").text
    assert "zondag 27 februari 2028" in page
    dates = re.findall(r'nabij-dates__day">([^<]+) 19:00<', page)
    assert dates[:2] == ["ma 28 feb", "ma 6 mrt"]
    assert moments(page) == 53
    assert moments(dora.get("/inhoud/live/programma/weekly?begin=2028-02-28").text) == 53


def test_a_start_on_the_eve_of_a_change_of_the_clock_keeps_its_hour(dora: Visit) -> None:
    for begin, told, changed in (
        ("2027-03-27", "de klok gaat vooruit", "zo 28 mrt"),
        ("2027-10-30", "de klok gaat terug", "zo 31 okt"),
    ):
        page = dora.get(f"/inhoud/live/programma/weekly?begin={begin}").text
        assert f"{changed}: {told}" in page
        assert f'nabij-dates__day">{changed} 19:00<' in page
        assert set(re.findall(r'nabij-dates__day">\S+ \S+ \S+ ([\d:]+)<', page)) == {"19:00"}


def test_a_safe_hour_that_the_clock_skips_moves_the_message_and_says_why(dora: Visit) -> None:
    asked = "kijk=ja&begin=2027-03-27&uur=09:00&van=02:00&tot=03:00&dag0=ja&dag6=ja"
    page = dora.get(f"/inhoud/live/programma/weekly?{asked}").text
    assert "Schoof op van zo 28 mrt: de klok ging die dag vooruit of terug" in page
    assert "zo 28 mrt 02:00" not in page
    assert "ma 29 mrt 02:00" in page


def test_one_safe_day_in_the_week_moves_messages_and_says_why(dora: Visit) -> None:
    asked = "kijk=ja&begin=2026-12-01&uur=09:00&van=10:00&tot=12:00&dag0=ja&kant=b&tempo=normal"
    page = dora.get(f"/inhoud/live/programma/weekly?{asked}").text
    assert "Schoof op van wo 2 dec: op woensdag is er geen veilige tijd" in page
    assert "ma 7 dec 10:30" in page
    assert "52 berichten schuiven op" in page


def test_a_start_that_cannot_be_is_told_in_a_sentence_and_stays_as_typed(dora: Visit) -> None:
    place = begun(dora)
    for asked, told in (
        ("begin=31-02-2027", "dit is geen dag tussen 2000 en 2100"),
        ("begin=morgen", "dit is geen dag tussen 2000 en 2100"),
        ("begin=2027-01-01&van=19:00&tot=19:30", "minstens 60 minuten"),
        ("kijk=ja&begin=2027-01-01&uur=09:00&van=19:00&tot=21:00", "Kies minstens één dag"),
        ("begin=2027-01-01&uur=laat", "vul een tijd in"),
    ):
        answer = dora.get(f"{place}?{asked}")
        assert answer.status_code == UNFIT
        assert told in answer.text
        assert all(f'value="{pair.split("=")[1]}"' in answer.text for pair in asked.split("&"))
        assert 'name="dag-0-van"' in answer.text


def test_days_as_people_here_write_them_are_read(dora: Visit) -> None:
    assert "dinsdag 1 december 2026" in dora.get("/inhoud/live/programma/weekly?begin=1-12-2026").text


def test_the_chosen_start_stays_after_a_save(dora: Visit) -> None:
    place = begun(dora)
    asked = f"{place}?kijk=ja&begin=2027-02-01&uur=09:00&van=10:00&tot=12:00&dag1=ja&kant=a&tempo=less"
    page = dora.get(asked).text
    action = unescape(page.split('<form class="nabij-form" method="post" action="')[1].split('"')[0])
    answer = dora.post(action, **{**fields_of(page), "dag-0-van": "4"})
    kept = answer.headers["location"]
    assert "begin=2027-02-01" in kept
    assert "tempo=less" in kept
    assert "maandag 1 februari 2027" in dora.get(kept).text


def test_what_is_in_use_is_read_and_not_written(dora: Visit, url: str) -> None:
    page = dora.get("/inhoud/live/programma/weekly").text
    assert 'name="daad"' not in page
    assert "Wijzig dit programma" in page
    assert dora.post("/inhoud/live/programma/weekly", daad="bewaar").status_code == MISSING
    place = begun(dora)
    with Visit(url) as mo:
        mo.log_in("mo", "coordinatie")
        assert 'name="daad"' not in mo.get(place).text
        assert mo.post(place, daad="bewaar").status_code == MISSING
    with Visit(url) as eva:
        eva.log_in("eva", "coordinatie")
        assert eva.get(place).status_code == MISSING


def test_a_button_that_no_page_has_does_nothing(dora: Visit, world: World) -> None:
    place = begun(dora)
    before, sent = rows_of(world, place), fields_of(dora.get(place).text)
    for deed in ("dag:na:x", "dag:stuk:1", "kop:weg:0", "--"):
        assert dora.post(place, **{**sent, "daad": deed}).status_code == UNFIT
    assert dora.post(place, daad="bewaar").status_code == UNFIT
    assert rows_of(world, place) == before
    assert dora.get("/inhoud/live/programma/nergens").status_code == MISSING


def test_there_is_room_for_so_many_rows_and_one_too_many_is_told(dora: Visit, world: World) -> None:
    place = begun(dora)
    sent = fields_of(dora.get(place).text)
    row = {name.removeprefix("dag-0-"): one for name, one in sent.items() if name.startswith("dag-0-")}
    many = {f"dag-{at}-{name}": one for at in range(MOST_ROWS) for name, one in row.items()}
    many |= {f"dag-{at}-tot": "40" for at in range(MOST_ROWS - 1)}
    full = sent | many | {"dag-aantal": str(MOST_ROWS)}
    assert dora.post(place, **full).status_code == SEE_OTHER
    full = fields_of(dora.get(place).text)
    refused = dora.post(place, **{**full, "dag-3-van": "9", "daad": "dag:na:0"})
    assert refused.status_code == UNFIT
    assert "Haal er eerst een weg" in refused.text
    assert 'name="dag-3-van" type="text" value="9"' in refused.text
    assert len(form_of(rows_of(world, place)).days) == MOST_ROWS


def test_a_version_from_before_can_be_laid_beside(dora: Visit) -> None:
    place = begun(dora)
    dora.post(place, **{**fields_of(dora.get(place).text), "dag-0-elke": "14"})
    page = dora.get(f"{place}?begin=2026-12-01&naast=1").text
    assert "Vergeleken met: nummer 1" in page
    assert "vervallen" in page
    assert "Vergeleken" not in dora.get("/inhoud/live/programma/weekly").text


def test_a_small_team_sees_less_and_loses_nothing_by_saving(world: World) -> None:
    room = world.app.state.room
    studio = replace(room.settings.studio, small=True)
    world.app.state.room = replace(room, settings=replace(room.settings, studio=studio))
    with served(world.app) as url, Visit(url) as dora:
        dora.log_in("dora", "coordinatie")
        place = begun(dora, "thv-stayer")
        before, page = rows_of(world, place), dora.get(place).text
        assert "Wie vaker wil" not in page
        assert "Kant van de zaak" not in page
        assert dora.post(place, **fields_of(page)).status_code == SEE_OTHER
        assert form_of(rows_of(world, place)) == form_of(before)
        page = dora.get(f"{place}?alles=ja").text
        assert "Wie vaker wil" in page
        assert "Kant van de zaak" in page
