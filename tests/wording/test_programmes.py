"""What the programmes page says of the numbers it is given; small numbers, ties and hidden ones."""

import pytest

from analysis.model.count import SUPPRESSED
from analysis.programmes import Standing
from tests.invented import HIDING
from wording.programmes import about_programmes, experience_of, heads_of, interviewed, top_theme

LEVELS = ("negative", "mixed", "positive", "not_stated")


def standing(counts, top=(), most=0, people=3):
    told = list(zip(LEVELS, counts, strict=True))
    return Standing("alpha", people, sum(counts), tuple(told), sum(counts[:3]), top, most)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0), ""),
        ((1, 0, 0, 6), "1 of 7 findings states an experience: too few to compare"),
        ((2, 0, 2, 3), "4 of 7 findings state an experience: too few to compare"),
        ((2, 0, 3, 3), "2 negative, 0 mixed, 3 positive, 3 not stated"),
    ],
)
def test_experience_is_compared_from_five_on_and_silence_is_kept(small, counts, said):
    assert experience_of(small, standing(counts), 5) == said


def test_top_theme_tells_a_tie_as_a_tie_and_nothing_of_few(small):
    assert top_theme(small, standing((0, 0, 0, 9), ("b_rota",), 5), 5) == "Full rotas (5 findings)"
    assert top_theme(small, standing((0, 0, 0, 9), ("b_rota", "f_time"), 6), 5) == (
        "Full rotas and Set-aside time (6 findings each)"
    )
    assert top_theme(small, standing((0, 0, 0, 9), ("b_rota",), 4), 5) == "No theme has 5 findings"
    assert top_theme(HIDING, standing((0, 0, 0, 9), (), SUPPRESSED), 5) == "Hidden"


def test_hidden_numbers_are_called_hidden():
    told = Standing(
        "lantern", SUPPRESSED, SUPPRESSED, tuple((level, SUPPRESSED) for level in LEVELS), SUPPRESSED, (), SUPPRESSED
    )
    assert experience_of(HIDING, told, 5) == "Hidden"
    assert interviewed(SUPPRESSED) == "a hidden number of people"


def test_page_says_how_much_of_the_study_names_a_programme(small):
    assert about_programmes(small, 5, 11) == (
        "3 programmes side by side, not ranked. 5 of 11 findings name one; the others name none."
    )
    assert "cannot be tied" not in about_programmes(small, 11, 11)
    assert "cannot be tied" not in about_programmes(HIDING, 9, 12)
    assert (len(heads_of(True)), len(heads_of(False))) == (6, 5)
    assert (interviewed(0), interviewed(1), interviewed(11)) == ("Nobody listed", "1 person", "11 people")
