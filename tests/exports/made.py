"""Hand-made exhibits and a view, so that each export can be held against numbers that stand here."""

from dataclasses import replace
from datetime import date

import pandas as pd

from charts import spec
from charts.spec import ChartSpec
from exports.model import Column, Exhibit, View
from tests.charts.drawn import SIDES, matrix_of

TRUST = "A Publisher (2020). Coded by one machine; checked by nobody."
FINDINGS = pd.DataFrame(
    {
        "finding_id": ["F1", "F2", "F3"],
        "kind": ["Barriers", "Facilitators", "Recommendations"],
        "theme_id": ["Time", "Mentors", "Training"],
        "statement": ["No time was set aside.", "A mentor opened doors.", "Training should begin sooner."],
        "extent_n": ["", "2", ""],
    }
)
COLUMNS = {
    "finding_id": Column("Finding", "Its number."),
    "kind": Column("Kind", "Which group its theme is of."),
    "theme_id": Column("Theme", "What it is about."),
    "statement": Column("Statement", "What is claimed."),
    "extent_n": Column("Number", "How many people.", is_number=True),
    "grade": Column("Grade", "The grade named."),
    "extent": Column("Extent", "How many it holds for."),
}
SUPPORT = Exhibit(
    key="compare-sponsor_support",
    title="Where support is given, 4 of 5 findings are positive",
    measure="Findings that say both. n = 8 findings; 3 more do not say both.",
    alt="Bars of findings by experience. Supported: 0 negative, 1 mixed, 4 positive. Unsupported: 3 negative.",
    spec=None,
    n=8,
    table=pd.DataFrame(
        {"Negative": [0, 3, 1], "Mixed": [1, 0, 0], "Positive": [4, 0, 2], "Not stated": [0, 0, 0], "All findings": [5, 3, 3]},
        index=pd.Index(["Supported", "Unsupported", "Not stated"], name="Sponsor support"),
    ),
    notes=(("Read together", "Both were read off one passage."), ("Much is not stated", "Silence is not filled in.")),
    behind=FINDINGS,
)
BALANCE = Exhibit(
    key="what-helps-and-what-hinders",
    title="What helps most often: “Mentors”; what hinders most often: “Time”",
    measure="Findings about each theme. n = 9 findings.",
    alt="Bars of findings by theme. Mentors 4; Courses 1; Time 3; Custom 1; Distance 0.",
    spec=None,
    n=9,
    table=pd.DataFrame(
        {"Side": ["Helps", "Helps", "Hinders", "Hinders", "Hinders"], "Findings": [4, 1, 3, 1, 0]},
        index=pd.Index(["Mentors", "Courses", "Time", "Custom", "Distance"], name="Theme"),
    ),
    notes=(),
    behind=FINDINGS,
)
VIEW = View(
    study="A small study",
    subtitle="What it is about",
    description="What five nurses said.",
    people="nurses",
    shown="Showing 3 of 7 findings that name North.",
    filters=(("Programme", "North"), ("Words searched for", "time")),
    n=3,
    total=7,
    findings=FINDINGS,
    columns=COLUMNS,
    messages=(("Support", "It goes with experience.", 8), ("What helps", "Mentors (4 of 5 findings).", 5)),
    asked=(("Managers", 2, (("Protected time", 2), ("Training", 1))), ("Nobody named", 1, (("Training", 1),))),
    limits=(("Few people", "Five nurses are few."), ("Silence", "Much is not stated.")),
    taken=date(2026, 5, 1),
    citation="A small study. Version 2.",
    reference="A Publisher (2020). A report.",
    source="A Publisher (2020)",
    licence="CC BY 4.0.",
    link="https://example.org/findings?programme=north",
    trust="A Publisher (2020).",
)


def spec_of(shape: str, table: pd.DataFrame, unit: str = "findings", silence: str = "") -> ChartSpec:
    """What is drawn of a table: experience by its levels, its last column under the names; bars, 'Not stated' being silence;
    a balance by its column Side; a matrix; a table."""
    named, numbers = table.assign(label=list(table.index)), table.iloc[:, -1]
    if shape == "experience":
        levels = {"Negative": "negative", "Mixed": "mixed", "Positive": "positive", "Not stated": "not_stated"}
        drawn = named.rename(columns=levels).assign(stated=numbers.array)
        return spec.experience(drawn, [(code, label) for label, code in levels.items()][:3], unit, silence)
    if shape == "bars":
        return spec.bars(named.assign(count=numbers.array, stated=table.index != "Not stated"), unit)
    if shape == "balance":
        drawn = named.assign(helps=table["Side"].eq("Helps").array, findings=numbers.array)
        return spec.balance(drawn, SIDES, unit)
    if shape == "matrix":
        return matrix_of(table, list(table.index), list(table.columns), unit)
    return spec.table(named.assign(count=numbers.array), unit)


def exhibit(shape: str = "experience", unit: str = "findings", rows_drawn: int = 2, **changes) -> Exhibit:
    """Experience by sponsor support, with `changes`; drawn are the first rows of its table, or what `spec` says."""
    table = changes.get("table", SUPPORT.table)
    if "spec" not in changes:
        is_told = shape != "experience" or {"Negative", "Mixed", "Positive"} <= set(table.columns)
        changes["spec"] = spec_of(shape, (table if is_told else SUPPORT.table).iloc[:rows_drawn], unit)
    return replace(SUPPORT, **changes)


def balance(unit: str = "findings", **changes) -> Exhibit:
    """What helps and what hinders, with `changes`."""
    return replace(BALANCE, **{"spec": spec_of("balance", changes.get("table", BALANCE.table), unit), **changes})


def view(**changes) -> View:
    """Three of seven findings, with `changes`."""
    return replace(VIEW, **changes)
