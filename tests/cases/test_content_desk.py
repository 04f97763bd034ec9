"""What a coordinator is shown of a change: both texts of a clash, and which files it makes otherwise."""

from cases.content_desk import EditClash, OpenDraft
from cases.content_draft import Draft, Stage
from cases.content_edit import Files, Put
from cases.ids import ReleaseId
from cases.moments import Moment


def test_a_clash_holds_what_was_to_be_saved_and_what_stands_there() -> None:
    put = Put("replies/gesprek.yaml", ("rust",), "Rust", "Van Anna")
    clash = EditClash(put, "Van Bea")
    assert (clash.put.after, clash.now, clash.status) == ("Van Anna", "Van Bea", 409)


def test_a_change_names_the_files_that_it_makes_otherwise() -> None:
    base: Files = {"a": "1", "b": "2"}
    draft = Draft("c1", "Woorden", ReleaseId(1), Stage.WRITING, frozenset())
    opened = OpenDraft(
        draft,
        {"a": "1", "b": "3", "c": "4"},
        base,
        ReleaseId(1),
        (),
        Moment(0),
        (),
        (),
        conflicts_with_live=False,
    )
    assert opened.changed == {"b": "3", "c": "4"}
