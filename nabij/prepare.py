"""Before anything runs: keys, tables, content. Every problem is one Dutch line; nothing half-done starts."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.compiled import detector_of
from bot.library import ContentBroken, Library, canonical, from_canonical, read_folder
from cases.errors import ReleaseBroken
from cases.sides import Side
from escalation.lexicon_alive import unheard
from nabij.content_folder import Stamp, stamp_of
from nabij.content_table import table_of
from nabij.house import real_tempo
from nabij.keys import provider_of
from nabij.lexicon.checking import checked, fresh, today
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.coordination import CoordinationStore
from vault.engine import Store
from vault.granting import grant, role_of
from vault.key_check import KeysDoNotFit, check_keys, remember_keys
from vault.key_writing import new_key_file
from vault.keys import KeyFileBad, KeyRing
from vault.migrate import StoreDoesNotFit, check_fits, migrate
from vault.seal import Sealer
from vault.tables_coordination import coordination as coordination_tables
from vault.tables_side import side as side_tables

Say = Callable[[str], object]

COORDINATION = "coordination"
_REPUBLISH = "Doe: nabij content publish --by UW_NAAM"


def key_names(settings: Settings) -> tuple[str, ...]:
    return (COORDINATION, *(f"side_{side.value}" for side in settings.sides))


def write_keys(settings: Settings | None = None) -> list[Path]:
    """Write the key files that are missing; an existing one is never touched.

    Raises Refused when all of them are there already, or the folder cannot be written.
    """
    settings = settings or read_settings()
    made = []
    try:
        settings.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in key_names(settings):
            path = settings.keys / f"{name}.json"
            if not path.exists():
                new_key_file(path, name.removeprefix("side_"))
                made.append(path)
    except OSError as error:
        raise Refused([f"{settings.keys} is niet te beschrijven: {type(error).__name__}."]) from None
    if not made:
        raise Refused([f"Alle sleutels staan al in {settings.keys}. Sleutels worden nooit overschreven."])
    return made


def ring_of(settings: Settings, name: str) -> KeyRing:
    """Read the keys of a store. Raises KeyFileBad, also when they are those of another room."""
    ring = provider_of(settings, name).ring()
    room = name.removeprefix("side_")
    if ring.room != room:
        raise KeyFileBad(f"{settings.keys / name}.json is van '{ring.room}', niet van '{room}'")
    return ring


def key_problems(settings: Settings) -> list[str]:
    problems = []
    for name in key_names(settings):
        try:
            ring_of(settings, name)
        except KeyFileBad as bad:
            problems.append(
                f"Sleutel {name}: {bad}. Zet de bewaarde kopie terug (chmod 600);"
                " alleen een nieuwe lijn maakt sleutels met: nabij keys new"
            )
    return problems


def read_content(folder: Path) -> Library:
    """Read and check a content folder, once while nobody touches it.

    Raises Refused with file, line and remedy of every fault.
    """
    try:
        return _read_as(folder, stamp_of(folder))
    except ContentBroken as broken:
        raise Refused([str(fault) for fault in broken.faults]) from None


@lru_cache(maxsize=2)
def _read_as(folder: Path, _stamp: Stamp) -> Library:
    return read_folder(folder)


def check_content(folder: Path | None, on: date | None = None) -> str:
    """Check a content folder; say what is in it, with a line for each dialogue. Raises Refused.

    It is judged as what would go live on a day, None: today.
    """
    library = fresh(checked(folder or read_content_setting()).library, on or today())
    summed = (
        f"De inhoud klopt: {len(library.scripts)} dialogen, {len(library.programmes)} programma's,"
        f" {len(library.lexicon.rules)} regels en {len(library.lexicon.keywords)} woorden."
    )
    return "\n".join((summed, *table_of(library)))


def read_content_setting() -> Path:
    """Return the configured content folder, also where no bot is set up yet."""
    try:
        return read_settings().content
    except Refused:
        from nabij.content_folder import shipped_content  # noqa: PLC0415  # only without settings

        return shipped_content()


def addresses_of(settings: Settings) -> dict[str, str]:
    """Return the application's address of every store, coordination first."""
    sides = {f"side_{side.value}": settings.sides[side].database for side in Side if side in settings.sides}
    return {COORDINATION: settings.coordination, **sides}


@contextmanager
def stores_of(settings: Settings, *, owned: bool = False) -> Iterator[dict[str, Store]]:
    """Open the database of every store, coordination first; close them after.

    ``owned``: as who owns the tables, where the settings name an owner.
    """
    urls = addresses_of(settings) | (dict(settings.owners) if owned else {})
    stores = {
        name: Store(url, coordination_tables if name == COORDINATION else side_tables)
        for name, url in urls.items()
    }
    try:
        yield stores
    finally:
        for store in stores.values():
            store.dispose()


