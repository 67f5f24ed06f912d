"""The findings page: its rows, orders and pages, its address, its search, its files, against the rows of the CSV files."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.pages.opened import CODES, FINDINGS, KIND, TOTAL, open_page, read_csv, shown, words_on

PAGE = "findings"
THEMES = [row["theme_id"] for row in sorted(read_csv("themes"), key=lambda row: int(row["order"]))]
LABEL = {(row["attribute"], row["code"]): row["label"] for row in CODES}
STATEMENT = {row["statement"]: row["finding_id"] for row in FINDINGS}


def listed(app) -> list[str]:
    """The ids of the findings on the page, in its order."""
    said = [each.value.replace("\\", "").split("**") for each in app.markdown if each.value.startswith("**")]
    return [STATEMENT[parts[1]] for parts in said if parts[1] in STATEMENT]


def ids(rows) -> list[str]:
    return [row["finding_id"] for row in rows]


def row_of(app, finding: str) -> str:
    statement = next(row["statement"] for row in FINDINGS if row["finding_id"] == finding)
    said = (each.value.replace("\\", "") for each in app.markdown)
    return next(each for each in said if each.startswith(f"**{statement}**"))


def test_first_25_stand_on_the_first_page_and_its_heading_says_so():
    app = open_page(PAGE, {})
    assert listed(app) == ids(FINDINGS)[:25]
    assert [head.value for head in app.header] == [f"Findings 1 to 25 of {len(FINDINGS)}"]
    assert "page" not in app.query_params


def test_page_is_in_the_address_and_the_last_one_holds_the_rest():
    app = open_page(PAGE, {"page": "10"})
    assert listed(app) == ids(FINDINGS)[225:]
    assert [head.value for head in app.header] == [f"Findings 226 to {len(FINDINGS)} of {len(FINDINGS)}"]
    assert app.query_params["page"] == "10"


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "9" * 5000, ""])
def test_page_that_there_is_not_is_the_nearest_or_the_first(page):
    assert listed(open_page(PAGE, {"page": page})) == ids(FINDINGS)[:25]


def test_page_beyond_the_last_is_the_last():
    assert listed(open_page(PAGE, {"page": "99"})) == ids(FINDINGS)[225:]


def test_turning_the_page_and_narrowing_begins_again_at_the_first():
    app = open_page(PAGE, {"page": "2"})
    app.session_state["page"] = 3  # as a click on its number leaves it
    app.run()
    assert listed(app) == ids(FINDINGS)[50:75]
    assert app.query_params["page"] == "3"
    app.session_state["voice"] = ["author"]
    app.run()
    assert listed(app) == ids(shown(voice="author"))[:25]
    assert "page" not in app.query_params


def test_by_theme_each_stands_under_its_theme_in_the_order_of_the_themes():
    wanted = sorted(FINDINGS, key=lambda row: THEMES.index(row["theme_id"]))
    app = open_page(PAGE, {"sort": "theme", "page": "2"})
    assert listed(app) == ids(wanted)[25:50]
    themes = list(dict.fromkeys(row["theme_id"] for row in wanted[25:50]))
    heads = [head.value.replace("\\", "").split(": ", 1)[1] for head in app.subheader]
    assert heads == [next(row["label"] for row in read_csv("themes") if row["theme_id"] == theme) for theme in themes]
    assert app.query_params["sort"] == "theme"


def test_by_source_each_stands_under_its_source():
    order = [row["code"] for row in CODES if row["attribute"] == "voice"]
    wanted = sorted(FINDINGS, key=lambda row: order.index(row["voice"]))
    app = open_page(PAGE, {"sort": "source"})
    assert listed(app) == ids(wanted)[:25]
    assert [head.value for head in app.subheader] == [LABEL["voice", wanted[0]["voice"]]]


@pytest.mark.parametrize("page", ["1", "6", "8"])
def test_rows_say_what_is_stated_and_nothing_of_what_is_not(page):
    app = open_page(PAGE, {"page": page})
    for finding in listed(app):
        row, said = next(row for row in FINDINGS if row["finding_id"] == finding), row_of(app, finding)
        assert "not stated" not in said.lower()
        asks = KIND[row["theme_id"]] == "recommendation"
        assert ("recommended to: " in said) == (asks and row["stance"] == "asks")
        assert ("recommended to: nobody named" in said) == (asks and row["stance"] == "asks" and not row["actors"])
        assert (" experience]" in said) == (row["experience"] != "not_stated" and not asks)
        assert f"source: {LABEL['voice', row['voice']].lower()}" in said


def test_search_looks_through_names_regions_and_specialties():
    for text, column, code in (("“NHS North West”", "programmes", "nw"), ("psychiatry", "specialties", "psychiatry")):
        found = set(listed(open_page(PAGE, {"text": text})))
        named = {row["finding_id"] for row in FINDINGS if code in row[column].split(";")}
        assert named <= found and 0 < len(named) < 25


@pytest.mark.parametrize(
    "texts", [("rôle", "ROLE", "“role”"), ("doctors’", "doctors'", "(doctors)"), ("part-time", "part–time")]
)
def test_search_reads_words_written_in_another_way_alike(texts):
    found = [listed(open_page(PAGE, {"text": text})) for text in texts]
    assert found[0] and all(each == found[0] for each in found)


def test_details_open_in_a_dialog_and_keep_the_fingerprint_folded():
    app = open_page(PAGE, {})
    first = FINDINGS[0]
    button = app.button(key=f"findings-{first['finding_id']}")
    assert first["finding_id"] in button.label
    button.click().run()
    assert not app.exception
    (fold,) = [each for each in app.expander if each.label == "Details for researchers"]
    assert first["passage_anchor"] in " ".join(each.value for each in fold.markdown)
    assert words_on(app).count(first["passage_anchor"]) == 1


def test_files_hold_the_findings_shown_in_labels(monkeypatch):
    held = {}
    monkeypatch.setattr("streamlit.download_button", lambda label, content, **more: held.update({label: content()}))
    open_page(PAGE, {"sponsor_support": "unsupported", "sort": "theme"})
    assert list(held) == ["Download Excel", "Download CSV"]
    wanted = shown(sponsor_support="unsupported")
    rows = list(csv.DictReader(io.StringIO(held["Download CSV"].decode("utf-8-sig"))))
    titles = list(rows[0])
    assert [row["Statement"] for row in rows] == [row["statement"] for row in wanted]
    assert {row["Sponsor support"] for row in rows} == {"Unsupported"}
    sheet = load_workbook(io.BytesIO(held["Download Excel"]))["Findings"]
    head, *cells = [[cell.value or "" for cell in line] for line in sheet.iter_rows()]
    assert head == titles
    assert [[str(cell) for cell in line] for line in cells] == [list(row.values()) for row in rows]
    place = head.index("Number")
    assert [line[place] for line in cells] == [int(row["extent_count"]) if row["extent_count"] else "" for row in wanted]


def test_own_filters_are_folded_and_the_shared_ones_are_not_among_them():
    app = open_page(PAGE, {"kind": "barrier"})
    (fold,) = [each for each in app.expander if each.label == "More filters"]
    assert {each.key for each in fold.multiselect} == {
        "kind", "theme", "answers", "stance", "actor", "extent", "emphasis", "finding", "grade",
    }  # fmt: skip
    assert f"of {TOTAL} findings. Kind: Barriers" in words_on(app)
