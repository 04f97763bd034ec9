"""What a turn asks for when a message is acute, as effects."""

from side_bench import FLAG, MONDAY, SAM, WORKER, say

from cases.effects import AlertLead, Effect, FlagSpan, PageStaff, RaiseFlag, SayKind, StartLadder
from cases.ids import MessageId
from cases.levels import Level
from cases.moments import MINUTE, Moment, after
from cases.roster import Post

WORDS = "hij staat voor de deur"
SPAN = FlagSpan(0, 3, Level.ACUTE, "at_the_door", "R05", "r5", "Hij is er nu", "active")


def alarm(event: str, at: Moment = MONDAY, level: Level = Level.ACUTE) -> list[Effect]:
    """Ask for the safety text, the flag, its ladder, a page and the alert."""
    raised = RaiseFlag(
        SAM,
        FLAG,
        level,
        "at_the_door",
        "R05",
        "text",
        after(at, MINUTE),
        True,
        True,
        MessageId(event),
        (SPAN,),
    )
    return [
        say(SAM, "Bel 112.", SayKind.SAFETY, flag=FLAG, answers=at),
        raised,
        StartLadder(SAM, FLAG, at),
        PageStaff(SAM, FLAG, 0, Post.DUTY, WORKER, level, "Alias"),
        AlertLead(SAM, FLAG, level, "R25", True, at),
    ]
