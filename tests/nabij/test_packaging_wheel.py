"""The wheel alone, beside the locked requirements alone, run by nobody special in a tree it cannot change."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import httpx
import pytest
from roles_bench import Role

from simulator import Simulator

ROOT = Path(__file__).parents[2]
ROOMS = ("nabij", "console", "bot", "vault", "escalation", "dialogs", "cases", "simulator", "drills")
NOBODY = 65534
TOKEN, BOT = "1001:wheel-token-of-side-a", "planning_wheel_bot"
START_SECONDS = 90.0
DROPPED = (
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--no-new-privs",
    "--bounding-set=-all",
)
MOUNTED = """
set -e
mount --bind "$BASE" "$TREE/python"
mount --bind "$PACKAGES" "$TREE/packages"
if [ -n "$CLOSED" ]; then mount --bind "$TREE" "$TREE"; mount -o remount,ro,bind "$TREE"
mount --bind "$BASE" "$TREE/python"; mount --bind "$PACKAGES" "$TREE/packages"; fi
exec "$@"
"""


@dataclass(frozen=True)
class Yard:
    """Where the product was installed: ``tree`` cannot be changed, ``home`` is the service's own."""

    tree: Path
    home: Path
    mounts: bool

    @property
    def python(self) -> str:
        return str(self.tree / "venv" / "bin" / "python")

    def command(self, *arguments: str, closed: bool = True) -> tuple[list[str], dict[str, str]]:
        """Return what runs a command in the tree, as nobody once it is closed."""
        environment = {
            "BASE": sys.base_prefix,
            "PACKAGES": str(packages()),
            "TREE": str(self.tree),
            "CLOSED": "yes" if closed else "",
            "PATH": f"{self.tree}/venv/bin:{os.environ['PATH']}",
            "HOME": "/nonexistent",
            "TERM": "dumb",
            "LD_LIBRARY_PATH": f"{self.tree}/python/lib",
        }
        dropped = DROPPED if closed and os.geteuid() == 0 else ()
        mounted = ("unshare", "--mount", "--", "sh", "-c", MOUNTED, "sh") if self.mounts else ()
        return [*mounted, *dropped, *arguments], environment

    def run(self, *arguments: str, closed: bool = True, **settings: str) -> subprocess.CompletedProcess[str]:
        words, environment = self.command(*arguments, closed=closed)
        return subprocess.run(
            words,
            env=environment | settings,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=START_SECONDS,
        )


def packages() -> Path:
    return Path(str(distribution("httpx").locate_file(""))).resolve()


