"""Before anything runs, the stores are held against the ledger of what was destroyed (R22)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cases.sides import Side
from nabij.house import House, Tempo, real_tempo
from nabij.prepare import COORDINATION, ring_of, stores_of
from nabij.refused import Refused
from nabij.settings import Settings
from vault.coordination import CoordinationStore
from vault.engine import Store
from vault.erasure import Eraser
from vault.erasure_front import Coordination, FrontOfCoordination, WholeCoordination
from vault.granting import role_of
from vault.grants import FRONTS
from vault.seal import Sealer
from vault.shred_ledger import LedgerBad, Mark, ShredLedger
from vault.side_store import SideStore

_WHY = {
    "missing": "ontbreekt, en er is al gewist of kan gewist zijn",
    "head_missing": "heeft geen bestand .head meer naast zich",
    "edited": "is veranderd",
    "foreign": "hoort bij andere sleutels of een andere database",
    "cut": "is korter dan de databases onthouden: er is iets af",
}


def ledger_path(settings: Settings, side: Side) -> Path:
    """Return where the ledger of a side lies: outside the databases, by default next to the keys.

    ``{side}`` in the setting becomes the side, so that the users of each side share a folder of their own.
    """
    folder = Path(str(settings.ledger or settings.keys).replace("{side}", side.value))
    return folder / f"shred_ledger_{side.value}"


@contextmanager
def erasers(settings: Settings, tempo: Tempo | None = None) -> Iterator[dict[Side, Eraser]]:
    """Open what erases on each side that is on, with stores of its own; it vacuums as the owner if it can."""
    tempo = tempo or real_tempo()
    with stores_of(settings) as stores, stores_of(settings, owned=True) as owned:
        sealer = Sealer(COORDINATION, ring_of(settings, COORDINATION))
        front = CoordinationStore(stores[COORDINATION], sealer, tempo.clock, tempo.ids)
        found = {}
        for side in settings.sides:
            name = f"side_{side.value}"
            ring = ring_of(settings, name)
            books = SideStore(side, stores[name], Sealer(side.value, ring), tempo.ids)
            ledger = ShredLedger(ledger_path(settings, side), ring, side.value)
            office = _office(settings, stores[COORDINATION], side, owned[COORDINATION])
            found[side] = Eraser(books, front, office, ledger, tempo.clock, owned[name])
        yield found


def eraser_in(house: House, side: Side) -> Eraser:
    """Return what erases on one side of a house that is open."""
    ring = ring_of(house.settings, f"side_{side.value}")
    ledger = ShredLedger(ledger_path(house.settings, side), ring, side.value)
    office = _office(house.settings, house.front_database, side)
    return Eraser(house.sides[side].store, house.front, office, ledger, house.hall.tempo.clock)


def _office(settings: Settings, store: Store, side: Side, owner: Store | None = None) -> Coordination:
    """Return coordination as this process has it: whole, or by the front of a side (adr 0029)."""
    if role_of(settings.coordination) in FRONTS.values():
        return FrontOfCoordination(store, side)
    return WholeCoordination(store, side, owner)


def replayed(settings: Settings, say: Callable[[str], object]) -> dict[Side, Mark]:
    """Make the ledgers of a first start, and destroy again whoever a restored backup brought back.

    Raises Refused when a ledger does not fit: then nothing may run.
    """
    marks = {}
    with erasers(settings) as found:
        for side, eraser in found.items():
            with _ledger_in_words(settings, side):
                eraser.begin()
                done = eraser.replay()
            if done.again:
                say(f"Kant {side.value}: {done.again} cliënten uit een back-up zijn opnieuw gewist.")
            marks[side] = done.mark
    return marks


@contextmanager
def _ledger_in_words(settings: Settings, side: Side) -> Iterator[None]:
    try:
        yield
    except LedgerBad as bad:
        raise Refused([ledger_problem(settings, side, bad)]) from None
    except OSError as error:
        where = ledger_path(settings, side).parent
        told = f"De map van de wislijst van kant {side.value} ({where}) is niet te gebruiken"
        raise Refused([f"{told}: {type(error).__name__}. Zet 'ledger' op een map die blijft."]) from None


def ledger_problem(settings: Settings, side: Side, bad: LedgerBad) -> str:
    """Say in one line what is wrong with a ledger and what to do."""
    told = f"De wislijst van kant {side.value} ({ledger_path(settings, side)}) {_WHY[bad.code]}."
    return f"{told} Nabij start niet: wie gewist is kan terug zijn. Zet de nieuwste wislijst met .head terug."
