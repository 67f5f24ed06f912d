"""Every page through streamlit's AppTest: as it opens, with each filter, with a filter that matches nothing."""

import csv
import json
import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.opened import DISTINCT, EVERY, FINDINGS, TOTAL, cells, read_csv, shown, table_of, visit

ROOT = Path(__file__).parent.parent
PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
FILTERED = [page for page in PAGES if page not in ("accessibility", "method", "several_studies", "your_study")]
SINGLE = [
    ("programme", "darzi", "programmes", "Programme: Darzi Fellows"),
    ("programme", "not_stated", "programmes", "Programme: No programme named"),
    ("specialty", "paediatrics", "specialties", "Specialty: Paediatrics"),
    ("sponsor_support", "unsupported", "sponsor_support", "Sponsor support: Unsupported"),
    ("voice", "stakeholder", "voice", "Source: Senior figure"),
]
BASES = [("argument", "The authors’ arguments"), ("senior_opinion", "Senior figures’ opinions")]
ONLY = " Only results and recommendations are counted."
BESIDE_PEOPLE = " The report does not name who said what, so these are not tied to the people above."
NOTHING = {"programme": "severn", "voice": "participant"}
PACKAGE = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
MESSAGES = read_csv("messages")
FIRST = {row["finding_id"]: row["repeats"] or row["finding_id"] for row in EVERY}


def recount(**wanted: str) -> int:
    """How many results and recommendations in findings.csv have each value, counted without the analysis code."""
    return sum(all(value in (row[column] or "not_stated").split(";") for column, value in wanted.items()) for row in FINDINGS)


def open_page(page: str, **query: str) -> AppTest:
    return visit(page, query)


def words_on(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.title, *app.header, *app.markdown, *app.info)).replace("\\", "")


def infos(app: AppTest) -> list[str]:
    return [info.value.replace("\\", "") for info in app.info]


def findings_shown(page: str, app: AppTest) -> str:
    """The one sentence that says which findings a page shows: on a slide at its foot, beside people below them."""
    if page not in ("participants", "present"):
        (said,) = infos(app)
        return said
    told = [each.value.replace("\\", "") for each in app.markdown]
    (said,) = [each[each.index("Showing ") :] for each in told if re.search(r"Showing \S+ of \d+ findings", each)]
    if page == "participants":
        assert said.endswith(BESIDE_PEOPLE)
    return said.removesuffix(BESIDE_PEOPLE)


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_with_one_title(page):
    app = open_page(page)
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_page_says_who_coded_the_study(page):
    assert PACKAGE["coding"] == "Coded by an AI model, twice; not yet checked by a person."
    assert PACKAGE["coding"] in words_on(open_page(page))


def test_234_results_and_recommendations_of_314_findings_are_shown():
    assert (len(EVERY), TOTAL, len(FINDINGS)) == (337, 314, 234)
    app = open_page("overview")
    assert infos(app) == ["Showing 234 of 314 findings: the study’s results and recommendations."]
    app = open_page("overview", basis="all")
    assert infos(app) == ["Showing all 314 findings."]


@pytest.mark.parametrize("page", FILTERED)
@pytest.mark.parametrize(("basis", "label"), BASES)
def test_page_counts_what_a_basis_leaves(page, basis, label):
    n = sum(row["basis"] == basis for row in DISTINCT)
    app = open_page(page, basis=basis)
    assert findings_shown(page, app) == f"Showing {n} of {TOTAL} findings. What it rests on: {label}."
    assert ONLY.strip() not in words_on(app)


@pytest.mark.parametrize("page", FILTERED)
@pytest.mark.parametrize(("name", "value", "column", "said"), SINGLE)
def test_page_counts_what_a_filter_leaves(page, name, value, column, said):
    app = open_page(page, **{name: value})
    n = recount(**{column: value})
    assert findings_shown(page, app) == f"Showing {n} of {TOTAL} findings. {said}.{ONLY}"


