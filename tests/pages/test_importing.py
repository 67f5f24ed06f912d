"""The page on which files of another program become a study: the guess, what may be changed of it, what comes of it."""

import csv
import io

from tests.pages.test_your_study import give, go_to, started, words
from ui.state.shown_study import OWN
from ui.your_study.importing import IMPORT, MADE

HEAD = ["ID", "Document", "Quotation Content", "Codes", "Coded by"]
LINES = [
    ["1:1", "Interview 1", "The beans came up late this spring.", "Soil\nPatience", "Ada"],
    ["1:2", "Interview 1", "My neighbour lent me her long hose.", "Help", "Ada"],
    ["2:1", "Interview 2", "Slugs ate every lettuce in one night.", "Soil", "Ada"],
    ["2:2", "Interview 2", "We sat by the shed until it was dark.", "", "Ada"],
    ["3:1", "Interview 3", "There is never water when it is hot.", "Soil\nHelp", "Ada"],
]


def quotations(lines: list[list[str]] = LINES) -> bytes:
    """A table of quotations as ATLAS.ti exports it."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([HEAD, *lines])
    return text.getvalue().encode("utf-8-sig")


def sums(app) -> dict[str, list[int]]:
    """What the receipt adds up, by kind of thing: found, in the study, ignored, lost."""
    table = next(each.value for each in app.table if list(each.value.columns)[:2] == ["What", "Found"])
    return {row[0]: row[1:] for row in table.values.tolist()}


def role(app, column: str):
    """The list in which the reader says what a column is."""
    return next(each for each in app.selectbox if each.label == f"{column} is")


def test_guess_is_shown_with_what_comes_of_it():
    app = give(started(), "allotment.csv", quotations())
    assert "1 file from ATLAS.ti: 1 table with 5 rows." in words(app)
    assert {each.label: each.value for each in app.selectbox if each.label.endswith(" is")} == {
        "Each row is": "segments",
        "ID is": "segment",
        "Document is": "document",
        "Quotation Content is": "quote",
        "Codes is": "codes",
        "Coded by is": "coder",
    }
    assert sums(app) == {
        "Rows": [5, 4, 1, 0],
        "Segments": [5, 4, 1, 0],
        "Codings": [6, 6, 0, 0],
        "Codes": [3, 3, 0, 0],
        "People": [3, 3, 0, 0],
        "Documents": [3, 3, 0, 0],
    }
    assert "This project holds 3 codes, 4 segments and 6 codings, from 3 people." in words(app)
    assert app.button(key="import-open")


def test_what_is_changed_changes_what_comes_of_it():
    app = give(started(), "allotment.csv", quotations())
    app.selectbox(key="import-who").set_value("nobody").run()
    assert "People" not in sums(app) or sums(app)["People"][1] == 0
    role(app, "Codes").set_value("ignored").run()
    assert "Say which column has the codes." in words(app)
    assert not [each for each in app.button if each.key == "import-open"]
    role(app, "Codes").set_value("codes").run()
    assert sums(app)["Codings"] == [6, 6, 0, 0]


def test_receipt_names_nobody():
    lines = [[*line[:4], "Grace Hopper"] for line in LINES]
    app = give(started(), "allotment.csv", quotations(lines))
    tables = " ".join(str(cell) for each in app.table for cell in each.value.to_numpy().ravel())
    assert "Hopper" not in tables and "Interview 1" not in tables


def test_name_of_the_study_is_the_readers():
    app = give(started(), "allotment.csv", quotations())
    assert app.text_input(key="import-title").value == "Allotment"
    app.text_input(key="import-title").set_value("Voices from the plots").run()
    assert app.session_state[MADE][1].package["title"] == "Voices from the plots"


def test_other_files_can_be_chosen():
    app = give(started(), "allotment.csv", quotations())
    app.button(key="import-again").click().run()
    assert IMPORT not in app.session_state
    assert "How your files are read" not in words(app)
    assert app.file_uploader


def test_file_that_no_program_of_this_kind_writes_is_named_with_the_next_step():
    app = give(started(), "talk.docx.csv", b"%PDF-1.7 nothing")
    assert "talk.docx.csv was not opened: 1 problem to mend." in words(app)
    (found, mend) = app.table[0].value.iloc[0, [3, 5]].tolist()
    assert (found, mend.replace("\\", "")) == (
        "a PDF",
        "In the program it comes from, export what is coded as a table: .xlsx or .csv.",
    )


def test_columns_that_are_not_read_are_folded_away():
    wide = [[*HEAD, *[f"Extra {n}" for n in range(20)]], *[[*line, *["same"] * 20] for line in LINES]]
    text = io.StringIO()
    csv.writer(text).writerows(wide)
    app = give(started(), "allotment.csv", text.getvalue().encode())
    assert [each.label for each in app.expander if "more columns" in each.label] == ["20 more columns: not used"]


def test_study_opens_and_shows_what_the_reader_lets_it_show():
    app = give(started(), "allotment.csv", quotations())
    app.number_input(key="import-fewest").set_value(0).run()
    assert "Everything is shown, quotes and single people too." in " ".join(each.value for each in app.caption)
    app.button(key="import-open").click().run()
    assert not app.exception, app.exception
    assert [each.value for each in app.title] == ["Allotment"]  # the first page, with the first chart
    assert "**Allotment** is open" in words(go_to(app, "your_study"))
    own = app.session_state[OWN]
    assert (len(own.dataset.findings), own.fewest, own.file) == (6, 0, "allotment.csv")
    assert "Nobody stands out" in words(app)
    assert "The beans came up late this spring." in words(go_to(app, "findings"))


def test_quotes_and_small_groups_are_hidden_unless_the_reader_says_otherwise():
    app = give(started(), "allotment.csv", quotations())
    app.button(key="import-open").click().run()
    assert app.session_state[OWN].fewest == 3
    assert "The beans came up late this spring." not in words(go_to(app, "findings"))
