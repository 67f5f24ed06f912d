"""A coded column that only one study has, of findings or of people, is filtered, said, hidden and exported without code."""

import itertools
from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.counts import count_by, size
from analysis.disclosure.k_anonymity import visible_attributes
from analysis.disclosure.microdata import chain, releasable
from analysis.files.open_study import open_file, open_study
from analysis.files.problems import StudyError
from analysis.labels import read_findings
from analysis.participants import filters_not_about_people, list_people, people_shown
from analysis.selection import Selection, loosen
from exports.excel.workbook import write_workbook
from tests.analysis.chosen import cells as said_of
from tests.analysis.disclosure.attack import look, workable
from tests.own_columns import field, of_findings, of_people, read, with_columns, write
from ui.share.view import view_of
from ui.state.filters import option_labels
from ui.state.links import query_of
from ui.words import row_of
from ui.your_study.files import study_zip
from wording.selection import describe, describe_people

DAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def placed(tmp_path_factory):
    """Sixty findings: twenty on wards, twenty in clinics, twenty that do not say."""
    return of_findings(tmp_path_factory.mktemp("placed") / "study")


@pytest.fixture(scope="module")
def sited(tmp_path_factory):
    """Twelve people: nine in the north, P02, P06 and P10 in the south."""
    return of_people(tmp_path_factory.mktemp("sited") / "study")


def test_a_column_of_findings_narrows_them_and_is_said(placed):
    ward = Selection(by_place=("ward",))
    assert size(placed, ward.rows(placed)) == 20
    assert ward.apply(placed)["finding_id"].tolist() == [f"F{number:03}" for number in range(1, 61, 3)]
    assert describe(ward, placed) == "Showing 20 of 60 findings. Place of it: Ward."
    either = ward.with_(by_place=("ward", "not_stated"))
    assert describe(either, placed) == "Showing 40 of 60 findings. Place of it: Ward or Not stated."
    assert loosen(placed, ward) == [("by_place", 60)]
    assert filters_not_about_people(placed, ward) == ["Place of it"]
    assert query_of(placed, ward)["by_place"] == ["ward"]
    assert option_labels(placed, "by_place") == {"ward": "Ward", "clinic": "Clinic"}


def test_a_column_of_findings_stands_in_exports_and_at_each_finding(placed):
    view = view_of(placed, Selection(by_place=("clinic",)), "here", DAY)
    assert view.filters == (("Place of it", "Clinic"),)
    sheet = load_workbook(BytesIO(write_workbook(view, ())))["Findings"]
    head, *rows = sheet.iter_rows(values_only=True)
    cells = [row[head.index("Place of it")] for row in rows if row[0] and str(row[head.index("Finding")]).startswith("F")]
    assert cells == ["Clinic"] * 20
    first, _, third = itertools.islice(placed.findings.itertuples(), 3)
    assert "Place of it\\: Ward" in row_of(placed, first)
    assert "Place of it" not in row_of(placed, third)
    assert read_findings(placed, placed.findings)["place"].tolist()[:3] == ["Ward", "Clinic", "Not stated"]


def test_the_study_may_word_its_filter_and_have_it_on_every_page(tmp_path):
    said = {"label": "Where", "silence": "No place named", "shared": True}
    placed = of_findings(tmp_path / "study", attribute=said)
    assert (
        describe(Selection(by_place=("ward", "not_stated")), placed)
        == "Showing 40 of 60 findings. Where: Ward or No place named."
    )
    assert option_labels(placed, "by_place") == {"ward": "Ward", "clinic": "Clinic", "not_stated": "No place named"}
    assert (placed.filters["by_place"].label, placed.filters["by_place"].shared) == ("Where", True)


def test_what_a_study_words_is_text_and_nothing_more(tmp_path):
    placed = of_findings(tmp_path / "study", attribute={"label": "{values.__class__} {0}", "name": "theme"})
    said = describe(Selection(by_place=("ward",)), placed)
    assert said == "Showing 20 of 60 findings. {values.__class__} {0}: Ward."
    assert placed.filters["theme"].column == "theme_id"


@pytest.mark.parametrize("wrong", ["text", 3, {"label": 3}, {"silence": ["x"]}])
def test_an_attribute_that_is_none_is_a_problem(tmp_path, wrong):
    with pytest.raises(StudyError, match="datapackage"):
        of_findings(tmp_path / "study", attribute=wrong)


def test_a_list_counts_for_each_of_its_values(tmp_path):
    labels = {"place": {"ward": "Ward", "clinic": "Clinic"}}
    described = field("place", "Place", list=True)
    placed = with_columns(tmp_path / "study", {"findings": (described, ("ward;clinic", "clinic", ""))}, labels)
    counts = count_by(placed, placed.coded, "place", ["ward", "clinic", "not_stated"])
    assert counts.to_dict() == {"ward": 20, "clinic": 40, "not_stated": 20}
    assert read_findings(placed, placed.findings)["place"].tolist()[:3] == ["Ward, Clinic", "Clinic", "Not stated"]


def test_a_value_that_the_codes_do_not_list_is_a_problem(tmp_path):
    with pytest.raises(StudyError) as caught:
        with_columns(tmp_path / "study", {"findings": (field("place", "Place"), ("bay",))}, {"place": {"ward": "Ward"}})
    first = caught.value.problems[0]
    assert (first.column, first.value, first.allowed) == ("place", "bay", "one of ward")


