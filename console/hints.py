"""Which hint card belongs to a class of the field; the cards are templates (words for people)."""

_GROUPS = {
    "geweld_nu": ("R01", "R03", "R04", "R23"),
    "verwurging": ("R02",),
    "verbod": ("R05",),
    "volgen": ("R06", "R28"),
    "geweld": ("R07", "R08", "R18", "R29", "R30"),
    "seksueel": ("R09",),
    "kind": ("R10", "R11"),
    "dwang": ("R12", "R13", "R14"),
    "zelfdoding": ("R15", "R16"),
    "middelen": ("R17",),
    "uit_elkaar": ("R19",),
    "stil": ("R20",),
    "eer": ("R21", "R22"),
    "afhaken": ("R24",),
    "wil_schade": ("R25", "R27"),
    "bijna_mis": ("R26",),
    "praktisch": ("R31", "R32"),
    "medewerker": ("R33",),
}
_BY_CODE = {code: group for group, codes in _GROUPS.items() for code in codes}
_BY_SOURCE = {
    "no_reply": "geen_antwoord",
    "blocked": "geen_antwoord",
    "stop": "afhaken",
    "reading_along": "stil",
    "duress_picture": "stil",
    "wrong_picture": "stil",
}
GENERAL = "algemeen"
NEUTRAL = "hints/neutraal.html"
SILENT = "hints/stil.html"


def hint_for(code: str, source: str) -> str:
    """Return the template of the hint card for a flag; an unknown class gets the general card."""
    group = _BY_CODE.get(code) or _BY_SOURCE.get(source, GENERAL)
    return f"hints/{group}.html"
