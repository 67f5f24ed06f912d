"""Taguette's database, counted by hand: three tags, two documents, four highlights; and what is refused."""

import pytest

from analysis.files.problems import StudyError
from analysis.importing import taguette
from analysis.importing.project import Code, Coding, Left, Segment, TextSource
from analysis.importing.taguette import read_project, text_of_html
from tests.analysis.importing.made_databases import ROWS, TABLES, database

SECOND = """
INSERT INTO projects VALUES (2, 'Hives', '', NULL), (3, 'Ponds', '', NULL);
INSERT INTO documents VALUES (5, 'Hive', '', '', 2, '<p>Bees.</p>');
INSERT INTO tags VALUES (7, 2, 'soil', '');
INSERT INTO highlights VALUES (20, 5, 0, 5, '<p>Bees.</p>');
INSERT INTO highlight_tags VALUES (20, 7);
"""


def told(content: bytes) -> str:
    with pytest.raises(StudyError) as refusal:
        read_project(content, "made.sqlite3")
    (problem,) = refusal.value.problems
    assert problem.mend
    return f"{problem.value} | {problem.allowed}"


def test_three_tags():
    content = database(TABLES, ROWS)
    heard: list[int] = []
    read = read_project(content, "made.sqlite3", told=heard.append)
    assert heard == [3]
    assert (read.title, read.tool, read.people) == ("Allotments", "Taguette", ())
    assert read.codes == (Code("T1", "soil", "", "The ground."), Code("T2", "digging", "T1"), Code("T3", "water"))
    assert read.sources == (
        TextSource("D1", "Plot 1", "Plot 1\nThe soil was poor.\nWe dug it twice & it rained."),
        TextSource("D2", "Plot 2", "Rain, at last."),
    )
    assert read.segments == (
        Segment("S10", "D1", "The soil was poor."),
        Segment("S11", "D1", "We dug it twice & it rained."),
        Segment("S12", "D2", "Rain"),
    )
    assert read.codings == (Coding("S10", "T1"), Coding("S11", "T2"), Coding("S11", "T3"), Coding("S12", "T3"))
    nothing = ("a highlight of nothing", "there is nothing to read")
    assert read.left == (
        Left("codings without words", 1, *nothing, "codings"),
        Left("highlights without words", 1, *nothing, "segments"),
    )
    assert "ada" not in str(read)


def test_of_several_projects_the_one_asked_for_or_the_one_with_most_highlights_is_read():
    content = database(TABLES, ROWS, SECOND)
    read = read_project(content, "made.sqlite3")
    assert read.title == "Allotments"
    assert read.left[0] == Left("other projects", 2, "Hives", "a study is made of one project")
    read = read_project(content, "made.sqlite3", "Hives")
    assert (read.title, len(read.codes), read.segments) == ("Hives", 1, (Segment("S20", "D5", "Bees."),))
    with pytest.raises(StudyError, match="no project called ‘Barns’"):
        read_project(content, "made.sqlite3", "Barns")
    with pytest.raises(StudyError, match="this project is empty"):
        read_project(content, "made.sqlite3", "Ponds")


def test_a_database_that_was_open_while_it_was_copied_is_read():
    assert len(read_project(database(TABLES, ROWS, before="PRAGMA journal_mode = WAL;"), "made.sqlite3").codings) == 4


def test_a_tag_below_one_that_is_no_tag_keeps_its_whole_name():
    read = read_project(database(TABLES, ROWS, "DELETE FROM tags WHERE id = 1"), "made.sqlite3")
    assert [each.label for each in read.codes] == ["soil.digging", "water"]
    assert len(read.codings) == 3


def test_a_database_without_codings_has_none():
    read = read_project(database(TABLES, ROWS, "DELETE FROM highlight_tags"), "made.sqlite3")
    assert (len(read.codes), len(read.segments), read.codings) == (3, 3, ())


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<br>b</p>", "a\nb"),
        ("a\nb <i>c</i>", "a b c"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("&lt;b&gt; &#233;", "<b> é"),
        ("<style>p {}</style><p>x", "x"),
        ("", ""),
    ],
)
def test_words_of_a_page(html, words):
    assert text_of_html(html) == words


