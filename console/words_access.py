"""Words for the access log, its reviews and break-glass."""

from cases.desk import StaffRole
from cases.glass import FollowUp, GlassReason, Judged, ReviewKind
from console.language import mark
from console.reden import REASONS as LOOK_REASONS

REASONS = {
    GlassReason.DANGER_NOW: mark("Er is nu gevaar en ik moet weten wat er speelt"),
    GlassReason.EMERGENCY_SERVICES: mark("Politie of ambulance heeft nu iets nodig"),
    GlassReason.NOBODY_THERE: mark("De medewerker van deze cliënt is niet te bereiken"),
    GlassReason.LINE_FAILED: mark("Door een storing kan niemand anders erbij"),
}
_BOTH = mark("eerder ook de andere kant van deze zaak geopend")
KINDS = {
    ReviewKind.BREAK_GLASS: mark("Noodtoegang"),
    ReviewKind.UNASSIGNED: mark("Geopend zonder toewijzing"),
    ReviewKind.ALERT: mark("Opvallend gelezen"),
}
CODES = {
    **{reason.value: words for reason, words in REASONS.items()},
    **{f"{reason.value}_both_sides": _BOTH for reason in REASONS},
    **{reason.value: words for reason, words in LOOK_REASONS.items()},
    "many_clients": mark("één persoon opende veel cliënten binnen een uur"),
    "off_shift": mark("gelezen buiten dienst en buiten werktijd"),
    "many_readers": mark("één cliënt is door veel mensen geopend"),
    "refused_often": mark("vaak geprobeerd wat niet mocht"),
    "other_side": mark("geprobeerd bij de andere kant van een zaak"),
    "local_login": mark("met wachtwoord ingelogd, buiten de organisatie om"),
    "sign_count": mark("een passkey telde terug: misschien nagemaakt"),
    "two_places": mark("tegelijk op twee plekken gewerkt"),
    "log_ins_failed": mark("vaak mislukt ingelogd"),
    "searched_often": mark("heel vaak gezocht"),
    "unassigned_often": mark("meer cliënten zonder toewijzing op één dag"),
}
OUTCOMES = {
    Judged.IN_ORDER: mark("Het was nodig en in orde"),
    Judged.EXPLAINED: mark("Uitgelegd, geen bezwaar"),
    Judged.NOT_NEEDED: mark("Het had niet gehoeven"),
    Judged.NOT_ALLOWED: mark("Het mocht niet"),
}
FOLLOW_UPS = {
    FollowUp.NONE: mark("Niets meer nodig"),
    FollowUp.TALK: mark("Gesprek met de collega"),
    FollowUp.ROSTER: mark("Rooster of toewijzing aanpassen"),
    FollowUp.TRAINING: mark("Uitleg of training"),
    FollowUp.DATA_BREACH: mark("Behandelen als datalek"),
}
ACTIONS = {
    "read_conversation": mark("gesprek gelezen"),
    "refresh_conversation": mark("gesprek bleef open op het scherm"),
    "open_card": mark("noodkaart geopend"),
    "write_card": mark("noodkaart gewijzigd"),
    "open_client": mark("cliënt geopend"),
    "open_file": mark("bestand geopend"),
    "open_danger_sheet": mark("gevarenblad geopend"),
    "add_note": mark("notitie geschreven"),
    "worker_replied": mark("geantwoord"),
    "conversation_claimed": mark("gesprek opgepakt"),
    "log_in": mark("ingelogd"),
    "log_out": mark("uitgelogd"),
    "break_glass": mark("noodtoegang geopend"),
    "end_break_glass": mark("noodtoegang gestopt"),
    "read_break_glass_reason": mark("reden van noodtoegang gelezen"),
    "search_access_log": mark("in dit logboek gezocht"),
    "read_reviews_of_access_log": mark("lijst om na te kijken geopend"),
    "export_access_log": mark("bestand van dit logboek gemaakt"),
    "export_reviews_of_access": mark("bestand van de lijst om na te kijken gemaakt"),
    "close_review_of_access": mark("nagekeken"),
    "give_reason": mark("reden gegeven om te kijken"),
    "end_sessions": mark("andere sessies beëindigd"),
    "publish": mark("inhoud gepubliceerd"),
    "enrol": mark("cliënt aangemeld"),
    "read_unknown": mark("bericht van een onbekende gelezen"),
    "read_shift_notes": mark("dienstnotities gelezen"),
}
"""What has no word here is shown by its code."""
BASES = {
    "grant": mark("toegewezen"),
    "held": mark("had het gesprek"),
    "page": mark("was opgeroepen"),
    "duty": mark("had dienst"),
    "match": mark("maatje van deze cliënt"),
    "role": mark("hoort bij de rol"),
    "own": mark("eigen gegevens"),
    "other_side": mark("kent de andere kant"),
    "break_glass": mark("noodtoegang"),
    "unassigned": mark("zonder toewijzing, met reden"),
    "password": mark("wachtwoord"),
    "terminal": mark("wachtwoord, aan de opdrachtregel"),
    "passkey": mark("passkey"),
    "organisation": mark("inlogdienst van de organisatie"),
    "local_login": mark("wachtwoord, buiten de organisatie om"),
}
ROLES = {
    StaffRole.WORKER: mark("medewerker"),
    StaffRole.COORDINATOR: mark("coördinator"),
    StaffRole.LEAD: mark("veiligheidsregie"),
    StaffRole.ADMIN: mark("beheerder"),
    StaffRole.BUDDY: mark("maatje"),
    StaffRole.EXPERIENCE: mark("ervaringsdeskundige"),
    StaffRole.PRIVACY: mark("privacyfunctionaris"),
    StaffRole.DV_LEAD: mark("aandachtsfunctionaris"),
    StaffRole.CONTENT_REVIEWER: mark("meelezer"),
}
NOT_FOUND = mark(
    "Niet gevonden, of u mag hier niet bij. Kijk de code of de schuilnaam na, en de kant. "
    "Spoed? Bel de achterwacht."
)
TOO_SHORT = mark("Schrijf in een zin waarom het nu moet.")


def basis_of(basis: str) -> str:
    """Return the first part of a ground, which has a word; what follows is an id or a code."""
    return basis.partition(":")[0]
