"""Key files sealed for custodians, any two of whom open them together and none of whom does alone.

For each two of them the files are sealed to the one, and what comes out to the other: age twice, nothing
of our own. Importer of pyrage.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # the wheel brings no types

from nabij.prepare import key_names, key_problems, stores_of
from nabij.refused import Refused
from nabij.settings import Settings, read_settings
from vault.key_check import KeysDoNotFit, check_keys
from vault.key_writing import put_new
from vault.keys import KeyFileBad, parsed

FORMAT = "nabij-keys-1"
FEWEST, MOST = 2, 7


def back_up(custodians: Path, target: Path, settings: Settings | None = None) -> list[str]:
    """Seal the key files to a new file; return who can open it, two by two. Raises Refused."""
    settings = settings or read_settings()
    known = _custodians(custodians)
    if problems := key_problems(settings):
        raise Refused(problems)
    files = {name: (settings.keys / f"{name}.json").read_text("ascii") for name in key_names(settings)}
    plain = json.dumps(files).encode()
    pairs = [
        {"first": one, "second": other, "sealed": _twice(plain, known[one], known[other])}
        for one, other in combinations(sorted(known), 2)
    ]
    try:
        put_new(target, json.dumps({"format": FORMAT, "pairs": pairs}) + "\n")
    except OSError as error:
        raise Refused([f"{target} is niet nieuw te schrijven: {type(error).__name__}."]) from None
    return [f"Open te maken door {each['first']} samen met {each['second']}." for each in pairs]


def put_back(backup: Path, identities: Sequence[Path], settings: Settings | None = None) -> list[Path]:
    """Write the key files that a backup holds. Raises Refused; no key file is ever written over."""
    settings = settings or read_settings()
    files = _opened(backup, [_identity(each) for each in identities])
    paths = {name: settings.keys / f"{name}.json" for name in key_names(settings)}
    problems = [f"{path} staat er al. Er is niets teruggezet." for path in paths.values() if path.exists()]
    problems += [f"{name} staat niet in deze reservekopie." for name in paths if name not in files]
    if problems := problems or _misfits(settings, {name: files[name] for name in paths}):
        raise Refused(problems)
    settings.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, path in paths.items():
        put_new(path, files[name])
    return list(paths.values())


def _misfits(settings: Settings, files: Mapping[str, str]) -> list[str]:
    """Say which keys are not those that a store was made with."""
    problems = []
    with stores_of(settings) as stores:
        for name, text in files.items():
            try:
                ring = parsed(text, name)
                if ring.room != name.removeprefix("side_"):
                    raise KeysDoNotFit  # noqa: TRY301  # told with the misfit of the store below
                check_keys(stores[name], ring)
            except (KeyFileBad, KeysDoNotFit):
                problems.append(
                    f"De sleutels van {name} horen niet bij deze database. Er is niets teruggezet."
                )
            except Exception as error:  # noqa: BLE001  # whatever a driver raises: nothing is put back unchecked
                problems.append(
                    f"Database {name} is niet te lezen ({type(error).__name__}). Niets teruggezet."
                )
    return problems


def _custodians(path: Path) -> dict[str, pyrage.x25519.Recipient]:
    """Read lines of a name and an age public key. Raises Refused."""
    lines = [line.split() for line in _text(path).splitlines() if line.strip() and not line.startswith("#")]
    pairs = [(line[0], line[1]) for line in lines if len(line) == FEWEST]
    names, keys = {name for name, _ in pairs}, {key for _, key in pairs}
    if not (len(pairs) == len(lines) == len(names) == len(keys) and FEWEST <= len(pairs) <= MOST):
        told = "Schrijf per regel een naam en een publieke age-sleutel: twee tot zeven mensen, elk een eigen."
        raise Refused([f"{path}: {told}"])
    try:
        return {name: pyrage.x25519.Recipient.from_str(key) for name, key in pairs}
    except pyrage.RecipientError:
        raise Refused([f"{path}: een sleutel is geen publieke age-sleutel (age1...)."]) from None


def _identity(path: Path) -> pyrage.x25519.Identity:
    lines = [line.strip() for line in _text(path).splitlines() if line.startswith("AGE-SECRET-KEY-")]
    try:
        return pyrage.x25519.Identity.from_str(lines[0])
    except (IndexError, pyrage.IdentityError):
        raise Refused([f"{path} is geen geheime age-sleutel."]) from None


def _twice(plain: bytes, one: pyrage.x25519.Recipient, other: pyrage.x25519.Recipient) -> str:
    return base64.b64encode(pyrage.encrypt(pyrage.encrypt(plain, [one]), [other])).decode("ascii")


def _opened(backup: Path, identities: Sequence[pyrage.x25519.Identity]) -> dict[str, str]:
    try:
        content = json.loads(_text(backup))
        pairs = [base64.b64decode(each["sealed"], validate=True) for each in content["pairs"]]
    except (ValueError, KeyError, TypeError):
        raise Refused([f"{backup} is geen reservekopie van sleutels."]) from None
    for sealed in pairs:
        try:
            plain = pyrage.decrypt(pyrage.decrypt(sealed, list(identities)), list(identities))
        except pyrage.DecryptError:
            continue
        return {str(name): str(text) for name, text in json.loads(plain).items()}
    raise Refused(["Deze sleutels openen de reservekopie niet. Er zijn er twee van twee mensen nodig."])


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused([f"{path} is niet te lezen."]) from None
