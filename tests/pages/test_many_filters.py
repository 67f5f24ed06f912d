"""A link with many filters, on a study that hides small groups: answered at once, whatever stands in it."""

from dataclasses import replace
from time import process_time

import pytest

from analysis.counts import size
from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from tests.invented import FOLDER
from tests.pages.opened import open_page, words_on
from ui.state.filters import option_labels
from ui.state.shown_study import OwnStudy

MOST_SECONDS = 2  # of the processor
TEN = (
    *("programme", "specialty", "sponsor_support", "experience", "voice"),
    *("kind", "theme", "actor", "extent", "answers"),
)
WIDEST = ("programme", "specialty", "theme", "actor", "answers")


def fresh() -> Dataset:
    """The invented study, of which nothing is known yet; with what its server works out at the start."""
    return open_study(FOLDER)


def first(dataset: Dataset, names: tuple[str, ...], number: int) -> dict[str, list[str]]:
    """The first values of each filter."""
    return {name: list(option_labels(dataset, name))[:number] for name in names}


@pytest.mark.parametrize(("names", "number"), [(TEN[:8], 1), (TEN[:9], 1), (TEN, 2), (TEN, 9), (WIDEST, 2), (WIDEST, 9)])
def test_a_link_with_many_filters_is_answered_at_once(names, number):
    dataset = fresh()
    own = OwnStudy(dataset, "ours.zip", (), 3)
    open_page("findings", {}, own_study=own)  # what any reader has worked out before
    before = process_time()
    app = open_page("findings", first(dataset, names, number), own_study=own)
    assert process_time() - before < MOST_SECONDS
    assert "Hidden" in words_on(app) or "hidden" in words_on(app)


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_beyond_five_columns_a_number_is_hidden_whatever_it_is(unit):
    dataset = fresh().counting(unit, 3)
    everybody = {name: tuple(option_labels(dataset, name)) for name in TEN}
    number = {}
    for many in (0, 4, 5, 6, 10):
        chosen = Selection(**{name: everybody[name] for name in TEN[:many]})
        number[many] = size(dataset, chosen.rows(dataset))
    assert [number[many] for many in (0, 4, 5)] == [{"people": 12, "findings": 60}[unit]] * 3
    assert [number[many] for many in (6, 10)] == [SUPPRESSED] * 2


def test_where_nothing_is_hidden_every_filter_counts():
    dataset = replace(fresh(), fewest=0)
    everybody = {name: tuple(option_labels(dataset, name)) for name in TEN[:6]}
    assert size(dataset, Selection(**everybody).rows(dataset)) == 60
