"""Alpha and its interval, against the literature, the krippendorff package, and the steps of the method one by one.

Alphas of the package are those of its release 0.9.0, which the app used before: written down, not computed, for its licence
(GPL) is not ours. The steps are those of Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, B.
"""

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from analysis.coders.agreement import agreement, bootstrap_interval, compare, theme_sets
from analysis.files.open_study import open_study

DATA = Path(__file__).parents[3] / "data"
FEW_DRAWS = 400  # step by step: each takes long


@pytest.fixture(scope="module")
def study():
    return open_study(DATA)


def recoded(attribute: str, kinds: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """What the second coding's file gives each finding, of these kinds or of all: by the first coder, and by the second."""
    with (DATA / "themes.csv").open(encoding="utf-8", newline="") as file:
        kind = {row["theme_id"]: row["kind"] for row in csv.DictReader(file)}
    with (DATA / "findings.csv").open(encoding="utf-8", newline="") as file:
        theme = {row["finding_id"]: row["theme_id"] for row in csv.DictReader(file)}
    with (DATA / "recodings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    given = {
        coder: {row["finding_id"]: ";".join(sorted(row[attribute].split(";"))) for row in rows if row["coder"] == coder}
        for coder in ("first", "second")
    }
    both = [each for each in given["first"] if each in given["second"] and (not kinds or kind[theme[each]] in kinds)]
    return [given["first"][each] for each in both], [given["second"][each] for each in both]


def in_numbers(one: list[str], two: list[str]) -> np.ndarray:
    values = sorted({*one, *two})
    return np.array([[values.index(code) for code in codes] for codes in (one, two)], dtype=float)


def alpha_step_by_step(data: np.ndarray) -> float:
    """Alpha from the matrix of coincidences: (a, b) and (b, a) count one each for a unit that was coded a and b."""
    pairs = list(zip(*data.tolist(), strict=True))
    matrix = Counter(pairs) + Counter((two, one) for one, two in pairs)
    given = Counter()
    for (code, _), times in matrix.items():
        given[code] += times
    every = sum(given.values())
    observed = sum(times for (one, two), times in matrix.items() if one != two)
    expected = sum(given[one] * given[two] for one in given for two in given if one != two)
    return 1 - (every - 1) * observed / expected


def interval_step_by_step(data: np.ndarray) -> tuple[float, float]:
    """The same bootstrap with alpha of every draw step by step, from another seed, unit by unit."""
    chance = np.random.default_rng(7)
    drawn = (data[:, chance.integers(0, data.shape[1], data.shape[1])] for _ in range(FEW_DRAWS))
    alphas = [alpha_step_by_step(each) for each in drawn if len(np.unique(each)) > 1]
    return tuple(np.percentile(alphas, [2.5, 97.5]))


@pytest.mark.parametrize(
    ("one", "two", "published", "of_package"),
    [
        ("0100000010", "1110010000", 0.095, 0.09523809523809534),  # Krippendorff (2011), A
        ("aabbdcccedda", "babbbccceddd", 0.692, 0.6919642857142858),  # B
    ],
)
def test_alpha_of_the_examples_in_the_literature(one, two, published, of_package):
    alpha, *_ = compare(list(one), list(two))
    assert round(alpha, 3) == published
    assert alpha == pytest.approx(of_package, abs=1e-12)
    assert alpha_step_by_step(in_numbers(list(one), list(two))) == pytest.approx(of_package, abs=1e-12)


def test_interval_of_three_units_whose_draws_can_be_listed():
    # units aa, bb, ab; 27 draws of three, 6 entries each. With n(a) of these and d units that differ,
    # alpha = 1 - (d / 3) / (1 - (n(a)(n(a) - 1) + n(b)(n(b) - 1)) / 30):
    #   aa aa aa, bb bb bb                  2 draws  no alpha: left out
    #   two aa and bb, aa and two bb        6 draws  1
    #   aa, bb and ab                       6 draws  1 - (1/3) / (18/30) =  0.44
    #   two aa and ab, two bb and ab        6 draws  1 - (1/3) / (10/30) =  0
    #   aa and two ab, bb and two ab        6 draws  1 - (2/3) / (16/30) = -0.25
    #   ab ab ab                            1 draw   1 - 1 / (18/30)     = -0.67
    # of the 25 with an alpha the lowest is 4 in 100, the highest 24 in 100: both ends are theirs
    assert bootstrap_interval(np.array([[0, 1, 0], [0, 1, 1]])) == pytest.approx((-2 / 3, 1))


@pytest.mark.parametrize(
    ("one", "two", "ends"),
    [
        ("ab", "ab", (1, 1)),  # draws of one value only have no alpha, the others have 1
        ("aabb", "aabb", (1, 1)),
        ("aa", "bb", (-0.5, -0.5)),  # every draw: observed 1, expected 1 - (2 + 2) / 12 = 2/3
    ],
)
def test_interval_of_draws_that_are_all_alike(one, two, ends):
    _, low, high, *_ = compare(list(one), list(two))
    assert (low, high) == pytest.approx(ends)


def test_no_interval_where_there_is_no_alpha():
    assert np.isnan(compare(["a", "a"], ["a", "a"])[:3]).all()


def test_the_interval_is_the_same_each_time():
    data = np.array([[0, 1, 0, 2, 1, 0, 1], [0, 1, 1, 2, 1, 2, 1]])
    assert bootstrap_interval(data) == bootstrap_interval(data)


def test_a_long_text_takes_little_memory():
    one = ["not coded"] * 100_000 + ["coded"] * 30
    two = ["not coded"] * 99_990 + ["coded"] * 40
    alpha, low, high, agreed, compared = compare(one, two)
    assert (agreed, compared) == (100_020, 100_030)
    assert low < alpha < high


@pytest.mark.parametrize(
    ("attribute", "of_package"),
    [
        ("basis", 0.9851835000403619),
        ("emphasis", 1),
        ("experience", 0.9416665763784305),
        ("actors", 0.8144316301819838),
        ("extent", 0.9506462553854615),
    ],
)
def test_alpha_and_interval_of_the_study_are_the_packages(study, attribute, of_package):
    data = in_numbers(*recoded(attribute))
    alpha, low, high, agreed, compared = agreement(study).loc[attribute]
    assert (agreed, compared) == ((data[0] == data[1]).sum(), data.shape[1])
    assert alpha == pytest.approx(of_package, abs=1e-12)
    assert (low, high) == pytest.approx(interval_step_by_step(data), abs=0.025)


@pytest.mark.parametrize(("attribute", "of_package"), [("answers", 0.7335058214747736), ("stance", 1)])
def test_answers_and_stance_of_the_study_are_compared_on_its_recommendations(study, attribute, of_package):
    data = in_numbers(*recoded(attribute, ("recommendation",)))
    alpha, low, high, agreed, compared = agreement(study).loc[attribute]
    assert (agreed, compared) == ((data[0] == data[1]).sum(), data.shape[1])
    assert alpha == pytest.approx(of_package, abs=1e-12)
    assert (low, high) == pytest.approx(interval_step_by_step(data), abs=0.04)  # of 60: wider, so less the same


def test_support_of_the_study_is_compared_where_either_coder_states_it(study):
    pairs = [pair for pair in zip(*recoded("sponsor_support"), strict=True) if pair != ("not_stated", "not_stated")]
    data = in_numbers(*map(list, zip(*pairs, strict=True)))
    alpha, low, high, agreed, compared = agreement(study).loc["sponsor_support"]
    assert (agreed, compared) == ((data[0] == data[1]).sum(), data.shape[1])
    assert alpha == pytest.approx(0.8935996738687322, abs=1e-12)
    assert (low, high) == pytest.approx(interval_step_by_step(data), abs=0.04)


def test_themes_of_the_study_have_the_packages_interval(study):
    data = in_numbers(*theme_sets(study.tables["codings"]))
    alpha, low, high, *_ = agreement(study).loc["theme_id"]
    assert alpha == pytest.approx(0.8119775539295697, abs=1e-12)
    assert (low, high) == pytest.approx(interval_step_by_step(data), abs=0.025)
