"""The words of the page on which files of another program become a study: what they hold, how they are read."""

from collections.abc import Sequence

from analysis.importing import mapping as m
from wording.counts import singular
from wording.text import join_and

TITLE = "How your files are read"
ABOUT = "We have guessed what each column is. Change what is wrong. What will be in the study stands below, before it opens."
BY_ITSELF = (
    "The project says itself what is coded in it. You can name the study, and leave out what should not be in it. What will be "
    "in the study stands below, before it opens."
)
STUDY_NAME, SOURCE, YEAR = "Name of the study", "Who did the study (optional)", "Year (optional)"
SOURCE_STANDS = "Both stand beside the name on every page and slide. Left empty, the source is given as not stated."
WHO_SPEAKS = "How the files say who speaks"
NESTED = "How a code inside another is written"
NO_PEOPLE = (
    "No table here says anything about the people who speak. To filter by age, role or place, add one with ‘Add another file’ "
    "above: a row for each person, such as the document variables of MAXQDA or the descriptors of Dedoose."
)
KNOWN_OF = "**What the project says of people, documents and passages**"
EACH_ROW = "Each row is"
BETWEEN = "Between two codes stands"
RECEIPT = "What will be in the study"
DETAILS = "Each step, with an example"
OPEN, AGAIN, ADD, KEEP = "Open this study", "Choose other files", "Add another file", "Save how they are read"
ADD_FIELD = "A file of the same study, to go with those above"
KEPT = (
    "This makes a small file (.toml) with your choices on this page. Give it together with your next export, and that is read "
    "in the same way."
)
DONE = "What was done with your files"
TABLE_READ_OUT = "What was found, and what became of it"

MOST_FILES_NAMED = 4

SHAPES = {
    m.CODINGS: "a passage with one code",
    m.SEGMENTS: "a passage, its codes in one cell",
    m.COLUMNS: "a passage, its codes in several columns",
    m.MARKS: "a passage, with a column for each code",
    m.FACETS: "a statement, with a value in each column",
    m.FACETS_OF_PEOPLE: "a person, with a value in each column",
    m.PEOPLE: "a person and what is known of them",
    m.CODEBOOK: "a code and what it means",
    m.NOTHING: "nothing that is used",
}
ROLES = {
    m.QUOTE: "words of the passage",
    m.STATEMENT: "a summary of the passage",
    m.CODE: "the code",
    m.CODES: "several codes",
    m.MARK: "a code, marked 1 or 0",
    m.FACET: "a code with values",
    m.PERSON: "who speaks",
    m.DOCUMENT: "the document",
    m.CODER: "who coded",
    m.SEGMENT: "the passage’s number",
    m.NOTE: "a note",
    m.OF_PEOPLE: "about the person, a filter",
    m.OF_SEGMENTS: "about the passage, a filter",
    m.PARENT: "the code above",
    m.MEANING: "what the code means",
    m.IGNORED: "not used",
}
WHO = {
    m.BY_COLUMN: "a column names the person",
    m.BY_DOCUMENT: "each document is one person",
    m.BY_SPEAKER: "each passage begins with the name, as in ‘P8: …’",
    m.NOBODY: "they do not say who speaks",
}
SEPARATORS = {"\n": "a new line", ";": "a semicolon", "|": "an upright line", ",": "a comma"}


def found(files: Sequence[str], tool: str, tables: int, rows: int) -> str:
    """'2 files from ATLAS.ti: 2 tables with 412 rows. The files are a.csv and b.csv.' The names as Markdown."""
    named = f"{len(files)} {singular(len(files), 'file', 'files')}" + (f" from {tool}" if tool else "")
    held = f": {tables} {singular(tables, 'table', 'tables')} with {rows:,} {singular(rows, 'row', 'rows')}" if tables else ""
    return f"{named}{held}. {singular(len(files), 'The file is', 'The files are')} {join_and(list(files))}."


def about(saved: str) -> str:
    """That the columns are guessed, or else read as a `saved` file of choices says, whose name is Markdown."""
    if not saved:
        return ABOUT
    return (
        f"Your columns are read as you saved it in {saved}. Columns that are new are guessed. Change what is wrong. What will "
        "be in the study stands below, before it opens."
    )


def named_files(files: Sequence[str]) -> str:
    """'a.csv and b.csv', of few files; of many the first and how many more."""
    return join_and(list(files)) if len(files) <= MOST_FILES_NAMED else f"{files[0]} and {len(files) - 1} other files"


def came_from(files: Sequence[str], title: str, source: str, year: int) -> list[str]:
    """Which files were read, what the study is called and whose it is, as Markdown; the names escaped."""
    named = f"{len(files)} {singular(len(files), 'file was', 'files were')} read: {join_and(list(files))}."
    whose = ", ".join(filter(None, [source, str(year or "")]))
    return [named, f"The study is called **{title}**." + (f" Its source is {whose}." if whose else "")]


def table(name: str, rows: int) -> str:
    """What a table is called, as Markdown."""
    return f"**{name}** · {rows:,} {singular(rows, 'row', 'rows')}"


def as_role(column: str) -> str:
    """'Quotation content is', for readers who hear the list and do not see the column beside it."""
    return f"{column} is"


def between(column: str) -> str:
    """What stands between the codes of a column."""
    return f"{BETWEEN}, in {column}"


def nested(sign: str, path: Sequence[str]) -> str:
    """How a code within another is written, with a `path` of the reader's own: 'What helps \\ Being heard'."""
    if not sign:
        return "no code is inside another"
    above, below = path if len(path) > 1 else ("the outer code", "the inner code")
    return f"{above} {sign.strip()} {below}"


def separator(sign: str) -> str:
    """What a separator is called."""
    return SEPARATORS.get(sign, f"‘{sign}’")


def more_columns(number: int, role: str) -> str:
    """'12 more columns: not used'"""
    return f"{number} more {singular(number, 'column', 'columns')}: {ROLES[role]}"


def for_example(cells: str) -> str:
    """The first cells of a column, as Markdown."""
    return f"for example: {cells}" if cells else "no cell filled in the first rows"


def hides(fewest: int) -> str:
    """What hiding small groups costs, beside the field for it."""
    if fewest < 2:
        return "Everything is shown, quotes and single people too. Show the study only to people who may know who said what."
    return (
        f"Numbers of fewer than {fewest} people are hidden, and quotes are not shown: that protects people. 0 shows "
        "everything. You can change it later on every page."
    )
