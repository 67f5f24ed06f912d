"""Every number that six pages show is a plain recount of data/findings.csv, without a filter and with three of them.

Nothing of the product counts here: the pages are opened, and the rows are read and counted with the csv module alone.
"""

import re
from collections import Counter
from urllib.parse import parse_qs

import pytest

from tests.pages.opened import DISTINCT, FINDINGS, KIND, TOTAL, cells, code, follow, number, read_csv, table_of, visit, words_on

PAGES = ("overview", "compare", "barriers_facilitators", "recommendations", "programmes", "findings")
QUERIES = ({}, {"programme": "darzi"}, {"sponsor_support": "unsupported"}, {"voice": "participant", "basis": "all"})
COLUMNS = {
    "programme": "programmes",
    "specialty": "specialties",
    "theme": "theme_id",
    "finding": "finding_id",
    "actor": "actors",
}
BY = ("programme", "specialty", "sponsor_support", "voice", "basis", "actor", "extent")
CODES = {"actor": "actors"}  # where codes have another name than their filter
LEVELS = {"Negative": "negative", "Mixed": "mixed", "Positive": "positive", "Not stated": "not_stated"}
THEMES = {row["theme_id"]: row["label"] for row in read_csv("themes")}
PROGRAMMES = {row["short_name"]: row["programme_id"] for row in read_csv("programmes")}
FEWEST = 5  # findings that are compared


def column(name: str) -> str:
    return COLUMNS.get(name, name)


def found(query: dict) -> list[dict]:
    """The rows that a query asks for: any value of a name, every name; results and recommendations unless it asks for more."""
    wanted = {name: [value] if isinstance(value, str) else value for name, value in query.items()}
    rows = DISTINCT if "basis" in wanted else FINDINGS
    kinds = wanted.pop("kind", None)
    if wanted.get("basis") == ["all"]:
        del wanted["basis"]
    rows = [row for row in rows if all(set(cells(row, column(name))) & set(values) for name, values in wanted.items())]
    return [row for row in rows if not kinds or KIND[row["theme_id"]] in kinds]


def asking(rows: list[dict]) -> list[dict]:
    return [row for row in rows if KIND[row["theme_id"]] == "recommendation" and row["stance"] == "asks"]


