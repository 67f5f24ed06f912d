"""Files as a reader downloads them, from the page on which the button is pressed: every number is a recount of the CSV files."""

import csv
import io
from collections import Counter

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from tests.pages.opened import KIND, TOTAL, cells, number, open_page, read_csv, shown
from ui.share.share import KINDS

DARZI = {"programme": "darzi"}
UNSUPPORTED = {"sponsor_support": "unsupported"}
THEMES = {row["theme_id"]: row["label"] for row in read_csv("themes")}
VOICES = {row["code"]: row["label"] for row in read_csv("codes") if row["attribute"] == "voice"}
LEVELS = ("negative", "mixed", "positive", "not_stated")


def downloaded(page: str, query: dict, ending: str) -> bytes:
    app = open_page(page, query)
    app.button(key="take-away-open").click().run()
    assert not app.exception
    (key,) = [kind.key for kind in KINDS if kind.ending == ending]
    return app.session_state[f"take-{key}-attempt"].make()


def rows_of(sheet) -> list[list]:
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("query", [{}, DARZI, UNSUPPORTED], ids=str)
def test_workbook_of_compare(query):
    rows = shown(**query)
    book = load_workbook(io.BytesIO(downloaded("compare", query | {"by": "voice"}, "xlsx")))
    listed = rows_of(book["Findings"])
    head = listed[0].index("Number")
    assert [line[0] for line in listed[1:]] == [row["finding_id"] for row in rows]
    counts = [row["extent_count"] for row in rows]
    numbers = [cell.value for cell in list(book["Findings"].columns)[head]][1:]
    assert numbers == [int(count) if count else None for count in counts]
    assert ["Findings", f"{len(rows)} of {TOTAL}"] in rows_of(book["About"])
    stated = {
        label: [number(rows, voice=code, experience=level) for level in LEVELS] + [number(rows, voice=code)]
        for code, label in VOICES.items()
    }
    written = {line[0]: line[1:] for line in rows_of(book["Compare voice"]) if line and line[0] in stated}
    assert written == {label: counts for label, counts in stated.items() if label in written}
    enough = [label for label, counts in stated.items() if sum(counts[:3]) >= 5]
    assert list(written) == enough  # fewer are not compared


def test_workbook_of_one_theme_lists_its_findings():
    book = load_workbook(io.BytesIO(downloaded("barriers_facilitators", {"about": "b_time"}, "xlsx")))
    listed = [line[0] for line in rows_of(book["Theme b time"]) if str(line[0] if line else "").startswith("F")]
    assert [each for each in listed if each != "Finding"] == [
        row["finding_id"] for row in shown() if row["theme_id"] == "b_time"
    ]


def test_what_does_not_apply_is_not_called_silent():
    sheet = load_workbook(io.BytesIO(downloaded("overview", {}, "xlsx")))["Findings"]
    (column,) = [column for column in sheet.columns if column[0].value == "Barrier it is linked to"]
    said = Counter(cell.value for cell in column[1:])
    recommendations = [row for row in shown() if KIND[row["theme_id"]] == "recommendation"]
    assert said["Does not apply"] == len(shown()) - len(recommendations)
    assert said["Not stated"] == sum(not row["answers"] for row in recommendations)


def test_slides_of_a_programme():
    deck = Presentation(io.BytesIO(downloaded("overview", DARZI, "pptx")))
    rows = shown(**DARZI)
    titles = [made.shapes.title.text for made in deck.slides]
    assert titles[0] == f"Darzi Fellows: {len(rows)} of {TOTAL} findings"
    (chart,) = [shape.chart for shape in deck.slides[1].shapes if shape.has_chart]
    drawn = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
    levels = ("supported", "mixed", "unsupported", "not_stated")
    assert list(drawn.values()) == [number(rows, sponsor_support=level) for level in levels]
    for made in deck.slides:
        assert len(made.notes_slide.notes_text_frame.text) < 1500
        numbers = [
            value for shape in made.shapes if shape.has_chart for each in shape.chart.plots[0].series for value in each.values
        ]
        assert all(value is None or value >= 0 for value in numbers)


def test_briefing_of_a_profile():
    document = Document(io.BytesIO(downloaded("programmes", {"programme_profile": "darzi"}, "docx")))
    tables = [{row.cells[0].text: row.cells[1].text for row in table.rows} for table in document.tables]
    (profile,) = [table for table in tables if "People interviewed" in table]
    assert profile["Findings that name it"] == f"{len(shown(**DARZI))} findings"
    helps = [row for row in shown(**DARZI) if KIND[row["theme_id"]] == "facilitator"]
    assert profile["Facilitators"].startswith(f"{len(helps)}: ")


def test_table_of_findings_is_in_labels_for_spreadsheets():
    app = open_page("findings", DARZI)
    content = app.session_state["findings-csv-attempt"].make()
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == content.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["Finding"] for row in rows] == [row["finding_id"] for row in shown(**DARZI)]
    assert {row["Theme"] for row in rows} == {THEMES[row["theme_id"]] for row in shown(**DARZI)}
    assert {row["Source"] for row in rows} == {VOICES[row["voice"]] for row in shown(**DARZI)}
    assert all("Darzi Fellows" in row["Programmes"] for row in rows)


def test_list_of_people_is_that_of_the_file():
    book = load_workbook(io.BytesIO(downloaded("participants", DARZI, "xlsx")))
    people = [row["participant_id"] for row in read_csv("participants") if "darzi" in cells(row, "programme")]
    ids = [
        line[0]
        for line in rows_of(book["People"])
        if line and line[0] in {row["participant_id"] for row in read_csv("participants")}
    ]
    assert ids == people