WHOLE = database(TABLES, ROWS)
BROKEN_PAGES = WHOLE[:4096] + bytes(0xFF ^ byte for byte in WHOLE[4096:])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "an empty file | a database of Taguette (.sqlite3)"),
        (b"some words", "a file of another kind | a database of Taguette (.sqlite3)"),
        (WHOLE[:5000], "a database that is damaged | a whole database of Taguette"),
        (WHOLE[:100], "a database that is damaged | a whole database of Taguette"),
        (BROKEN_PAGES, "a database that is damaged | a whole database of Taguette"),
        (database("CREATE TABLE notes (id INTEGER)"), "a database of another kind | a database of Taguette (.sqlite3)"),
        (database(TABLES), "no project | a database with a project"),
        (
            database(TABLES, "INSERT INTO projects VALUES (1, 'Plots', '', NULL)"),
            "no tag and no document: this project is empty | a project with tags or documents",
        ),
        (
            database(
                TABLES,
                ROWS,
                "DROP TABLE tags; CREATE VIEW tags AS SELECT 1 AS id, 1 AS project_id, 'a' AS path, '' AS description",
            ),
            "a database of another kind | a database of Taguette (.sqlite3)",
        ),
        (
            database(TABLES, ROWS, "UPDATE documents SET contents = CAST(zeroblob(11000000) AS TEXT) WHERE id = 1"),
            "a text that is too long | at most 10 MB in a cell",
        ),
        (
            database(TABLES, ROWS, "UPDATE documents SET contents = CAST(x'ff00fe' AS TEXT) WHERE id = 1"),
            "a text that is damaged | a whole database of Taguette",
        ),
        (
            database(
                TABLES.replace("tag_id INTEGER NOT NULL", "tag_id TEXT"), ROWS, "INSERT INTO highlight_tags VALUES (10, 'x')"
            ),
            "a row of highlight_tags without a number | a whole database of Taguette",
        ),
        (
            database(TABLES, ROWS, "DROP TABLE tags; CREATE VIRTUAL TABLE tags USING fts5(id, project_id, path, description)"),
            "a database of another kind | a database of Taguette (.sqlite3)",
        ),
    ],
    ids=range(13),
)
def test_what_is_refused_and_why(content, says):
    assert told(content) == says


def test_triggers_and_views_beside_the_tables_are_never_run():
    more = """
    CREATE TABLE traces (said TEXT);
    CREATE TRIGGER watched AFTER INSERT ON tags BEGIN INSERT INTO traces VALUES ('run'); END;
    CREATE VIEW endless AS WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more) SELECT n FROM more;
    """
    assert len(read_project(database(TABLES, ROWS, more), "made.sqlite3").codings) == 4


def test_a_column_that_is_worked_out_may_run_no_function():
    made = "path VARCHAR GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL, description"
    content = database(
        TABLES.replace("path VARCHAR NOT NULL, description", made),
        ROWS.replace("(1, 1, 'soil', 'The ground.'), (2, 1, 'soil.digging', ''), (3, 1, 'water', '')", "(1, 1, '')"),
    )
    assert told(content) == "views or functions in place of plain columns | a database as Taguette makes it"


def test_a_database_that_takes_too_long_or_has_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(taguette, "SECONDS", -1.0)
    monkeypatch.setattr(taguette, "OFTEN", 1)
    assert told(WHOLE).startswith("could not be read within")
    monkeypatch.undo()
    monkeypatch.setattr(taguette, "MOST_TAGS", 2)
    assert told(WHOLE) == "more than 2 rows of tags | at most 2"
    monkeypatch.undo()
    monkeypatch.setattr(taguette, "MOST_TEXT", 50)
    assert told(WHOLE).startswith("texts that are too long")


def test_a_database_whose_errors_are_no_text_is_refused():
    content = WHOLE.replace(b"tabletagstags", b"tablet\xd9gstags", 1)
    assert content != WHOLE
    assert told(content) == "a text that is damaged | a whole database of Taguette"
