"""Own studies and files that are still to be read have so much memory together, and a place that is given back is free again."""

import pandas as pd
import pytest

from analysis.files import own_process
from analysis.files.open_study import Opened
from analysis.model.dataset import Dataset
from ui.settings import OWN_STUDIES, number_set, own_studies_bytes
from ui.state.budget import LEAST, Budget, FullError, weight_of

MB = 1_000_000


def study(cells: int = 0) -> Opened:
    """A study whose one table has so many numbers of eight bytes each: it is taken to need LEAST and 20 bytes for each."""
    column = pd.Series(range(cells), dtype="int64", index=pd.RangeIndex(cells))
    return Opened(Dataset(None, {"findings": column.to_frame("n")}, {}), ())


def test_a_study_weighs_what_its_tables_take_two_and_a_half_times_and_four_mb():
    assert weight_of(study(400_000).dataset) == pytest.approx(LEAST + 2.5 * 3_200_000, abs=1000)  # the index takes 132 bytes


def test_who_comes_when_the_budget_is_used_up_is_refused_and_nobody_loses_theirs():
    budget = Budget(9 * MB, lambda: 0)
    held = [budget.open(1000, study), budget.open(1000, study)]
    with pytest.raises(FullError):
        budget.open(1000, lambda: pytest.fail("the file was read"))
    assert budget.used() == pytest.approx(8 * MB, abs=1000)
    assert len(held) == 2


def test_a_place_is_free_again_when_nothing_holds_the_study():
    budget = Budget(5 * MB, lambda: 0)
    first = budget.open(1000, study)
    assert not budget.has_room(2 * MB)
    del first
    assert budget.has_room(2 * MB)
    budget.open(1000, study)


def test_a_study_that_holds_itself_is_let_go_before_somebody_is_refused():
    budget = Budget(5 * MB, lambda: 0)
    first = budget.open(1000, study)
    first.dataset.members["itself"] = first
    del first
    budget.open(1000, study)


def test_a_study_that_turns_out_to_be_larger_than_the_room_is_refused_and_takes_no_place():
    budget = Budget(11 * MB, lambda: 0)
    with pytest.raises(FullError):
        budget.open(1000, lambda: study(400_000))
    assert budget.used() == 0


def test_what_is_made_of_an_open_study_takes_its_place_and_is_not_refused():
    budget = Budget(5 * MB, lambda: 0)
    first = budget.open(1000, study)
    changed = study(400_000)
    budget.hold(changed.dataset)
    assert budget.used() == pytest.approx(LEAST + LEAST + 8 * MB, abs=1000)
    del first
    assert budget.used() == pytest.approx(LEAST + 8 * MB, abs=1000)


def test_who_waits_too_long_while_others_are_opened_is_told_that_there_is_no_room(monkeypatch):
    monkeypatch.setattr(own_process, "PATIENCE", 0.0)
    budget, waited = Budget(90 * MB, lambda: 0), []

    def opened_by_three():
        def by_two():
            return budget.open(1000, lambda: budget.open(1000, study, lambda: waited.append(1)))

        return budget.open(1000, by_two)

    with pytest.raises(FullError):
        opened_by_three()
    assert waited == [1]
    assert budget.used() == 0


def test_a_file_that_cannot_be_opened_takes_no_place():
    budget = Budget(5 * MB, lambda: 0)
    with pytest.raises(ZeroDivisionError):
        budget.open(1000, lambda: 1 / 0)
    assert budget.used() == 0


def test_files_that_no_page_has_read_count_and_a_file_counts_once_while_it_is_opened():
    budget = Budget(12 * MB, lambda: 2 * MB)
    assert budget.has_room(10 * MB) and not budget.has_room(10 * MB + 1)
    budget.open(2 * MB, study)  # six times two is expected, of which the file is there already
    with pytest.raises(FullError):
        budget.open(3 * MB, study)


@pytest.mark.parametrize(("given", "bytes_"), [(None, 300 * MB), ("", 300 * MB), (" 20 ", 20 * MB)])
def test_the_environment_says_how_many_mb(monkeypatch, given, bytes_):
    monkeypatch.delenv(OWN_STUDIES, raising=False)
    if given is not None:
        monkeypatch.setenv(OWN_STUDIES, given)
    assert own_studies_bytes() == bytes_


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5"])
def test_what_is_no_whole_number_is_said(monkeypatch, given):
    monkeypatch.setenv("VIEWERS", given)
    with pytest.raises(ValueError, match=f"VIEWERS is ‘{given}’. It has to be a whole number from 1 on."):
        number_set("VIEWERS", 5)
