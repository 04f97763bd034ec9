"""What is a small change: a corrected word, and never a number, a branch, a meaning or a safety text."""

import copy
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.content import ContentPath, Plain
from cases.content_edit import Files
from cases.content_road import REASONS, Reason, is_small
from cases.content_wording import Touched, is_slip, touched

ANSWERS: list[Plain] = [
    {"knop": "goed", "tekst": {"nl-B1": "Prima", "en": "Fine"}, "ook": ["gaat wel"], "naar": "slot"},
    {
        "knop": "slecht",
        "tekst": {"nl-B1": "Lastig", "en": "Hard"},
        "naar": "slot",
        "zegt": {"nl-B1": "Fijn dat je dat zegt."},
    },
]
SIGNAL: Plain = {"code": "R29", "soort": "fear", "niveau": "high", "antwoord": "H1"}
FILES: Files = {
    "dialogues/d1.yaml": {
        "gesprek": "d1",
        "titel": "Elke dag, dag 1 tot en met 10",
        "begin": "hoe",
        "slot": {"open": {"nl-B1": "Dank je. Tot {dag}."}, "neutraal": {"nl-B1": "Tot {dag}."}},
        "uitwegen": {
            "bel": {"tekst": {"nl-B1": "Ik bel liever"}, "naar": "slot", "taak": {"niveau": "concern"}},
            "later": {"tekst": {"nl-B1": "Liever later"}, "naar": "slot"},
        },
        "vragen": {
            "hoe": {
                "vraag": {
                    "open": {"nl-B1": "Hoe gaat het vandag met je?", "nl-B1-u": "Hoe gaat het met u?"},
                    "neutraal": {"nl-B1": "Alles goed thuis?"},
                },
                "knoppen": ANSWERS,
                "uitwegen": ["bel", "later"],
            },
            "bang": {
                "vraag": {"nl-B1": "Is er iemand bij je?"},
                "knoppen": [{"knop": "ja", "tekst": {"nl-B1": "Zeker"}, "naar": "einde", "signaal": SIGNAL}],
            },
            "zorg": {
                "vraag": {"nl-B1": "Slaap je rustig?"},
                "knoppen": [
                    {"knop": "ja", "tekst": {"nl-B1": "Zeker"}, "naar": "slot"},
                    {
                        "knop": "nee",
                        "tekst": {"nl-B1": "Minder"},
                        "naar": "slot",
                        "signaal": {"niveau": "concern"},
                    },
                ],
            },
        },
    },
    "texts/berichten.yaml": {
        "later": {"beide": {"nl-B1": "Prima. Een andere keer.", "en": "Fine. Another time."}},
        "slot.hoog": {"beide": {"nl-B1": "Er leest iemand mee."}},
        "knop.later": {"beide": {"nl-B1": "Wachten"}},
    },
    "replies/gesprek.yaml": {
        "typen": {"titel": "Typ rustig", "voor": "iedereen", "open": {"nl-B1": "Neem je tijd. Typ rustig."}},
        "bel_112": {"titel": "Bel", "open": {"nl-B1": "Bel als het moet.", "en": "Call 112."}},
        "vertaald": {"titel": "Hoi", "open": {"nl-B1": "Hoi daar."}, "concept": {"tr": "Selam"}},
    },
    "kant_b.yaml": {"nl": {"Typ rustig.": "Geen haast."}},
    "keywords.yaml": {"keywords": [{"woord": "schuur", "niveau": "high"}]},
}
DIALOGUE = "dialogues/d1.yaml"
OPEN: ContentPath = ("vragen", "hoe", "vraag", "open", "nl-B1")


def edited(file: str, path: ContentPath, value: Plain | None) -> Files:
    """Return the content with one spot put, or with None taken out."""
    files = copy.deepcopy(dict(FILES))
    spot: object = files
    for name in (file, *path[:-1]):
        spot = spot[name]  # type: ignore[index]  # a path of this content
    if value is None:
        del spot[path[-1]]  # type: ignore[attr-defined]  # the same
    else:
        spot[path[-1]] = value  # type: ignore[index]  # the same
    return files


