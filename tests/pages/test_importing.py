"""The page on which files of another program become a study: the guess, what may be changed of it, what comes of it."""

import csv
import io

from analysis.importing.mapping import to_toml
from exports.excel.workbook import write_workbook
from tests.analysis.importing.made_databases import ROWS, TABLES, database
from tests.analysis.importing.made_projects import (
    code,
    codes,
    coding,
    guid,
    marked,
    packed,
    project,
    refers,
    source,
    sources,
    tag,
    value,
    variable,
)
from tests.exports.made import view
from tests.pages.test_your_study import give, go_to, started, words
from ui.state.budget import Budget, bytes_of, weight_of
from ui.state.shown_study import OWN
from ui.your_study.importing import IMPORT, MADE
from wording.app.import_page import OPEN
from wording.app.server import FULL

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
        "Passages": [5, 4, 1, 0],
        "Codings": [6, 6, 0, 0],
        "Codes": [3, 3, 0, 0],
        "People": [3, 3, 0, 0],
        "Documents": [3, 3, 0, 0],
    }
    assert "This project holds 3 codes, 4 passages and 6 codings, from 3 people." in words(app)
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


def package() -> bytes:
    """A project of two people, whose site and age it says, with a code in a group."""
    people = [
        tag("Case", value(71, site), value(72, age), refers("SourceRef", 20 + n), guid=guid(60 + n), name=f"Person {n}")
        for n, (site, age) in enumerate((("east", "40"), ("west", "")))
    ]
    texts = [source(20 + n, f"Interview {n}", marked(30 + n, 0, 10, coding(2)), text="It is wet. So it is.") for n in range(2)]
    parts = (
        codes(code(1, "Plot", code(2, "Soil"))),
        tag("Variables", variable(71, "Site"), variable(72, "Age")),
        tag("Cases", *people),
        sources(*texts),
    )
    return packed(project(*parts))


VARIABLES = "Document;Created by;Town\n" + "".join(f"Interview {n};Ada;{'east' if n < 3 else 'west'}\n" for n in (1, 2, 3))


def test_a_package_is_asked_about_in_the_same_way_and_an_attribute_can_be_left_out():
    app = give(started(), "plots.qdpx", package())
    assert app.text_input(key="import-title").value == "Allotments"
    assert {each.label: each.value for each in app.selectbox} == {
        "Site is": "attribute of people",
        "Age is": "attribute of people",
    }
    assert "for example: east · west" in words(app)
    assert "This project holds 1 code in 1 group, 2 passages and 2 codings, from 2 people." in words(app)
    assert "Filters, about people: Site (2 people) and Age (1 person)." in words(app)
    role(app, "Age").set_value("ignored").run()
    assert "Filters, about people: Site (2 people)." in words(app)
    assert "Not used: Age." in words(app)
    app.text_input(key="import-title").set_value("Voices").run()
    app.text_input(key="import-source").set_value("A. Brook").run()
    app.number_input(key="import-year").set_value(2024).run()
    app.button(key="import-open").click().run()
    own = app.session_state[OWN]
    assert list(own.dataset.tables["participants"]) == ["participant_id", "site"]
    assert (own.dataset.descriptor.title, own.dataset.descriptor.source) == ("Voices", "A. Brook, 2024")
    assert not [each for each in app.button if each.key == "import-add"]


def test_a_database_asks_who_speaks_where_it_names_nobody():
    app = give(started(), "tags.sqlite3", database(TABLES, ROWS))
    assert app.selectbox(key="import-who").options == ["each document is one person", "they do not say who speaks"]
    app.selectbox(key="import-who").set_value("document").run()
    assert "from 2 people." in words(app)


def test_files_on_their_way_and_what_they_make_have_a_place_in_the_budget_until_the_visit_lets_them_go(monkeypatch):
    own = Budget(100_000_000, lambda: 0)
    monkeypatch.setattr("ui.your_study.importing.budget", lambda: own)
    app = give(started(), "allotment.csv", quotations())
    begun, made = app.session_state[IMPORT], app.session_state[MADE][1]
    assert own.used() == len(quotations()) + bytes_of(made.raw)
    del begun, made
    next(each for each in app.button if each.label == OPEN).click().run()
    assert own.used() == weight_of(app.session_state[OWN].dataset)


