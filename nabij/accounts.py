"""Whose account at the provider it is, and who may come in by a password in an emergency."""

from collections.abc import Iterator
from contextlib import contextmanager

from cases.errors import NotFound
from cases.staff_ending import SeveralPeople
from nabij.house import real_tempo
from nabij.leavers import PLACES
from nabij.prepare import COORDINATION, front_of, ring_of
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.engine import Store
from vault.seal import Sealer
from vault.sign_on_staff import ANYWHERE, SignOnOffice
from vault.tables_coordination import coordination as coordination_tables

_CODES = {"a": "a", "b": "b", "coordinatie": "", "": ANYWHERE}


def bind_account(login: str, subject: str, place: str = "", settings: Settings | None = None) -> str:
    """Bind an account at the provider to a human; return what to tell. Raises Refused."""
    settings = settings or read_settings()
    if settings.sign_on is None:
        raise Refused(["Er is geen inlogdienst ingesteld. Zet oidc_issuer, en wat erbij hoort."])
    if not subject or len(subject) > 255:  # noqa: PLR2004  # the limit of OpenID Connect
        raise Refused(["--subject hoort 1 tot 255 tekens te hebben."])
    with _office(settings, login, place) as office:
        try:
            mark = office.bind(login, _CODES[place], settings.sign_on.issuer, subject)
        except ValueError:
            raise Refused(["Dit account is al van iemand anders. Maak het daar eerst los."]) from None
    return f"{login} logt voortaan in met de organisatie. Kenmerk in het toegangslogboek: {mark}"


def unbind_account(login: str, place: str = "", settings: Settings | None = None) -> str:
    """Take the accounts from a human; return what to tell. Raises Refused."""
    settings = settings or read_settings()
    with _office(settings, login, place) as office:
        count = office.unbind(login, _CODES[place])
    return f"{login} heeft geen account bij de organisatie meer. Losgemaakt: {count}"


def mark_emergency(login: str, *, on: bool, place: str = "", settings: Settings | None = None) -> str:
    """Let somebody come in by a password in an emergency, or no longer. Raises Refused."""
    settings = settings or read_settings()
    with _office(settings, login, place) as office:
        office.emergency(login, _CODES[place], on=on)
    if on:
        return f"{login} kan in nood met een wachtwoord inloggen. Elke keer wordt nagekeken."
    return f"{login} logt alleen nog in met de organisatie."


@contextmanager
def _office(settings: Settings, login: str, place: str) -> Iterator[SignOnOffice]:
    """Open it, once the store and its keys are in order. Raises Refused, also for who is not found."""
    if place and place not in PLACES:
        raise Refused([f"--place is '{place}'. Kies: {', '.join(PLACES)}."])
    with front_of(settings):
        store = Store(settings.coordination, coordination_tables)
        sealer = Sealer(COORDINATION, ring_of(settings, COORDINATION))
        try:
            tempo = real_tempo()
            yield SignOnOffice(store, sealer, tempo.clock, tempo.ids)
        except NotFound:
            raise Refused([f"Niemand werkt hier (nog) onder de naam '{login}'."]) from None
        except SeveralPeople:
            raise Refused([f"Meer dan een mens heet '{login}'. Kies met --place."]) from None
        finally:
            store.dispose()
