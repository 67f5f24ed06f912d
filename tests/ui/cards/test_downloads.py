"""What is taken away of one chart says which chart of which view it is."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.selection import Selection
from exports.picture import Frame
from ui.cards.downloads import frame_of, numbers_csv
from ui.cards.registry import build_card
from wording.counts import HIDDEN_CELL, SUPPRESSED

FRAME = Frame(
    "North: 2 of 7", "Showing 2 of 7 findings.", "Checked by nobody.", "A study. A source", "1 May 2026", "CC BY 4.0."
)


def card(table: pd.DataFrame, n=3, unit: str = "findings") -> SimpleNamespace:
    return SimpleNamespace(table=table, title="Time most often", measure="3 findings, by theme.", n=n, unit=unit, sample="")


def lines(made) -> list[str]:
    return numbers_csv(made, FRAME).decode("utf-8-sig").splitlines()


def test_numbers_come_first_and_every_row_says_where_it_is_from():
    table = pd.DataFrame({"Findings": [2, 1]}, index=pd.Index(["Time", "Rota"], name="Theme"))
    said = 'Time most often,"3 findings, by theme.",3 findings,Showing 2 of 7 findings.,A study. A source,1 May 2026'
    assert lines(card(table)) == [
        "Theme,Findings,Chart,What it counts,n,What is shown,Study,Taken on",
        f"Time,2,{said}",
        f"Rota,1,{said}",
    ]


def test_hidden_numbers_stay_hidden_and_a_column_of_the_study_keeps_its_name():
    table = pd.DataFrame({"n": pd.array([pd.NA], dtype="Int64")}, index=pd.Index(["Time"], name="Study"))
    head, row = lines(card(table, n=SUPPRESSED, unit="people"))
    assert head == "Study,n,Chart,What it counts,n (2),What is shown,Study (2),Taken on"
    assert row.startswith(f"Time,{HIDDEN_CELL},") and ",a hidden number of people," in row


ALPHA = Selection().with_(programme=("alpha",))


@pytest.mark.parametrize(
    ("selection", "unit", "heading", "shown"),
    [
        (Selection(), "findings", "Junior doctors as leaders", "Showing all 11 findings."),
        (ALPHA, "findings", "Alpha: 3 of 11 findings", "Showing 3 of 11 findings. Programme: Alpha."),
        (ALPHA, "people", "Alpha: 3 of 11 findings", "Showing 2 of 4 people; programme: Alpha."),
    ],
)
def test_frame_says_what_the_page_says(small, selection, unit, heading, shown):
    frame = frame_of(small, selection, unit, date(2026, 5, 1))
    assert (frame.heading, frame.shown, frame.date) == (heading, shown, "1 May 2026")
    assert frame.source_line == "Junior doctors as leaders. The King’s Fund (2012)"
    assert frame.trust.startswith("The King’s Fund (2012). Coded by an AI model")


def test_a_card_has_the_caveat_that_its_picture_has_and_says_why_it_is_not_drawn(small):
    made = build_card(small, Selection(), "what-helps-and-what-hinders")
    assert made.caveat.startswith("Themes differ in width. ")
    assert (made.n, made.instead) == (6, "")  # F004 to F009
    few = build_card(small, ALPHA, "what-helps-and-what-hinders")
    assert few.instead == few.too_few == "1 finding: too few to compare."
