"""Dutch labels for why a silence or a late answer stands out, what came of it, and what stays on a phone."""

from cases.reactions import Explained
from console.language import mark

SILENCES = {
    "rhythm_unknown": mark("hoe deze cliënt meestal antwoordt is nog niet bekend"),
    "usually_answers": mark("deze cliënt antwoordt bijna altijd"),
    "silent_longer": mark("vaker achter elkaar stil dan anders"),
    "silent_thrice": mark("drie keer of vaker achter elkaar stil"),
    "after_signal": mark("stil na een ernstig signaal in de laatste twee weken"),
    "silence_was_unsafe": mark("een eerdere stilte was een teken van gevaar"),
    "later_than_usual": mark("het antwoord kwam veel later dan ooit"),
}

LEFT = {
    "left_in": mark("woorden van de cliënt zelf"),
    "left_out": mark("woorden van ons"),
    "left_one": mark("één bericht"),
    "left_more": mark("meer berichten"),
}
"""What stays on a phone that could not be cleared."""

OUTCOMES = {
    Explained.BUSY.value: mark("Was alleen druk of even weg"),
    Explained.PHONE.value: mark("De telefoon of app werkte niet"),
    Explained.UNSAFE.value: mark("Het was niet veilig"),
    Explained.UNKNOWN.value: mark("Nog niets gehoord, wel nagegaan"),
}