def codes(new: Files) -> set[str]:
    return {reason.code for reason in is_small(FILES, new).reasons}


SMALL: list[tuple[str, ContentPath, str]] = [
    (DIALOGUE, OPEN, "Hoe gaat het vandaag met je?"),
    (DIALOGUE, ("vragen", "hoe", "vraag", "neutraal", "nl-B1"), "Alles oké thuis?"),
    (DIALOGUE, ("vragen", "hoe", "vraag", "open", "nl-B1-u"), "Hoe gaat het bij u?"),
    (DIALOGUE, ("slot", "open", "nl-B1"), "Bedankt. Tot {dag}."),
    (DIALOGUE, ("titel",), "Elke dag, van dag 1 tot en met 10"),
    (DIALOGUE, ("vragen", "hoe", "knoppen", 0, "tekst", "nl-B1"), "Priema"),
    (DIALOGUE, ("vragen", "hoe", "knoppen", 1, "zegt", "nl-B1"), "Goed dat je dat zegt."),
    (DIALOGUE, ("uitwegen", "later", "tekst", "nl-B1"), "Liever laater"),
    (DIALOGUE, ("vragen", "zorg", "vraag", "nl-B1"), "Slaap je lekker rustig?"),
    ("texts/berichten.yaml", ("later", "beide", "en"), "Okay. Another time."),
    ("replies/gesprek.yaml", ("typen", "titel"), "Typ heel rustig"),
]


@pytest.mark.parametrize(("file", "path", "text"), SMALL)
def test_a_corrected_word_is_small(file: str, path: ContentPath, text: str) -> None:
    assert codes(edited(file, path, text)) == set()
    assert is_small(FILES, edited(file, path, text)).small


LONG: list[tuple[str, ContentPath, Plain | None, str]] = [
    (DIALOGUE, OPEN, "Hoe gaat het niet vandag met je?", "meaning"),
    (DIALOGUE, OPEN, "Hoe gaat het 2 vandag met je?", "number"),
    (DIALOGUE, OPEN, "Hoe gaat het morgen met je?", "number"),
    (DIALOGUE, OPEN, "Hoe gaat het vandag met {naam}?", "slot"),
    (DIALOGUE, OPEN, "Hoe gaat het vandag met je? evil.nl", "link"),
    (DIALOGUE, OPEN, "Hoe veilig gaat het vandag met je?", "safety"),
    (DIALOGUE, OPEN, "Hoe gааt het vandag met je?", "letters"),
    (DIALOGUE, OPEN, "Hoe gaat\u200b het vandag met je?", "letters"),
    (DIALOGUE, OPEN, "Wil je graag iets leuks gaan doen?", "rewritten"),
    (DIALOGUE, OPEN, " ", "empty"),
    (DIALOGUE, OPEN, ["Hoe"], "parts"),
    (DIALOGUE, OPEN, None, "parts"),
    (DIALOGUE, ("vragen", "nieuw"), {"vraag": {"nl-B1": "Nieuw?"}}, "parts"),
    (DIALOGUE, ("vragen", "hoe", "knoppen"), ANSWERS[:1], "parts"),
    (DIALOGUE, ("vragen", "hoe", "knoppen"), ANSWERS[::-1], "parts"),
    (DIALOGUE, ("vragen", "hoe", "knoppen", 0, "naar"), "zorg", "setting"),
    (DIALOGUE, ("vragen", "hoe", "knoppen", 0, "knop"), "prima", "setting"),
    (DIALOGUE, ("vragen", "hoe", "knoppen", 0, "ook"), ["gaat nel"], "setting"),
    (DIALOGUE, ("vragen", "hoe", "knoppen", 0, "tekst", "nl-B1"), "Lastig", "label"),
    (DIALOGUE, ("vragen", "bang", "vraag", "nl-B1"), "Is er iemand bij jou?", "signal_step"),
    (DIALOGUE, ("vragen", "bang", "knoppen", 0, "signaal", "niveau"), "concern", "setting"),
    (DIALOGUE, ("vragen", "zorg", "knoppen", 0, "tekst", "nl-B1"), "Zekers", "signal_step"),
    (DIALOGUE, ("uitwegen", "bel", "tekst", "nl-B1"), "Ik bel lieverr", "signal_step"),
    (DIALOGUE, ("slot", "open", "nl-B1"), "Dank je. Tot {tijd}.", "slot"),
    (DIALOGUE, ("begin",), "bang", "setting"),
    ("texts/berichten.yaml", ("slot.hoog", "beide", "nl-B1"), "Er leest iemand met je mee.", "safety_text"),
    ("texts/berichten.yaml", ("knop.later", "beide", "nl-B1"), "Afbreken", "label"),
    ("replies/gesprek.yaml", ("bel_112", "open", "nl-B1"), "Bel als het echt moet.", "safety_text"),
    ("replies/gesprek.yaml", ("typen", "open", "nl-B1"), "Neem je tijd. Typ heel rustig.", "other_words"),
    ("replies/gesprek.yaml", ("typen", "voor"), "stayer", "setting"),
    ("replies/gesprek.yaml", ("vertaald", "concept", "tr"), "Selamlar", "setting"),
    ("kant_b.yaml", ("nl", "Typ rustig."), "Kalm aan.", "room"),
    ("keywords.yaml", ("keywords", 0, "niveau"), "review", "room"),
]


