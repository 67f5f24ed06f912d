"""Sponsor support opened on the invented study: people or findings, with small groups hidden or not."""

import pytest

from tests.invented import STUDY
from tests.pages.opened import ROOT, open_page, words_on
from ui.state.shown_study import OwnStudy


@pytest.mark.parametrize(
    ("count", "fewest", "sentences"),
    [
        ("people", 0, ["12 of 12 people with findings say whether invented trainees were backed",
                       "8 supported, 4 partly supported, 6 unsupported.",
                       "8 people with findings labelled “Supported”.",
                       "6 people with findings labelled “Unsupported”."]),
        ("people", 3, ["Of 12 people with findings, this many say whether invented trainees were backed",
                       "8 people with findings labelled “Supported”."]),
        ("findings", 0, ["31 of 60 findings say whether invented trainees were backed",
                         "15 findings labelled “Supported”."]),
    ],
)  # fmt: skip
def test_page_says_what_it_counts(count, fewest, sentences):
    app = open_page("your_study", {}, own_study=OwnStudy(STUDY, "example.zip", (), fewest))
    app.query_params["count"] = count
    words = words_on(app.switch_page(str(ROOT / "pages" / "sponsor_support.py")).run())
    assert not app.exception
    for sentence in [*sentences, "How people rate it themselves"]:
        assert sentence in words
