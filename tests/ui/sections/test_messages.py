"""Key messages line by line, and the note on fields that coders agreed weakly on: word for word."""

import pytest

from analysis.files.open_study import open_file, open_study
from analysis.key_messages import Given, Message, MostFrequent, key_messages
from analysis.selection import Selection
from tests.analysis.files.given_files import TABLES, study_files, zip_of
from ui.cards.weak_agreement import weak_note
from wording.key_messages import lines_of

COMPUTED = Message("motivation", MostFrequent(3, ("To learn",), 2), 3, Selection())


def given(n: int = 2, **changes) -> Message:
    facts = Given(**{"about": "Why?", "sentence": "To learn.", "of": 2, "shown": 2, **changes})
    return Message("message", facts, n, Selection())


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        (given(), ["To learn."]),
        (given(quantifier="most; a few"), ["To learn.", "As the source puts it: most; a few."]),
        (given(n=1, shown=1), ["To learn.", "1 of the 2 findings that it rests on is shown."]),
        (given(of=3), ["To learn.", "2 of the 3 findings that it rests on are shown."]),
        (given(n=1), ["To learn."]),  # both findings are one person's
        (COMPUTED, ["Why they took part, most often", "“To learn” (2 of 3 findings)."]),  # what it is about comes first
    ],
)
def test_message_line_by_line(small, message, lines):
    assert lines_of(small, message) == lines


def test_nothing_is_said_of_how_many_are_shown_where_that_is_hidden():
    table = [["message_id", "sentence", "findings", "quantifier"], ["M01", "All is well.", "F001;F002", "both"]]
    dataset = open_file("a.zip", zip_of(study_files({**TABLES, "messages": table}))).dataset
    (message,) = key_messages(dataset.counting("people", 3), Selection())
    assert lines_of(dataset, message) == ["All is well.", "As the source puts it: both."]


def test_weakly_agreed_fields_are_named_with_their_alpha(small):
    # experience: not_stated twice, positive and mixed: observed 2, expected (36 - 16 - 1 - 1) / 5 = 18/5
    assert weak_note(small, "experience") == "Coders agreed weakly on “Experience” (alpha 0.44). "
    # answers, of the one recommendation: two codes that differ: observed 2, expected (4 - 1 - 1) / 1 = 2
    assert weak_note(small, "answers", "experience") == (
        "Coders agreed weakly on “Barrier it is linked to” (alpha 0.00) and “Experience” (alpha 0.44). "
    )
    assert weak_note(small, "extent_count") == weak_note(small) == ""  # all agree; nothing is asked


@pytest.mark.parametrize("rows", [0, 2])
def test_nothing_is_weak_where_not_two_coders_coded(study_folder, edit, rows):
    if rows:
        edit.keep_rows("codings.csv", rows)  # one coding, of the first coder
    else:
        (study_folder / "codings.csv").unlink()
    assert weak_note(open_study(study_folder), "experience", "answers", "actors") == ""
