"""Overview, Findings, Present and Method on the invented study: people counted, small groups hidden, nothing said of anybody."""

import csv
import io
from urllib.parse import parse_qs

import pytest

from analysis.disclosure.microdata import releasable
from analysis.selection import Selection
from tests.invented import HIDING, ROWS, STUDY, recount
from tests.pages.opened import ROOT, open_page, words_on
from ui.state.shown_study import OwnStudy

SEARCH = "Search the findings"
FEW = {"specialty": "psychiatry"}  # two people
LOOSEN = "Remove one filter:"


def opened(page, query=None, fewest=None, **state):
    """A page of the invented study, with filters set from the address."""
    app = open_page("your_study", {}, own_study=OwnStudy(STUDY, "ours.zip", (), fewest), **state)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    if query:
        app.query_params.update({name: value for name, value in state.items() if name == "count" and value == "findings"})
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


def said(app) -> str:
    return words_on(app).replace("**", "")


def links(app) -> list[tuple[str, dict]]:
    return [(each.proto.label, parse_qs(each.proto.query_string)) for each in app.get("page_link")]


@pytest.mark.parametrize("page", ["overview", "findings", "present", "method"])
@pytest.mark.parametrize("query", [{}, {"programme": "lantern"}, FEW], ids=["all", "lantern", "few"])
@pytest.mark.parametrize(("fewest", "count"), [(0, "people"), (3, "people"), (3, "findings")])
def test_pages_open_and_name_no_participant_where_groups_are_hidden(page, query, fewest, count):
    app = opened(page, query, fewest, count=count)
    words = said(app) + " ".join(table.value.to_csv() for table in app.table)
    assert not fewest or not any(f" {row['participant_id']} " in words or row["passage_anchor"] in words for row in ROWS)


def test_overview_counts_people_and_says_so():
    words = said(opened("overview"))
    assert "12 invented trainees, 3 programmes, 60 findings. Invented interviews (2026)." in words
    assert "Showing all 12 people with findings." in words
    assert "Numbers count people. A person counts once in each number, however many findings they have" in words
    assert "Small groups are hidden. A number of fewer than 3 people" in words
    hindered = recount(Selection(kind=("barrier",)), "people")  # of what helps it is hidden: all but 2 of the 12 meet with it
    assert f"({recount(Selection(theme=('b_rota',)), 'people')} of {hindered} people with findings)" in words


def test_links_of_overview_lead_to_findings_in_the_same_unit():
    of_people, of_findings = links(opened("overview")), links(opened("overview", count="findings"))
    people = recount(Selection(kind=("barrier",)), "people")
    findings = recount(Selection(kind=("facilitator",)), "findings")
    assert (f"See the findings of {people} people", {"kind": ["barrier"]}) in of_people
    assert (f"See the {findings} findings", {"kind": ["facilitator"], "count": ["findings"]}) in of_findings


def test_messages_whose_number_is_hidden_have_no_link():
    app = opened("overview", {"programme": "lantern"})
    assert (
        "Hidden, to protect people: all numbers on ‘Support’, ‘What helps’, ‘What hinders’, ‘Why they took part’, ‘What taking "
        "part did for them’ and ‘What is recommended’." in said(app)
    )
    assert "most often" not in said(app)
    assert [(label, asked) for label, asked in links(app) if asked.get("part") != ["Limitations"]] == [
        ("More on this on Your study", {}),
    ]


@pytest.mark.parametrize("page", ["overview", "findings", "present"])
def test_small_group_is_said_to_be_hidden_not_to_be_nobody(page):
    app = opened(page, FEW)
    (warning,) = [each.value for each in app.warning]
    assert warning.startswith("Hidden, to protect people") and "There may be nobody in it." in warning
    assert warning.endswith(LOOSEN)
    assert "Without Specialty: 12 people with findings" in said(app)
    shown = "Showing a hidden number of 12 people with findings. Specialty: Psychiatry."
    told = app.markdown if page == "present" else app.info
    assert [each.value.replace("\\", "") for each in told if each.value.startswith("Showing")] == [shown]


def test_nobody_is_said_to_be_nobody():
    nothing = {"programme": "not_stated"}
    assert recount(Selection(programme=("not_stated",)), "people") == 0
    assert [each.value for each in opened("overview", nothing).warning] == [f"Nobody has a finding with all of these. {LOOSEN}"]
    of_findings = opened("overview", nothing, count="findings")
    assert [each.value for each in of_findings.warning] == [f"No finding has all of these. {LOOSEN}"]


