"""Dutch labels of a try-out: what happened beside the phone, and what waits."""

from cases.levels import Language
from cases.sides import Side
from console import words
from console.language import mark
from escalation.tryout import What
from escalation.tryout_due import Awaited

HAPPENED = {
    What.FLAG: mark("Nabij ziet een signaal"),
    What.PAGE: mark("Nu wordt een medewerker gewaarschuwd"),
    What.LEAD: mark("De veiligheidsregie krijgt bericht"),
    What.TASK: mark("Er komt een taak voor een medewerker"),
    What.ANSWERED: mark("Een medewerker heeft het gezien"),
    What.LEFT_OUT: mark("Nabij stuurt nu niets"),
    What.CLEARED: mark("Nabij haalt dit van de telefoon"),
}
AWAITED = {
    Awaited.CHECK_IN: mark("de volgende check-in"),
    Awaited.ANSWER: mark("nog steeds geen antwoord"),
    Awaited.LADDER: mark("nog niemand heeft het gezien"),
    Awaited.REMINDER: mark("Nabij kijkt opnieuw"),
    Awaited.CLEAR: mark("berichten gaan van de telefoon"),
}
CODES = {
    **words.CLASSES,
    **words.CATEGORIES,
    **words.POSTS,
    **words.TASKS,
    "pair": mark("de laatste vraag met het antwoord"),
    "all": mark("alle berichten"),
    "window": mark("het is buiten de veilige tijden"),
    "quiet_day": mark("het is een dag zonder berichten"),
    "question": mark("er staat al een vraag open"),
    "open_acute": mark("er is een acute melding"),
    "held": mark("een medewerker heeft het gesprek"),
    "doubt": mark("iemand leest misschien mee"),
    "stopped": mark("de cliënt is gestopt"),
    "paused": mark("de cliënt heeft pauze"),
    "later": mark("de cliënt wil later"),
    "dialogue_stopped": mark("dit gesprek wordt overgeslagen"),
    "human_contact": mark("er was vandaag al contact met een medewerker"),
    "no_safe_contact": mark("de afspraken over veilig contact gelden niet meer"),
    "no_window": mark("er is geen veilig moment"),
}
SIDES = {Side.A: mark("kant a"), Side.B: mark("kant b")}
LANGUAGES = {one: words.LANGUAGES[one] for one in Language}
MODES = {"open": mark("open woorden"), "neutraal": mark("neutrale woorden")}
AGES = {"kind": mark("jonger dan 18"), "volwassene": mark("volwassen"), "oudere": mark("op leeftijd")}
STEPS = (
    ("60", mark("1 uur verder")),
    ("1440", mark("1 dag verder")),
    ("4320", mark("3 dagen verder")),
)
"""How far the clock may be moved at a press, in minutes."""
