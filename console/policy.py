"""Who may do what, as ``policy.toml`` says it: one line for every route of the served application."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from cases.desk import ON_A_SIDE, Staff, StaffRole

PLACE = Path(__file__).parent / "policy.toml"
_METHODS = frozenset({"GET", "HEAD", "POST"})
_PARAMETER = re.compile(r"\{[^{}/]+\}")
_SECTIONS = frozenset({"groups", "open", "outside", "mounts", "session"})
_SESSION = frozenset({"roles", "side", "relation", "log", "proof", "locked"})
_SHUT = frozenset({"by", "log", "optional"})


class PolicyBroken(Exception):
    """The policy cannot be kept; ``problems`` holds one Dutch line each, with the remedy in it."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(problems)
        self.problems = problems


class Reach(StrEnum):
    """How many sides a route may show something of."""

    OWN = "own"
    BOTH = "both"
    NONE = "none"


class Relation(StrEnum):
    """What must stand between a person and what the address names. The desk judges it."""

    NONE = "none"
    OWN_ROW = "own_row"
    LISTED = "listed"
    CLIENT = "client"
    OWN_ACUTE = "own_acute"
    GLASS = "glass"
    NOBODYS = "nobodys"
    MATCHED = "matched"
    ROSTER = "roster"
    STAFF = "staff"
    CASE = "case"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Line:
    """One route and who may use it.

    ``by`` is what lets in instead of a session, empty for a route that needs one; ``optional``: it is
    served only where somebody switched it on. ``log`` are the actions it may write in the access log.
    ``locked``: a screen uses it also while its session is idle, so it shows no content.
    """

    method: str
    path: str
    roles: frozenset[StaffRole] = frozenset()
    side: Reach = Reach.NONE
    relation: Relation = Relation.NONE
    log: tuple[str, ...] = ()
    proof: bool = False
    locked: bool = False
    by: str = ""
    optional: bool = False
    outside: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}".strip()

    def lets(self, staff: Staff) -> bool:
        """Say whether this role at this side may use the route."""
        if self.by:
            return True
        has_side = staff.side is not None
        fits = has_side == (staff.role in ON_A_SIDE) and not (has_side and self.side is Reach.BOTH)
        return fits and staff.role in self.roles


@dataclass(frozen=True, slots=True)
class Policy:
    """All lines, by method and path; a folder of files has no method."""

    lines: Mapping[tuple[str, str], Line]

    def line(self, method: str, path: str) -> Line | None:
        """Return the line of a route by the form of its path, such as ``/gesprek/{client}``."""
        return self.lines.get((method, path))

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines.values())


@cache
def the_policy() -> Policy:
    """Return the policy of this release. Raises PolicyBroken."""
    return read_policy(PLACE.read_text(encoding="utf-8"))


def read_policy(text: str) -> Policy:
    """Return the policy of a file's text. Raises PolicyBroken with every fault that was found."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise PolicyBroken([f"console/policy.toml is niet te lezen: {fault}."]) from None
    problems = [f"Deel [{name}] hoort niet in console/policy.toml." for name in found.keys() - _SECTIONS]
    groups = found.get("groups", {})
    lines = [*_of_session(found.get("session", {}), groups, problems), *_with_a_lock(found, problems)]
    problems += _clashes(lines)
    if problems:
        raise PolicyBroken(sorted(problems))
    return Policy({(line.method, line.path): line for line in lines})


def _of_session(found: Mapping[str, Any], groups: Mapping[str, Any], problems: list[str]) -> Iterator[Line]:
    for name, values in found.items():
        try:
            yield _session_line(name, values, groups)
        except (KeyError, TypeError, ValueError) as fault:
            problems.append(f"Regel '{name}' in console/policy.toml klopt niet: {fault}.")


def _session_line(name: str, values: Mapping[str, Any], groups: Mapping[str, Any]) -> Line:
    """Return the line of a route that needs a session. Raises KeyError, TypeError, ValueError."""
    _only(values, _SESSION)
    method, path = _method_and_path(name)
    roles, side = frozenset(_roles(values["roles"], groups)), Reach(values["side"])
    if not roles:
        raise ValueError("geen enkele rol")
    if side is Reach.BOTH and roles & ON_A_SIDE:
        raise ValueError("wie aan een kant werkt, mag niets van beide kanten")
    relation, log = Relation(values["relation"]), tuple(map(str, values["log"]))
    proof, locked = bool(values.get("proof", False)), bool(values.get("locked", False))
    return Line(method, path, roles, side, relation, log, proof=proof, locked=locked)


def _with_a_lock(found: Mapping[str, Any], problems: list[str]) -> Iterator[Line]:
    """Give the lines of routes that have a lock of their own."""
    for section in ("open", "outside", "mounts"):
        for name, values in found.get(section, {}).items():
            try:
                yield _locked_line(name, values, section)
            except (KeyError, TypeError, ValueError) as fault:
                problems.append(f"Regel '{name}' in console/policy.toml klopt niet: {fault}.")


def _locked_line(name: str, values: Mapping[str, Any], section: str) -> Line:
    _only(values, _SHUT)
    method, path = ("", name) if section == "mounts" else _method_and_path(name)
    by = str(values["by"])
    if not by:
        raise ValueError("'by' is leeg")
    log, optional = tuple(map(str, values.get("log", ()))), bool(values.get("optional", False))
    return Line(method, path, log=log, by=by, optional=optional, outside=section == "outside")


def _only(values: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise TypeError for what is no table, ValueError for a field that no line has."""
    if not isinstance(values, dict):
        raise TypeError("geen tabel")
    strange = sorted(values.keys() - known)
    if strange:
        raise ValueError(f"'{strange[0]}' is geen veld")


def _method_and_path(name: str) -> tuple[str, str]:
    method, _, path = name.partition(" ")
    if method not in _METHODS or not path.startswith("/"):
        raise ValueError("de naam is geen methode met een pad")
    return method, path


def _roles(names: Iterable[str], groups: Mapping[str, Any], depth: int = 0) -> Iterator[StaffRole]:
    """Give the roles of a line, groups taken apart. Raises ValueError for a role that does not exist."""
    for name in names:
        if name in groups and depth < len(groups):
            yield from _roles(groups[name], groups, depth + 1)
        else:
            yield StaffRole(name)


def _clashes(lines: Iterable[Line]) -> Iterator[str]:
    """Give two lines that mean the same route by other names of its parameters, or in two parts."""
    seen: dict[tuple[str, str], str] = {}
    for line in lines:
        form = line.method, _PARAMETER.sub("{}", line.path)
        if form in seen:
            yield f"Regels '{seen[form]}' en '{line.name}' in console/policy.toml gaan over dezelfde route."
        seen[form] = line.name
