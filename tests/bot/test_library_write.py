"""Content written as files reads back equal, whatever is in it, and equal content gives equal bytes."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library import read_folder
from bot.library_file import WEIGHTS, Fault, FileReader
from bot.library_write import as_file, as_files, quoted
from cases.content import Plain

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from(
    "\n\t :#-'\"{}[]&*!|>%@`,?"
)
TEXT = st.text(LETTERS, max_size=40)
TRICKY = st.sampled_from(
    [
        "No",
        "yes",
        "null",
        "~",
        "12:30",
        "112",
        "0800-2000",
        "- a",
        "a: b",
        "a #b",
        "",
        " a ",
        "🍎",
        "\\n",
        "a\n\nb",
        "---",
    ]
)
NAMES = st.text(LETTERS, max_size=8) | st.sampled_from(
    ["nl-B1", "en", "naar", "vragen", "No", "<<", "?", "="]
)
PLAIN = st.recursive(
    TEXT | TRICKY,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def read(name: str, body: bytes) -> tuple[Plain | None, list[Fault]]:
    faults: list[Fault] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(body)
        return FileReader(name, faults).read(path), faults


@given(PLAIN)
def test_what_is_written_reads_back_equal(plain: Plain) -> None:
    assert read("texts/a.yaml", as_file("texts/a.yaml", plain)) == (plain, [])


@given(st.dictionaries(NAMES, PLAIN, min_size=2, max_size=4))
def test_equal_content_gives_equal_bytes(plain: dict[str, Plain]) -> None:
    turned: Plain = dict(reversed(plain.items()))
    assert as_file("texts/a.yaml", plain) == as_file("texts/a.yaml", turned)


@given(TEXT | TRICKY)
def test_any_text_keeps_every_letter(text: str) -> None:
    assert read("texts/a.yaml", f"a: {quoted(text)}\n".encode())[0] == {"a": text}


@pytest.mark.parametrize(
    "text", ["No", "12:30", "112", "- a", "a: b", "a #b", "@a", "🍎", "", " a", "{a}", "Dank je,"]
)
def test_what_could_be_read_as_something_else_stands_in_quotation_marks(text: str) -> None:
    assert quoted(text).startswith('"')


def test_the_shipped_content_reads_back_equal_and_in_an_order_people_know() -> None:
    files = read_folder(Path(__file__).parents[2] / "content", prove=False).files
    for name, body in as_files(files).items():
        assert read(name, body) == (files[name], [])
    told = as_files(files)["dialogues/d1.yaml"].decode()
    assert told.startswith("gesprek: d1\ntitel: ")
    assert told.index("begin:") < told.index("uitwegen:") < told.index("vragen:")
    assert told.index("nl-B1:") < told.index("nl-A2:") < told.index(" en:")
    assert told.index('"2":') < told.index('"10":')
    assert as_files(files)[WEIGHTS].startswith(b"{")
