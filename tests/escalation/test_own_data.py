"""Asking for one's own data by chat: one line that says nothing, a task, and never any data."""

from itertools import product

import pytest
from rulebooks import ANNE, NOON, client, flags, real_rulebook, record, says, turn, wrote

from cases.effects import (
    AlertLead,
    MakeTask,
    RaiseFlag,
)
from cases.events import (
    SafeContactRenewed,
)
from cases.facts import Facts, Phase
from cases.ids import EventId
from cases.levels import Language, Level, Mode
from cases.own_data_effects import GiveAgreement, NoteRequest, WithdrawAgreement
from cases.own_data_events import RequestDoubted
from cases.rights import RequestKind
from cases.state import Doubt, Standing

CALM = Facts(phase=Phase.F2)
ASKED = {
    "verwijder mij": RequestKind.ERASE,
    "mijn gegevens": RequestKind.ACCESS,
    "wie keek": RequestKind.WHO_LOOKED,
}
RECEIPTS = {
    Language.NL_B1: "Ik heb het doorgegeven.",
    Language.NL_A2: "Ik heb het doorgegeven.",
    Language.EN: "I have passed it on.",
}


@pytest.mark.parametrize(("text", "kind"), ASKED.items())
def test_every_phone_gets_the_same_receipt_and_a_worker_the_request(text: str, kind: RequestKind) -> None:
    for mode, language, standing in product(
        (Mode.OPEN, Mode.NEUTRAL), Language, (Standing.ACTIVE, Standing.STOPPED)
    ):
        before = client(mode, facts=CALM, language=language, standing=standing)
        state, effects = turn(before, wrote(text))
        assert [one.text for one in says(effects)] == [RECEIPTS[language]]
        assert [one for one in effects if isinstance(one, NoteRequest)] == [
            NoteRequest(before.client, kind.value, NOON)
        ]
        assert [(one.kind, one.why) for one in effects if isinstance(one, MakeTask)] == [
            ("own_data", (kind.value,))
        ]
        assert state.standing is standing
        assert flags(effects) == []


def test_who_holds_the_conversation_changes_nothing_about_the_receipt() -> None:
    _, effects = turn(client(facts=CALM, held_by=ANNE), wrote("verwijder mij"))
    assert [one.text for one in says(effects)] == [RECEIPTS[Language.NL_B1]]


@pytest.mark.parametrize("doubt", [Doubt.NOTICED, Doubt.READS_ALONG, Doubt.DURESS])
def test_a_doubtful_sender_gets_the_neutral_line_and_the_request_is_kept(doubt: Doubt) -> None:
    for text in ("verwijder mij", "wat weten jullie van mij"):
        _, effects = turn(client(facts=CALM, doubt=doubt), wrote(text))
        assert {one.key for one in says(effects)} <= {"N1"}
        assert any(isinstance(one, NoteRequest) for one in effects)
        assert flags(effects)
        assert not any(isinstance(one, MakeTask) for one in effects)


def test_the_question_what_is_known_is_a_request_too() -> None:
    _, effects = turn(client(facts=CALM), wrote("wat weten jullie van mij"), real_rulebook())
    assert [one.kind for one in effects if isinstance(one, NoteRequest)] == [RequestKind.ACCESS.value]


def test_acute_words_beside_a_request_are_acute_words() -> None:
    _, effects = turn(client(facts=CALM), wrote("verwijder mij hij slaat me nu"), real_rulebook())
    assert [one.level for one in flags(effects)] == [Level.ACUTE]
    assert not any(isinstance(one, NoteRequest) for one in effects)


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.NEUTRAL])
def test_doubt_about_a_request_tells_the_lead_and_sends_nothing(mode: Mode) -> None:
    state, effects = turn(client(mode, facts=CALM), RequestDoubted(EventId("e2"), NOON, ANNE))
    assert says(effects) == []
    (raised,) = (one for one in effects if isinstance(one, RaiseFlag))
    assert (raised.level, raised.code, raised.message) == (Level.HIGH, "R12", None)
    assert [(one.code, one.imminent) for one in effects if isinstance(one, AlertLead)] == [("R12", False)]
    assert [one.kind for one in effects if isinstance(one, MakeTask)] == ["request_postponed"]
    assert len(state.open_flags) == 1


def test_a_stop_takes_the_agreement_back_and_a_pause_does_not() -> None:
    for text, ends in (("stop", True), ("pauze", False), ("niet hier", False)):
        _, effects = turn(client(facts=CALM), wrote(text))
        assert any(isinstance(one, WithdrawAgreement) for one in effects) is ends


@pytest.mark.parametrize(
    ("resume", "version", "given"), [(True, "", True), (False, "2", True), (False, "", False)]
)
def test_a_human_who_starts_again_gives_the_agreement_again(resume: bool, version: str, given: bool) -> None:
    event = SafeContactRenewed(EventId("e2"), NOON, ANNE, record(), resume=resume, agreement_version=version)
    _, effects = turn(client(facts=CALM, standing=Standing.STOPPED), event)
    again = [one for one in effects if isinstance(one, GiveAgreement)]
    assert again == ([GiveAgreement(client().client, version, ANNE, NOON)] if given else [])


PRIVATE = [
    {"standing": Standing.STOPPED},
    {"standing": Standing.NOT_HERE},
    {"standing": Standing.PAUSED},
    {"standing": Standing.UNREACHABLE},
    {"standing": Standing.RELEASED},
    {"standing": Standing.PAIRING},
    {"held_by": ANNE},
    {},
]


def test_privacy_answers_in_every_state_and_language_and_in_doubt_says_nothing_of_itself() -> None:
    book = real_rulebook()
    for changes, mode, language in product(PRIVATE, (Mode.OPEN, Mode.NEUTRAL), Language):
        state = client(mode, facts=CALM, language=language, **changes)
        expected = book.line("commando.privacy", mode, language, formal=False, afzender="")
        assert [one.text for one in says(turn(state, wrote("/privacy"), book)[1])] == [expected]
    for doubt in (Doubt.NOTICED, Doubt.READS_ALONG, Doubt.DURESS):
        assert {one.key for one in says(turn(client(doubt=doubt), wrote("/privacy"), book)[1])} == {"N1"}