@pytest.mark.parametrize(("file", "path", "value", "code"), LONG)
def test_what_touches_more_than_words_takes_the_long_road(
    file: str, path: ContentPath, value: Plain | None, code: str
) -> None:
    assert code in codes(edited(file, path, value))


def test_yes_and_no_that_change_places_take_the_long_road() -> None:
    yes: Files = {DIALOGUE: {"vragen": {"a": {"knoppen": [_button("Ja", "b"), _button("Nee", "c")]}}}}
    no: Files = {DIALOGUE: {"vragen": {"a": {"knoppen": [_button("Nee", "b"), _button("Ja", "c")]}}}}
    assert {"label", "meaning"} <= {reason.code for reason in is_small(yes, no).reasons}


def _button(label: str, target: str) -> Plain:
    return {"tekst": {"nl-B1": label}, "naar": target}


def test_a_file_that_comes_or_goes_is_never_small() -> None:
    less = {name: FILES[name] for name in FILES if name != DIALOGUE}
    assert is_small(FILES, less).reasons == (Reason("parts", DIALOGUE),)
    assert is_small(less, FILES).reasons == (Reason("parts", DIALOGUE),)


def test_a_file_that_is_no_named_parts_is_never_small() -> None:
    assert [one.code for one in is_small({DIALOGUE: "a"}, {DIALOGUE: "b"}).reasons] == ["setting"]
    loose: Files = {"texts/a.yaml": {"nl-B1": "Hoi."}}
    assert [one.code for one in is_small(loose, {"texts/a.yaml": {"nl-B1": "Hooi."}}).reasons] == ["setting"]
    odd: Files = {
        DIALOGUE: {"vragen": {"a": {"vraag": {"nl-B1": "Hoe gaat het?"}, "laag": {"signaal": "x"}}}}
    }
    new: Files = {
        DIALOGUE: {"vragen": {"a": {"vraag": {"nl-B1": "Hoe ging het?"}, "laag": {"signaal": "x"}}}}
    }
    assert is_small(odd, new).small


def test_the_same_content_is_small() -> None:
    assert is_small(FILES, copy.deepcopy(dict(FILES))).small


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Is het rustig?", "Is het onrustig?", Touched.MEANING),
        ("Is het onrustig?", "Is het rustig?", Touched.MEANING),
        ("Is it harmful?", "Is it harmless?", Touched.MEANING),
        ("Mag je bellen?", "Moet je bellen?", Touched.MEANING),
        ("Do you agree now?", "Do you disagree now?", Touched.MEANING),
        ("Bel dokter Smit even.", "Bel dokters Smit even.", Touched.SAFETY),
        ("Bel om ½ op het plein.", "Bel om ¼ op het plein.", Touched.NUMBER),
        ("Om twee bij de bus.", "Om drie bij de bus.", Touched.NUMBER),
        ("Tot gauw {dag}", "Tot gauw {dag", Touched.SLOT),
        ("Dank je.", "Dank је.", Touched.LETTERS),
        ("Heb je zeven vrienden?", "Heb je leven vrienden?", Touched.NUMBER),
        ("Heb je nooit pijn?", "Heb je mooit pijn?", Touched.MEANING),
    ],
)
def test_a_wording_that_turns_or_hides_something_is_seen(old: str, new: str, why: Touched) -> None:
    assert why in touched(old, new)