def numbers_of(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"\b\d+\b", text)]


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_line_says_how_many_are_shown_and_each_link_how_many_it_leads_to(page, query):
    app = visit(page, query)
    assert f"Showing {len(found(query))} of {TOTAL} findings" in words_on(app)
    checked = 0
    for link in (each.proto for each in app.get("page_link")):
        asked = parse_qs(link.query_string)
        said = re.match(r"(?:.*: |See (?:all|the) )?(\d+) ", link.label)
        if link.page != "findings" or not said:
            continue
        assert int(said[1]) == len(found(asked)), (link.label, asked)
        told = re.search(r"(\d+) states? an experience", link.label)
        if told:
            assert int(told[1]) == sum(row["experience"] in ("negative", "mixed", "positive") for row in found(asked))
        checked += 1
    assert checked > 0 or page == "findings" or (page, *query) == ("recommendations", "programme")  # none is to Darzi Fellows


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_bars_of_the_overview_and_of_barriers_are_recounts(query):
    rows = found(query)
    for page in ("overview", "barriers_facilitators"):
        table = table_of(page, query, "what-helps-and-what-hinders")
        sides = [row for row in rows if KIND[row["theme_id"]] in ("barrier", "facilitator")]
        counts = Counter(THEMES[row["theme_id"]] for row in sides)
        assert (table is not None) == (len(sides) >= FEWEST)
        for label, line in (table or {}).items():
            assert line["Findings"] == counts[label], label
        if table and page == "barriers_facilitators":
            assert set(counts) <= set(table)
    table = table_of("overview", query, "sponsor-support-stated")
    for label, line in (table or {}).items():
        assert line["Findings"] == number(rows, sponsor_support=code("sponsor_support", label)), label
    assert bool(table) == ("sponsor_support" not in query)  # a filter on support leaves one bar, which says nothing


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("page", ["overview", "recommendations"])
def test_rows_of_barriers_say_how_many_recommendations_of_what_and_to_whom(page, query):
    asks = asking(found(query))
    app = visit(page, query)
    said = [each.value.replace("\\", "") for each in app.markdown]
    barriers = [theme for theme, kind in KIND.items() if kind == "barrier" and f"**{THEMES[theme]}**" in said]
    assert barriers or (page, *query) == ("recommendations", "programme")
    for barrier in barriers:
        what, whom = said[said.index(f"**{THEMES[barrier]}**") + 1 :][:2]
        if re.fullmatch(r"\d+ findings?", what):  # the number of a barrier that none is on, which is no link
            assert numbers_of(what) == [0] and not [row for row in found(query) if row["theme_id"] == barrier]
            what, whom = said[said.index(f"**{THEMES[barrier]}**") + 2 :][:2]
        linked = [row for row in asks if barrier in cells(row, "answers")]
        themes, named = (
            Counter(row["theme_id"] for row in linked),
            Counter(who for row in linked for who in cells(row, "actors")),
        )
        everywhere = sum(barrier in cells(row, "answers") for row in asking(FINDINGS))
        expected = sorted(themes.values()) if linked else [everywhere] if everywhere else []
        assert sorted(numbers_of(what)) == expected, (barrier, what)
        assert sorted(numbers_of(whom)) == sorted(named.values()), (barrier, whom)


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("by", BY)
def test_groups_compared_are_recounts_by_every_attribute(by, query):
    rows, asked = found(query), {**query, "by": by}
    compared = table_of("compare", asked, f"compare-{by}")
    enough = {
        value
        for value in {value for row in rows for value in cells(row, column(by))} - {"not_stated"}
        if sum(row["experience"] in ("negative", "mixed", "positive") for row in rows if value in cells(row, column(by)))
        >= FEWEST
    }
    if by in query:
        return
    assert (compared is not None) == bool(enough)
    named = {code(CODES.get(by, by), label): line for label, line in (compared or {}).items()}
    assert not compared or set(named) - {"not_stated"} == enough
    for value, line in named.items():
        group = [row for row in rows if value in cells(row, column(by))]
        assert line["All findings"] == len(group)
        assert {head: line[head] for head in LEVELS} == {
            head: number(group, experience=level) for head, level in LEVELS.items()
        }
    for label, line in (table_of("compare", asked, f"themes-by-{by}") or {}).items():
        about = [row for row in rows if THEMES[row["theme_id"]] == label.partition(": ")[2]]
        for group, count in line.items():
            assert count == sum(code(CODES.get(by, by), group) in cells(row, column(by)) for row in about), (label, group)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_programmes_count_findings_and_experience_of_each(query):
    rows, app = found(query), visit("programmes", query)
    shown = 0
    for each in (html.proto.body for html in app.get("html")):
        name = re.search(r"<h2>(.+?)</h2>", each)
        if not name:
            continue
        shown += 1
        own = [row for row in rows if PROGRAMMES[name[1]] in cells(row, "programmes")]
        said = re.search(r"<dt>Findings and experience</dt><dd>(.*?)</dd>", each)[1]
        assert numbers_of(re.sub(r"<span.*</span>|</?p>", " ", said))[:1] == [len(own)]
        levels = re.search(r"(\d+) negative, (\d+) mixed, (\d+) positive, (\d+) not stated", said)
        if levels:
            assert [int(level) for level in levels.groups()] == [number(own, experience=level) for level in LEVELS.values()]
    assert shown == (1 if "programme" in query else len(PROGRAMMES))


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_recommendations_by_source_are_recounts(query):
    asks = asking(found(query))
    table = table_of("recommendations", query, "recommendations-by-source")
    for label, line in (table or {}).items():
        about = [row for row in asks if THEMES[row["theme_id"]] == label]
        assert dict(line.items()) == {source: number(about, voice=code("voice", source)) for source in line.index}
    assert table or len(asks) < FEWEST or "voice" in query


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_list_holds_the_findings_in_their_order(query):
    rows, app = found(query), visit("findings", query)
    said = [each.value.replace("\\", "") for each in app.markdown]
    listed = [row for row in rows if any(text.startswith(f"**{row['statement']}**") for text in said)]
    assert [row["finding_id"] for row in listed] == [row["finding_id"] for row in rows[:25]]
    head = next(each.value for each in app.header)
    assert numbers_of(head)[-1] == len(rows)


def test_link_leads_to_a_page_that_shows_as_many():
    app = visit("recommendations", {})
    label = next(each.proto.label for each in app.get("page_link") if each.proto.label.endswith("findings"))
    assert f"Showing {numbers_of(label)[0]} of {TOTAL} findings" in words_on(follow(app, label))