def locked() -> set[str]:
    """Return the names of the distributions that the lock for running holds."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    marked = re.findall(r"(?m)^([A-Za-z0-9._-]+)==[^ ;\\]+(?: ; ([^\\]+))?", text)
    return {name for name, marker in marked if "win32" not in marker and "PyPy" not in marker}


def top_levels(names: set[str]) -> Iterator[str]:
    """Give the folders and files of these distributions that lie in the folder of packages."""
    for name in sorted(names):
        try:
            files = distribution(name).files or []
        except ModuleNotFoundError:
            continue  # for another system or an older Python
        yield from sorted({file.parts[0] for file in files} - {"..", "__pycache__"})


def can_mount() -> bool:
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    tried = ["unshare", "--mount", "--", "mount", "--bind", "/tmp", "/mnt"]  # noqa: S108
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from what the image's builder is given, and the source package; without a network."""
    out, context = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("context")
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        source = ROOT / line[1:]
        if line.startswith("!") and source.is_dir():
            shutil.copytree(source, context / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif line.startswith("!"):
            shutil.copy(source, context)
    for kind, where in (("wheel", context), ("sdist", ROOT)):
        build = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
        subprocess.run(build, cwd=where, check=True)
    return out


@pytest.fixture(scope="module")
def yard(built: Path) -> Iterator[Yard]:
    """Lay out an environment with the locked requirements and install the wheel in it."""
    folder = Path(tempfile.mkdtemp(prefix="nabij-wheel-"))
    folder.chmod(0o755)
    made = Yard(folder / "tree", folder / "home", can_mount())
    _lay_out(made)
    _install(made, built)
    made.home.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(made.home, NOBODY, NOBODY)
    _allow(made.tree, 0o555)
    yield made
    _allow(made.tree, 0o755)
    shutil.rmtree(folder)


def _lay_out(made: Yard) -> None:
    site = made.tree / "venv" / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
    (made.tree / "venv" / "bin").mkdir(parents=True)
    site.mkdir(parents=True)
    for name, target in (("python", Path(sys.base_prefix)), ("packages", packages())):
        if made.mounts:
            (made.tree / name).mkdir()
        else:
            (made.tree / name).symlink_to(target)
    (made.tree / "venv" / "bin" / "python").symlink_to(f"../../python/bin/python3.{sys.version_info.minor}")
    (made.tree / "venv" / "pyvenv.cfg").write_text(f"home = {made.tree}/python/bin\n", encoding="utf-8")
    for name in top_levels(locked()):
        (site / name).symlink_to(made.tree / "packages" / name)


def _allow(tree: Path, mode: int) -> None:
    """Set the mode of every folder, and of every file what of it there was."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(mode if path.is_dir() else path.stat().st_mode & mode)


def _install(made: Yard, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    pip = packages() / "pip" / "__pip-runner__.py"
    words = (made.python, str(pip), "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    environment, (command, base) = {"HOME": str(made.tree)}, made.command(*words, closed=False)
    done = subprocess.run(
        command, env=base | environment, capture_output=True, text=True, check=False, timeout=START_SECONDS
    )
    assert done.returncode == 0, done.stderr


def shipped(folder: str) -> Iterator[str]:
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(ROOT).as_posix()


def test_the_wheel_holds_every_file_of_every_room_and_the_content(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert [name for room in ROOMS for name in shipped(room) if name not in held] == []
    assert [name for name in shipped("content") if f"nabij/{name}" not in held] == []
    assert not [name for name in held if name.startswith(("tests/", "docs/", "deploy/"))]


def test_the_source_package_holds_what_a_build_and_the_tests_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    wanted = {"pyproject.toml", "Makefile", "Dockerfile", "compose.yaml", "requirements/run.txt", "LICENSE"}
    assert wanted <= held
    assert {"tests/nabij/test_packaging_wheel.py", "deploy/systemd/nabij.service"} <= held
    assert not [name for name in held if name.startswith((".ci", ".venv", ".git/")) or name.endswith(".pyc")]


def refused_to_write(yard: Yard) -> bool:
    where = yard.tree / "venv" / "pyvenv.cfg"
    done = yard.run(yard.python, "-c", f"open({str(where)!r}, 'a')")
    return done.returncode == 1 and ("Read-only" in done.stderr or "Permission" in done.stderr)


def reachable(yard: Yard) -> bool:
    return yard.run(yard.python, "-c", "").returncode == 0


def test_an_unprivileged_user_runs_the_wheel_in_a_tree_nobody_can_change(yard: Yard) -> None:
    if not reachable(yard):
        pytest.skip("this Python lies where only its owner comes, and nothing can be mounted here")
    assert refused_to_write(yard)
    said = yard.run("nabij", "--help")
    assert (said.returncode, "serve" in said.stdout) == (0, True), said.stderr
    where = yard.run(yard.python, "-c", "import nabij, os; print(nabij.__file__, os.geteuid())").stdout
    assert where.startswith(str(yard.tree / "venv"))
    assert not where.endswith(" 0\n")
    checked = yard.run("nabij", "content", "check", "--on", "2026-12-01")
    assert (checked.returncode, checked.stdout[:16]) == (0, "De inhoud klopt:"), checked.stderr
    with Simulator() as simulator:
        simulator.add_bot(TOKEN, BOT)
        _serve(yard, simulator)


def _serve(yard: Yard, simulator: Simulator) -> None:
    token = yard.home / "token"
    token.write_text(TOKEN, encoding="utf-8")
    token.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(token, NOBODY, NOBODY)
    settings = {
        "NABIJ_SIDE_A_TOKEN_FILE": str(token),
        "NABIJ_SIDE_A_USERNAME": BOT,
        "NABIJ_DATA": str(yard.home / "data"),
        "NABIJ_PORT": "0",
        "NABIJ_TELEGRAM_URL": simulator.url,
    }
    words, environment = yard.command("nabij", "serve")
    journal = yard.home.parent / "serve.log"
    with journal.open("wb") as to:
        process = subprocess.Popen(words, env=environment | settings, cwd=yard.home, stdout=to, stderr=to)
    role = Role(process, journal)
    try:
        simulator.wait_until(role.started, START_SECONDS)
        simulator.wait_until(lambda: httpx.get(f"{role.url}/readyz").status_code == 200, START_SECONDS)
        assert pages(role.url) == [200, 200]
        phone = simulator.phone(71_902)
        phone.start(BOT)
        simulator.wait_until(lambda: simulator.count(method="sendMessage") == 1, START_SECONDS)
        process.send_signal(signal.SIGTERM)
        assert process.wait(START_SECONDS) == 0, role.said()[-800:]
    finally:
        if process.poll() is None:
            role.kill()


def pages(url: str) -> Sequence[int]:
    door = httpx.get(f"{url}/inloggen")
    style = re.search(r'href="(/static/[^"]+\.css[^"]*)"', door.text)
    assert style is not None
    return [door.status_code, httpx.get(f"{url}{style[1]}").status_code]
