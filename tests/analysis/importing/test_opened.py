"""Studies that were imported open as any other, with as many findings, themes and people as were counted by hand."""

import json

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.files.data_package import study_format
from analysis.files.open_study import open_file, open_study
from analysis.files.serialise import package_of, raw_tables
from analysis.importing.look import make
from analysis.importing.worker import open_import, open_made
from tests.analysis.importing import given_tables as given

BEARS = "quote" in {field.name for field in study_format().table("findings").fields}
pytestmark = pytest.mark.skipif(not BEARS, reason="the format does not bear studies of quotes yet")
ROWS = {  # findings, themes, people
    "TAGUETTE": (12, 10, 3),
    "QUALCODER": (5, 4, 3),
    "ATLAS": (10, 5, 0),
    "MAXQDA": (5, 5, 0),
    "SURVEY": (15, 10, 12),
    "PEOPLE_BY_FACETS": (60, 30, 6),
    "STATEMENTS_BY_FACETS": (17, 8, 0),
}


@pytest.mark.parametrize("name", ROWS)
def test_an_imported_study_opens(name):
    tables = open_made(make([getattr(given, name)])).dataset.tables
    assert tuple(len(tables.get(table, ())) for table in ("findings", "themes", "participants")) == ROWS[name]


@pytest.mark.parametrize("name", ROWS)
def test_an_imported_study_that_was_packed_opens_as_the_same(name):
    dataset = open_made(make([getattr(given, name)])).dataset
    raw = raw_tables(dataset)
    files = {f"{table}.csv": frame.to_csv(index=False).encode() for table, frame in raw.items()}
    package = json.dumps(package_of(dataset.descriptor, set(raw))).encode()
    again = open_file("a.zip", given.zip_of({**files, "datapackage.json": package})).dataset
    for table, frame in dataset.tables.items():
        pd.testing.assert_frame_equal(again.tables[table], frame)


def test_attributes_of_people_are_attributes_of_their_findings():
    dataset = open_import([given.SURVEY]).dataset
    (gender,) = [each for each in dataset.descriptor.attributes if each.own]
    assert (gender.label, gender.people) == ("Gender", "gender")
    assert list(dataset.tables["findings"][gender.column][:3]) == ["man", "woman", "woman"]


def test_a_study_that_the_command_line_wrote_opens(tmp_path):
    (tmp_path / given.MAXQDA[0]).write_bytes(given.MAXQDA[1])
    assert main(["import", str(tmp_path / given.MAXQDA[0]), "--out", str(tmp_path / "study")]) == 0
    assert list(open_study(tmp_path / "study").tables["themes"]["parent"]) == ["", "boden", "", "", "menschen"]
