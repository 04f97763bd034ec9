"""Danger words: found and read by everybody who reads content, added for free, lowered with a reason."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from html import unescape

import pytest
from console_visit import Visit
from console_world import DORA, World

from cases.content_edit import Files
from cases.word_tip import MOST_OPEN
from console.studio_tools import Studio
from console.words_content import told_reasons

SEE_OTHER, CONFLICT, UNFIT, MISSING, FINE = 303, 409, 422, 404, 200
RULE = "r04-geweld-nu/nu.slaat"
SECRET = "zwartkijkerij op het houtvlot"
NEW = {
    "thema": "R04",
    "ernst": "concern",
    "samen": "knalerwt / donderbus + gang",
    "afstand": "6",
    "tussen": "0",
    "ontkenning": "normal",
    "vroeger": "demote",
    "nu": "nee",
    "grap": "nee",
    "raak": "hij stond met een donderbus in de gang",
    "mis": "de knalerwt ligt in de kast",
    "uitleg": "Iemand staat met een donderbus binnen.",
    "bron": "overleg team, januari 2027",
    "taal": "nl",
}


@dataclass
class FakeEffects:
    """Fits ``WordEffects``; what comes of a look is what the test puts there."""

    result: str | None = None
    begun: list[tuple[set[str], set[str]]] = field(default_factory=list)

    def begin(self, mark: str, base: Files, files: Files) -> None:
        assert mark
        self.begun.append((set(base), set(files)))

    def found(self, _mark: str, /) -> str | None:
        return self.result


@pytest.fixture
def effects(world: World) -> FakeEffects:
    fake, room = FakeEffects(), world.app.state.room
    settings = replace(room.settings, studio=Studio(effects=fake))
    world.app.state.room = replace(room, settings=settings)
    return fake


class People(dict[str, Visit]):
    """Colleagues by name; who is asked for logs in."""

    def __init__(self, url: str, stack: ExitStack) -> None:
        super().__init__()
        self._url, self._stack = url, stack

    def __missing__(self, name: str) -> Visit:
        visit = self[name] = self._stack.enter_context(Visit(self._url))
        visit.log_in(name, "coordinatie")
        visit.get("/inhoud")
        return visit


@pytest.fixture
def people(url: str) -> Iterator[dict[str, Visit]]:
    with ExitStack() as stack:
        yield People(url, stack)


@pytest.fixture
def place(people: dict[str, Visit]) -> str:
    return str(people["dora"].post("/inhoud/nieuw", titel="Woorden").headers["location"])


def fields(page: str) -> dict[str, str]:
    """Return the form of a rule as it stands on the page."""
    form = page.split('id="formulier"')[1]
    found = {"gezien": form.split('name="gezien" value="')[1].split('"', maxsplit=1)[0]}
    for part in form.split('<textarea class="utrecht-textarea" id="')[1:]:
        found[part.split('"')[0]] = unescape(part.split(">\n", 1)[1].split("</textarea>")[0])
    for part in form.split('<input class="utrecht-textbox" id="')[1:]:
        found[part.split('"')[0]] = unescape(part.split('value="')[1].split('"')[0])
    for part in form.split('<select class="utrecht-select" id="')[1:]:
        chosen = part.split("</select>")[0].split(" selected>")[0]
        found[part.split('"')[0]] = chosen.rsplit('value="', 1)[1].split('"')[0]
    for part in form.split('type="radio" id="')[1:]:
        if " checked" in part.split(">")[0]:
            found[part.split('name="')[1].split('"')[0]] = part.split('value="')[1].split('"')[0]
    return found


def rule(world: World, place: str, name: str) -> Mapping[str, object]:
    files = world.coordination.content.draft(DORA, place.rsplit("/", 1)[1]).files
    return next(
        one
        for file in files
        if file.startswith(("lexicon/r04", "lexicon/eigen"))
        for one in files[file]["rules"]  # type: ignore[index, call-overload]  # a plain tree
        if one["id"] == name
    )


def test_rules_are_found_by_words_theme_and_severity_a_page_at_a_time(people: dict[str, Visit]) -> None:
    mo = people["mo"]
    page = mo.get("/inhoud/live/woorden").text
    assert "312 regels" in page
    assert page.count('class="nabij-word"') == 25
    assert "blad 1 van 13" in page
    assert "blad 13 van 13" in mo.get("/inhoud/live/woorden?blad=99").text
    narrow = mo.get("/inhoud/live/woorden?zoek=himbasha&thema=R04&ernst=acute").text
    assert f"/inhoud/live/woorden/{RULE}" in narrow
    assert "Niets gevonden." in mo.get("/inhoud/live/woorden?zoek=himbasha&thema=R13").text
    assert people["eva"].get("/inhoud/live/woorden").status_code == MISSING
    assert "lexicon" not in narrow.casefold()


def test_who_does_not_write_reads_a_rule_and_changes_nothing(people: dict[str, Visit], place: str) -> None:
    mo = people["mo"]
    page = mo.get(f"/inhoud/live/woorden/{RULE}").text
    assert "Er is nu geweld." in page
    assert "disabled" in page.split('id="formulier"')[1].split("<legend")[0]
    assert mo.post(f"{place}/woorden/{RULE}", samen="x").status_code == MISSING
    assert mo.get(f"{place}/woorden/nieuw").status_code == MISSING
    assert mo.get(f"{place}/woorden/r04-geweld-nu/bestaat-niet").status_code == MISSING
    assert mo.get(f"{place}/woorden/r05-geweld-nu/nu.slaat").status_code == MISSING


def test_a_form_that_nobody_touched_changes_nothing(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora = people["dora"]
    before = rule(world, place, "nu.slaat")
    form = fields(dora.get(f"{place}/woorden/{RULE}").text)
    assert dora.post(f"{place}/woorden/{RULE}", **form).status_code == SEE_OTHER
    assert rule(world, place, "nu.slaat") == before


def test_words_are_added_to_a_rule_without_a_reason(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora = people["dora"]
    form = fields(dora.get(f"{place}/woorden/{RULE}").text)
    form["samen"] += "\ndonderbus + DADER"
    answer = dora.post(f"{place}/woorden/{RULE}", **form)
    assert answer.status_code == SEE_OTHER
    assert rule(world, place, "nu.slaat")["any_order"][-1] == ["donderbus", "DADER"]  # type: ignore[index]  # a plain tree
    page = dora.get(str(answer.headers["location"])).text
    assert "Bewaard. Probeer hieronder" in page
    assert "vindt hierdoor minder" not in page


def test_what_would_find_less_asks_why_and_the_reviewer_reads_it(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora = people["dora"]
    form = {**fields(dora.get(f"{place}/woorden/{RULE}").text), "ernst": "high"}
    answer = dora.post(f"{place}/woorden/{RULE}", **form)
    assert answer.status_code == UNFIT
    assert "Schrijf waarom. Een extra persoon leest dit" in answer.text
    again = fields(answer.text)
    assert again["ernst"] == "high"
    assert rule(world, place, "nu.slaat")["severity"] == "acute"
    reason = "Te vaak 's nachts voor niets gebeld."
    assert dora.post(f"{place}/woorden/{RULE}", **{**again, "reden": "w" * 301}).status_code == UNFIT
    assert dora.post(f"{place}/woorden/{RULE}", **{**again, "reden": reason}).status_code == SEE_OTHER
    assert rule(world, place, "nu.slaat")["severity"] == "high"
    draft = world.coordination.content.draft(DORA, place.rsplit("/", 1)[1])
    assert told_reasons(draft.steps).endswith(f"vindt minder. Reden: {reason}")
    assert "Te vaak" in people["cor"].get(place).text
    assert fields(dora.get(f"{place}/woorden/{RULE}").text)["reden"] == reason


def test_a_new_rule_is_free_and_may_go_again_without_a_reason(people: dict[str, Visit], place: str) -> None:
    dora = people["dora"]
    assert 'value="R04" selected' in dora.get(f"{place}/woorden/nieuw?thema=R04").text
    answer = dora.post(f"{place}/woorden/nieuw", **NEW)
    assert answer.status_code == SEE_OTHER
    page = dora.get(str(answer.headers["location"])).text
    assert "klopt nog niet" not in page
    assert f"/inhoud/{place.rsplit('/', 1)[1]}/woorden/eigen-r04/eigen." in page
    where = str(answer.headers["location"]).split("?")[0]
    away = dora.get(f"{where}/weg").text
    assert "Weghalen mag zonder reden." in away
    seen = away.split('name="gezien" value="')[1].split('"', maxsplit=1)[0]
    assert dora.post(f"{where}/weg", gezien=seen).status_code == SEE_OTHER
    assert dora.get(where).status_code == MISSING


def test_a_rule_in_use_goes_only_with_a_reason(people: dict[str, Visit], place: str) -> None:
    dora, where = people["dora"], f"{place}/woorden/{RULE}"
    away = dora.get(f"{where}/weg").text
    seen = away.split('name="gezien" value="')[1].split('"', maxsplit=1)[0]
    assert "Een extra persoon moet dit goedkeuren" in away
    assert dora.post(f"{where}/weg", gezien=seen).status_code == UNFIT
    assert dora.post(f"{where}/weg", gezien="oud", reden="Dubbel.").status_code == CONFLICT
    assert dora.post(f"{where}/weg", gezien=seen, reden="Dubbel.").status_code == SEE_OTHER
    assert "Reden: Dubbel." in people["cor"].get(place).text
    assert dora.get(where).status_code == MISSING


def test_two_people_in_one_rule_see_each_others_words_and_nothing_is_lost(
    people: dict[str, Visit], place: str
) -> None:
    dora, cor = people["dora"], people["cor"]
    where = f"{place}/woorden/{RULE}"
    first, second = (fields(one.get(where).text) for one in (dora, cor))
    dora.post(where, **{**first, "raak": f"{first['raak']}\nhij slaat me nu weer"})
    answer = cor.post(where, **{**second, "raak": f"{second['raak']}\nhij slaat mij nu"})
    assert answer.status_code == CONFLICT
    assert "hij slaat me nu weer" in answer.text
    again = fields(answer.text)
    assert again["raak"].endswith("hij slaat mij nu")
    # What a colleague added is gone by this choice, but was never in use.
    assert cor.post(where, **again).status_code == SEE_OTHER
    seen = cor.get(f"{where}/weg").text.split('name="gezien" value="')[1].split('"', maxsplit=1)[0]
    dora.post(f"{where}/weg", gezien=seen, reden="Weg.")
    gone = cor.post(where, **again)
    assert gone.status_code == CONFLICT
    assert fields(gone.text)["raak"].endswith("hij slaat mij nu")
    assert f'action="{place}/woorden/nieuw"' in gone.text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("samen", "", "Er staan nog geen woorden."),
        ("samen", "nu / morgen / vandaag / gisteren / is / de / kat", "staat in bijna elk bericht"),
        ("samen", "gisteren\nkat\nhond\ntaart\nbus\nfilm\nwerk", "gewone zinnen, zoals"),
        ("samen", "(a+)+$", "staat een teken dat Nabij niet zoekt"),
        ("samen", "x" * 20_000, "Deze tekst is 20000 letters lang."),
        ("raak", "hoi \x07 daar", "geen telefoon kan tonen"),
        ("ernst", "reusachtig", "Kies een van de mogelijkheden."),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_and_still_stands_there(
    people: dict[str, Visit], place: str, field: str, typed: str, told: str
) -> None:
    answer = people["dora"].post(f"{place}/woorden/nieuw", **{**NEW, field: typed})
    assert answer.status_code == UNFIT
    assert told in unescape(answer.text)
    if field != "ernst":
        assert fields(answer.text)[field] == typed


def test_a_sentence_that_is_not_found_is_told_after_saving(people: dict[str, Visit], place: str) -> None:
    dora = people["dora"]
    wrong = {**NEW, "raak": "een zin zonder die woorden", "ernst": "acute"}
    page = dora.get(str(dora.post(f"{place}/woorden/nieuw", **wrong).headers["location"])).text
    assert "Deze zin wordt nog niet gevonden" in page
    assert "heeft geen zin over vroeger" in page


def test_a_sentence_is_tried_by_the_words_of_the_change_and_by_those_in_use(
    people: dict[str, Visit], place: str
) -> None:
    dora = people["dora"]
    dora.post(f"{place}/woorden/nieuw", **NEW)
    for address in (f"{place}/woorden/proef", f"/_f{place}/woorden/proef"):
        said = dora.post(address, tekst=NEW["raak"]).text
        assert "Iemand staat met een donderbus binnen." in said
        assert "Zonder deze wijziging" in said
    lighter = dora.post(f"/_f{place}/woorden/proef", tekst="hij slaat me niet").text
    assert "Er staat een ontkenning bij." in lighter
    assert "hetzelfde" in lighter
    by_whom = dora.post(f"/_f{place}/woorden/proef", tekst="ik sla haar als ze praat").text
    assert "de uithuisgeplaatste (kant b)" in by_whom
    assert "Neem hooguit 2000 letters." in dora.post(f"/_f{place}/woorden/proef", tekst="a" * 2001).text
    assert "Probeer deze zin" in people["mo"].get("/inhoud/live/woorden/proef").text
    assert people["eva"].post(f"/_f{place}/woorden/proef", tekst="hoi").status_code == MISSING


def test_a_sentence_that_is_tried_is_kept_nowhere(
    people: dict[str, Visit], place: str, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    dora = people["dora"]
    with caplog.at_level(logging.DEBUG):
        answer = dora.post(f"/_f{place}/woorden/proef", tekst=f"hij slaat me nu, {SECRET}")
    assert answer.status_code == FINE
    assert answer.headers["cache-control"] == "no-store"
    assert SECRET not in caplog.text
    assert SECRET not in dora.get(place).text
    assert world.bugs == []
    store = world.coordination.content.opened()._store  # noqa: SLF001  # what stands behind the page
    with store.read() as conn:
        for table in store.metadata.sorted_tables:
            assert all(SECRET not in str(row) for row in conn.execute(table.select()))


def test_what_workers_missed_is_told_by_theme_with_a_way_to_its_rules(
    people: dict[str, Visit], place: str
) -> None:
    dora = people["dora"]
    page = dora.get(f"{place}/woorden/gemist").text
    assert "Wat Nabij miste" in page
    assert people["mo"].get(f"{place}/woorden/gemist").status_code == MISSING


def test_what_a_change_does_to_known_sentences_is_looked_at_apart_and_told_by_sentence(
    effects: FakeEffects, people: dict[str, Visit], place: str
) -> None:
    dora = people["dora"]
    assert "nog niets veranderd" in dora.get(f"{place}/woorden/effect").text
    added = dora.post(f"{place}/woorden/nieuw", **NEW)
    effects.result = ""
    page = dora.get(str(added.headers["location"])).text
    assert f'data-effect="/_f{place}/woorden/effect"' in page
    base, files = effects.begun[-1]
    assert files - base == {"lexicon/eigen-r04.yaml"}
    assert all(name.startswith("lexicon/") or name == "keywords.yaml" for name in files)
    line = {"text": "wat een lawaai", "before": "acute", "after": "none"}
    counts = {"sentences": 1437, "changed": 14, "found": 1, "lost": 2, "changes": [line]}
    told = {"corpora": [{"name": "examples", **counts}], "lost_alarms": 1, "seconds": 1.0}
    effects.result = json.dumps(told)
    page = unescape(dora.get(f"/_f{place}/woorden/effect").text)
    assert "data-effect" not in page
    assert "1 zin die hoog of acuut was, is nu lichter." in page
    assert "Nu wel een melding: 1. Nu geen melding meer: 2." in page
    assert "wat een lawaai</q> acuut → <strong>notitie" in page
    effects.result = None
    assert "Bekijk wat er verandert" in people["mo"].get(f"/_f{place}/woorden/effect").text


def test_a_worker_gives_words_apart_from_any_client_and_a_coordinator_takes_them_up(
    anna: Visit, people: dict[str, Visit], place: str
) -> None:
    assert "Waar moet Nabij ook op letten?" in anna.get("/terugblik").text
    for wrong, told in (
        ({"soort": "R04", "woorden": "Bel Kees nu"}, "Typ kleine letters, en nooit een naam."),
        ({"soort": "R99", "woorden": "donderbus"}, "Kies waar de woorden over gaan."),
    ):
        answer = anna.post("/terugblik/tip", **wrong)
        assert answer.status_code == UNFIT
        assert told in answer.text
        assert f'value="{wrong["woorden"]}"' in answer.text
    assert anna.post("/terugblik/tip", soort="R04", woorden="met de donderbus").status_code == SEE_OTHER
    assert "Dank u. De coördinator ziet de woorden" in anna.get("/terugblik?dank=ja").text
    dora = people["dora"]
    page = dora.get(f"{place}/woorden/gemist").text
    row = page.split("met de donderbus", 1)[1].split("</li>")[0]
    assert "geweld nu" in row
    assert "Anna" in row
    tip = row.split("/gemist/")[1].split("/klaar")[0]
    assert dora.post(f"{place}/woorden/gemist/{tip}/klaar").status_code == SEE_OTHER
    assert "Geen nieuwe woorden." in dora.get(f"{place}/woorden/gemist").text
    for _ in range(MOST_OPEN):
        anna.post("/terugblik/tip", soort="R04", woorden="donderbus")
    assert (
        "Er staan al veel woorden van u klaar." in anna.post("/terugblik/tip", soort="R04", woorden="x").text
    )


def test_a_word_more_in_a_group_is_free_and_one_less_asks_why(people: dict[str, Visit], place: str) -> None:
    dora, where = people["dora"], f"{place}/woorden/groep/BONS"
    found = people["mo"].get("/inhoud/live/woorden/groepen?zoek=Bonkt").text
    assert "/woorden/groep/BONS" in found
    assert "/woorden/groep/WERKVOLK" not in found
    page = dora.get(where).text
    assert "De ander vernielt nu of dringt binnen." in page
    form = fields(page)
    more = dora.post(where, **{**form, "vormen": f"{form['vormen']}\nknalerwten"})
    assert more.status_code == SEE_OTHER
    page = dora.get(str(more.headers["location"])).text
    assert "vindt hierdoor minder" not in page
    form = fields(page)
    assert form["vormen"].endswith("\nknalerwten")
    fewer = {**form, "vormen": form["vormen"].replace("bonkt\n", "", 1)}
    answer = dora.post(where, **fewer)
    assert answer.status_code == UNFIT
    assert "Schrijf waarom. Een extra persoon" in answer.text
    assert dora.post(where, **{**fewer, "reden": "Dubbel."}).status_code == SEE_OTHER
    assert "BONS bewaard, vindt minder. Reden: Dubbel." in people["cor"].get(place).text
    assert fields(dora.get(where).text)["reden"] == "Dubbel."
    assert dora.post(where, **form).status_code == CONFLICT
    odd = dora.post(where, **{**form, "vormen": "sla\nx\x07"})
    assert odd.status_code == UNFIT
    assert fields(odd.text)["vormen"] == "sla\nx\x07"
    assert people["mo"].post(where, vormen="x").status_code == MISSING
    assert dora.get(f"{place}/woorden/groep/BESTAATNIET").status_code == MISSING


def test_a_group_that_soothes_asks_why_for_one_word_more(people: dict[str, Visit], place: str) -> None:
    dora, where = people["dora"], f"{place}/woorden/groep/FILMBOEK"
    form = fields(dora.get(where).text)
    answer = dora.post(where, **{**form, "vormen": f"{form['vormen']}\nluisterboek"})
    assert answer.status_code == UNFIT
    assert fields(answer.text)["vormen"].endswith("luisterboek")


def test_own_words_are_added_for_free_and_made_lighter_or_taken_away_with_a_reason(
    people: dict[str, Visit], place: str, world: World
) -> None:
    dora, where = people["dora"], f"{place}/woorden/eigen"
    form = fields(dora.get(where).text)
    assert form["woord-0"] == "codewoord paraplu"
    more = {**form, "woord-3": "Groene  kanarie", "niveau-3": "high", "uitleg-3": "Afgesproken woord."}
    assert dora.post(where, **more).status_code == SEE_OTHER
    files = world.coordination.content.draft(DORA, place.rsplit("/", 1)[1]).files
    own = files["keywords.yaml"]["keywords"]  # type: ignore[index, call-overload]  # a plain tree
    assert own[-1] == {"woord": "Groene kanarie", "niveau": "high", "uitleg": "Afgesproken woord."}  # type: ignore[index]  # a plain tree
    assert "anarie" in dora.post(f"/_f{place}/woorden/proef", tekst="de groene kanarie").text
    assert dora.post(where, **form).status_code == CONFLICT
    form = fields(dora.get(where).text)
    lighter = {**form, "niveau-0": "review"}
    answer = dora.post(where, **lighter)
    assert answer.status_code == UNFIT
    assert fields(answer.text)["niveau-0"] == "review"
    assert dora.post(where, **{**lighter, "reden": "Alleen om te oefenen."}).status_code == SEE_OTHER
    assert "vindt minder. Reden: Alleen om te oefenen." in people["cor"].get(place).text
    for typed, told in (
        ("de", "bijna elk bericht"),
        ("kat|hond", "staat een streep"),
        ("x\x07", "kan tonen"),
    ):
        odd = dora.post(where, **{**fields(dora.get(where).text), "woord-5": typed, "reden": "x"})
        assert odd.status_code == UNFIT
        assert told in unescape(odd.text)
    assert people["mo"].post(where, **form).status_code == MISSING
    assert "disabled" in people["mo"].get("/inhoud/live/woorden/eigen").text