def test_a_short_word_has_no_slips_and_a_long_one_has_two() -> None:
    assert is_slip("Anderss dan dit", "Anders dan dit")
    assert not is_slip("hij", "zij")
    assert not is_slip("Mijn vader", "Mijn schoonvader")
    assert not is_slip("Een", "Een twee")
    assert touched("De ondersteuner komt langs.", "Een ondersteuning komt langs.") == ()


NUMBERS = st.integers(0, 99_999).map(str)
WORDS = st.lists(st.sampled_from(["hoe", "gaat", "het", "met", "je", "werk", "thuis", "graag"]), min_size=4)


@given(WORDS.map(" ".join), NUMBERS, NUMBERS)
def test_no_changed_number_is_ever_small(text: str, one: str, other: str) -> None:
    assume(one != other)
    assert Touched.NUMBER in touched(f"{text} {one}", f"{text} {other}")


@given(WORDS, st.sampled_from(["niet", "geen", "nooit", "ja", "nee", "not", "never", "don’t"]), st.data())
def test_no_word_that_turns_a_sentence_comes_or_goes_on_the_small_road(
    words: list[str], turning: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(words)))
    turned = " ".join([*words[:place], turning, *words[place:]])
    assert Touched.MEANING in touched(" ".join(words), turned)
    assert Touched.MEANING in touched(turned, " ".join(words))


def _leaves(plain: Plain, path: ContentPath = ()) -> Iterator[ContentPath]:
    if isinstance(plain, str):
        yield path
        return
    parts = plain.items() if isinstance(plain, dict) else enumerate(plain)
    for name, one in parts:
        yield from _leaves(one, (*path, name))


PLACES = [(file, path) for file in FILES for path in _leaves(FILES[file])]


@given(st.sampled_from(PLACES), st.text(max_size=30))
def test_small_always_means_wording_and_every_reason_names_the_place(
    place: tuple[str, ContentPath], text: str
) -> None:
    file, path = place
    found = is_small(FILES, edited(file, path, text))
    assert all(one.file == file and one.path in (path, ()) and one.code in REASONS for one in found.reasons)
    if found.small and edited(file, path, text) != FILES:
        assert path[-1] == "titel" or path[-1] in ("nl-B1", "nl-B1-u", "en")


@given(st.sampled_from(PLACES))
def test_a_part_that_is_taken_out_is_never_small(place: tuple[str, ContentPath]) -> None:
    file, path = place
    assert not is_small(FILES, edited(file, path, None)).small


def test_words_in_a_place_that_is_not_known_are_no_wording() -> None:
    old: Files = {DIALOGUE: {"voorlezen": [{"nl-B1": "Hoi jij."}]}}
    new: Files = {DIALOGUE: {"voorlezen": [{"nl-B1": "Hoi jij!"}]}}
    assert [one.code for one in is_small(old, new).reasons] == ["setting"]
    reply: Files = {"replies/a.yaml": {"a": {"voor": ["stayer"], "open": {"nl-B1": "Hoi jij."}}}}
    better: Files = {"replies/a.yaml": {"a": {"voor": ["stayer"], "open": {"nl-B1": "Hoi jij!"}}}}
    assert is_small(reply, better).small


def test_a_story_more_is_small_and_one_that_changes_or_goes_is_not() -> None:
    story: dict[str, Plain] = {"verhaal": "Zegt nee", "gesprek": "weekly"}
    other: dict[str, Plain] = {**story, "gesprek": "d1"}
    assert is_small({}, {"stories/nee.yaml": story}).small
    assert not is_small({"stories/nee.yaml": story}, {"stories/nee.yaml": other}).small
    assert not is_small({"stories/nee.yaml": story}, {}).small
