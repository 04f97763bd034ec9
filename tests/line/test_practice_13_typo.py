"""Practice §8, test 13: a typo is mended in half an hour with one other person; more takes the long road."""

import json
from datetime import date
from typing import Any

import pytest
from line_stage import CREW, Line, a_line

from cases.content_draft import NotProved, OwnWork, ReasonMissing, Road, Stage, Verdict
from cases.content_edit import puts_between
from cases.desk import Staff, StaffRole
from cases.moments import MINUTE, after
from nabij.drill.stages import monday_ten
from nabij.replay import looked_over
from nabij.stage import Person

FIVE_PAST_NINE = after(monday_ten(), -55 * MINUTE)
PEOPLE = (
    *CREW,
    Person("mo", CREW[0].password, "Mo", StaffRole.CONTENT_REVIEWER, None),
    Person("dina", CREW[0].password, "Dina", StaffRole.DV_LEAD, None),
)
DAY = date(2026, 12, 1)
D0, WEEKLY = "dialogues/d0.yaml", "dialogues/weekly.yaml"
START = ("vragen", "start", "vraag", "nl-B1")


class Studio:
    """What the pages do, on the store of a running house."""

    def __init__(self, line: Line) -> None:
        self.line, self.front = line, line.stage.house.front
        self.carla, self.mo, self.dina = (self.who(one) for one in ("carla", "mo", "dina"))

    def who(self, login: str) -> Staff:
        return self.front.who_forgets(login)

    def begun(self, title: str, file: str, *edits: tuple[tuple[str | int, ...], Any]) -> str:
        """Begin a change with edits of one file; each is a path and what stands there then."""
        _, live = self.front.content.live_files(self.carla)
        plain = json.loads(json.dumps(live[file]))
        for path, value in edits:
            spot = plain
            for part in path[:-1]:
                spot = spot[part]
            if value is None:
                del spot[path[-1]]
            else:
                spot[path[-1]] = value
        return self.front.content.begin_draft(self.carla, title, puts_between(file, live[file], plain))

    def looked(self, draft: str) -> dict[str, Any]:
        found = self.front.content.draft(self.carla, draft)
        mark, _ = self.front.content.proof_of(self.carla, draft)
        told = looked_over(found.base_files, found.files, day=DAY)
        self.front.content.proof_begun(mark)
        self.front.content.proof_done(mark, json.dumps(told), ok=told["ok"], lowered=told["lowered"])
        return told

    def approve(self, who: Staff, draft: str) -> Stage:
        digest = self.front.content.draft(who, draft).draft.digest
        return self.front.content.judge(who, draft, Verdict.APPROVED, digest)

    def wait(self, minutes: int) -> None:
        self.line.forward(minutes * MINUTE)
        self.line.settle()


def test_a_typo_of_five_past_nine_is_live_at_half_past_with_one_other_click() -> None:
    with a_line(PEOPLE, FIVE_PAST_NINE) as line:
        studio = Studio(line)
        before = line.enrol()
        assert "Je krijgt soms" in before.heard()[-1]
        draft = studio.begun("Typfout", D0, (START, mended(studio)))
        told = studio.looked(draft)
        assert (told["ok"], told["lost"], told["reasons"]) == (True, [], [])
        studio.wait(10)
        assert studio.front.content.send(studio.carla, draft).road is Road.SMALL
        with pytest.raises(OwnWork):
            studio.approve(studio.carla, draft)
        studio.wait(14)
        assert studio.approve(studio.mo, draft) is Stage.LIVE
        studio.wait(1)
        assert line.stage.now() < after(FIVE_PAST_NINE, 27 * MINUTE)
        line.simulator.wait_until(lambda: "Je krijg soms" in line.enrol().heard()[-1], 20.0)
        before.phone.send(before.bot, "Ja")
        line.settle()
        assert before.flags() == []


def mended(studio: Studio) -> str:
    plain: Any = studio.front.content.live_files(studio.carla)[1][D0]
    return str(plain["vragen"]["start"]["vraag"]["nl-B1"]).replace("Je krijgt soms", "Je krijg soms")


def test_a_changed_number_and_a_removed_branch_take_the_long_road() -> None:
    with a_line(PEOPLE, FIVE_PAST_NINE) as line:
        studio = Studio(line)
        rarer = studio.begun("Na twee weken", "programmes/weekly.yaml", (("dagen", 0, "elke"), "14"))
        told = studio.looked(rarer)
        assert (told["ok"], told["lowered"], bool(told["reasons"])) == (True, True, True)
        with pytest.raises(ReasonMissing):
            studio.front.content.send(studio.carla, rarer)
        needs = studio.front.content.send(studio.carla, rarer, "Op verzoek van de families")
        assert (needs.road, needs.trial) == (Road.LONG, True)
        assert studio.approve(studio.dina, rarer) is not Stage.LIVE
        branch = studio.begun("Korter", WEEKLY, (("vragen", "hoe", "knoppen", 0, "naar"), "slot"))
        assert studio.looked(branch)["lost"]
        with pytest.raises(NotProved):
            studio.front.content.send(studio.carla, branch, "Korter is fijner")
