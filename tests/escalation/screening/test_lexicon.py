"""A lexicon that is wrong is refused in Dutch, with the place and the remedy."""

from collections.abc import Mapping

import pytest
from lexicon_files import read_plain

from cases.content import ContentFault, Plain
from cases.levels import Level
from cases.sides import Speaker
from escalation.assessment import Status
from escalation.lexicon import draft_of, parse_lexicon

GOOD = """
classes:
  SLAAN: {forms: [slaat, sloeg], variants: auto}
  MIJ: [me, mij]
rules:
  - id: a
    code: R07
    category: physical_violence
    severity: high
    any_order: [SLAAN, MIJ]
    raise: {acute: [nu]}
    lower: {concern: [zacht]}
    roles: {network: concern}
    speakers: [victim, network]
    negation: normal
    past: demote
    except: ["{SLAAN} ... over"]
    unless: [bal]
    joke: nee
    imminent: nee
    uitleg: "Er is geslagen."
    bron: team
    eigenaar: coordinator
    nagekeken: 2026-11-22
    tests:
      raak: ["hij slaat me", {t: "hij slaat me nu", ernst: acute}, {t: "hij slaat me", wie: network}]
      mis: ["hij slaat me over", "hij slaat de bal naar me"]
      status: [{t: "hij slaat me niet", status: negated, ernst: none}]
keywords:
  - {woord: Zwaluw, niveau: high, uitleg: "Afgesproken woord."}
  - {word: rode deur, level: acute}
idioms: ["slaat nergens op"]
"""

RAAK = next(line.strip() for line in GOOD.splitlines() if "raak:" in line)


def parsed(text: str, **more: str) -> object:
    files: Mapping[str, Plain] = {"a.yaml": read_plain(text)} | {
        f"{name}.yaml": read_plain(value) for name, value in more.items()
    }
    return parse_lexicon(files)


def test_a_good_file_becomes_typed_rules_keywords_and_idioms() -> None:
    lexicon = parse_lexicon({"a.yaml": read_plain(GOOD)})
    (rule,) = lexicon.rules
    assert rule.level is Level.HIGH
    assert rule.shifts == ((Level.ACUTE, ("nu",)), (Level.CONCERN, ("zacht",)))
    assert rule.level_for(Speaker.NETWORK) is Level.CONCERN
    assert rule.proof.hits[-1].status is Status.NEGATED
    assert [word.words for word in lexicon.keywords] == ["zwaluw", "rode deur"]
    assert lexicon.idioms == ("slaat nergens op",)


