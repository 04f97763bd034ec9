"""The doctor says who cannot be called, and a key for push is made once."""

from dataclasses import replace
from pathlib import Path

import pytest
from roles_bench import secret

from bot.pager_http import Template
from cases.desk import Staff, StaffRole
from cases.reach import Channel
from cases.roster import Post
from cases.sides import Side
from nabij.doctor_paging import paging_findings, reach_findings
from nabij.findings import Weight
from nabij.house import House
from nabij.prepare import migrate_all, write_keys
from nabij.push_key import write_push_key
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from nabij.settings_paging import PagingSettings, PushSettings

SMS = PagingSettings(providers={Channel.SMS: Template("https://sms.voorbeeld.nl", {"to": "{to}"})})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    token = secret(tmp_path, "token", "1001:doctor-paging")
    return read_settings({"NABIJ_DATA": str(tmp_path / "data"), "NABIJ_SIDE_A_TOKEN_FILE": token})


def said(settings: Settings) -> list[tuple[Weight, str]]:
    return [(each.weight, each.line) for each in paging_findings(settings)]


def test_a_line_that_calls_nobody_is_told_so(settings: Settings) -> None:
    ((weight, line),) = said(settings)
    assert (weight, "alleen in het postvak" in line) == (Weight.WARNS, True)
    sides = {side: replace(each, pager="https://pager.voorbeeld.nl") for side, each in settings.sides.items()}
    assert said(replace(settings, sides=sides)) == []


def test_links_that_only_work_here_are_told_and_a_public_address_is_good(settings: Settings) -> None:
    here = said(replace(settings, paging=SMS))
    assert here[0] == (Weight.GOOD, "Oproepen gaan via: sms.")
    assert "public_url" in here[1][1]
    push = replace(SMS, push=PushSettings(Path("x"), "mailto:a@b.nl"))
    good = said(replace(settings, paging=push, public_url="https://nabij.voorbeeld.nl"))
    assert good == [(Weight.GOOD, "Oproepen gaan via: push, sms.")]


def test_who_is_on_duty_without_a_proven_address_is_counted(settings: Settings) -> None:
    write_keys(settings)
    migrate_all(lambda _line: None, settings)
    with House(replace(settings, paging=SMS)) as house:
        front, now = house.front, house.hall.tempo.clock.now()
        anna = front.add_staff("anna", "een lang wachtwoord", "Anna", StaffRole.WORKER, Side.A)
        chief = front.add_staff("carla", "een lang wachtwoord", "Carla", StaffRole.COORDINATOR, None)
        planner = Staff(chief, "p", "carla", "Carla", StaffRole.COORDINATOR, None)
        front.set_post(planner, Side.A, Post.DUTY, anna)
        later = house.hall.tempo.clock.now()
        (found,) = reach_findings(house, later)
        assert "1 van de 1 mensen op dienst" in found.line
        reach, code = front.new_code(
            front.staff(anna), front.add_reach(front.staff(anna), Channel.SMS, "+31612345678")
        )
        assert front.prove_reach(front.staff(anna), reach.id, code)
        assert reach_findings(house, later) == []
        assert now <= later
    with House(settings) as quiet:
        assert reach_findings(quiet, quiet.hall.tempo.clock.now()) == []


def test_a_push_key_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "push.pem"
    assert str(file) in write_push_key(file)
    made = file.read_bytes()
    for place, why in ((file, "bestaat al"), (tmp_path / "niet" / "push.pem", "niet te schrijven")):
        with pytest.raises(Refused) as refused:
            write_push_key(place)
        assert why in refused.value.problems[0]
    assert file.read_bytes() == made
