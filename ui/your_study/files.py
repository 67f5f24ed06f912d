"""From a study or the format to the plain data that `exports` writes files from."""

from analysis.files.data_package import CODED_TWICE, study_format, usual_codes
from analysis.files.serialise import package_of, raw_tables, words_of
from analysis.files.template_defaults import ATTRIBUTE, PARAGRAPHS, SMALLEST, STUDY, WORDS
from analysis.files.xlsx_parts import MOST_CELLS
from analysis.model.dataset import OF_PASSAGES, PARENT, STATEMENT, Dataset
from analysis.model.schema import Field, Table
from exports.excel.study import MOST_IN_A_CELL, StudyTable, write_study_workbook, write_study_zip
from exports.excel.template import TemplateColumn, TemplateSheet, write_template
from wording.app.template import AS_GIVEN, KEY, KEYS, MEANING, SHEET_STUDY, STEPS, TEXT, VALUE, allowed_or_empty

NOT_BY_HAND = ("role", PARENT, *OF_PASSAGES)  # columns that imports write, and nobody is asked to fill in
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
        TemplateColumn("key", *KEY, AS_GIVEN),
        TemplateColumn("value", *VALUE, TEXT, longest=2000),
        TemplateColumn("meaning", *MEANING, AS_GIVEN),
    )
    rows = tuple((key, "", KEYS[key]) for key in (*WORDS, SMALLEST, ATTRIBUTE, *PARAGRAPHS))
    return TemplateSheet(STUDY, SHEET_STUDY, False, columns, rows)


def _sheet(table: Table) -> TemplateSheet:
    needed = table.name in FIRST
    rows = tuple(tuple(row) for row in usual_codes().itertuples(index=False)) if table.name == "codes" else ()
    columns = tuple(_column(field) for field in table.fields if field.name not in NOT_BY_HAND or table.name in CODED_TWICE)
    return TemplateSheet(table.name, table.description, needed, columns, rows)


def _column(field: Field) -> TemplateColumn:
    codes = usual_codes()
    choices = tuple(codes.loc[codes["attribute"] == field.codes, "code"]) if field.codes else field.enum
    return TemplateColumn(
        name=field.name,
        title=field.title,
        meaning=field.description,
        allowed=allowed_or_empty(field, choices),
        example=field.example,
        needed=(field.required and not field.default) or field.name == STATEMENT,
        choices=choices,
        choices_of=field.references,
        strict=field.fixed or bool(field.enum and not field.codes),
        several=field.is_list,
        smallest=(field.minimum or 0) if field.type == "integer" else None,
        longest=field.max_length,
    )
