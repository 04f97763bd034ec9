"""What follows from a closing, said before it is pressed: the rhythm, a pause, and who makes the contact."""

from cases.pace import Pace
from cases.state import ClientState, Standing
from console.language import mark, say
from console.times import When
from console.words import STANDINGS
from escalation.people_days import spoke_today
from escalation.rhythm import bot_may_ask

_STILL = mark(
    "De vragen staan nu stil (%(standing)s). Dat blijft zo, wat u ook kiest: alleen de cliënt of "
    "verlengen begint ze weer."
)
_AS_PLANNED = {
    Pace.LESS: mark("Zoals gepland: het blijft minder vaak dan het plan."),
    Pace.NORMAL: mark("Zoals gepland: het plan blijft zoals het is."),
    Pace.MORE: mark("Zoals gepland: het blijft vaker dan het plan."),
}
_MORE = {
    Pace.LESS: mark("Vaker: de vragen komen weer zo vaak als in het plan."),
    Pace.NORMAL: mark("Vaker: de vragen komen vaker dan in het plan."),
    Pace.MORE: mark("Vaker: de vragen komen al zo vaak als kan. Er verandert niets."),
}
_LESS = {
    Pace.LESS: mark("Minder vaak: de vragen komen al zo weinig als kan. Er verandert niets."),
    Pace.NORMAL: mark("Minder vaak: de vragen komen minder vaak dan in het plan."),
    Pace.MORE: mark("Minder vaak: de vragen komen weer zo vaak als in het plan."),
}
_PAUSE = mark(
    "Pauze: de bot vraagt niets tot het volgende contact. Kies dat moment hierboven. Daarna gaat het "
    "plan vanzelf verder."
)
_LONGER = mark("De cliënt vroeg zelf om een pauze. Die loopt %(until)s en wordt hier niet korter.")
_COLLEAGUE = mark("Een collega: op het gekozen moment staat er een taak klaar.")
_BOT = mark(
    "De bot: die stelt de vragen op het gekozen moment of kort daarna. Heeft een collega dan het "
    "gesprek, of wil de cliënt niet meer, dan vraagt de bot niets."
)
_NOT_TODAY = mark(
    "Vandaag vraagt de bot niets meer: een collega sprak de cliënt vandaag al. Kiest u de bot voor "
    "vandaag, dan staat er een taak klaar voor een collega."
)
_NO_BOT = mark("De bot kan nu niets vragen. Kiest u de bot, dan staat er een taak klaar voor een collega.")


def what_follows(state: ClientState, when: When) -> tuple[str, ...]:
    """Return what each choice would do for this client now, in the order of the form."""
    able = bot_may_ask(state, when.now)
    today = (say(_NOT_TODAY),) if able and spoke_today(state, when.now) else ()
    contact = (say(_COLLEAGUE), say(_BOT if able else _NO_BOT), *today)
    if state.standing not in (Standing.ACTIVE, Standing.PAUSED):
        return (*contact, say(_STILL, standing=say(STANDINGS[state.standing])))
    rhythm = tuple(say(words[state.pace]) for words in (_AS_PLANNED, _MORE, _LESS))
    paused = state.paused_until if state.standing is Standing.PAUSED else None
    longer = () if paused is None else (say(_LONGER, until=when.until(paused)),)
    return (*contact, *rhythm, say(_PAUSE), *longer)
