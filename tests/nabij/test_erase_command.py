"""``nabij erase`` and ``nabij hold``: two people, a code, and one line that says what stands in the way."""

import itertools
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, insert, select, update

from bot.clock import RandomIds, SystemClock
from cases.desk import StaffRole
from cases.ids import ClientId
from cases.levels import Level
from cases.moments import DAY, after, wall
from cases.sides import Side
from drills.bench_telegram import BOTS
from nabij.drill.lodging import Lodging, lodging
from nabij.drill.paired import pair
from nabij.drill.stages import PASSWORD
from nabij.erase import ZONE, erase, hold_lift, hold_list, hold_set
from nabij.erasing import ledger_path, replayed
from nabij.proving import Shown, Two
from nabij.refused import Refused
from vault.tables_coordination import access_log
from vault.tables_side import client, client_request, flag, phone_copy


def typed(_login: str) -> Shown:
    return Shown(PASSWORD)


LEADS = Two("lies", "carla", typed)
_USERS = itertools.count(90_000)


@pytest.fixture(scope="module")
def lodge() -> Iterator[Lodging]:
    with lodging("http://127.0.0.1:9", BOTS, None) as opened:
        replayed(opened.settings, lambda _line: None)
        opened.house.front.add_staff("arie", PASSWORD, "Arie", StaffRole.WORKER, Side.A)
        yield opened


@pytest.fixture
def sam(lodge: Lodging) -> ClientId:
    """Give a client of side a with a clear phone, of whom nothing is kept."""
    house, user = lodge.house.sides[Side.A], next(_USERS)
    made = pair(house, lodge.staff[Side.A], f"Proef-{user}", user, SystemClock().now())
    with house.database.begin() as conn:
        conn.execute(delete(phone_copy).where(phone_copy.c.client == made))
    return made


def refused(*problems: str) -> pytest.RaisesExc[Refused]:
    """Expect one line with these parts in it."""
    return pytest.RaisesExc(
        Refused,
        check=lambda one: len(one.problems) == 1 and all(part in one.problems[0] for part in problems),
    )


def ask(
    lodge: Lodging, who: ClientId, reason: str = "stopped", two: Two = LEADS, *, at_once: bool = False
) -> str:
    return erase(who, reason, two, at_once=at_once, settings=lodge.settings)


def there(lodge: Lodging, who: ClientId) -> bool:
    with lodge.house.sides[Side.A].database.read() as conn:
        return conn.execute(select(client.c.id).where(client.c.id == who)).first() is not None


def danger(lodge: Lodging, who: ClientId) -> None:
    now = SystemClock().now()
    row = {"id": RandomIds().new(), "client": who, "level": int(Level.ACUTE), "category": "x", "code": "x"}
    row |= {"source": "text", "silent": 0, "imminent": 0, "spans": "[]", "raised_at": now, "answer_by": now}
    with lodge.house.sides[Side.A].database.begin() as conn:
        conn.execute(insert(flag), row)


def on_the_phone(lodge: Lodging, who: ClientId, state: str) -> None:
    now = SystemClock().now()
    row = {"id": RandomIds().new(), "client": who, "bot": "a1", "phone_message": 7, "direction": "out"}
    with lodge.house.sides[Side.A].database.begin() as conn:
        conn.execute(
            insert(phone_copy), row | {"sent_at": now, "delete_at": now, "state": state, "attempts": 0}
        )


def test_a_client_is_erased_once_and_the_second_time_says_so(lodge: Lodging, sam: ClientId) -> None:
    assert ask(lodge, sam).startswith("Gewist. Een back-up wordt")
    assert not there(lodge, sam)
    assert ask(lodge, sam) == "Al gewist: deze cliënt staat in de wislijst."


def test_both_people_stand_on_the_access_log(lodge: Lodging, sam: ClientId) -> None:
    ask(lodge, sam)
    with lodge.house.front_database.read() as conn:
        lines = conn.execute(
            select(access_log.c.role, access_log.c.basis).where(access_log.c.subject == sam)
        ).all()
    erased = {tuple(row) for row in lines if row.basis == "stopped"}
    assert erased == {("lead", "stopped"), ("coordinator", "stopped")}


@pytest.mark.parametrize(
    ("reason", "two", "part"),
    [
        ("zomaar", LEADS, "Reden 'zomaar' ken ik niet. Kies: asked"),
        ("stopped", Two("lies", "lies", typed), "dezelfde mens"),
        ("stopped", Two("anna", "arie", typed), "Een van de twee werkt niet op een kant"),
        ("stopped", Two("lies", "niemand", typed), "Niemand werkt hier onder de naam 'niemand'."),
        ("stopped", Two("bert", "lies", typed), "Niemand werkt hier onder de naam 'bert'."),
        ("stopped", Two("lies", "carla", lambda _login: Shown("niet-het-wachtwoord")), "klopt niet"),
        ("asked", LEADS, "geen verzoek van de cliënt"),
    ],
)
def test_what_is_not_asked_for_as_it_should_is_refused_and_nothing_goes(
    lodge: Lodging, sam: ClientId, reason: str, two: Two, part: str
) -> None:
    with refused(part):
        ask(lodge, sam, reason, two)
    with refused(part):
        ask(lodge, sam, reason, two, at_once=True)
    assert there(lodge, sam)


