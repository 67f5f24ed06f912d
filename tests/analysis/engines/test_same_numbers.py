"""Every engine gives the same: numbers, which of them are hidden, lists, and what is exported, over selections by chance."""

import os

import numpy as np
import pandas as pd
import pytest

from analysis.counts import size
from analysis.disclosure.distinct_people import count_distinct, count_rows, values_of
from analysis.disclosure.suppression import hidden
from analysis.disclosure.tables import each_value
from analysis.engines.of_study import engine_of
from analysis.files.open_study import open_study
from analysis.labels import hidden_columns
from analysis.model.rows import Holds, IsQuoted
from analysis.participants import told_apart
from analysis.selection import MOST_TAKEN, Selection
from bench.scale_study import write_study
from tests.analysis.databases.stored import as_duckdb, as_parquet
from tests.analysis.engines.conftest import MADE
from tests.conftest import DATA
from ui.cards.registry import build_card, exhibit_of, sources

EXAMPLE = DATA.parent / "examples" / "invented_study"
WORDS = ("the", "“a manager”", "time", "paediatrics", "F00", "nowhere", ".")


IN_SPARK = " in Spark"
NUMBER = int(os.environ.get(MADE, "3000"))
KINDS = ("built-in", "example", "made", "example in DuckDB", f"built-in{IN_SPARK}", f"example{IN_SPARK}")
KINDS += (f"made{IN_SPARK}",) if MADE in os.environ else ()


@pytest.fixture(scope="module", params=KINDS)
def studies(request, tmp_path_factory):
    """A study in memory, and the same in a database."""
    folder = tmp_path_factory.mktemp("studies")
    name = request.param.removesuffix(IN_SPARK)
    address = request.getfixturevalue("spark") if request.param.endswith(IN_SPARK) else ""
    study = DATA if name == "built-in" else write_study(folder / "made", NUMBER, NUMBER // 10) if name == "made" else EXAMPLE
    stored = (as_duckdb if name.endswith("DuckDB") else as_parquet)(study, folder / "stored")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STUDY_CACHE", str(folder / "cache"))
        from analysis.databases.load import load
        from analysis.databases.open_any import open_any

        if address:
            load(stored, address, lambda told, share: None)
        return open_study(study), open_any(address or stored).dataset


@pytest.fixture
def share(request) -> int:
    """Of how many selections one is tried: each question takes Spark half a second."""
    return 4 if request.node.callspec.params["studies"].endswith(IN_SPARK) else 1


def ways(study) -> list[tuple[str, int]]:
    return [("findings", 0), *([("people", 0), ("people", 3), ("findings", 3)] if study.ties else [])]


def selections(study, number: int, seed: int = 7) -> list[Selection]:
    """Selections by chance: of up to three filters one or two values, and now and then words."""
    chance, found = np.random.default_rng(seed), []
    names = [name for name in study.filters if name != "finding"]
    for _ in range(number):
        chosen = chance.choice(names, size=min(len(names), int(chance.integers(0, 4))), replace=False)
        wanted = {}
        for name in chosen:
            values = list(study.labels[study.filters[name].codes])
            wanted[str(name)] = tuple(
                map(str, chance.choice(values, size=min(len(values), int(chance.integers(1, 3))), replace=False))
            )
        found.append(Selection(text=str(chance.choice(WORDS)) if chance.random() < 0.3 else "", **wanted))
    return [Selection(), *found]


def test_numbers_and_what_is_hidden_are_the_same(studies, share):
    one, other = studies
    for unit, fewest in ways(one):
        here, there = one.counting(unit, fewest), other.counting(unit, fewest)
        columns = [name for name in here.coded_columns if name in {each.column for each in here.filters.values()}]
        chance = np.random.default_rng(3)
        for selection in selections(one, 12 // share):
            rows = selection.rows(here)
            assert rows == selection.rows(there)
            chosen = tuple(map(str, chance.choice(columns, size=2, replace=False)))
            for axes in ((), each_value(here, chosen[:1]), each_value(here, chosen)):
                assert count_rows(here, rows, axes).tolist() == count_rows(there, rows, axes).tolist()
                if here.ties:
                    assert count_distinct(here, rows, axes).tolist() == count_distinct(there, rows, axes).tolist()
                assert hidden(here, rows, axes).tolist() == hidden(there, rows, axes).tolist()


def test_lists_are_the_same(studies, share):
    one, other = studies
    for unit, fewest in ways(one):
        here, there = one.counting(unit, fewest), other.counting(unit, fewest)
        for selection in selections(one, 10 // share):
            pd.testing.assert_frame_equal(selection.apply(here).iloc[:MOST_TAKEN], selection.apply(there))
            pd.testing.assert_frame_equal(selection.some(here, 3, 8, "theme_id"), selection.some(there, 3, 8, "theme_id"))
            assert selection.number_listed(here) == selection.number_listed(there)
        assert hidden_columns(here) == hidden_columns(there)


def test_cards_and_what_is_exported_of_them_are_the_same(studies, share):
    one, other = studies
    for unit, fewest in ways(one)[-2:]:
        here, there = one.counting(unit, fewest), other.counting(unit, fewest)
        assert list(sources(here)) == list(sources(there))
        for selection in selections(one, 2 // min(share, 2)):
            for key in sources(here):
                card, same = build_card(here, selection, key), build_card(there, selection, key)
                assert (card is None) == (same is None)
                if card is not None:
                    assert exhibit_of(here, card).alt == exhibit_of(there, same).alt
                    pd.testing.assert_frame_equal(card.table, same.table)
                    assert card.spec == same.spec or str(card.spec) == str(same.spec)


def test_how_far_findings_rest_on_one_person_is_the_same(studies, share):
    one, other = studies
    if not one.ties:
        return
    here, there = engine_of(one), engine_of(other)
    (axis,) = each_value(one, ("theme_id",))
    for selection in selections(one, 5 // share):
        rows = selection.rows(one)
        for axes in ((), (axis,)):
            assert [each.tolist() for each in here.of_one(rows, axes)] == [each.tolist() for each in there.of_one(rows, axes)]
        assert [each.tolist() for each in here.profiles(rows, axis)] == [each.tolist() for each in there.profiles(rows, axis)]


def test_people_are_the_same(studies):
    one, other = studies
    assert told_apart(one) == told_apart(other)
    rows = one.listed.that(Holds("programme", (values_of(one, "programme")[0],)))
    assert size(one, rows) == size(other, rows)
    if one.ties:
        assert count_rows(one, one.listed.that(IsQuoted())) == count_rows(other, other.listed.that(IsQuoted()))
