"""Specialties: every number equals a recount of the CSV files; too few findings are never drawn as a comparison."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.pages.opened import (
    NOTHING,
    PEOPLE,
    ROOT,
    SINGLE,
    assert_marks_lead_to_their_findings,
    cells,
    code,
    number,
    open_page,
    shown,
    table_of,
    words_on,
)
from ui.cards.specialties import named_card, specialty_experience_card

PAGE = "specialties"


def naming(rows):
    return [row for row in rows if row["specialties"]]


def wanted(query, rows):
    """The specialties that the page has rows for."""
    found = {value for row in naming(rows) for value in cells(row, "specialties")}
    return found & {query["specialty"]} if "specialty" in query else found


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_first_sentence_says_how_few(query):
    rows = shown(**query)
    assert f"{len(naming(rows))} of {len(rows)} findings name a specialty: too few to compare" in words_on(
        open_page(PAGE, query)
    )


def test_empty_selection_keeps_the_people_and_says_which_filter_to_loosen():
    app = open_page(PAGE, {"programme": "darzi", "specialty": "public_health"})
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Loosen one filter:"]
    app = open_page(PAGE, NOTHING)
    assert len(app.header) == 0
    assert "Without **Programme**" in words_on(app)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_people_table(query):
    people = [
        row for row in PEOPLE if all(row[name] == value for name, value in query.items() if name in ("programme", "specialty"))
    ]
    table = table_of(PAGE, query, "people-by-specialty-and-programme")
    assert (table is not None) == bool(people)
    counted = 0
    for label, line in (table or {}).items():
        for head, count in line.items():
            of = number(people, specialty=code("specialty", label), programme=code("programme", head))
            assert int(count) == of
            counted += of
    assert counted == len(people)


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_named_table(query):
    rows = shown(**query)
    table = table_of(PAGE, query, "findings-by-specialty")
    assert (table is not None) == (len(naming(rows)) >= 5)
    for label, line in (table or {}).items():
        assert int(line["Findings"]) == number(rows, specialties=code("specialty", label))
    assert {code("specialty", label) for label in table or {}} - {"not_stated"} == (wanted(query, rows) if table else set())


def test_experience_that_cannot_be_compared_is_left_to_the_findings_below():
    words = words_on(open_page(PAGE, {}))
    told = [row for row in naming(shown()) if row["experience"] != "not_stated"]
    assert f"{len(told)} findings: too few to compare. What they say stands below, by specialty." in words
    assert all(f"**{row['statement']}**" in words for row in told)
    for label, value in (("General practice", "general_practice"), ("Paediatrics", "paediatrics")):
        counts = {level: number(told, specialties=value, experience=level) for level in ("negative", "mixed", "positive")}
        assert f"{label}: {', '.join(f'{count} {level}' for level, count in counts.items())}" not in words


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_findings_are_listed_under_each_specialty(query):
    app = open_page(PAGE, query)
    rows = shown(**query)
    heads = dict(head.value.replace("\\", "").removesuffix(")").split(" (") for head in app.subheader)
    assert {code("specialty", label) for label in heads} == wanted(query, rows)
    words = words_on(app)
    for label, counted in heads.items():
        named = [row for row in rows if code("specialty", label) in cells(row, "specialties")]
        assert counted == f"{len(named)} finding{'s' * (len(named) != 1)}"
        assert all(row["statement"] in words for row in named[:5])


@pytest.mark.parametrize("query", SINGLE, ids=str)
@pytest.mark.parametrize("card", [named_card, specialty_experience_card])
def test_every_mark_leads_to_the_findings_it_counts(query, card):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    assert_marks_lead_to_their_findings(dataset, card(dataset, selection.apply(dataset), selection))


def test_many_findings_a_specialty_give_a_comparison():
    dataset = open_study(ROOT / "data")
    named = dataset.findings[dataset.findings["specialties"].astype(str).isin(["general_practice", "paediatrics"])]
    told = named[named["experience"].astype(str) != "not_stated"]
    findings = pd.concat([dataset.findings] + [told] * 9, ignore_index=True)
    many = replace(dataset, tables={**dataset.tables, "findings": findings})
    card = specialty_experience_card(many, Selection().apply(many), Selection())
    assert card.counted.comparable
    assert_marks_lead_to_their_findings(many, card)
    few = specialty_experience_card(dataset, Selection().apply(dataset), Selection())
    assert not few.counted.comparable
