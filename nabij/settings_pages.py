"""Settings of what people see on the pages of the console."""

import re
from pathlib import Path
from typing import Protocol

from cases.social_map import REGION
from console.theme import Theme, problems_of

_MAIL = re.compile(r"[A-Za-z0-9.+_-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
_WEB = re.compile(r"https://(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/%-]*)?")
_LONGEST_ADDRESS = 200
SMALL = "klein"
_PROFILES = (SMALL, "gewoon")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{1,18}[0-9]")


class Reader(Protocol):
    """The reader of the settings: a value by its name, and problems that are told at once."""

    problems: list[str]

    def value(self, name: str, default: str = "", table: str = "") -> str: ...


def read_theme(reader: Reader) -> Theme | None:
    """Read the organisation's stylesheet; a theme that is not one is a problem, never half a look."""
    where = reader.value("theme")
    if not where:
        return None
    try:
        text = Path(where).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        reader.problems.append(f"theme: het bestand {where} is niet te lezen. Klopt het pad?")
        return None
    reader.problems += [f"theme: {where}: {problem}" for problem in problems_of(text)]
    return Theme(text)


def read_phone(reader: Reader) -> str:
    """Read the number of the backup as people dial it."""
    found = reader.value("backup_phone")
    if found and not _PHONE.fullmatch(found):
        reader.problems.append(f"backup_phone is '{found}'. Geef een telefoonnummer, zoals 06 12345678.")
        return ""
    return found


def read_region(reader: Reader) -> str:
    """Read which regional Veilig Thuis the organisation works with; the doctor knows whether it exists."""
    found = reader.value("veilig_thuis")
    if found and not found.startswith(REGION):
        known = f"Geef een sleutel uit content/social_map.yaml, zoals {REGION}zeeland."
        reader.problems.append(f"veilig_thuis is '{found}'. {known}")
        return ""
    return found


def read_report_address(reader: Reader) -> str:
    """Read where somebody tells of a hole in this installation: it stands on a page that anybody can open."""
    found = reader.value("report_address")
    fits = len(found) <= _LONGEST_ADDRESS and (_MAIL.fullmatch(found) or _WEB.fullmatch(found))
    if found and not fits:
        reader.problems.append(
            f"report_address is '{found}'. Geef een e-mailadres, zoals beveiliging@voorbeeld.nl,"
            " of een webadres dat begint met https://."
        )
        return ""
    return found


def read_profile(reader: Reader) -> bool:
    """Read whether this is a small team: it sees fewer pages of the content studio."""
    found = reader.value("profile")
    if found and found not in _PROFILES:
        reader.problems.append(f"profile is '{found}'. Kies klein (tot zo'n 15 gezinnen) of gewoon.")
    return found == SMALL
