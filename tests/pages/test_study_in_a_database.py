"""The pages of a study whose findings are in a database say what those of the same study in memory say."""

import shutil
from io import BytesIO

import pyarrow.parquet as pq
import pytest

import ui.evidence.findings as shown_on_findings
from analysis import selection
from analysis.files.open_study import open_study
from analysis.labels import column_titles, read_findings
from analysis.selection import Selection
from tests.analysis.databases.stored import APART, as_parquet, opened
from tests.invented import FOLDER
from tests.pages.opened import ROOT, open_page, words_on
from ui.share.share import findings_parquet
from ui.state.shown_study import OwnStudy

PAGES = ("overview", "compare", "barriers_facilitators", "recommendations", "programmes", "participants", "findings", "present")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The invented study without its transcripts, in memory and in a database."""
    folder = tmp_path_factory.mktemp("both")
    left_out = shutil.ignore_patterns(*(f"{name}.csv" for name in APART))
    with pytest.MonkeyPatch.context() as patch:
        stored = opened(as_parquet(FOLDER, folder / "stored"), patch, folder / "cache").dataset
        return open_study(shutil.copytree(FOLDER, folder / "study", ignore=left_out)), stored


def page_of(study, page, query, count, fewest=3):
    app = open_page("your_study", {}, own_study=OwnStudy(study, "ours.zip", (), fewest), count=count)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize("page", [*PAGES, "method"])
@pytest.mark.parametrize(("query", "count"), [({}, "people"), ({"programme": "lantern"}, "findings")])
def test_pages_say_the_same(both, page, query, count):
    first, second = (page_of(study, page, query, count) for study in both)
    assert words_on(first) == words_on(second)
    assert [table.value.to_csv() for table in first.table] == [table.value.to_csv() for table in second.table]


def test_method_says_that_passages_are_not_looked_up(both):
    said = [words_on(page_of(study, "method", {}, "findings", fewest=0)) for study in both]
    assert ["and their passages are not looked up" in words for words in said] == [False, True]


def test_more_findings_than_files_list_are_offered_as_parquet(both, monkeypatch):
    _, stored = both
    assert "Download Parquet" not in labels(page_of(stored, "findings", {}, "findings", fewest=0))
    monkeypatch.setattr(selection, "MOST_TAKEN", 10)
    monkeypatch.setattr(shown_on_findings, "MOST_TAKEN", 10)
    app = page_of(stored, "findings", {}, "findings", fewest=0)
    assert "Download Parquet" in labels(app)
    assert "the Parquet file on Findings holds up to 1,000,000" in words_on(app)


@pytest.mark.parametrize(("fewest", "chosen"), [(0, Selection(sponsor_support=("supported",))), (3, Selection())])
def test_the_parquet_file_says_what_a_table_of_all_findings_says(both, monkeypatch, fewest, chosen):
    in_memory, stored = (each.counting("findings", fewest) for each in both)
    monkeypatch.setattr(selection, "MOST_TAKEN", 7)  # findings at a time
    read = pq.read_table(BytesIO(findings_parquet(stored, chosen))).to_pandas()
    expected = read_findings(in_memory, chosen.apply(in_memory)).rename(columns=column_titles(in_memory))
    assert len(read) == len(expected) > 7
    for name in expected:
        assert read[name].fillna("").astype(str).str.removesuffix(".0").tolist() == expected[name].tolist()
    assert read.drop(columns=list(expected)).isna().all(axis=None)


def labels(app):
    return [each.label for each in app.get("download_button")]