def test_somebody_unknown_is_refused(lodge: Lodging) -> None:
    with refused("Deze cliënt is er niet"):
        ask(lodge, ClientId("0" * 32))


def test_open_danger_comes_first_and_now_goes_past_it(lodge: Lodging, sam: ClientId) -> None:
    danger(lodge, sam)
    with refused("Er staat een open S3", "--now"):
        ask(lodge, sam)
    assert there(lodge, sam)
    assert ask(lodge, sam, at_once=True).startswith("Gewist.")


def test_a_conversation_that_a_colleague_holds_comes_first(lodge: Lodging, sam: ClientId) -> None:
    with lodge.house.sides[Side.A].database.begin() as conn:
        conn.execute(update(client).where(client.c.id == sam).values(held_by=lodge.staff[Side.A].id))
    with refused("Een collega voert nu het gesprek"):
        ask(lodge, sam)
    assert there(lodge, sam)


def test_data_that_the_client_wants_kept_does_not_go_by_its_term(lodge: Lodging, sam: ClientId) -> None:
    now = SystemClock().now()
    row = {"id": RandomIds().new(), "client": sam, "kind": "restrict", "way": "by_phone", "asker": "client"}
    with lodge.house.sides[Side.A].database.begin() as conn:
        conn.execute(insert(client_request), row | {"at": now, "due_at": now, "restricts": 1})
    with refused("liet het gebruik beperken"):
        ask(lodge, sam, "term", at_once=True)
    assert there(lodge, sam)


def test_what_stands_on_the_phone_is_waited_for_with_the_latest_moment(lodge: Lodging, sam: ClientId) -> None:
    on_the_phone(lodge, sam, "kept")
    said = ask(lodge, sam)
    latest = wall(after(SystemClock().now(), 47 * DAY // 24), ZONE)
    assert said.startswith("Gevraagd. Eerst gaan 1 berichten van de telefoon")
    assert f"uiterlijk {latest:%d-%m}" in said
    assert there(lodge, sam)
    assert "Op de telefoon blijven 1 berichten staan" in ask(lodge, sam, at_once=True)
    assert not there(lodge, sam)


def test_under_a_hold_nobody_erases_until_two_people_lift_it(lodge: Lodging, sam: ClientId) -> None:
    assert hold_list(lodge.settings) == ["Er wordt van niemand iets apart bewaard."]
    said = hold_set(sam, "court", LEADS, settings=lodge.settings)
    review = wall(after(SystemClock().now(), 90 * DAY), ZONE).date().isoformat()
    assert said == f"Van deze cliënt gaat niets weg. Kijk er weer naar vóór {review}."
    (line,) = hold_list(lodge.settings)
    assert line.startswith(f"kant a  {sam}  court  sinds ")
    assert line.endswith(f"opnieuw vóór {review}")
    with refused("alles bewaard (court)", "nabij hold lift"):
        ask(lodge, sam, at_once=True)
    assert hold_lift(sam, LEADS, settings=lodge.settings).startswith("Opgeheven")
    with refused("niets apart bewaard"):
        hold_lift(sam, LEADS, settings=lodge.settings)
    assert ask(lodge, sam).startswith("Gewist.")


@pytest.mark.parametrize(
    ("reason", "until", "part"),
    [
        ("zomaar", "", "Kies: court, report, complaint, inspection"),
        ("court", "gauw", "Schrijf een dag als 2027-03-01."),
        ("court", "2020-01-01", "Kies bij --until een dag na vandaag"),
        ("court", "2099-01-01", "Kies bij --until een dag na vandaag"),
    ],
)
def test_a_hold_without_a_reason_or_a_day_to_look_again_is_refused(
    lodge: Lodging, sam: ClientId, reason: str, until: str, part: str
) -> None:
    with refused(part):
        hold_set(sam, reason, LEADS, until, settings=lodge.settings)
    assert hold_list(lodge.settings) == ["Er wordt van niemand iets apart bewaard."]


def test_without_the_ledger_nobody_is_erased(lodge: Lodging, sam: ClientId) -> None:
    path = ledger_path(lodge.settings, Side.A)
    kept = path.read_bytes()
    path.unlink()
    with refused("De wislijst van kant a", "ontbreekt"):
        ask(lodge, sam, at_once=True)
    path.write_bytes(kept)
    assert there(lodge, sam)
