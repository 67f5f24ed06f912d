"""The Compare page: its numbers against a plain recount of the files, what is too few, two groups, its journeys."""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.invented import STUDY
from tests.pages.opened import (
    KIND,
    NOTHING,
    ROOT,
    assert_marks_lead_to_their_findings,
    cells,
    code,
    number,
    open_page,
    read_csv,
    shown,
    table_of,
    words_on,
)
from ui.cards.compare import Pair, beside_card, experience_by_card, themes_beside_card, themes_by_card
from ui.state.shown_study import OwnStudy

PAGE = "compare"
COLUMN = {"programme": "programmes", "specialty": "specialties", "sponsor_support": "sponsor_support", "voice": "voice"}
EXPERIENCE = ("negative", "mixed", "positive")
QUERIES = [{}, {"basis": "all"}, {"voice": "participant"}, {"programme": "darzi"}]
CASES = [(query, by) for query in QUERIES for by in COLUMN if by not in query]
DATASET = open_study(ROOT / "data")


def values(rows, by):
    """The groups that rows name, without silence."""
    return {value for row in rows for value in cells(row, COLUMN[by])} - {"not_stated"}


def told(rows):
    return [row for row in rows if row["experience"] in EXPERIENCE]


def of(rows, by, *groups):
    return [row for row in rows if set(cells(row, COLUMN[by])) & set(groups)]


def selection_of(query):
    return Selection(**{name: (value,) for name, value in query.items()})


@pytest.mark.parametrize(("query", "by"), CASES, ids=str)
def test_experience_is_a_recount_of_the_groups_of_which_five_say_how_it_was(query, by):
    rows = shown(**query)
    card = experience_by_card(DATASET, selection_of(query).rows(DATASET), selection_of(query), by)
    enough = {value for value in values(rows, by) if len(told(of(rows, by, value))) >= 5}
    assert card.is_drawn == bool(enough)
    assert {code(by, label) for label in card.table.index} - {"not_stated"} == enough
    assert len(card.spec.rows) == len(enough)
    for label, line in card.compact.iterrows():
        counts = [number(of(rows, by, code(by, label)), experience=level) for level in (*EXPERIENCE, "not_stated")]
        assert [int(count) for count in line["Experience"].replace(",", "").split() if count.isdigit()] == counts
    for label, line in card.table.iterrows():
        group = of(rows, by, code(by, label))
        assert line["All findings"] == len(group)
        for head, count in line.drop("All findings").items():
            assert count == number(group, experience=code("experience", head))


@pytest.mark.parametrize(("query", "by"), CASES, ids=str)
def test_themes_are_a_recount_for_the_groups_of_five_findings_and_rows_of_nought_are_kept(query, by):
    rows = shown(**query)
    card = themes_by_card(DATASET, selection_of(query).rows(DATASET), selection_of(query), by)
    enough = {value for value in values(rows, by) if len(of(rows, by, value)) >= 5}
    assert card.is_drawn == bool(enough)
    assert {code(by, head) for head in card.table.columns} - {"not_stated"} == enough
    assert {code("theme", label.split(": ")[1]) for label in card.table.index} == {row["theme_id"] for row in rows}
    for label, line in card.table.iterrows():
        for head, count in line.items():
            assert count == number(of(rows, by, code(by, head)), theme_id=code("theme", label.split(": ")[1]))
    sides = {"facilitator": "positive", "barrier": "negative"}
    names = [label.split(": ")[1] for label in card.table.index]
    drawn = [name for name in names if KIND[code("theme", name)] in sides] or names
    assert [row.label for row in card.spec.rows] == drawn
    assert [row.level for row in card.spec.rows] == [sides.get(KIND[code("theme", name)], "") for name in drawn]
    assert (f"The table has all {len(names)} themes." in card.measure) == (len(drawn) < len(names))
    assert [series.silent for series in card.spec.series] == [head == "Not stated" for head in card.table.columns]


@pytest.mark.parametrize(("query", "by"), CASES, ids=str)
def test_every_mark_leads_to_its_findings(query, by):
    selection = selection_of(query)
    for make in (experience_by_card, themes_by_card):
        assert_marks_lead_to_their_findings(DATASET, make(DATASET, selection.rows(DATASET), selection, by))
    for group in sorted(values(shown(**query), by)):
        for make in (beside_card, themes_beside_card):
            assert_marks_lead_to_their_findings(DATASET, make(DATASET, selection, Pair(by, group)))


@pytest.mark.parametrize("query", QUERIES[:3], ids=str)
@pytest.mark.parametrize(("by", "group", "beside"), [("programme", "darzi", ""), ("programme", "darzi", "nw"),
    ("voice", "participant", ""), ("voice", "author", "participant"), ("specialty", "general_practice", "")])  # fmt: skip
