"""The safety texts for who is addressed as "u": the same meaning and numbers, word for word, as constants.

A text that is not here addresses nobody: it is the same for everybody. English has one form.
"""

from escalation.fixed_table import Form, Words

CHECKSUM_U = "9def286d39ca291503f33696bd2ef2f9dcffb96ff85e073f3d1720e81a3fbf84"
"""SHA-256 of ``canonical_u()``: a change of one letter is a decision, and shows in review."""

WORDS_NL_U = Words(
    ask="Ik vraag nu een medewerker.",
    ask_for_you="Ik vraag nu een medewerker voor u.",
    nobody="Er is nu niemand van ons.",
    also_call="Bel ook 0800-2000, dag en nacht.",
    nobody_reads="Er leest nu niemand mee. Bel 0800-2000, dag en nacht.",
    reads="Een medewerker leest dit {belofte}.",
    looks_along="Een medewerker kijkt met u mee {belofte}.",
    today="vandaag",
    tomorrow="morgen voor 9 uur",
    button="Druk op uw knop.",
)

_SPOED = "Dank u wel. Bij spoed belt u 112."
_OWN_LIFE = "Goed dat u dit zegt. Bel 113. Bij spoed 112."

TABLE_U: dict[str, Form] = {
    "A1": Form(
        "Bent u nu in gevaar? Bel 112. {button} Kunt u weg? Ga naar buren of naar buiten. {ending}", _SPOED
    ),
    "A2": Form(
        "Heeft u last van uw keel, uw stem, slikken of duizelig? Bel 112. {button} "
        "Ook zonder klachten: bel vandaag uw huisarts. {ending}",
        f"{_SPOED} Anders de huisarts.",
    ),
    "A3": Form(
        "Wat erg. Dit is niet uw schuld. Is het kort geleden? Bel 0800-0188, dag en nacht. "
        "Nu gevaar? Bel 112. {button} {ending}",
        f"{_SPOED} Anders kan uw huisarts helpen.",
    ),
    "A4": Form(
        "Is een kind nu in gevaar? Bel 112. {button} Bel ook 0800-2000, dag en nacht. {ending}", _SPOED
    ),
    "A5": Form(
        "Goed dat u dit zegt. Bel nu 113, gratis, dag en nacht. "
        "Heeft u al iets gedaan of gaat u het nu doen? Bel 112. {ending}",
        _OWN_LIFE,
    ),
    "A6": Form(
        "Blijf even hier. Bel nu 113. Bent u bang dat u iemand iets aandoet? "
        "Bel 112 en ga weg bij anderen. {ending}",
        _OWN_LIFE,
    ),
    "A7": Form(
        "Dit neem ik serieus. Nu gevaar of moet u nu weg? Bel 112. {button} "
        "Bel 0800-2000, dag en nacht. {ending}",
        _SPOED,
    ),
    "H1": Form(
        "Dank u dat u dit zegt. Dit mag niet gebeuren. {ending} Wordt het nu onveilig? Bel 112.", _SPOED
    ),
    "H1_SHORT": Form("Dank u dat u dit zegt. {ending} Wordt het nu onveilig? Bel 112.", _SPOED),
    "H2": Form(
        "Dank u wel. Bewaar het bericht als dat veilig is. {ending} "
        "Staat iemand voor de deur? Doe niet open. Bel 112.",
        _SPOED,
    ),
    "H3": Form("Dank u wel. Verander nu nog niets op uw telefoon. {ending} Nu gevaar? Bel 112.", _SPOED),
    "N1": Form("Bedankt. U hoeft niets te doen. Fijne dag.", "Bedankt. U hoeft niets te doen. Fijne dag."),
    "N2": Form(
        "Prima. Ik stuur niets meer. Wilt u later weer? Vraag het uw begeleider.",
        "Prima. Ik stuur niets meer.",
    ),
    "P1_THERE": Form(
        "Stop even. Ga nu weg, naar buiten. Bang dat u iemand pijn doet? Bel 112. {ending}", _SPOED
    ),
    "P1_APART": Form(
        "Stop even. Blijf waar u bent. Ga er niet heen. Geef uw sleutels aan iemand. "
        "Bel nu 0800-2000, ook voor u. Gaat het mis? Bel 112. {ending}",
        _SPOED,
    ),
    "P2": Form(
        "Goed dat u dit zegt voordat het misgaat. Ga een rondje lopen. Drink niets. "
        "Bel 0800-2000, ook voor u. {ending}",
        _SPOED,
    ),
    "P3": Form(
        "Ik geef geen berichten door aan anderen. Houd u aan de afspraak: geen contact. "
        "Wilt u erover praten?",
        "Dank u wel.",
    ),
    "P4": Form("Dat klinkt zwaar. Ik geef door wat u schrijft. Wilt u dat iemand belt?", "Dank u wel."),
    "P5": Form(
        "Dank u dat u het eerlijk zegt. Bent u daar nu? Ga weg. {ending} 0800-2000 is er ook voor u.", _SPOED
    ),
    "U1": Form(
        "Uw bericht kwam niet goed binnen. Nu gevaar? Bel 112. {ending}",
        "Dat kwam niet goed binnen. Bij spoed belt u 112.",
    ),
    "MINUTE_15": Form("Er is nu niemand vrij. Bel 112 of 0800-2000.", _SPOED),
}


def canonical_u() -> str:
    """Return every letter that can leave as a safety text in "u", one text a line, in a fixed order."""
    rows = [f"{key}|{form.open}|{form.neutral}" for key, form in sorted(TABLE_U.items())]
    return "\n".join([*rows, repr(WORDS_NL_U)])