@pytest.mark.parametrize("page", FILTERED)
@pytest.mark.parametrize("query", [{}, {"basis": "all"}], ids=str)
def test_page_without_findings_says_which_filter_to_loosen_where_that_gives_any(page, query):
    assert shown(**NOTHING, **query) == []
    told, severn = len(shown(voice="participant", **query)), len(shown(programme="severn", **query))
    assert severn == (3 if query else 0)
    app = open_page(page, **NOTHING, **query)
    only = "" if query else ONLY
    assert findings_shown(page, app) == f"Showing 0 of {TOTAL} findings. Programme: Severn. Source: Junior doctor.{only}"
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Remove one filter:"]
    left = [f"- Without **Programme**: {told} findings", *([f"- Without **Source**: {severn} findings"] if severn else [])]
    assert [each.value for each in app.markdown if "Without " in each.value] == left


def behind(message: dict[str, str], **filters: str) -> tuple[int, int]:
    """How many findings a message rests on, and how many of them the filters leave, whatever they themselves rest on."""
    wanted = {FIRST[each] for each in message["findings"].split(";")}
    rows = [row for row in DISTINCT if row["finding_id"] in wanted]
    return len(rows), sum(all(value in cells(row, name) for name, value in filters.items()) for row in rows)


def lines_of(sentence: str) -> list[str]:
    """The first sentence of a message is a heading, the rest stands below it."""
    first, _, rest = sentence.partition(". ")
    return [f"## {first}.", rest] if rest else [f"## {first}"]


@pytest.mark.parametrize("query", [{}, {"voice": "participant"}, {"sponsor_support": "unsupported"}], ids=str)
def test_overview_has_every_message_that_rests_on_a_finding_shown_and_its_link(query):
    app = visit("overview", query)
    if [each for each in app.expander if each.label.endswith("more key messages")]:
        app.session_state["messages"] = True
        app.run()
        assert not app.exception
    wanted, links = [], []
    for message in MESSAGES:
        of, n = behind(message, **query)
        lines = lines_of(message["sentence"])
        lines += [f":small[As the source puts it: {message['quantifier']}.]"] if message["quantifier"] else []
        verb = "is" if n == 1 else "are"
        lines += [f":small[{n} of the {of} findings that it rests on {verb} shown.]"] if n < of else []
        if n:
            wanted.append(lines)
            links.append(f"See the {n} finding{'' if n == 1 else 's'}")
    heads = {lines_of(message["sentence"])[0] for message in MESSAGES}
    said = [each.value.replace("\\", "").split("\n\n") for each in app.markdown]
    assert [lines for lines in said if lines[0] in heads] == wanted
    assert (len(wanted) < len(MESSAGES)) == bool(query)
    labels = [each.proto.label for each in app.get("page_link")]
    assert [label for label in labels if label.startswith("See the ")][: len(links)] == links


def test_overview_key_messages_are_those_of_the_table_in_its_order():
    app = open_page("overview")
    app.session_state["messages"] = True
    said = words_on(app.run())
    places = [said.index("\n\n".join(lines_of(row["sentence"]))) for row in MESSAGES]
    assert places == sorted(places)


def test_overview_says_in_how_far_a_message_holds_for_what_is_shown():
    said = words_on(open_page("overview", sponsor_support="supported"))
    message = next(row for row in MESSAGES if row["findings"] == "F002;F003")
    head = "\n\n".join(lines_of(message["sentence"]))
    in_part = ":small[1 of the 2 findings that it rests on is shown.]"
    assert f"{head}\n\n:small[As the source puts it: majority; several.]\n\n{in_part}" in said


def test_overview_support_table_is_a_recount():
    table = table_of("overview", {}, "sponsor-support-stated")
    rows = {"Supported": "supported", "Partly supported": "mixed", "Unsupported": "unsupported", "Not stated": "not_stated"}
    assert {row: int(line["Findings"]) for row, line in table.items()} == {
        row: recount(sponsor_support=support) for row, support in rows.items()
    }


def test_overview_balance_table_is_a_recount():
    app = open_page("overview")
    app.session_state["what-helps-and-what-hinders-view"] = "Table"
    app.run()
    table = app.table[0].value
    assert int(table.loc["Mentors and coaches", "Findings"]) == recount(theme_id="f_mentors")
    assert int(table.loc["Time", "Findings"]) == recount(theme_id="b_time")
    assert "the five most frequent on each side, of 8 themes that hinder and 9 that help" in words_on(app)
    helps = table.loc[table["Side"] == "Helps", "Findings"].astype(int).sum()
    assert helps == sum(row["theme_id"].startswith("f_") for row in FINDINGS)


