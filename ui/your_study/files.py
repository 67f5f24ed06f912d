"""From a study or the format to the plain data that `exports` writes files from."""

from analysis.files.data_package import REQUIRED_TABLES, study_format, usual_codes
from analysis.files.serialise import package_of, raw_tables, words_of
from analysis.files.template_defaults import PARAGRAPHS, ROW, SMALLEST, STUDY, WORDS
from analysis.files.xlsx_parts import MOST_CELLS
from analysis.model.dataset import Dataset
from analysis.model.schema import Field, Table
from exports.excel.study import MOST_IN_A_CELL, StudyTable, write_study_workbook, write_study_zip
from exports.excel.template import TemplateColumn, TemplateSheet, write_template

STEPS = (
    "Say on the sheet study what it is called. Then fill in one row for each programme, theme, participant and finding, each "
    "on the sheet of that name, in this order. Ten findings are enough to begin with.",
    "Dark blue columns have to be filled in. Grey ones may be left empty: what you leave empty is read as not stated, and "
    "you are told so. Many columns have a drop-down; where a cell may hold several values, type ; between them.",
    "Move the pointer to a column’s name to read what it means, or look at the sheet Columns. The row in italics is an "
    "example and is not read: leave it, and write from the row below it on.",
    "Leave out names of people and employers. A participant is a number: P01, P02 and so on.",
    "Sheets that are not needed may stay empty. The sheet codes lists the values of the drop-downs: change labels there, "
    "or add values of your own.",
    "Save the workbook (.xlsx) and open it on the page ‘Your study’ of the app. It says what is wrong, if anything is, and "
    "where. Nothing is kept: close the page and it is gone.",
)
KEYS = {
    "title": "What the study is called.",
    "subtitle": "A line below the title.",
    "description": "What the study is, in one or two sentences.",
    "people": "Who took part, in the plural: junior doctors.",
    "people_one": "One of those who took part: junior doctor.",
    "year": "The year of the study: 2025.",
    "source": "Where the findings come from: Interviews by the leadership team, 2025.",
    "licence": "What others may do with it.",
    "citation": "How to cite it.",
    "coding": "Who coded it, how often, and whether a person has checked it: in one sentence.",
    SMALLEST: "What fewer than this many people say is hidden: 3. Left empty it is 3; 0 hides nothing.",
    "method": "How it was done. One paragraph a row; add rows with the same key.",
    "agreement": "How far the coders agreed. One paragraph a row.",
}
FIRST = ("programmes", "themes", "participants", "findings")


def template() -> bytes:
    """The empty workbook."""
    tables = {table.name: table for table in study_format().tables}
    order = [*FIRST, *(name for name in tables if name not in FIRST)]
    return write_template((_study_sheet(), *(_sheet(tables[name]) for name in order)), STEPS)


def study_workbook(dataset: Dataset) -> bytes:
    """The study as a workbook. Raises ValueError where a cell is too long for one."""
    return write_study_workbook(_tables(dataset), tuple(words_of(dataset.descriptor)))


def study_zip(dataset: Dataset) -> bytes:
    """The study as a zip of CSV files and a datapackage.json."""
    return write_study_zip(_tables(dataset), package_of(dataset.descriptor, set(dataset.tables)))


def fits_a_workbook(dataset: Dataset) -> bool:
    """Whether the study has few enough cells, and texts short enough, for a workbook that opens here again."""
    transcripts = dataset.tables.get("transcripts")
    cells = sum((len(table) + 1) * table.shape[1] for table in dataset.tables.values())
    return cells <= MOST_CELLS and (transcripts is None or int(transcripts["text"].str.len().max()) <= MOST_IN_A_CELL)


def _tables(dataset: Dataset) -> tuple[StudyTable, ...]:
    return tuple(
        StudyTable(name, cells, tuple(f.name for f in dataset.descriptor.table(name).fields if f.type == "integer"))
        for name, cells in raw_tables(dataset).items()
    )


def _study_sheet() -> TemplateSheet:
    columns = (
        TemplateColumn("key", "Key", "What the row says of the study.", "as given"),
        TemplateColumn("value", "Value", "Write it here.", "text", longest=2000),
        TemplateColumn("meaning", "Meaning", "What belongs there; not read.", "as given"),
    )
    rows = tuple((key, "", KEYS[key]) for key in (*WORDS, SMALLEST, *PARAGRAPHS))
    return TemplateSheet(STUDY, "What the study is called, who took part, where it comes from.", False, columns, rows)


def _sheet(table: Table) -> TemplateSheet:
    needed = table.name in REQUIRED_TABLES and table.name != "codes"
    rows = tuple(tuple(row) for row in usual_codes().itertuples(index=False)) if table.name == "codes" else ()
    return TemplateSheet(table.name, table.description, needed, tuple(_column(field) for field in table.fields), rows)


def _column(field: Field) -> TemplateColumn:
    codes = usual_codes()
    choices = tuple(codes.loc[codes["attribute"] == field.codes, "code"]) if field.codes else field.enum
    empty = "" if field.default in ("", ROW) else f"; empty is read as {field.default}"
    return TemplateColumn(
        name=field.name,
        title=field.title,
        meaning=field.description,
        allowed=allowed(field, choices) + empty,
        example=field.example,
        needed=field.required and not field.default,
        choices=choices,
        choices_of=field.references,
        strict=field.fixed or bool(field.enum and not field.codes),
        several=field.is_list,
        smallest=(field.minimum or 0) if field.type == "integer" else None,
        longest=field.max_length,
    )


def allowed(field: Field, choices: tuple[str, ...] = ()) -> str:
    """What a filled cell of the column may hold, in words; `choices` are its values, where they are to be named."""
    if field.references:
        said = f"a {field.references[1]} of the table {field.references[0]}"
    elif choices:
        said = ", ".join(choices)
    elif field.codes:
        said = f"a value of the attribute {field.codes} (see Coding scheme)"
    elif field.type == "integer":
        said = "a whole number" + (f", {field.minimum} or more" if field.minimum is not None else "")
    elif field.max_length:
        said = f"text of at most {field.max_length} characters"
    else:
        said = f"text such as {field.example}" if field.pattern and field.example else "text"
    return ("one or more, with ; between: " if field.is_list else "") + said