def test_words_cannot_be_searched_for_while_groups_are_hidden():
    app = opened("findings", {"text": "mentor"})
    assert SEARCH not in [each.label for each in app.text_input]
    assert "cannot be searched by words while small groups are hidden" in said(app)
    assert "Showing all 12 people with findings." in said(app)
    assert "text" not in app.query_params
    assert SEARCH in [each.label for each in opened("findings", fewest=0).text_input]


def test_findings_that_are_not_listed_are_said_to_be():
    app = opened("findings", {"programme": "lantern"})
    assert "Showing 4 of 12 people with findings. Programme: Lantern Year." in said(app)
    assert "The findings are not listed one by one" in said(app)
    assert not app.get("download_button")
    assert "The findings are not listed" not in said(opened("findings", {"programme": "lantern"}, fewest=0))


def test_details_of_a_finding_leave_out_what_is_hidden():
    app = opened("findings")
    first = releasable(HIDING).iloc[0]
    app.button(key=f"findings-{first['finding_id']}").click().run()
    assert not app.exception
    (facts,) = [table.value for table in app.table]
    facts = {str(name).replace("\\", ""): str(value).replace("\\", "") for name, value in facts.iloc[:, 0].items()}
    assert {"Participant", "Section", "Grade", "Programmes", "Specialties"}.isdisjoint(facts)
    assert facts["Experience"] in ("Hidden", *STUDY.labels["experience"].values())


def test_download_holds_what_is_listed_and_nothing_of_anybody(monkeypatch):
    held = {}
    monkeypatch.setattr("streamlit.download_button", lambda label, content, **more: held.update({label: content()}))
    opened("findings")
    rows = list(csv.DictReader(io.StringIO(held["Download CSV"].decode("utf-8-sig"))))
    assert sorted(row["Statement"] for row in rows) == sorted(row["statement"] for row in ROWS)
    assert {"Participant", "Passage anchor", "Passage words", "Section", "Grade"}.isdisjoint(rows[0])
    opened("findings", fewest=0)
    rows = list(csv.DictReader(io.StringIO(held["Download CSV"].decode("utf-8-sig"))))
    assert [row["Participant"] for row in rows] == [row["participant_id"] for row in ROWS]
    assert {"Section", "Grade"} <= set(rows[0])  # called so where they are not hidden


def test_click_on_a_hidden_number_says_that_it_is_hidden():
    clicked = {"compare-sponsor_support-clicked": "2 negative"}
    app = opened("compare", {"by": "sponsor_support"}, count="findings", **clicked)
    assert "Hidden, to protect people" in said(app)
    assert "Part of the chart" in [each.label for each in app.selectbox]


def test_reset_keeps_what_is_counted():
    app = opened("overview", {"programme": "lantern"}, count="findings")
    app.button(key="reset").click().run()
    assert [each.value.replace("\\", "") for each in app.info] == ["Showing all 60 findings."]


def test_what_is_counted_is_chosen_from_the_first():
    app = opened("method")  # draws no filters
    app.switch_page(str(ROOT / "pages" / "overview.py")).run()
    assert app.session_state["count"] == "people"
    assert "count" not in app.query_params


def test_method_gives_the_rule_by_which_numbers_are_hidden():
    words = said(opened("method", part="What is counted"))
    assert "Fewer than 3 people stand behind it" in words
    assert "It is one part of a hidden total." in words
    assert "cannot be searched" in words
    assert "Fewer than 2 people stand behind it" in said(opened("method", fewest=2, part="What is counted"))
    assert "A number is hidden" not in said(opened("method", fewest=0, part="What is counted"))


def test_method_counts_no_rows_while_groups_are_hidden():
    assert " 12 rows." not in said(opened("method", part="Data dictionary"))
    assert " 12 rows." in said(opened("method", fewest=0, part="Data dictionary"))


def test_built_in_study_says_why_it_counts_findings():
    words = said(open_page("method", {}, part="What is counted"))
    assert "People cannot be counted by what they said" in words and "The report does not name who said what." in words
    for each in (words, said(open_page("overview", {}))):
        assert "Small groups" not in each and "Numbers count people" not in each


def test_too_few_people_to_compare_are_told_where_there_is_more():
    few = {"sponsor_support": "mixed"}
    on = "A chart needs at least 5. For a chart of their findings, choose ‘Findings’ under ‘Count’."
    assert f"4 people with findings: too few to compare. {on} What they say:" in said(opened("overview", few, fewest=0))
    of_findings = said(opened("overview", few, fewest=0, count="findings"))
    assert "people with findings: too few" not in of_findings and on not in of_findings
    assert on not in said(opened("recommendations", few, fewest=0))  # 3 people with as many findings