@pytest.mark.parametrize(
    ("table", "name", "cell"),
    [
        ("findings", "place", "somewhere"),  # its codes are listed nowhere
        ("findings", "programme", "acute"),  # people have another column of this name, with other codes
        ("findings", "core", "acute"),  # counting has one of its own
        ("participants", "voice", "acute"),  # and so have findings
    ],
)
def test_a_column_whose_values_are_not_known_or_of_another_stays_text(tmp_path, table, name, cell):
    codes = "nowhere" if name == "place" else "setting"
    study = with_columns(tmp_path / "study", {table: ({**field(name, "Own words"), "codes": codes}, (cell,))}, {})
    assert f"by_{name}" not in study.filters
    assert study.tables[table][name].iloc[0] == cell


def test_a_study_written_and_opened_again_has_its_attribute_and_its_words(tmp_path):
    placed = of_findings(tmp_path / "study", attribute={"label": "Where", "shared": True})
    again = open_file("a.zip", study_zip(placed)).dataset
    assert again.descriptor.attributes == placed.descriptor.attributes
    assert Selection(by_place=("ward",)).apply(again).equals(Selection(by_place=("ward",)).apply(placed))


@pytest.mark.parametrize("fewest", [2, 3, 4])
def test_small_groups_are_hidden_by_a_column_of_findings_too(placed, fewest):
    hiding = placed.counting("findings", fewest)
    seen = look(hiding, ("place", "programmes", "experience"))
    small = set(seen.hidden(fewest))
    assert any("place" in dict(cell) for cell in small)
    assert all(seen.cells[cell] is None for cell in small)
    assert not workable([seen]) & small
    assert chain(hiding)[-1] == "place"
    listed = releasable(hiding)
    told = listed[listed["place"] != "hidden"]
    for columns in (["place"], ["kind", "place"], ["theme_id", "place"]):  # whoever tells its place is one of enough people
        cells = told[columns].drop_duplicates().itertuples(index=False)
        real = said_of(placed).astype(dict.fromkeys(columns, str))
        for cell in cells:
            rows = real[(real[columns] == list(map(str, cell))).all(axis=1)]
            assert rows["person"].nunique() >= fewest


def test_a_column_of_people_narrows_them_and_the_findings_tied_to_them(sited):
    south = Selection(by_site=("south",))
    persons = ["P02", "P06", "P10"]
    assert list(list_people(sited, people_shown(sited, south)).index) == persons
    assert south.apply(sited)["participant_id"].drop_duplicates().tolist() == persons
    assert describe(south, sited.counting("people", 0)) == "Showing 3 of 12 people with findings. Site: South."
    assert describe_people(sited, south) == "Showing 3 of 12 people; site: South."
    assert filters_not_about_people(sited, south) == []
    assert list_people(sited, people_shown(sited, south))["Site"].tolist() == ["South"] * 3
    assert read_findings(sited, south.apply(sited))["site"].unique().tolist() == ["South"]
    assert view_of(sited, south, "here", DAY).titles["site"] == "Site"
    assert "site" in [each.name for each in visible_attributes(sited)]


def test_findings_tied_to_nobody_say_nothing_of_whoever_says_them(tmp_path):
    folder = tmp_path / "study"
    of_people(folder)
    rows = read(folder, "findings")
    write(
        folder, "findings", [row | {"participant_id": row["participant_id"] * (number > 0)} for number, row in enumerate(rows)]
    )
    assert open_study(folder).findings["site"].astype(str).tolist()[:2] == ["not_stated", "north"]


def test_a_column_of_people_is_no_filter_where_no_finding_is_tied(tmp_path):
    folder = tmp_path / "study"
    of_people(folder)
    write(folder, "findings", [row | {"participant_id": ""} for row in read(folder, "findings")])
    study, south = open_study(folder), Selection(by_site=("south",))
    assert (describe(south, study), size(study, people_shown(study, south))) == ("Showing all 60 findings.", 3)


@pytest.mark.parametrize(("fewest", "south"), [(3, 3), (4, None)])
def test_small_groups_are_hidden_by_a_column_of_people_too(sited, fewest, south):
    hiding = sited.counting("people", fewest)
    for counts in (
        count_by(hiding, hiding.coded, "site", ["north", "south"]),
        count_by(hiding, hiding.listed, "site", ["north", "south"]),
    ):
        assert [None if pd.isna(count) else count for count in counts] == ([9, 3] if south else [None, None])
    told, people = (
        look(hiding, ("site", "programmes"), most=2),
        look(hiding, ("site", "programme"), most=2, rows="listed"),
    )
    named = {"programme": "programmes"}
    small = {
        tuple(sorted((named.get(column, column), value) for column, value in cell))
        for each in (told, people)
        for cell in each.hidden(fewest)
    }
    assert small
    for each in (told, people):
        cells = {
            tuple(sorted((named.get(column, column), value) for column, value in cell)): n for cell, n in each.cells.items()
        }
        assert all(cells.get(cell) is None for cell in small)


def test_a_column_of_findings_called_as_one_of_people_is_of_both_where_its_codes_are_the_same(tmp_path):
    both = with_columns(tmp_path / "study", {"findings": (field("setting", "Setting of it"), ("acute", "primary_care"))}, {})
    acute = Selection(by_setting=("acute",))
    assert both.of_people["setting"] == "setting"
    assert size(both, acute.rows(both)) == 30
    expected = [row["participant_id"] for row in read(tmp_path / "study", "participants") if row["setting"] == "acute"]
    assert list(list_people(both, people_shown(both, acute)).index) == expected
    assert [each.name for each in visible_attributes(both)].count("setting") == 1
