"""What every file prints of its view: how it is called, and the caveat of a chart."""

from dataclasses import replace
from datetime import date

import pytest

from exports.model import MOST_OF_NAME, file_name
from tests.exports.made import BALANCE, SUPPORT, VIEW

DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("filters", "heading"),
    [
        ((), "A small study"),
        ((("Programme", "North"),), "North: 3 of 7 findings"),
        ((("Programme", "North or South"), ("Words searched for", "time")), "North or South, time: 3 of 7 findings"),
    ],
)
def test_heading_names_the_filters(filters, heading):
    assert replace(VIEW, filters=filters).heading == heading


def test_caveat_is_the_first_note():
    assert SUPPORT.caveat == "Read together. Both were read off one passage."
    assert BALANCE.caveat == ""


def test_file_name_says_what_is_shown_and_when():
    assert file_name("Junior doctors: a study", "slides", "pptx", taken=DAY) == "junior-doctors-a-study-slides-2026-05-01.pptx"
    assert file_name("A", "who helps", "png", ["Darzi Fellows", "GP & A/E"], DAY) == (
        "a-who-helps-darzi-fellows-gp-a-e-2026-05-01.png"
    )


def test_file_name_keeps_letters_of_other_languages():
    assert file_name("Étude des médecins", "slides", "pptx", taken=DAY) == "etude-des-medecins-slides-2026-05-01.pptx"
    assert file_name("研究", "slides", "pptx", taken=DAY) == "研究-slides-2026-05-01.pptx"


def test_file_name_stays_short():
    shown = file_name("A", "list", "csv", ["word " * 100], DAY).removeprefix("a-list-").removesuffix("-2026-05-01.csv")
    assert len(shown) <= MOST_OF_NAME and set(shown.split("-")) == {"word"}
