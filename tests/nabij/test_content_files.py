"""Content as files between regions: what goes out comes back equal; what was tampered with is refused."""

import json
import stat
import zipfile
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.library import read_folder
from nabij.__main__ import app
from nabij.content_files import (
    MANIFEST,
    Manifest,
    content_of,
    files_of,
    manifest_of,
    read_package,
    write_package,
)
from nabij.content_folder import shipped_content
from nabij.refused import Refused

RUN = CliRunner()
LIBRARY = read_folder(shipped_content(), prove=False)
TOLD = manifest_of(LIBRARY, 3, date(2027, 1, 2), ["dv_lead", "coordinator", "dv_lead"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("uit") / "inhoud.zip"
    write_package(LIBRARY, TOLD, out)
    return out


def rezipped(package: Path, out: Path, changes: dict[str, bytes | None]) -> Path:
    """Write the package again with files put, or with None left out."""
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename not in changes:
                new.writestr(one.filename, old.read(one))
        for name, body in changes.items():
            if body is not None:
                new.writestr(name, body)
    return out


def refused(path: Path) -> str:
    with pytest.raises(Refused) as said:
        read_package(path)
    return "\n".join(said.value.problems)


def test_what_goes_out_comes_back_equal_and_the_same_content_gives_the_same_bytes(
    package: Path, tmp_path: Path
) -> None:
    assert read_package(package).files == LIBRARY.files
    again, folder = tmp_path / "weer.zip", tmp_path / "map"
    write_package(LIBRARY, TOLD, again)
    assert again.read_bytes() == package.read_bytes()
    write_package(LIBRARY, TOLD, folder)
    assert files_of(str(folder)) == LIBRARY.files == files_of("shipped")
    assert read_folder(folder / "content", prove=False).files == LIBRARY.files


def test_the_manifest_names_roles_a_day_and_a_mark_and_nobody(package: Path) -> None:
    with zipfile.ZipFile(package) as opened:
        told = json.loads(opened.read(MANIFEST))
    assert told.keys() == {"number", "hash", "on", "program", "approved_by", "format"}
    assert (told["number"], told["on"], told["approved_by"]) == (3, "2027-01-02", ["coordinator", "dv_lead"])


def test_nothing_is_written_over_what_stands_there(package: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="bestaat al"):
        write_package(LIBRARY, TOLD, package)
    with pytest.raises(Refused, match="niet te schrijven"):
        write_package(LIBRARY, TOLD, tmp_path / "geen" / "a.zip")


@pytest.mark.parametrize(
    ("name", "body", "problem"),
    [
        ("content/../../buiten.yaml", b"a: b", "buiten het pakket"),
        ("/etc/passwd", b"a", "buiten het pakket"),
        ("content/a\\b.yaml", b"a", "buiten het pakket"),
        ("C:/a.yaml", b"a", "buiten het pakket"),
        ("los.yaml", b"a: b", "hoort nergens bij"),
        ("content/CONTENT.exe", b"a", "eindigt niet op .yaml"),
        ("content/vreemd.yaml", b"a: b", "hoort nergens bij"),
        ("content/keywords.yaml", b"a: &x b\nc: *x\n", "Ankers"),
        ("content/keywords.yaml", b"a: !!python/object:os.system b\n", "Etiketten"),
        ("content/keywords.yaml", b"x" * (1024 * 1024 + 1), "te groot"),
        ("content/Keywords.yaml", b"a: b", "twee keer"),
        ("content/keywords.yaml", b"keywords: []\n", "veranderd nadat"),
        (MANIFEST, b"{", "begeleidend blad"),
        (MANIFEST, b'{"format": "iets"}', "begeleidend blad"),
        (MANIFEST, None, "ontbreekt"),
    ],
)
def test_a_package_that_was_tampered_with_is_refused(
    package: Path, tmp_path: Path, name: str, body: bytes | None, problem: str
) -> None:
    assert problem in refused(rezipped(package, tmp_path / "vals.zip", {name: body}))
    assert not (tmp_path.parent / "buiten.yaml").exists()


def test_a_zip_that_unpacks_to_far_more_is_stopped_early(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for place in range(20):
            bomb.writestr(f"content/texts/{place}.yaml", b"\n" * 1024 * 1024)
    assert "te groot" in refused(tmp_path / "bom.zip")
    with zipfile.ZipFile(tmp_path / "veel.zip", "w") as many:
        for place in range(501):
            many.writestr(f"content/texts/{place}.yaml", b"")
    assert "meer dan 500" in refused(tmp_path / "veel.zip")


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("content/keywords.yaml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as package:
        package.writestr(link, "/etc/passwd")
    assert "verwijzing" in refused(tmp_path / "link.zip")
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "keywords.yaml").symlink_to("/etc/passwd")
    assert "verwijzing" in refused(folder)


def test_a_folder_with_a_file_that_is_too_large_and_a_file_that_is_no_zip_are_refused(tmp_path: Path) -> None:
    (tmp_path / "groot.yaml").write_bytes(b"x" * (1024 * 1024 + 1))
    assert "groter dan 1 MiB" in refused(tmp_path)
    (tmp_path / "nep.zip").write_bytes(b"PK nep")
    assert "geen leesbaar pakket" in refused(tmp_path / "nep.zip")
    with pytest.raises(Refused, match="is er niet"):
        content_of("bestaat-niet")


def test_a_plain_content_folder_needs_no_manifest() -> None:
    assert files_of(str(shipped_content())) == LIBRARY.files
    assert isinstance(TOLD, Manifest)


def test_the_difference_of_two_versions_is_told_in_plain_words(package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    write_package(LIBRARY, TOLD, folder)
    (folder / MANIFEST).unlink()
    same = RUN.invoke(app, ["content", "diff", "shipped", str(package)])
    assert (same.exit_code, same.output) == (0, "")
    changed = folder / "content" / "keywords.yaml"
    changed.write_text(
        changed.read_text("utf-8").replace("oude schuur", "x").replace("noodkaart", "kaart"), "utf-8"
    )
    said = RUN.invoke(app, ["content", "diff", "shipped", str(folder / "content")])
    assert said.exit_code == 1
    assert "Eigen woorden (keywords.yaml)" in said.output
    assert "Eigen woord 'kaart': is nieuw" in said.output
    told = json.loads(
        RUN.invoke(app, ["content", "diff", "shipped", str(folder / "content"), "--json"]).output
    )
    assert told["differs"]
    assert {one["file"] for one in told["differences"]} == {"keywords.yaml"}


def test_an_import_needs_a_person_or_only_looks(package: Path) -> None:
    assert RUN.invoke(app, ["content", "import", str(package)]).exit_code == 2
