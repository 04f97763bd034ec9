"""What `nabij content check` prints: one line for each dialogue, with the programmes that ask it."""

from dataclasses import replace

from rulebooks import shipped_library

from nabij.content_table import table_of


def test_each_dialogue_has_a_line_with_its_questions_and_the_programmes_that_ask_it() -> None:
    library = shipped_library()
    head, *lines = table_of(library)
    assert head.split() == ["gesprek", "vragen", "knoppen", "signalen", "ernstig", "in"]
    assert [line.split()[0] for line in lines] == sorted(library.scripts)
    (stayer,) = (line for line in lines if line.split()[0] == "d1")
    assert stayer.endswith("thv-stayer")
    assert int(stayer.split()[1]) == len(library.scripts["d1"].own)


def test_a_dialogue_that_nobody_is_asked_is_marked() -> None:
    library = replace(shipped_library(), programmes={})
    assert all(line.endswith("  -") for line in list(table_of(library))[1:])


def test_without_dialogues_only_the_head_stands() -> None:
    assert len(list(table_of(replace(shipped_library(), scripts={})))) == 1
