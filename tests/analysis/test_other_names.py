"""What people call the values of a filter, and how a link or a typed word is understood."""

import pytest

from analysis.files.open_study import open_study
from analysis.other_names import other_names, understood
from tests.conftest import DATA

OPTIONS = {
    "gp": "General practice",
    "surgery": "Surgery",
    "ptl": "Prepare to Lead",
    "psych": "Psychiatry",
    "public": "Public health",
}


@pytest.mark.parametrize(
    ("values", "codes", "unknown"),
    [
        ([], [], []),
        (["gp"], ["gp"], []),
        (["GP"], ["gp"], []),
        (["general PRACTICE"], ["gp"], []),
        (["surgery,gp"], ["surgery", "gp"], []),
        (["surgery; gp;surgery"], ["surgery", "gp"], []),
        (["psych"], ["psych"], []),
        (["psychiat"], ["psych"], []),
        (["health"], ["public"], []),
        (["p"], [], ["p"]),  # too short to be a part of a label
        (["pre", "nosuch"], ["ptl"], ["nosuch"]),
        (["nosuch, gp, "], ["gp"], ["nosuch"]),
        (["London"], ["ptl"], []),
        (["LÓNDON"], ["ptl"], []),
        (["ract"], [], ["ract"]),  # no beginning of a word
    ],
)
def test_values_are_understood_by_code_label_part_and_other_name(values, codes, unknown):
    assert understood(values, OPTIONS, {"london": "ptl", "gone": "no longer there"}) == (codes, unknown)


def test_a_part_of_two_labels_means_neither():
    assert understood(["pub"], {"health": "Public health", "house": "Public house"}, {}) == ([], ["pub"])


@pytest.mark.parametrize(
    ("attribute", "name", "code"),
    [
        ("programme", "nhs north west", "nw"),
        ("programme", "north west", "nw"),
        ("programme", "darzi fellowships in clinical leadership", "darzi"),
        ("programme", "london", None),  # two programmes are in London
        ("specialty", "gp", "general_practice"),
        ("specialty", "ph", "public_health"),
        ("nothing of this study", "gp", None),
    ],
)
def test_values_of_the_built_in_study_have_other_names(attribute, name, code):
    assert other_names(open_study(DATA), attribute).get(name) == code