@contextmanager
def front_of(settings: Settings) -> Iterator[CoordinationStore]:
    """Open the coordination store for a command. Raises Refused when it or its keys are not in order."""
    if problems := key_problems(settings):
        raise Refused(problems)
    store = Store(settings.coordination, coordination_tables)
    tempo = real_tempo()
    ring = ring_of(settings, COORDINATION)
    try:
        if problem := _store_problem(COORDINATION, store, ring):
            raise Refused([problem])
        yield CoordinationStore(store, Sealer(COORDINATION, ring), tempo.clock, tempo.ids)
    finally:
        store.dispose()


def migrate_all(say: Say, settings: Settings | None = None, library: Library | None = None) -> None:
    """Bring all stores up to date, then import the content as release 1 when there is none yet.

    Raises Refused; ``library`` is the content folder when it was read already.
    """
    settings = settings or read_settings()
    library = library or read_content(settings.content)
    if problems := key_problems(settings):
        raise Refused(problems)
    with stores_of(settings, owned=True) as stores:
        broke = _brought_up(settings, stores, say)
        if problems := _store_problems(settings, stores):
            raise Refused(problems) from broke
    if broke is not None:
        raise broke
    with front_of(settings) as front:
        if not front.has_release():
            front.publish(canonical(library), "shipped")
            say("De meegeleverde inhoud is nu uitgave 1.")


def _brought_up(settings: Settings, stores: Mapping[str, Store], say: Say) -> Exception | None:
    """Migrate and mark all stores; return what broke, for the caller to put into words."""
    try:
        if not settings.coordination.startswith("postgres"):
            settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for line in migrate(list(stores.values())):
            say(f"Bijgewerkt: {line}")
        for name, store in stores.items():
            remember_keys(store, ring_of(settings, name))
            if name in settings.owners and grant(store, role_of(addresses_of(settings)[name])):
                say(f"Rechten gezet: {name}")
    except Exception as error:  # noqa: BLE001  # whatever the driver raises
        return error
    return None


def ready(settings: Settings, say: Say) -> None:
    """Refuse to start with anything wrong; on SQLite make what a first start needs.

    Raises Refused with every problem. A live release that cannot be read does not stop the line: that is
    said, and the built-in minimum list screens until a good one is published.
    """
    library = read_content(settings.content)
    sqlite = not settings.coordination.startswith("postgres")
    if sqlite and not settings.keys.exists() and not any(settings.data.glob("*.sqlite3")):
        for path in write_keys(settings):
            say(f"Nieuwe sleutel: {path}. Bewaar een kopie bij twee mensen.")
    if problems := key_problems(settings):
        raise Refused(problems)
    if sqlite:
        migrate_all(say, settings, library)
    if problems := store_problems(settings):
        raise Refused(problems)
    with front_of(settings) as front:
        for problem in release_problems(front):
            say(f"{problem} Tot dan let alleen de ingebouwde lijst op, en leest een mens elk bericht.")


def store_problems(settings: Settings) -> list[str]:
    with stores_of(settings) as stores:
        return _store_problems(settings, stores)


def _store_problems(settings: Settings, stores: Mapping[str, Store]) -> list[str]:
    found = (_store_problem(name, store, ring_of(settings, name)) for name, store in stores.items())
    return [problem for problem in found if problem]


def _store_problem(name: str, store: Store, ring: KeyRing) -> str:
    """Return what is wrong with a store in one line; empty when nothing is."""
    try:
        check_fits(store)
        check_keys(store, ring)
    except StoreDoesNotFit as misfit:
        return f"Database {name}: {misfit}. Doe: nabij migrate"
    except KeysDoNotFit:
        return f"Database {name} is met andere sleutels gemaakt. Zet de bewaarde kopie van {name}.json terug."
    except Exception as error:  # noqa: BLE001  # whatever the driver raises, it is one clear line here
        return f"Database {name} is niet bereikbaar: {type(error).__name__}. Klopt het adres, en draait hij?"
    return ""


def release_problems(front: CoordinationStore) -> list[str]:
    """Say in one line what is wrong with the live release; nothing when it can be read."""
    try:
        found = front.live_release(None)
        if found is not None:
            return _detection_problems(from_canonical(found[1]))
    except ReleaseBroken:
        return [f"De live uitgave ontbreekt of is beschadigd. {_REPUBLISH}"]
    except ContentBroken as broken:
        return [f"De live uitgave is niet te lezen ({broken.faults[0]}). {_REPUBLISH}"]
    return []


def _detection_problems(library: Library) -> list[str]:
    """Say in one line why the rules of a release cannot be what messages are judged by."""
    if not library.lexicon.rules:
        return [f"De live uitgave heeft geen enkele regel: de risicoherkenning werkt niet. {_REPUBLISH}"]
    missed = unheard(detector_of(library.lexicon, "doctor"))
    if missed:
        told = f"De regels van de live uitgave horen niet eens '{missed[0][:40]}'."
        return [f"{told} De risicoherkenning werkt niet. {_REPUBLISH}"]
    return []