def test_a_row_of_slots_and_a_list_of_rows_are_both_read() -> None:
    rows = GOOD.replace(
        "any_order: [SLAAN, MIJ]", "any_order: [[SLAAN, MIJ], [SLAAN, ons]]\n    sequence: [slaat, me]"
    )
    assert len(parse_lexicon({"a.yaml": read_plain(rows)}).rules[0].patterns) == 3


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        (
            "any_order: [SLAAN, MIJ]",
            "any_order: [SLAN, MIJ]",
            ("rules", 0, "any_order"),
            "'SLAN' bestaat niet",
        ),
        (
            "any_order: [SLAAN, MIJ]",
            "any_order: [MIJ, SLAAN]",
            ("rules", 0, "any_order"),
            "in bijna elk bericht",
        ),
        ("any_order: [SLAAN, MIJ]", "sequence: [ik, je]", ("rules", 0, "sequence"), "in bijna elk bericht"),
        ("any_order: [SLAAN, MIJ]", "any_order: [SLAAN, '...']", ("rules", 0, "any_order"), "leeg deel"),
        ("    any_order: [SLAAN, MIJ]\n", "", ("rules", 0), "zoekt nergens naar"),
        ("    any_order: [SLAAN, MIJ]\n", "    any_order: []\n", ("rules", 0), "zoekt nergens naar"),
        ("code: R07", "code: R99", ("rules", 0, "code"), "'R99' is onbekend"),
        ("category: physical_violence", "category: boos", ("rules", 0, "category"), "'boos' is onbekend"),
        ("severity: high", "severity: hoog", ("rules", 0, "severity"), "'hoog' is onbekend"),
        ("severity: high", "ernst: high", ("rules", 0, "ernst"), "'ernst' is onbekend"),
        ("    severity: high\n", "", ("rules", 0), "'severity' ontbreekt"),
        ("severity: high", "severity: [high]", ("rules", 0, "severity"), "hoort tekst"),
        ("id: a", "id: ''", ("rules", 0, "id"), "hoort tekst"),
        ("joke: nee", "joke: soms", ("rules", 0, "joke"), "'soms' is onbekend"),
        ("past: demote", "window: 99", ("rules", 0, "window"), "geen getal van 0 tot 12"),
        ("past: demote", "window: zes", ("rules", 0, "window"), "geen getal van 0 tot 12"),
        ("speakers: [victim, network]", "speakers: [buur]", ("rules", 0, "speakers"), "'buur' is onbekend"),
        ("roles: {network: concern}", "roles: hoog", ("rules", 0, "roles"), "velden met een naam"),
        (
            "raise: {acute: [nu]}",
            "raise: {acute: [NUU]}",
            ("rules", 0, "raise", "acute"),
            "'NUU' bestaat niet",
        ),
        ('["{SLAAN} ... over"]', '["... ..."]', ("rules", 0, "except", 0), "geen zin"),
        ('["{SLAAN} ... over"]', '["slaat ... ... over"]', ("rules", 0, "except", 0), "geen zin"),
        (
            'raak: ["hij slaat me",',
            'raak: ["hij zoent me",',
            ("rules", 0, "tests", "raak", 0),
            "vindt deze zin niet",
        ),
        (
            "ernst: acute}",
            "ernst: review}",
            ("rules", 0, "tests", "raak", 1),
            "is de ernst 'acute' en niet 'review'",
        ),
        ("hij slaat me over", "hij sloeg me", ("rules", 0, "tests", "mis", 0), "hoort dat niet te doen"),
        (
            "status: negated, ernst",
            "status: past, ernst",
            ("rules", 0, "tests", "status", 0),
            "is de status 'negated'",
        ),
        ("idioms:", "idioom:", ("idioom",), "'idioom' is onbekend"),
        (RAAK, "raak: []", ("rules", 0, "tests"), "geen test"),
        ("MIJ: [me, mij]", "mij: [me]", ("classes", "mij"), "geen klassenaam"),
        ("MIJ: [me, mij]", "MIJ: [me, '!']", ("classes", "MIJ", 1), "geen woord"),
        ("MIJ: [me, mij]", "MIJ: {vormen: [me]}", ("classes", "MIJ", "vormen"), "'vormen' is onbekend"),
        ("variants: auto", "variants: geen", ("classes", "SLAAN", "variants"), "'geen' is onbekend"),
        ("woord: Zwaluw", "woord: de", ("keywords", 0, "woord"), "in bijna elk bericht"),
        ("woord: Zwaluw", "woord: '!!'", ("keywords", 0, "woord"), "in bijna elk bericht"),
        ("woord: Zwaluw", "woord: ''", ("keywords", 0, "woord"), "hoort tekst"),
        ("niveau: high", "niveau: erg", ("keywords", 0, "niveau"), "'erg' is onbekend"),
        ('idioms: ["slaat nergens op"]', "idioms: slaat", ("idioms",), "hoort een lijst"),
    ],
)
def test_a_fault_names_its_place_and_what_is_wrong(
    old: str, new: str, path: tuple[str | int, ...], problem: str
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    with pytest.raises(ContentFault) as caught:
        parsed(text)
    assert caught.value.path == ("a.yaml", *path)
    assert problem in caught.value.problem
    assert caught.value.remedy.endswith(".")


def test_all_faults_come_at_once_each_with_its_own_place() -> None:
    text = GOOD.replace("code: R07", "code: R99").replace("woord: Zwaluw", "woord: de")
    text = text.replace("MIJ: [me, mij]", "MIJ: [me, '!']").replace("idioms: [", "idioms: ['... ...', ")
    draft = draft_of({"a.yaml": read_plain(text), "b.yaml": read_plain("zinnen: []")})
    assert [fault.path for fault in draft.faults] == [
        ("b.yaml", "zinnen"),
        ("a.yaml", "classes", "MIJ", 1),
        ("a.yaml", "rules", 0, "code"),
        ("a.yaml", "keywords", 0, "woord"),
        ("a.yaml", "idioms", 0),
    ]


def test_every_test_that_fails_is_told_with_its_own_place() -> None:
    text = GOOD.replace('raak: ["hij slaat me",', 'raak: ["hij zoent me",').replace(
        "hij slaat me over", "hij sloeg me"
    )
    draft = draft_of({"a.yaml": read_plain(text)})
    assert [fault.path[-2:] for fault in draft.faults] == [("raak", 0), ("mis", 0)]


def test_one_id_for_two_rules_is_refused() -> None:
    with pytest.raises(ContentFault, match="bestaat al") as caught:
        parsed(
            GOOD,
            b=GOOD.split("keywords:", maxsplit=1)[0].replace("SLAAN:", "HOUWEN:").replace("MIJ:", "ONS:"),
        )
    assert caught.value.path == ("b.yaml", "rules", 0, "id")


def test_one_class_in_two_files_is_refused() -> None:
    with pytest.raises(ContentFault, match="bestaat al") as caught:
        parsed(GOOD, b="classes: {MIJ: [ons]}")
    assert caught.value.path == ("b.yaml", "classes", "MIJ")


def test_a_file_that_is_a_list_is_refused() -> None:
    with pytest.raises(ContentFault, match="velden met een naam"):
        parsed("- a")


def test_one_text_may_stand_where_a_list_may_stand() -> None:
    one = GOOD.replace('except: ["{SLAAN} ... over"]', 'except: "{SLAAN} ... over"')
    assert parse_lexicon({"a.yaml": read_plain(one)}).rules[0].exceptions == ("{SLAAN} ... over",)


@pytest.mark.parametrize(
    "order", ["{acute: [nu], high: [zacht], review: [ver]}", "{review: [ver], high: [zacht], acute: [nu]}"]
)
def test_the_order_of_levels_in_a_file_says_nothing_what_keeps_the_level_comes_first(order: str) -> None:
    text = GOOD.replace("raise: {acute: [nu]}", f"raise: {order}").replace("lower: {concern: [zacht]}", "")
    (rule, *_) = draft_of({"a.yaml": read_plain(text)}, prove=False).lexicon.rules
    assert [level for level, _ in rule.shifts] == [Level.HIGH, Level.REVIEW, Level.ACUTE]