def test_two_groups_are_a_recount_and_compared_only_from_five_on(query, by, group, beside):
    rows = shown(**{name: value for name, value in query.items() if name != by})  # set aside
    others = (
        {beside} if beside else {row["code"] for row in read_csv("codes") if row["attribute"] == by} - {group, "not_stated"}
    )
    if by == "programme" and not beside:
        others = {row["programme_id"] for row in read_csv("programmes")} - {group}
    groups = [of(rows, by, group), of(rows, by, *others)]
    card = beside_card(DATASET, selection_of(query), Pair(by, group, beside))
    assert card.is_drawn == (min(len(told(each)) for each in groups) >= 5)
    for line, each in zip(card.table.to_dict("records"), groups, strict=True):
        assert line["All findings"] == len(each)
        assert [line[level.capitalize()] for level in EXPERIENCE] == [number(each, experience=level) for level in EXPERIENCE]
    themes = themes_beside_card(DATASET, selection_of(query), Pair(by, group, beside))
    sides = [[row for row in each if KIND[row["theme_id"]] in ("facilitator", "barrier")] for each in groups]
    assert themes.is_drawn == (min(map(len, sides)) >= 5)
    for label, line in themes.table.iterrows():
        assert list(line) == [number(each, theme_id=code("theme", label.split(": ")[1])) for each in sides]
    for kind in ("facilitator", "barrier"):
        most = [max(number(each, theme_id=theme) for each in sides) for theme in KIND if KIND[theme] == kind]
        drawn = [line.max() for label, line in themes.table.iterrows() if KIND[code("theme", label.split(": ")[1])] == kind]
        assert drawn == sorted(filter(None, most), reverse=True)[:5]


def test_darzi_fellows_stand_beside_all_others_once_the_page_is_open():
    app = open_page(PAGE, {})
    assert "Experience: Darzi Fellows compared with all others" in words_on(app)
    assert "It does not say how good a programme or a group is." in words_on(app)
    assert [head.value.replace("\\", "") for head in app.subheader] == [
        "Darzi Fellows: what is said",
        "All others: what is said",
    ]


def test_another_programme_is_one_choice_away_and_in_the_address():
    app = open_page(PAGE, {"basis": "all"})
    app.selectbox(key="beside").set_value("ptl").run()
    assert not app.exception
    assert app.query_params["beside"] == "ptl"
    assert "Experience: Darzi Fellows compared with Prepare to Lead" in words_on(app)
    named = of(shown(basis="all"), "programme", "ptl")
    assert all(row["statement"] in words_on(app) for row in named[:4])


def test_what_gps_say_and_themes_by_specialty_are_one_choice_away():
    app = open_page(PAGE, {})
    app.session_state["by"] = "specialty"
    app.run()
    assert not app.exception
    assert app.query_params["by"] == "specialty"
    words = words_on(app)
    said = of(shown(), "specialty", "general_practice")
    assert len(said) > 4 and all(row["statement"] in words for row in said[:4])
    assert "Themes by specialty" in words
    assert app.selectbox(key="group").value == "general_practice"


def test_groups_of_another_attribute_begin_anew():
    app = open_page(PAGE, {"group": "nw", "beside": "darzi"})
    assert (app.selectbox(key="group").value, app.selectbox(key="beside").value) == ("nw", "darzi")
    app.session_state["by"] = "voice"
    app.run()
    assert not app.exception
    assert (app.selectbox(key="group").value, app.selectbox(key="beside").value) == ("author", "")


@pytest.mark.parametrize("by", ["programme", "specialty", "sponsor_support"])
def test_groups_that_are_too_few_are_said_with_the_way_to_their_findings(by):
    app = open_page(PAGE, {"by": by})
    labels = [link.proto.label for link in app.get("page_link")]
    for value in values(shown(), by):
        group = of(shown(), by, value)
        n = len(told(group))
        label = f"{DATASET.label(by, value)}: {len(group)} finding{'s' * (len(group) != 1)}, {n} state{'s' * (n == 1)} an experience"
        assert (label in labels) == (n < 5)
    silent = of(shown(), by, "not_stated")
    links = {link.proto.label: link.proto for link in app.get("page_link")}
    link = links[f"{len(silent)} findings name no group"]
    assert (link.page, link.query_string) == ("findings", f"{by}=not_stated")


def test_filter_on_what_is_compared_is_set_aside_for_two_groups_and_that_is_said():
    app = open_page(PAGE, {"programme": "nw"})
    assert app.selectbox(key="group").value == "nw"
    assert "The filter on programme is not used here." in words_on(app)
    assert "set aside" not in words_on(open_page(PAGE, {}))


def test_empty_selection_says_which_filter_to_loosen():
    app = open_page(PAGE, NOTHING)
    assert "Remove one filter:" in app.warning[0].value
    assert not app.header


@pytest.mark.parametrize("by", ["sponsor_support", "specialty"])
def test_what_is_read_from_the_same_words_is_said(by):
    words = words_on(open_page(PAGE, {"by": by}))
    assert ("Both are read from the same words" in words) == (by == "sponsor_support")


def test_table_of_a_card_is_its_chart():
    table = table_of(PAGE, {"by": "voice"}, "compare-voice")
    assert {label: int(line["All findings"]) for label, line in table.items()} == {
        "Junior doctor": number(shown(), voice="participant"), "Report author": number(shown(), voice="author")}  # fmt: skip


@pytest.mark.parametrize("count", ["people", "findings"])
@pytest.mark.parametrize("fewest", [0, 3])
@pytest.mark.parametrize("by", ["sponsor_support", "programme", "grade"])
def test_study_of_people_hides_small_groups_and_has_its_ratings_with_support(by, count, fewest):
    app = open_page("your_study", {}, own_study=OwnStudy(STUDY, "example.zip", (), fewest))
    app.query_params["count"], app.query_params["by"] = count, by
    words = words_on(app.switch_page(str(ROOT / "pages" / "compare.py")).run())
    assert not app.exception
    assert ("How people rate it themselves" in words) == (by == "sponsor_support")
    assert not {"None", "<NA>", "nan"} & set(words.split())
