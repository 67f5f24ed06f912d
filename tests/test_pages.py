"""Every page through streamlit's AppTest: as it opens, with each filter, with a filter that matches nothing."""

import csv
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import FINDINGS, TOTAL, read_csv

ROOT = Path(__file__).parent.parent
PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
FILTERED = [page for page in PAGES if page not in ("method", "your_study")]
SINGLE = [
    ("programme", "darzi", "programmes"),
    ("programme", "not_stated", "programmes"),
    ("specialty", "paediatrics", "specialties"),
    ("sponsor_support", "unsupported", "sponsor_support"),
    ("voice", "stakeholder", "voice"),
]
NOTHING = {"programme": "severn", "voice": "participant"}


def recount(**wanted: str) -> int:
    """How many rows of findings.csv have each value, counted without the analysis code."""
    return sum(all(value in (row[column] or "not_stated").split(";") for column, value in wanted.items()) for row in FINDINGS)


def open_page(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=30)
    if page != "overview":
        app.run()
    for name, value in query.items():
        app.query_params[name] = value
    if page == "overview":
        app.run()
    else:
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


def words_on(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.title, *app.header, *app.markdown, *app.info)).replace("\\", "")


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_one_title(page):
    app = open_page(page)
    assert len(app.title) == 1


@pytest.mark.parametrize("page", FILTERED)
@pytest.mark.parametrize(("name", "value", "column"), SINGLE)
def test_page_counts_what_a_filter_leaves(page, name, value, column):
    app = open_page(page, **{name: value})
    assert [info.value for info in app.info] == [f"{recount(**{column: value})} of {TOTAL} findings shown"]
    assert f"Showing {recount(**{column: value})} of {TOTAL} findings that" in words_on(app)


@pytest.mark.parametrize("page", FILTERED)
def test_page_without_findings_says_which_filter_to_loosen(page):
    assert recount(programmes="severn", voice="participant") == 0
    app = open_page(page, **NOTHING)
    assert f"Showing 0 of {TOTAL} findings that" in words_on(app)
    assert [info.value for info in app.info] == [f"0 of {TOTAL} findings shown"]
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Loosen one filter:"]
    assert f"Without **Programme**: {recount(voice='participant')} findings" in words_on(app)
    assert f"Without **Voice**: {recount(programmes='severn')} findings" in words_on(app)


def test_overview_key_messages_are_those_of_the_table_in_its_order():
    said = words_on(open_page("overview"))
    sentences = [row["sentence"] for row in read_csv("messages")]
    places = [said.index(sentence) for sentence in sentences]
    assert places == sorted(places)


def test_overview_says_in_how_far_a_message_holds_for_what_is_shown():
    said = words_on(open_page("overview", sponsor_support="supported"))
    message = next(row for row in read_csv("messages") if row["findings"] == "F002;F003")
    assert (
        f"{message['sentence']}**  \nIn the source’s words: majority; several.  \n1 of the 2 findings that it rests on is shown."
        in said
    )


def test_overview_support_table_is_a_recount():
    app = open_page("overview")
    app.session_state["sponsor-support-stated-view"] = "Table"
    app.run()
    table = app.table[0].value
    rows = {"Supported": "supported", "Partly supported": "mixed", "Unsupported": "unsupported", "Not stated": "not_stated"}
    assert {row: int(table.loc[row, "Findings"]) for row in rows} == {
        row: recount(sponsor_support=support) for row, support in rows.items()
    }


def test_overview_balance_table_is_a_recount():
    app = open_page("overview")
    app.session_state["what-helps-and-what-hinders-view"] = "Table"
    app.run()
    table = app.table[0].value
    assert int(table.loc["Mentors and coaches", "Findings"]) == recount(theme_id="f_mentors")
    assert int(table.loc["Time", "Findings"]) == recount(theme_id="b_time")
    helps = table.loc[table["Side"] == "Helps", "Findings"].astype(int).sum()
    assert helps == sum(row["theme_id"].startswith("f_") for row in FINDINGS)


def test_evidence_drawer_opens_from_its_button_with_the_findings_counted():
    app = open_page("overview", programme="darzi")
    app.button(key="what-helps-and-what-hinders-behind").click().run()
    assert not app.exception
    counted = sum(row["theme_id"][0] in "fb" and "darzi" in row["programmes"].split(";") for row in FINDINGS)
    assert app.selectbox[0].options[0] == f"All of them: {counted} findings"
    assert f"Showing {counted} of {TOTAL} findings that name Darzi Fellows" in words_on(app)


def test_link_of_a_key_message_opens_findings_with_its_selection():
    app = open_page("overview", sponsor_support="unsupported")
    link = next(each.proto for each in app.get("page_link") if each.proto.label == "See the 1 finding")
    asked = parse_qs(link.query_string)
    assert asked == {"sponsor_support": ["unsupported"], "basis": ["all"], "finding": ["F002", "F003"]}
    app = open_page(link.page, **asked)
    assert [title.value for title in app.title] == ["Findings"]
    assert f"Showing 1 of {TOTAL} findings that have sponsor support Unsupported; are F002 or F003." in words_on(app)


def test_findings_search_finds_words_in_statement_or_theme():
    app = open_page("findings", text="night")
    found = [row for row in FINDINGS if "night" in row["statement"].lower()]
    assert found
    assert f"Showing {len(found)} of {TOTAL} findings that hold the words “night”." in words_on(app)


def test_details_of_a_finding_say_where_it_stands():
    app = open_page("findings", theme="b_time")
    first = next(row for row in FINDINGS if row["theme_id"] == "b_time")
    app.button(key=f"findings-{first['finding_id']}").click().run()
    assert not app.exception
    assert first["passage_anchor"] in words_on(app)


def test_reset_clears_every_filter():
    app = open_page("findings", programme="darzi", theme="b_time", text="a")
    app.button(key="reset").click().run()
    assert [info.value for info in app.info] == [f"{len(FINDINGS)} of {TOTAL} findings shown"]
    assert "findings: the study’s results and recommendations." in words_on(app)


def test_filters_are_kept_across_a_page_that_has_none():
    app = open_page("findings", programme="darzi")
    app.switch_page(str(ROOT / "pages" / "method.py")).run()
    app.switch_page(str(ROOT / "pages" / "overview.py")).run()
    assert app.session_state["programme"] == ["darzi"]


@pytest.mark.parametrize(
    "part",
    [
        "How it was coded",
        "What is counted",
        "Agreement",
        "Reporting checklist",
        "Limits",
        "Coding scheme",
        "Data dictionary",
        "How to cite",
    ],
)
def test_every_part_of_the_method_page_has_content(part):
    app = open_page("method")
    app.session_state["part"] = part
    app.run()
    assert not app.exception
    assert [header.value for header in app.header] == [part]
    assert len(app.markdown) + len(app.table) + len(app.code) > 1


def test_data_dictionary_lists_every_column_of_every_file():
    app = open_page("method")
    app.session_state["part"] = "Data dictionary"
    app.run()
    columns = [list(csv.reader((ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="")))[0] for name in app_tables()]
    assert [list(table.value["Column"].str.replace("\\", "")) for table in app.table] == columns


def app_tables() -> list[str]:
    import json

    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    return [resource["name"] for resource in package["resources"]]
