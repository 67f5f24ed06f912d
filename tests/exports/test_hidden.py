"""Hidden numbers in every export: said to be hidden, never a digit; and numbers that count people."""

import zipfile
from io import BytesIO

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from analysis.model.count import SUPPRESSED
from exports.excel.workbook import write_workbook
from exports.html.page import write_web_page
from exports.model import Chapter, Slide
from exports.numbers import cell_of, holds_numbers, is_counted
from exports.powerpoint.presentation import write_deck
from exports.word.briefing import write_briefing
from tests.exports.hiding import EXHIBITS, NA, PEOPLE_VIEW, bars, experience, matrix, sides
from tests.exports.made import FINDINGS, exhibit, view
from tests.exports.parsed import page_of
from wording.counts import number_of
from wording.how_to_read import HOW_TO_READ, OF_FINDINGS, OF_PEOPLE, how_to_read


def test_hidden_numbers_have_words_of_their_own():
    assert [number_of(number) for number in (12, 0, SUPPRESSED)] == ["12", "0", "a hidden number"]
    assert [cell_of(number) for number in (12, 0, SUPPRESSED, NA)] == ["12", "0", "Hidden", "Hidden"]
    assert [is_counted(number) for number in (12, 0, SUPPRESSED)] == [True, False, False]


@pytest.mark.parametrize(
    ("cells", "are_numbers"),
    [
        (pd.Series([1, 2]), True),
        (pd.Series([1, NA], dtype="Int64"), True),
        (pd.Series([1, NA], dtype=object), True),
        (pd.Series(["a", NA], dtype=object), False),
        (pd.Series(["a", ""]), False),
        (pd.Series([], dtype=object), False),
    ],
)
def test_a_column_with_hidden_numbers_is_still_one_of_numbers(cells, are_numbers):
    assert holds_numbers(cells) is are_numbers


def test_a_sheet_holds_the_word_and_never_a_number():
    book = load_workbook(BytesIO(write_workbook(view(), EXHIBITS)))
    sheet = book.worksheets[2]
    rows = [tuple(cell for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]
    assert ("Unsupported", "Hidden", 0, 3, 2, 6) in rows
    assert ("Partly", *["Hidden"] * 5) in rows
    heads = next(row for row in sheet.iter_rows() if row[0].value == "Sponsor support")
    assert [cell.alignment.horizontal for cell in heads][1:6] == ["right"] * 5


def test_the_page_says_hidden_in_tables_and_lists_and_its_charts_hold_no_number_for_it():
    page = page_of(*EXHIBITS)
    cells = [each for each in page.all("td") if each["text"] == "Hidden"]
    assert len(cells) == sum(int(made.table.isna().to_numpy().sum()) for made in EXHIBITS) + 1
    words = [each for each in cells if each.get("class") != "number"]
    assert len(words) == sum(int((made.table == "Hidden").fillna(False).to_numpy().sum()) for made in EXHIBITS) == 1
    lines = [each["text"] for each in page.all("dd")]
    assert "North\u00a08, Not stated\u00a0hidden" in lines
    assert [line for line in lines if line.startswith(("Recommended", "People:"))] == [
        "Recommended to: Hidden",
        "People: Hidden",
        "Recommended to: Managers (3)",
        "People: 3",
    ]
    (first, *_) = page.all("figure")
    assert first["class"] == "chart wide"
    assert first["text"] == "MixedPositiveHiddenSupported5 people14Unsupported6 people3Partlyhidden"


def test_charts_of_people_open_findings_unless_their_number_is_hidden():
    page = page_of(bars(), experience(), matrix(), exhibit(unit="people", behind=FINDINGS.iloc[:0]))
    assert [len(each) for each in page.data] == [1, 0, 1, 0]


def test_the_briefing_has_gaps_and_words_for_what_is_hidden():
    document = Document(BytesIO(write_briefing(view(**PEOPLE_VIEW), (experience(), sides()))))
    asked, helps, hinders = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables)
    assert asked == [
        ["Recommended to", "People", "What for"],
        ["Managers", "Hidden", "Protected time (hidden), Training 3"],
        ["Peers", "4", ""],
    ]
    assert helps == [["Theme", "People"], ["Mentors", "4"], ["Courses", "Hidden"]]
    assert hinders == [["Theme", "People"], ["Time", "Hidden"], ["Custom", "1"]]
    said = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert "n = a hidden number of 12 people with findings." in said
    assert "n = a hidden number of people with findings." in said
    assert "n = 1 person with findings." in said
    assert "One person can count in several rows." in said
    assert "Most first" not in said
    assert "because a hidden number can be large. n = a hidden number of people." in said


def test_the_chart_of_the_briefing_has_no_number_for_what_is_hidden():
    written = write_briefing(view(), (experience(),))
    with zipfile.ZipFile(BytesIO(written)) as package:
        sheet = load_workbook(BytesIO(package.read("word/embeddings/chart_1.xlsx"))).active
    assert [[cell.value for cell in row] for row in sheet["A2:D4"]] == [
        ["Supported (n = 5)", 0, 1, 4],
        ["Unsupported (n = 6, part hidden)", None, 0, 3],
        ["Partly (n = hidden)", None, None, None],
    ]


def test_a_view_of_people_says_so_and_what_it_does_not_list():
    book = load_workbook(BytesIO(write_workbook(view(**PEOPLE_VIEW), ())))
    about = [row[:2] for row in book["About"].iter_rows(values_only=True)]
    assert ("People with findings", "a hidden number of 12") in about
    assert ("Findings listed", "3. Some are not listed.") in about
    assert ("Findings", "The 3 findings shown, one a row") in about
    page = page_of(**PEOPLE_VIEW)
    assert any("n = a hidden number of 12 people with findings. Taken on" in each["text"] for each in page.all("p"))
    assert [each["text"] for each in page.all("p") if each.get("class") == "n"] == [
        "n = a hidden number of people with findings",
        "n = 1 person with findings",
    ]
    assert any("Some are not listed." in each["text"] for each in page.all("p"))
    cover = Presentation(BytesIO(write_deck(view(**PEOPLE_VIEW), ()))).slides[0]
    (shown,) = [shape.text_frame.text for shape in cover.shapes if shape.name == "Shown"]
    assert "n = a hidden number of 12 people with findings." in shown
    assert "nothing to count" not in shown


def test_what_is_counted_is_said_in_the_unit():
    assert how_to_read(view()) == HOW_TO_READ
    assert how_to_read(view())[0] == ("What is counted", OF_FINDINGS)
    assert how_to_read(view(unit="people")) == (("What is counted", OF_PEOPLE), *HOW_TO_READ[1:])


def test_nothing_hidden_is_written_as_a_missing_value():
    seen = view(**PEOPLE_VIEW)
    files = [
        write_deck(seen, tuple(Slide("x", made.title, made.measure, made) for made in EXHIBITS)),
        write_workbook(seen, EXHIBITS),
        write_briefing(seen, (experience(), sides())),
    ]
    texts = [
        package.read(name) for file in files for package in [zipfile.ZipFile(BytesIO(file))] for name in package.namelist()
    ]
    page = write_web_page(seen, (Chapter("All", EXHIBITS),))
    assert not any(b"&lt;NA&gt;" in text or b"<NA>" in text or b">nan<" in text for text in (*texts, page))
