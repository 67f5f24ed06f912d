"""Exhibits of people with hidden numbers, their figures drawn as the app draws them, and what a view of people has."""

import pandas as pd

from analysis.model.count import SUPPRESSED
from exports.model import Exhibit
from tests.charts.drawn import matrix_of
from tests.exports.made import balance, exhibit, spec_of

NA = pd.NA
PEOPLE_VIEW = {
    "unit": "people",
    "n": SUPPRESSED,
    "total": 12,
    "unlisted": "Some are not listed.",
    "messages": (("Support", "It goes with experience.", SUPPRESSED), ("What helps", "Mentors.", 1)),
    "asked": (("Managers", SUPPRESSED, (("Protected time", SUPPRESSED), ("Training", 3))), ("Peers", 4, ())),
}


def experience(fit: bool = False) -> Exhibit:
    table = pd.DataFrame(
        {
            "Negative": [0, NA, NA],
            "Mixed": [1, 0, NA],
            "Positive": [4, 3, NA],
            "Not stated": [NA, 2, NA],
            "All people": [5, 6, NA],
        },
        index=pd.Index(["Supported", "Unsupported", "Partly"], name="Sponsor support"),
        dtype="Int64",
    )
    return exhibit(table=table, spec=spec_of("experience", table, "people", "Not stated" if fit else ""), n=SUPPRESSED)


def bars() -> Exhibit:
    table = pd.DataFrame({"People": [5, NA, 0, 2]}, index=pd.Index(["Time", "Money", "Rota", "Not stated"], name="Theme"))
    return exhibit(shape="bars", table=table, rows_drawn=4, unit="people", n=7)


def sides() -> Exhibit:
    table = balance().table.assign(People=pd.array([4, NA, NA, 1, 0], dtype="Int64")).drop(columns="Findings")
    return balance(table=table, unit="people", n=SUPPRESSED)


def matrix(columns: int = 2) -> Exhibit:
    names = ["North", "Not stated", *(f"Place {number}" for number in range(columns - 2))]
    table = pd.DataFrame([[8, NA, *[NA] * (columns - 2)], [NA, 3, *[0] * (columns - 2)]], columns=names, dtype="Int64")
    table.index = pd.Index(["Time", "Mentors"], name="Theme")
    drawn = matrix_of(table, list(table.index), names, "people", silent_columns=[1], sizes=[SUPPRESSED] * columns)
    return exhibit(table=table, spec=drawn, n=9)


def words() -> Exhibit:
    table = pd.DataFrame(
        {"Recommended to": ["Hidden", "Managers (3)"], "People": pd.array([NA, 3], dtype="Int64")},
        index=pd.Index(["Rota", "Distance"], name="Barrier"),
    )
    return exhibit(shape="table", table=table, unit="people", n=3)


EXHIBITS = (experience(), experience(fit=True), bars(), sides(), matrix(), words())
