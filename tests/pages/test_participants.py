"""The participants page: every number equals a recount of participants.csv; no number of it leads to a finding."""

import json

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.pages.opened import (
    FINDINGS,
    NOTHING,
    PEOPLE,
    ROOT,
    SINGLE,
    code,
    number,
    open_page,
    read_csv,
    shown,
    table_of,
    words_on,
)
from ui.cards.participants import people_card

PAGE = "participants"
PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
LISTED = ("programme", "specialty", "grade")
COLUMNS = (*LISTED, "setting")


def people(query: dict[str, str]) -> list[dict[str, str]]:
    narrowing = {name: value for name, value in query.items() if name in ("programme", "specialty")}
    return [row for row in PEOPLE if all(row[name] == value for name, value in narrowing.items())]


@pytest.mark.parametrize("query", SINGLE, ids=str)
@pytest.mark.parametrize("column", COLUMNS)
def test_tables_count_the_people_shown(query, column):
    table = table_of(PAGE, query, f"people-by-{column}")
    assert {code(column, label): int(line["People"]) for label, line in table.items() if int(line["People"])} == {
        value: number(people(query), **{column: value}) for value in {row[column] for row in people(query)}
    }


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_list_holds_the_people_shown_as_published(query):
    table = open_page(PAGE, query).table[0].value
    assert list(table["Participant"]) == [row["participant_id"] for row in people(query)]
    for row, line in zip(people(query), table.drop(columns="Participant").itertuples(index=False), strict=True):
        assert [code(column, label) for column, label in zip(LISTED, line, strict=True)] == [row[each] for each in LISTED]


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_says_who_is_shown(query):
    (said,) = [info.value.replace("\\", "") for info in open_page(PAGE, query).info]
    total, number_shown = len(PEOPLE), len(people(query))
    narrowed = set(query) & {"programme", "specialty"}
    if narrowed:
        assert said.startswith(f"Showing {number_shown} of {total} people; ")
    else:
        assert said == f"Showing all {total} people."


@pytest.mark.parametrize(("name", "label"), [("sponsor_support", "Sponsor support"), ("voice", "Source")])
def test_filters_about_findings_are_said_not_to_narrow_people(name, label):
    value = {"sponsor_support": "supported", "voice": "author"}[name]
    said = f"about findings, so it does not change who is shown: {label}."
    assert said in words_on(open_page(PAGE, {name: value}))
    assert said not in words_on(open_page(PAGE, {}))


def test_list_stands_first_and_says_why_it_is_whole():
    app = open_page(PAGE, {})
    said = next(each["description"] for each in PACKAGE["resources"] if each["name"] == "participants")
    assert "The report publishes this list itself, so it is shown in full" in said
    assert said in words_on(app)
    order = [each.type for each in app.main if each.type in ("arrow_table", "table", "plotly_chart")]
    assert not order or order[0] == "table"


def test_it_says_how_many_are_alone_in_the_list_and_which_findings_fit_one_of_them():
    alike = [tuple(row[column] for column in LISTED) for row in PEOPLE]
    alone = sum(alike.count(each) == 1 for each in alike)
    said = [tuple(row[column] for column in ("programmes", "specialties", "grade")) for row in FINDINGS]
    fits = sum(alike.count(each) == 1 and all(value not in ("", "not_stated") for value in each) for each in said)
    assert (alone, len(PEOPLE), fits) == (17, 27, 2)
    words = words_on(open_page(PAGE, {}))
    assert "9 of the 27 junior doctors are each the only one with their programme, specialty and grade." in words
    assert "2 findings name a programme, specialty and grade that only one person in the list has." in words


def test_matrix_counts_people_by_specialty_and_programme():
    table = table_of(PAGE, {}, "people-by-programme-and-specialty")
    assert sum(int(count) for line in table.values() for count in line) == len(PEOPLE)
    for label, line in table.items():
        for head, count in line.items():
            assert int(count) == number(PEOPLE, specialty=code("specialty", label), programme=code("programme", head))


def test_a_programme_with_nobody_shows_no_chart():
    app = open_page(PAGE, {"programme": "severn"})
    assert not app.table
    assert not app.button_group
    assert "Nobody in the list has all of these." in words_on(app)


def test_nothing_found_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Remove one filter:"]


@pytest.mark.parametrize("query", SINGLE, ids=str)
def test_no_finding_stands_beside_people_and_no_number_leads_to_one(query):
    app = open_page(PAGE, query)
    words = words_on(app)
    assert [row for row in shown(**query) if row["statement"] in words] == []
    assert [button.key for button in app.button if "behind" in str(button.key)] == []
    assert {row["finding_id"] for row in FINDINGS} & set(words.split()) == set()


def test_every_note_on_participants_is_on_the_page_or_at_its_chart():
    dataset = open_study(ROOT / "data")
    notes = [row for row in read_csv("notes") if "participants" in row["affects"].split(";")]
    at_charts = {
        title for column in COLUMNS for title in people_card(dataset, dataset.listed, Selection(), column).notes["title"]
    }
    assert at_charts == {row["title"] for row in notes if row["attribute"] in COLUMNS}
    words = words_on(open_page(PAGE, {}))
    assert [row["title"] for row in notes if row["attribute"] not in COLUMNS and row["title"] not in words] == []
