"""The words of the template: the steps on its first sheet, the rows of the sheet study, what a cell may hold."""

from analysis.files.template_defaults import ATTRIBUTE, ROW, SMALLEST
from analysis.model.schema import Field

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
    "Save the workbook (.xlsx) and open it on the page ‘Your study’ of this site. It says what is wrong, if anything is, and "
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
    ATTRIBUTE: "A column of your own in participants or findings, and what readers call it: age_group: Age group. List its "
    "values on the sheet codes. One column a row; add rows with the same key.",
    "method": "How it was done. One paragraph a row; add rows with the same key.",
    "agreement": "How far the coders agreed. One paragraph a row.",
}
SHEET_STUDY = "What the study is called, who took part, where it comes from."
KEY, VALUE, MEANING = (
    ("Key", "What the row says of the study."),
    ("Value", "Write it here."),
    ("Meaning", "What belongs there; not read."),
)
AS_GIVEN, TEXT = "as given", "text"


def allowed_or_empty(field: Field, choices: tuple[str, ...]) -> str:
    """What a cell may hold, and what an empty one is read as."""
    empty = "" if field.default in ("", ROW) else f"; empty is read as {field.default}"
    return f"{allowed(field, choices)}{empty}"


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
