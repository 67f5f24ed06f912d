"""What somebody may write into every text column of a study: it stays text, from the file to the tables."""

import pytest

from analysis.files.open_study import open_file
from tests.analysis.files.given_files import study_files, workbook_of, zip_of

FORMS = {"zip": ("a.zip", lambda tables: zip_of(study_files(tables))), "workbook": ("a.xlsx", workbook_of)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "payload",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "![](http://a.test/x.png)",
        "'tis",
        "{{7*7}}",
        "＝1",
    ],
)
def test_markup_and_formulas_in_every_text_column_stay_text(form, payload):
    tables = {
        "study": [
            ["key", "value"],
            *(
                [key, payload]
                for key in ("title", "subtitle", "description", "people", "source", "citation", "licence", "method")
            ),
        ],
        "programmes": [
            ["programme_id", "name", "short_name", "region", "for_whom", "duration", "about"],
            ["north", *[payload] * 6],
        ],
        "themes": [["theme_id", "kind", "label", "covers"], ["b_rota", "barrier", payload, payload]],
        "participants": [
            ["participant_id", "programme", "programme_as_listed", "specialty_as_listed"],
            ["P01", "north", payload, payload],
        ],
        "findings": [["finding_id", "theme_id", "statement"], ["F001", "b_rota", payload]],
        "notes": [["note_id", "title", "text", "attribute", "value"], ["N01", *[payload] * 4]],
        "questions": [["question_id", "question", "answer"], ["Q1", payload, payload]],
        "transcripts": [["transcript_id", "text"], ["T01", payload]],
        "codes": [["attribute", "code", "label", "meaning", "order"], ["setting", "not_stated", payload, payload, "1"]],
    }
    name, written = FORMS[form]
    dataset = open_file(name, written(tables)).dataset
    assert dataset.descriptor.title == dataset.descriptor.method[0] == payload
    for name, rows in tables.items():
        if name != "study":
            columns = [column for column, cell in zip(rows[0], rows[1], strict=True) if cell == payload]
            assert columns
            stored = dataset.tables[name][dataset.tables[name][columns[0]] == payload]
            assert stored[columns].iloc[0].tolist() == [payload] * len(columns)
