"""The one-file page holds what it was given, well nested, each finding once."""

import re

import pandas as pd
import pytest

from exports import model
from exports.html import page as web_page
from tests.exports.made import FINDINGS, TRUST, balance, exhibit, view
from tests.exports.parsed import page_of

MARKS = (("0 positive", "Supported, positive", ("F1", "F3")), ("1 negative", "Unsupported, negative", ("F2",)))
MATRIX = pd.DataFrame({"North": [2, 0], "South": [0, 0]}, index=pd.Index(["Time", "Custom"], name="Theme"))
WORDS = pd.DataFrame(
    {"Recommended to": ["Managers (2)", "–"], "Findings": [2, 0]}, index=pd.Index(["Time", "Apathy"], name="Barrier")
)


def test_elements_nest_names_are_unique_and_headings_skip_no_level():
    page = page_of(exhibit(marks=MARKS), balance(instead="3 findings: too few to compare."))
    names = [each["id"] for each in page.elements if "id" in each]
    assert len(names) == len(set(names))
    levels = [int(each["tag"][1]) for each in page.elements if re.fullmatch("h[1-6]", each["tag"])]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert page.all("html")[0]["lang"] == "en-GB"
    assert [len(page.all(tag)) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_every_link_leads_to_a_place_in_the_page_or_back_to_the_app():
    page = page_of(exhibit(), balance(instead="3 findings: too few to compare."))
    names = {each["id"] for each in page.elements if "id" in each}
    targets = {each["href"] for each in page.all("a")}
    assert {target[1:] for target in targets if target.startswith("#")} <= names
    assert {target for target in targets if not target.startswith("#")} == {view().link}


@pytest.mark.parametrize(
    ("made", "header", "rows"),
    [
        (
            exhibit(),
            ["Sponsor support", "Negative", "Mixed", "Positive", "Not stated", "All findings"],
            ["Supported 0 1 4 0 5", "Unsupported 3 0 0 0 3", "Not stated 1 0 2 0 3"],
        ),
        (
            balance(),
            ["Theme", "Side", "Findings"],
            ["Mentors Helps 4", "Courses Helps 1", "Time Hinders 3", "Custom Hinders 1", "Distance Hinders 0"],
        ),
    ],
)
def test_table_holds_the_numbers_of_the_exhibit(made, header, rows):
    page = page_of(made)
    assert [each["text"] for each in page.all("th", scope="col")] == header
    cells = [each["text"] for each in page.elements if "tbody" in each["inside"] and each["tag"] in ("th", "td")]
    width = len(header)
    assert [" ".join(cells[start : start + width]) for start in range(0, len(cells), width)] == rows
    assert made.measure in [each["text"] for each in page.all("p")]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (exhibit(shape="matrix", table=MATRIX), ["North\u00a02", "none"]),
        (
            exhibit(shape="table", table=WORDS),
            ["Recommended to: Managers (2)", "Findings: 2", "Recommended to: –", "Findings: 0"],
        ),
        (
            exhibit(),
            [
                f"Negative\u00a0{a}, Mixed\u00a0{b}, Positive\u00a0{c}, Not stated\u00a00, All findings\u00a0{d}"
                for a, b, c, d in [(0, 1, 4, 5), (3, 0, 0, 3), (1, 0, 2, 3)]
            ],
        ),
        (balance(), ["Mentors\u00a04", "Courses\u00a01", "Time\u00a03", "Custom\u00a01", "Distance\u00a00"]),
    ],
)
def test_narrow_screen_reads_the_same_numbers(made, said):
    page = page_of(made)
    assert [each["text"] for each in page.all("dd") if "article" in each["inside"]] == said


def test_a_table_stands_open_and_nothing_is_drawn_beside_it():
    page = page_of(exhibit(shape="table", table=WORDS))
    assert [each["text"] for each in page.all("th", scope="row")] == ["Time", "Apathy"]
    assert page.all("svg") == []
    assert page.data == [[["", "All of them", 3, [0, 1, 2]]]]
    assert "The same numbers as a table" not in [each["text"] for each in page.all("summary")]