def test_who_has_no_place_for_what_the_files_make_is_told_so(monkeypatch):
    monkeypatch.setattr("ui.your_study.importing.budget", lambda: Budget(len(quotations()), lambda: len(quotations())))
    app = give(started(), "allotment.csv", quotations())
    assert [each.value for each in app.error] == [FULL]
    assert OPEN not in [each.label for each in app.button]


def test_what_was_downloaded_of_a_page_is_told_where_the_study_is_saved():
    app = give(started(), "view.xlsx", write_workbook(view(), ()))
    assert "what a page of this site showed, which is not the study" in app.table[0].value.to_string()
    assert OWN not in app.session_state


def test_what_was_done_with_the_files_is_said_as_long_as_the_study_is_open():
    app = give(started(), "plots.qdpx", package())
    role(app, "Age").set_value("ignored").run()
    app.button(key="import-open").click().run()
    app = go_to(app, "your_study")
    assert "What was done with your files" in [each.value for each in app.header]
    said = words(app)
    assert "1 file was read: plots.qdpx." in said
    assert "The study is called **Allotments**." in said
    assert "Not used: Age." in said
    assert "exactly as it stands" not in said
    assert sums(app)["Groups of codes"] == [1, 1, 0, 0]
    app.number_input(key="fewest").set_value(0).run()
    assert "Not used: Age." in words(app)


def test_columns_that_are_not_used_are_named_and_change_at_once():
    app = give(started(), "allotment.csv", quotations())
    assert "Not used, of" not in words(app)
    role(app, "Coded by").set_value("ignored").run()
    assert "Not used, of allotment.csv: Coded by." in words(app)
    steps = next(each.value for each in app.table if list(each.value.columns)[0] == "What became of it")
    told = {row[0]: [cell.replace("\\", "") for cell in row[1:]] for row in steps.values.tolist() if "Coded by" in row[3]}
    assert told == {"Ignored": ["columns", "1 column", "table 1, column Coded by", "You left it out."]}


def test_another_file_is_added_and_what_was_changed_stays():
    app = give(started(), "allotment.csv", quotations())
    assert "No table here says anything about the people who speak." in " ".join(each.value for each in app.info)
    app.text_input(key="import-title").set_value("My plots").run()
    role(app, "ID").set_value("ignored").run()
    app.button(key="import-add").click().run()
    give(app, "variables.csv", VARIABLES.encode())
    assert "2 files from ATLAS.ti: 2 tables with 8 rows. The files are allotment.csv and variables.csv." in words(app)
    assert app.text_input(key="import-title").value == "My plots"
    assert role(app, "ID").value == "ignored"
    assert role(app, "Town").value == "attribute of people"
    assert "Filters, about people: Town (3 people)." in words(app)
    assert not app.info
    app.button(key="import-open").click().run()
    assert "from allotment.csv and variables.csv. Only you can see it" in words(app)


def test_a_file_that_cannot_be_added_leaves_the_others_as_they_are():
    app = give(started(), "allotment.csv", quotations())
    app.button(key="import-add").click().run()
    give(app, "talk.csv", b"%PDF-1.7 nothing")
    assert "talk.csv was not opened: 1 problem to mend." in words(app)
    assert sums(app)["Codings"] == [6, 6, 0, 0]


def test_saved_choices_are_said_to_be_so_and_are_no_guess():
    app = give(started(), "allotment.csv", quotations())
    assert "We have guessed what each column is." in words(app)
    saved = to_toml(app.session_state[MADE][0]).encode()
    app = started()
    app.file_uploader[0].upload("allotment.csv", quotations(), "text/csv")
    app.file_uploader[0].upload("mine.toml", saved, "application/toml").run()
    assert "Your columns are read as you saved it in mine.toml." in words(app)
    assert "We have guessed" not in words(app)


def test_nesting_is_shown_with_a_code_of_the_readers_own():
    lines = [[*line[:3], line[3].replace("Soil", "Plot > Soil").replace("Help", "People > Help"), line[4]] for line in LINES]
    app = give(started(), "allotment.csv", quotations(lines))
    assert app.selectbox(key="import-nesting").options[:3] == [
        "no code is inside another",
        "Plot -> Soil",
        "Plot \\ Soil",
    ]


def test_opening_comes_before_the_template_and_where_files_go_is_said():
    app = started()
    assert [each.value for each in app.header][:2] == ["Open your files", "Or fill in the template"]
    assert "and into its memory only. No other visitor can see them." in words(app)