def test_evidence_drawer_opens_from_its_button_with_the_findings_counted():
    app = open_page("overview", programme="darzi")
    app.button(key="what-helps-and-what-hinders-behind").click().run()
    assert not app.exception
    counted = sum(row["theme_id"][0] in "fb" and "darzi" in row["programmes"].split(";") for row in FINDINGS)
    assert app.selectbox[0].options[0] == f"All of them: {counted} findings"
    filters = "Programme: Darzi Fellows. Kind: Barriers or Facilitators."
    assert f"Showing {counted} of {TOTAL} findings. {filters}{ONLY}" in words_on(app)


def test_link_of_a_key_message_opens_findings_with_its_selection():
    app = open_page("overview", sponsor_support="unsupported")
    link = next(each.proto for each in app.get("page_link") if each.proto.label == "See the 1 finding")
    asked = parse_qs(link.query_string)
    assert asked == {"sponsor_support": ["unsupported"], "basis": ["all"], "finding": ["F095", "F096", "F121"]}
    app = open_page(link.page, **asked)
    assert [title.value for title in app.title] == ["Findings"]
    filters = "Sponsor support: Unsupported. Finding: F095, F096 or F121."
    assert infos(app) == [f"Showing 1 of {TOTAL} findings. {filters}"]


def test_finding_named_in_the_address_is_shown_whatever_it_rests_on():
    row = next(row for row in DISTINCT if row not in FINDINGS)
    app = open_page("findings", finding=row["finding_id"])
    assert infos(app) == [f"Showing 1 of {TOTAL} findings. Finding: {row['finding_id']}."]
    assert row["statement"] in words_on(app)


def test_finding_said_again_is_listed_once_and_says_so():
    again = next(row for row in EVERY if row["repeats"])
    app = open_page("findings", finding=again["repeats"])
    words = words_on(app)
    assert infos(app) == [f"Showing 1 of {TOTAL} findings. Finding: {again['repeats']}."]
    assert "said again in: " in words and again["statement"] not in words
    once = next(row for row in FINDINGS if row["finding_id"] not in {each["repeats"] for each in EVERY})
    assert "said again in: " not in words_on(open_page("findings", finding=once["finding_id"]))


def test_findings_search_finds_words_in_statement_or_theme():
    app = open_page("findings", text="night")
    found = [row for row in FINDINGS if "night" in row["statement"].lower()]
    assert found
    assert infos(app) == [f"Showing {len(found)} of {TOTAL} findings. Words searched for: “night”.{ONLY}"]


def test_details_of_a_finding_say_where_it_stands():
    app = open_page("findings", theme="b_time")
    first = next(row for row in FINDINGS if row["theme_id"] == "b_time")
    app.button(key=f"findings-{first['finding_id']}").click().run()
    assert not app.exception
    assert first["passage_anchor"] in words_on(app)


def test_reset_clears_every_filter():
    app = open_page("findings", programme="darzi", theme="b_time", text="a")
    app.button(key="reset").click().run()
    assert infos(app) == [f"Showing {len(FINDINGS)} of {TOTAL} findings: the study’s results and recommendations."]


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
        "Limitations",
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


def test_reporting_checklist_says_where_the_report_is_silent():
    app = open_page("method")
    app.session_state["part"] = "Reporting checklist"
    app.run()
    table = app.table[0].value.map(lambda cell: cell.replace("\\", ""))
    assert list(table["Item"]) == [str(number) for number in range(1, 33)]
    assert list(table["What is said"]) == [row["says"] or "The report does not say." for row in read_csv("reporting")]


def test_data_dictionary_lists_every_column_of_every_file():
    app = open_page("method")
    app.session_state["part"] = "Data dictionary"
    app.run()
    columns = [list(csv.reader((ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="")))[0] for name in app_tables()]
    assert [list(table.value["Column"].str.replace("\\", "")) for table in app.table] == columns


def app_tables() -> list[str]:
    return [resource["name"] for resource in PACKAGE["resources"]]