def test_each_finding_stands_once_and_charts_refer_to_it_by_its_place():
    page = page_of(exhibit(marks=MARKS), balance())
    listed = [each for each in page.all("li") if each.get("id", "").startswith("F")]
    assert [each["id"] for each in listed] == ["F1", "F2", "F3"]
    assert [each["text"] for each in page.all("span", **{"class": "said"})] == list(FINDINGS["statement"])
    assert page.data[0] == [
        ["", "All of them", 3, [0, 1, 2]],
        ["0 positive", "Supported, positive", 2, [0, 2]],
        ["1 negative", "Unsupported, negative", 1, [1]],
    ]
    assert page.data[1] == [["", "All of them", 3, [0, 1, 2]]]
    assert [each["text"] for each in page.all("button") if "data-open" in each] == ["Findings behind this (3)"] * 2


def test_finding_says_what_is_stated_and_what_is_not():
    findings = FINDINGS.iloc[[1]].assign(grade="Not stated", extent="Not stated")
    page = page_of(findings=findings, n=1)
    facts = [(a["text"], b["text"]) for a, b in zip(page.all("dt"), page.all("dd"), strict=True)]
    filters = [("Programme", "North"), ("Words searched for", "time")]
    stated = [("Kind", "Facilitators"), ("Theme", "Mentors"), ("Number", "2"), ("Not stated", "Grade, Extent")]
    assert facts == filters + stated


def test_too_few_to_draw_are_shown_themselves():
    page = page_of(balance(instead="3 findings: too few to compare."))
    assert page.all("svg") == [] and page.all("table") == []
    card = page.all("article")[0]["text"]
    assert "3 findings: too few to compare. What they say:" in card
    assert all(f"{row.statement} {row.finding_id}" in card for row in FINDINGS.itertuples())


def test_nothing_at_all_is_said_as_what_it_is():
    page = page_of(
        exhibit(n=0, behind=FINDINGS.iloc[:0], instead="Nobody raised this."), findings=FINDINGS.iloc[:0], n=0, messages=()
    )
    assert "Nobody raised this." in page.all("article")[0]["text"] and "What they say" not in page.all("article")[0]["text"]
    assert page.all("input") == [] and page.data == [[]]


def test_chart_of_people_opens_no_findings():
    page = page_of(exhibit(unit="people", n=5, behind=FINDINGS.iloc[:0]))
    assert [each for each in page.all("button") if "data-open" in each] == []
    assert page.data[0] == []


def test_page_says_what_it_shows_and_how_far_it_goes():
    said = page_of(exhibit()).all("body")[0]["text"]
    given = view()
    for text in (given.shown, given.date, given.citation, given.source, given.licence, "n = 3 of 7 findings", "n = 8 findings"):
        assert text in said
    for title, text in (*given.limits, *exhibit().notes):
        assert f"{title}. {text}" in said


def test_many_findings_are_cut_and_the_page_says_so(monkeypatch):
    monkeypatch.setattr(web_page, "MOST_FINDINGS", 2)
    page = page_of(exhibit(marks=MARKS))
    assert "This file holds the first 2 of them" in page.all("main")[0]["text"]
    assert [part[2:] for part in page.data[0]] == [[3, [0, 1]], [2, [0]], [1, [1]]]
    assert [each["href"] for each in page.all("a") if "noscript" in each["inside"]] == ["#F1", "#F2"]


def test_many_findings_in_place_of_a_chart_open_by_a_button(monkeypatch):
    monkeypatch.setattr(model, "MOST_IN_PLACE", 2)
    page = page_of(balance(instead="3 findings in groups too small to compare."))
    assert "What they say" not in page.all("article")[0]["text"]
    assert [each["text"] for each in page.all("button") if "data-open" in each] == ["Findings behind this (3)"]


def test_who_coded_it_stands_at_the_top_as_words():
    heads = [each["text"] for each in page_of(trust=TRUST).all("p") if "header" in each["inside"]]
    assert heads[heads.index(TRUST) - 1] == "What five nurses said."
    marked = page_of(trust="<script>alert(1)</script> & nobody else")
    assert "<script>alert(1)</script> & nobody else" in [each["text"] for each in marked.all("p")]
    assert len(marked.all("script")) == len(page_of().all("script"))


def test_message_that_says_itself_first_has_no_empty_line_below():
    page = page_of(messages=(("To learn, they say.", "", 1), ("Pay for it.", "Said by most.", 8)))
    messages = [each["text"] for each in page.elements if each["tag"] in ("h3", "p") and "li" in each["inside"]]
    assert messages[:5] == ["To learn, they say.", "n = 1 finding", "Pay for it.", "Said by most.", "n = 8 findings"]
