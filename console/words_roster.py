"""Dutch labels for codes of the roster."""

from cases.roster import DutyKind, HolidayRule, Post
from cases.shifts import SwapState
from console.language import mark

DUTY_KINDS = {
    DutyKind.AT_SCREEN: mark("aan scherm"),
    DutyKind.REACHABLE: mark("bereikbaar"),
}
HOLIDAY_RULES = {
    HolidayRule.USUAL: mark("Open zoals op een gewone dag"),
    HolidayRule.CLOSED: mark("Dicht"),
    HolidayRule.OWN_HOURS: mark("Eigen uren op feestdagen"),
}
DAY_RULES = {
    HolidayRule.USUAL: mark("Open zoals op een gewone dag"),
    HolidayRule.CLOSED: mark("Dicht"),
    HolidayRule.OWN_HOURS: mark("Eigen uren op deze dag"),
}
SWAP_STATES = {
    SwapState.ASKED: mark("gevraagd, nog geen antwoord"),
    SwapState.ACCEPTED: mark("overgenomen"),
    SwapState.REFUSED: mark("kan niet"),
    SwapState.WITHDRAWN: mark("ingetrokken"),
    SwapState.LAPSED: mark("vervallen"),
}
EMPTY_POSTS = {
    Post.DUTY: mark("niemand op dienst"),
    Post.BACKUP: mark("geen achterwacht"),
    Post.COORDINATOR: mark("geen coördinator"),
    Post.LEAD: mark("geen veiligheidsregie"),
}
CALENDAR_TITLES = {
    Post.DUTY: mark("dienst"),
    Post.BACKUP: mark("achterwacht"),
    Post.COORDINATOR: mark("coördinatie"),
    Post.LEAD: mark("regie"),
}
"""In somebody's own calendar: a phone shows it to whoever looks at it."""
SKILLS = {
    "probation": mark("Reclassering"),
    "youth": mark("Jeugd"),
}
SPOKEN_LANGUAGES = {
    "ar": mark("Arabisch"),
    "de": mark("Duits"),
    "en": mark("Engels"),
    "fr": mark("Frans"),
    "pap": mark("Papiaments"),
    "pl": mark("Pools"),
    "ru": mark("Russisch"),
    "so": mark("Somalisch"),
    "es": mark("Spaans"),
    "ti": mark("Tigrinya"),
    "tr": mark("Turks"),
    "uk": mark("Oekraïens"),
}
ALL_SKILLS = {**SKILLS, **{f"language:{code}": name for code, name in SPOKEN_LANGUAGES.items()}}
