"""The matrices of the programmes page: their tables against a plain recount, what is drawn, what counts twice."""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from charts.draw import draw
from charts.style import LIGHT
from tests.pages.opened import (
    FINDINGS,
    KIND,
    ROOT,
    SINGLE,
    assert_marks_lead_to_their_findings,
    cells,
    code,
    number,
    read_csv,
    shown,
    table_of,
)
from ui.cards.programmes import kinds_card, themes_card

PAGE = "programmes"
PROGRAMMES = {row["programme_id"]: row for row in read_csv("programmes")}
QUERIES = [*SINGLE, {"programme": "not_stated"}, {"programme": "severn"}]


def wanted(query: dict[str, str]) -> list[str]:
    return [programme for programme in PROGRAMMES if query.get("programme", programme) == programme]


def naming(rows, programmes):
    return [row for row in rows if set(cells(row, "programmes")) & set(programmes)]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_kinds_table(query):
    table, rows = table_of(PAGE, query, "findings-by-kind-and-programme"), shown(**query)
    assert (table is not None) == (len(naming(rows, wanted(query))) >= 5)
    for label, line in (table or {}).items():
        of_kind = [row for row in rows if KIND[row["theme_id"]] == code("kind", label)]
        for head, count in line.items():
            assert int(count) == number(of_kind, programmes=code("programme", head)), (label, head)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_themes_table(query):
    table, rows = table_of(PAGE, query, "findings-by-theme-and-programme"), shown(**query)
    named = naming(rows, wanted(query))
    assert (table is not None) == (len(named) >= 5)
    if table is not None:
        assert {code("theme", label.split(": ")[1]) for label in table} == {row["theme_id"] for row in named}
        for label, line in table.items():
            for head, count in line.items():
                theme = code("theme", label.split(": ")[1])
                assert int(count) == number(rows, theme_id=theme, programmes=code("programme", head))


@pytest.mark.parametrize("query", QUERIES, ids=str)
@pytest.mark.parametrize("card", [kinds_card, themes_card])
def test_every_mark_of_the_matrices_leads_to_its_findings(query, card):
    dataset = open_study(ROOT / "data")
    selection = Selection(**{name: (value,) for name, value in query.items()})
    drawn = card(dataset, selection.apply(dataset), selection)
    assert_marks_lead_to_their_findings(dataset, drawn)
    assert drawn.marks[0].n == drawn.counted.n


def test_themes_drawn_are_those_that_programmes_share_under_the_name_of_their_kind():
    dataset = open_study(ROOT / "data")
    card = themes_card(dataset, Selection().apply(dataset), Selection())
    spread = {
        theme: {programme for row in FINDINGS if row["theme_id"] == theme for programme in cells(row, "programmes")}
        - {"not_stated"}
        for theme in KIND
    }
    shared = {theme for theme, programmes in spread.items() if len(programmes) > 1}
    told = {theme for theme, programmes in spread.items() if programmes}
    assert len(card.spec.rows) == len(shared)
    assert {code("theme", label.split(": ")[1]) for label in card.table.index[: len(card.spec.rows)]} == shared
    assert len(card.table) == len(told)
    names = draw(card.spec, LIGHT)["layout"]["yaxis"]["ticktext"]
    assert {code("theme", name.replace("<br>", " ")) for name in names[: len(shared)]} == shared
    label = {row["code"]: row["label"] for row in read_csv("codes") if row["attribute"] == "kind"}
    kinds = dict.fromkeys(kind for theme, kind in KIND.items() if theme in shared)  # in the order of the themes
    assert names[len(shared) :] == [f"<b>{label[kind]}</b>" for kind in kinds]
    assert card.measure.endswith(
        f"The chart has the {len(shared)} themes that come up for more than one programme, so its columns need not add up to "
        f"the numbers above them; the table has all {len(told)}."
    )


def test_themes_of_one_programme_are_drawn_most_told_first():
    dataset = open_study(ROOT / "data")
    selection = Selection(programme=("darzi",))
    card = themes_card(dataset, selection.apply(dataset), selection)
    counts = {theme: number(FINDINGS, theme_id=theme, programmes="darzi") for theme in KIND}
    drawn = [code("theme", label.split(": ")[1]) for label in card.table.index[: len(card.spec.rows)]]
    assert len(card.spec.rows) == min(12, sum(count > 0 for count in counts.values()))
    assert min(counts[theme] for theme in drawn) >= max(count for theme, count in counts.items() if theme not in drawn)


@pytest.mark.parametrize("card", [kinds_card, themes_card])
def test_findings_that_name_two_programmes_are_explained_where_they_count_twice(card):
    dataset = open_study(ROOT / "data")
    n, counted = len(naming(FINDINGS, PROGRAMMES)), sum(number(FINDINGS, programmes=each) for each in PROGRAMMES)
    assert counted > n
    measure = card(dataset, Selection().apply(dataset), Selection()).measure
    assert measure.startswith(f"{n} findings naming a programme, by ")
    totals = f", so rows and columns add up to more: {counted} in all, not {n}." if card is kinds_card else ". The chart has"
    assert f" One that names two programmes counts for both{totals}" in measure
    severn = Selection(programme=("severn",), basis=("all",))
    assert "add up to more" not in card(dataset, severn.apply(dataset), severn).measure


def test_columns_say_how_many_findings_name_the_programme():
    dataset = open_study(ROOT / "data")
    heads = draw(kinds_card(dataset, Selection().apply(dataset), Selection()).spec, LIGHT)["layout"]["xaxis"]["ticktext"]
    counts = [number(FINDINGS, programmes=each) for each in [*PROGRAMMES, "not_stated"]]
    wanted = [f"{count} finding{'' if count == 1 else 's'}" for count in counts]
    assert [head.rsplit("<br>", 1)[1] for head in heads] == wanted
    assert "Prepare to<br>Lead<br>0 findings" in heads
