"""Small exports with invented words: the shapes that real ones of several tools have, each as a name and its bytes."""

import csv
import io
import zipfile

from openpyxl import Workbook

Rows = list[list[str]]


def csv_of(rows: Rows, separator: str = ",", before: bytes = b"", encoding: str = "utf-8", end: str = "\n") -> bytes:
    """The rows as a text table."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return before + text.getvalue().encode(encoding)


def xlsx_of(sheets: dict[str, Rows], styled_rows: int = 0, merged: str = "") -> bytes:
    """The rows as sheets of a workbook, below them so many empty rows with a style."""
    from openpyxl.styles import PatternFill

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell if cell != "" else None for cell in row])
        for number in range(styled_rows):
            for column in range(1, 27):
                sheet.cell(len(rows) + 1 + number, column).fill = PatternFill("solid", fgColor="FFFFEE")
        if merged:
            sheet.merge_cells(merged)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def zip_of(files: dict[str, bytes]) -> bytes:
    """A zip of files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


LINES = (
    "The beans came up late this spring.",
    "My neighbour lent me her long hose.",
    "We sat by the shed until it was dark.",
    "Slugs ate every lettuce in one night.",
    "The gate is locked and nobody has a key.",
    "I learnt to prune from an old book.",
    "Children pick the strawberries first.",
    "The compost heap steams in winter.",
    "There is never water when it is hot.",
    "We swap seeds over the fence.",
)
# 1: of Taguette, 12 rows of 10 passages: the second and the fifth have two tags
TAGUETTE_ROWS = [
    ["id", "document", "tag", "content"],
    *[
        [str(number), f"Interview {1 + number % 3}.docx", tag, LINES[number - 1]]
        for number, tag in [
            (1, "soil"), (2, "help"), (2, "tools"), (3, "rest"), (4, "pests"), (5, "access"), (5, "anger"), (6, "learning"),
            (7, "family"), (8, "soil"), (9, "water"), (10, "help"),
        ]
    ],
]  # fmt: skip
TAGUETTE = ("highlights.csv", csv_of(TAGUETTE_ROWS, end="\r\n"))
# 2: of QualCoder, 2 files, 2 coders, a byte order mark; row 5 has two speakers, row 6 none
QUALCODER_ROWS = [
    ["codename", "Code.owner", "filename", "seltext", "speaker"],
    ["Water", "mira", "east plot.txt", LINES[8], "S1"],
    ["Water", "tomas", "east plot.txt", LINES[8], "S1"],
    ["Help", "mira", "east plot.txt", LINES[1], "S2"],
    ["Rest", "mira", "west plot.txt", LINES[2], "S1; S2"],
    ["Pests", "tomas", "west plot.txt", LINES[3], ""],
    ["Help", "tomas", "west plot.txt", LINES[9], "S3"],
]
QUALCODER = ("codings.csv", csv_of(QUALCODER_ROWS, before=b"\xef\xbb\xbf"))
# 3: of ATLAS.ti, semicolons, 6 rows; one code has a comma in its name
ATLAS_ROWS = [
    ["ID", "Document", "Quotation Content", "Codes", "Comment"],
    ["1:1", "Plot 4", LINES[0], "Soil, heavy, Waiting", ""],
    ["1:2", "Plot 4", LINES[1], "Help", "said twice"],
    ["1:3", "Plot 4", LINES[7], "Soil, heavy", ""],
    ["2:1", "Plot 9", LINES[3], "Pests, Anger", ""],
    ["2:2", "Plot 9", LINES[4], "Anger, Waiting", ""],
    ["2:3", "Plot 9", LINES[9], "Help, Waiting", ""],
]
ATLAS = ("quotations.csv", csv_of(ATLAS_ROWS, separator=";", before=b"\xef\xbb\xbf"))
# 4: of MAXQDA, headers in German, paths of codes
MAXQDA_ROWS = [
    ["Farbe", "Dokumentname", "Code", "Segment", "Gewicht", "Erstellt am"],
    ["●", "Gruppe Nord", "Garten\\Boden\\Kompost", LINES[7], "0", "03.02.2025"],
    ["●", "Gruppe Nord", "Garten\\Boden", LINES[0], "0", "03.02.2025"],
    ["●", "Gruppe Süd", "Garten\\Wasser", LINES[8], "0", "04.02.2025"],
    ["●", "Gruppe Süd", "Menschen\\Hilfe", LINES[1], "50", "04.02.2025"],
    ["●", "Gruppe Süd", "Menschen", LINES[6], "0", "04.02.2025"],
]
MAXQDA = ("Codierte Segmente.xlsx", xlsx_of({"Tabelle1": MAXQDA_ROWS}))
# 5: a survey, up to three codes a row, a second coder for 3 of 12 rows, 20 empty rows
_CODES = [
    ("Plot->Soil", "", ""), ("People->Help", "Plot->Tools", ""), ("People->Rest", "", ""), ("Plot->Pests", "", ""),
    ("Plot->Access", "Feelings->Anger", "People->Help"), ("People->Learning", "", ""), ("People->Family", "", ""),
    ("Plot->Soil", "", ""), ("Plot->Water", "Feelings->Anger", ""), ("People->Help", "", ""), ("", "", ""), ("Plot->Soil", "", ""),
]  # fmt: skip
_SECOND = {1: "Plot->Soil", 2: "Plot->Tools", 9: "Plot->Water"}
SURVEY_ROWS = [
    ["Respondent", "Gender", "Answer", "Code 1", "Code 2", "Code 3", "Second coder: Code 1"],
    *[
        [
            str(number),
            "woman" if number % 2 else "man",
            (*LINES, "Nothing to add here.", "Moles dig up all the paths.")[number],
            *codes,
        ]
        + [_SECOND.get(number + 1, "")]
        for number, codes in enumerate(_CODES)
    ],
]
SURVEY = ("survey.xlsx", xlsx_of({"Answers": SURVEY_ROWS}, styled_rows=20))
# 6: 6 people, 10 facets, values in mixed case
_FACETS = [f"Facet {letter}" for letter in "ABCDEFGHIJ"]
PEOPLE_ROWS = [
    ["Person", *_FACETS],
    *[
        [f"G{number}", *[("High", "high", "LOW ", "low", "Medium", "medium")[(number + place) % 6] for place in range(10)]]
        for number in range(6)
    ],
]
PEOPLE_BY_FACETS = ("people.csv", csv_of(PEOPLE_ROWS))
# 7: statements, by number only, and facets; S2 has no tone
STATEMENT_ROWS = [
    ["Statement ID", "Topic", "Tone", "Place"],
    ["S1", "Water", "cross", "plot"],
    ["S2", "Soil", "", "plot"],
    ["S3", "Water", "glad", "shed"],
    ["S4", "Help", "glad", "fence"],
    ["S5", "Soil", "cross", "plot"],
    ["S6", "Help", "glad", "plot"],
]
STATEMENTS_BY_FACETS = ("statements.xlsx", xlsx_of({"Sheet1": STATEMENT_ROWS}))
# 8: nothing but codes
CODEBOOK_ROWS = [
    ["Code", "Parent", "Description"],
    ["Plot", "", "All about the ground."],
    ["Soil", "Plot", "Earth and what is in it."],
    ["Compost", "Soil", ""],
    ["People", "", ""],
    ["Help", "People", "What somebody does for another."],
]
CODEBOOK = ("codebook.xlsx", xlsx_of({"Codebook": CODEBOOK_ROWS}))
