"""The words of the page on which files of another program become a study: what they hold, how they are read."""

from analysis.importing import mapping as m
from wording.counts import singular

TITLE = "How your files are read"
ABOUT = (
    "We have guessed what each column is. Check the guesses and change what is wrong. Below you see what will be in the study, "
    "before anything opens."
)
BY_ITSELF = "The file says itself what everything in it is, so there is nothing to choose."
STUDY_NAME = "Name of the study"
WHO_SPEAKS = "Who speaks"
NESTED = "A code within another is written"
EACH_ROW = "Each row is"
BETWEEN = "Between two codes stands"
RECEIPT = "What will be in the study"
DETAILS = "Each step, with an example"
OPEN, AGAIN, KEEP = "Open this study", "Choose other files", "Keep this reading (TOML)"
KEPT = "Give this small file with your next export, and it is read in the same way."
TABLE_READ_OUT = "What was found, and what became of it"

FEWEST = "Hide what fewer than this many people say"

SHAPES = {
    m.CODINGS: "a passage with one code",
    m.SEGMENTS: "a passage, its codes in one cell",
    m.COLUMNS: "a passage, its codes in several columns",
    m.MARKS: "a passage, with a column for each code",
    m.FACETS: "a statement, with a value in each column",
    m.FACETS_OF_PEOPLE: "a person, with a value in each column",
    m.PEOPLE: "a person and what is known of them",
    m.CODEBOOK: "a code and what it means",
    m.NOTHING: "nothing that is read",
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
    m.OF_PEOPLE: "about the person",
    m.OF_SEGMENTS: "about the passage",
    m.PARENT: "the code above",
    m.MEANING: "what the code means",
    m.IGNORED: "not read",
}
WHO = {
    m.BY_COLUMN: "a column says it",
    m.BY_DOCUMENT: "each document is one person",
    m.BY_SPEAKER: "the name before a colon, as in ‘P8: …’",
    m.NOBODY: "nothing says it",
}
SEPARATORS = {"\n": "a new line", ";": "a semicolon", "|": "an upright line", ",": "a comma"}


def found(files: int, tool: str, tables: int, rows: int) -> str:
    """'2 files from ATLAS.ti: 2 tables with 412 rows.'"""
    named = f"{files} {singular(files, 'file', 'files')}" + (f" from {tool}" if tool else "")
    if not tables:
        return f"{named}."
    return f"{named}: {tables} {singular(tables, 'table', 'tables')} with {rows:,} {singular(rows, 'row', 'rows')}."


def table(name: str, rows: int) -> str:
    """What a table is called, as Markdown."""
    return f"**{name}** · {rows:,} {singular(rows, 'row', 'rows')}"


def as_role(column: str) -> str:
    """'Quotation content is', for readers who hear the list and do not see the column beside it."""
    return f"{column} is"


def between(column: str) -> str:
    """What stands between the codes of a column."""
    return f"{BETWEEN}, in {column}"


def nested(sign: str) -> str:
    """How a code within another is written: 'work -> hours'."""
    return f"work{sign if sign in (' > ', ' / ') else f' {sign} '}hours" if sign else "not at all: codes are not within others"


def separator(sign: str) -> str:
    """What a separator is called."""
    return SEPARATORS.get(sign, f"‘{sign}’")


def more_columns(number: int, role: str) -> str:
    """'12 more columns: not read'"""
    return f"{number} more {singular(number, 'column', 'columns')}: {ROLES[role]}"


def for_example(cells: str) -> str:
    """The first cells of a column, as Markdown."""
    return f"for example: {cells}" if cells else "no cell filled in the first rows"


def hides(fewest: int) -> str:
    """What hiding small groups costs, beside the field for it."""
    if fewest < 2:
        return (
            "Everything is shown, quotes and single people too. Only you can see this study. Show it only to people who may "
            "know who said what."
        )
    return (
        f"Numbers of fewer than {fewest} people are hidden, and quotes are not shown. That protects people when others look. "
        "With few people it hides much. 0 shows everything, and you can change it later on this page."
    )
