"""The page's charts are drawn in it, their parts are links, and their findings are those of the marks."""

import re

import pytest

from analysis.selection import Selection
from exports.html.charts import charts_of, drawings
from tests.exports.made import balance, exhibit
from tests.exports.parsed import page_of
from ui.cards.registry import SOURCES, build_card, exhibit_of

KEYS = [*SOURCES, "compare.sponsor_support", "themes-by.sponsor_support"]
MARKS = (("0 positive", "Supported, positive", ("F1", "F3")), ("1 negative", "Unsupported, negative", ("F2",)))


@pytest.mark.parametrize(
    ("made", "widths"),
    [
        (exhibit(), ["wide", "narrow"]),
        (exhibit("bars"), ["wide", "narrow"]),
        (balance(), ["wide"]),
        (exhibit("table"), []),
        (exhibit(instead="3 findings: too few to compare."), []),
    ],
)
def test_a_chart_is_drawn_wide_and_where_its_shape_can_be_for_a_phone(made, widths):
    assert [width for width, _ in drawings(made, 0)] == widths


def test_a_chart_has_no_colour_of_its_own_and_both_appearances_have_all_that_it_takes():
    page = page_of(exhibit(marks=MARKS), balance(), exhibit("matrix"))
    drawn = " ".join(str(svg) for made in (exhibit(marks=MARKS), balance(), exhibit("matrix")) for _, svg in drawings(made, 0))
    assert re.findall(r"#[0-9A-Fa-f]{6}", drawn) == []
    light, dark = page.all("style")[0]["text"].split("prefers-color-scheme: dark")[:2]
    taken = set(re.findall(r"var\((--chart-[a-z-]+)\)", drawn))
    assert {"--chart-text", "--chart-negative", "--chart-on-negative"} <= taken
    assert [name for name in taken if f"{name}: #" not in light or f"{name}: #" not in dark] == []


def test_parts_that_open_findings_are_links_with_a_name_and_lead_to_the_list_of_all():
    page = page_of(exhibit(marks=MARKS))
    links = [each for each in page.all("a") if "data-mark" in each]
    expected = [("0 positive", "Supported, Positive: 4 findings"), ("1 negative", "Unsupported, Negative: 3 findings")]
    assert [(each["data-mark"], each["aria-label"]) for each in links] == expected * 2  # wide and narrow
    assert {each["href"] for each in links} == {"#behind-0"}
    assert [each["text"] for each in page.all("details", id="behind-0")] == ["Findings behind this (3)\nF1\nF2\nF3\n"]
    assert {each["role"] for each in page.all("svg")} == {"group"}
    assert {each["aria-label"] for each in page.all("svg")} == {exhibit().alt}


def test_a_chart_that_opens_nothing_is_one_picture():
    page = page_of(exhibit())
    assert [(each["role"], each["aria-label"]) for each in page.all("svg")] == [("img", exhibit().alt)] * 2


@pytest.mark.parametrize("key", KEYS)
def test_parts_of_a_chart_are_its_marks(small, key):
    card = build_card(small, Selection(), key)
    made = exhibit_of(small, card, with_marks=True)
    assert [(name, label, len(ids)) for name, label, ids in made.marks] == [
        (mark.name, mark.label, mark.n) for mark in card.marks[1:] if mark.n
    ]
    for (_, _, ids), mark in zip(made.marks, [mark for mark in card.marks[1:] if mark.n], strict=True):
        assert ids == tuple(mark.selection.apply(small)["finding_id"])
    places = {identity: place for place, identity in enumerate(small.findings["finding_id"])}
    (parts,) = charts_of((made,), places)
    assert [part[0] for part in parts[1:]] == ([] if made.behind.empty else [name for name, _, _ in made.marks])


@pytest.mark.parametrize("key", KEYS)
def test_every_part_of_a_study_that_opens_findings_is_a_link_of_its_chart(small, key):
    made = exhibit_of(small, build_card(small, Selection(), key), with_marks=True)
    for _, svg in drawings(made, 0):
        assert set(re.findall(r'data-mark="([^"]*)"', svg)) == {name for name, _, _ in made.marks}
