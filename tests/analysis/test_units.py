"""What is counted, in words, on hand-made numbers."""

import pandas as pd
import pytest

from analysis.units import all_hidden
from tests.analysis.made_studies import made, said
from wording.counts import does, have

STUDY = made([said(1), said(2)])
PEOPLE, HIDING = STUDY.counting("people", 0), STUDY.counting("people", 3)


def test_only_findings_name_something():
    names = ("names a programme", "name a programme")
    assert [does(STUDY, n, *names) for n in (1, 2, pd.NA)] == [names[0], names[1], names[1]]
    assert does(PEOPLE, 1, *names) == "has some that name a programme"
    assert does(PEOPLE, 2, *names) == "have some that name a programme"
    assert [have(0), have(1), have(2), have(pd.NA)] == ["have", "has", "have", "have"]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [([pd.NA, pd.NA], True), ([0, pd.NA], True), ([1, pd.NA], False), ([0, 0], False), ([], False)],
    ids=str,
)
def test_all_hidden(counts, hidden):
    counts = pd.Series(counts, dtype="Int64")
    assert all_hidden(counts) is hidden
    assert all_hidden(counts.to_frame()) is hidden
