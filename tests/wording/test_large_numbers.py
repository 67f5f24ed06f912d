"""Numbers of a national survey are read with commas; a hidden one stays a word."""

import pytest

from analysis.model.count import SUPPRESSED
from wording.counts import amount, number_of, say


@pytest.mark.parametrize(
    ("count", "said"),
    [(999, "999"), (1000, "1,000"), (57_000, "57,000"), (100_000_000, "100,000,000"), (SUPPRESSED, "a hidden number")],
)
def test_a_number_is_read_in_thousands(count, said):
    assert number_of(count) == said


def test_so_it_is_in_sentences():
    assert amount(1200, "findings") == "1,200 findings"
    assert say(57_000, 1_000_000, "name somebody", "findings") == "57,000 of 1,000,000 findings name somebody"
