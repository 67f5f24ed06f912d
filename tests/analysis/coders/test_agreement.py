"""Agreement of two coders, worked by hand.

Nominal alpha = 1 - observed / expected disagreement, from the coincidence matrix: each compared pair (a, b) adds one to
o(a, b) and one to o(b, a). With n = all entries and n(c) = those of value c:
observed = entries off the diagonal; expected = (n² - sum of n(c)²) / (n - 1).
"""

import pandas as pd
import pytest

from analysis.coders.agreement import (
    COMPARED,
    agreement,
    agreement_by_theme,
    coded_or_not,
    coders_of,
    pair_findings,
    theme_sets,
    unshared,
)
from analysis.model.dataset import Dataset

SAME = dict.fromkeys(COMPARED, "x")
KINDS = {"t": "recommendation", "u": "barrier", "x": "outcome", "y": "outcome"}  # the themes that these tests name


def codings_of(*rows: tuple[str, str, str], **columns: list) -> pd.DataFrame:
    """Rows of coder, sentences ('3' or '3-5') and theme; every attribute 'x' unless a column is given."""
    coded = []
    for coder, sentences, theme in rows:
        first, _, last = sentences.partition("-")
        place = {"sentence_first": int(first), "sentence_last": int(last or first)}
        coded.append({"coder": coder, **place, "theme_id": theme, **SAME})
    return pd.DataFrame(coded).assign(**columns)


def pairs_of(codings: pd.DataFrame) -> list[tuple[int, int]]:
    return list(pair_findings(codings).itertuples(index=False, name=None))


def study_of(codings: pd.DataFrame) -> Dataset:
    """A study that holds these codings, and the themes of KINDS."""
    themes = pd.DataFrame({"theme_id": list(KINDS), "kind": list(KINDS.values())})
    return Dataset(None, {"codings": codings, "themes": themes}, {})


def compared(*rows: tuple[str, str, str], **columns: list) -> pd.DataFrame:
    return agreement(study_of(codings_of(*rows, **columns)))


def four_pairs(theme: str = "t", **columns: list) -> pd.DataFrame:
    """Agreement on sentences 1 to 4, coded to one theme by the first coder (rows 0 to 3) and the second (rows 4 to 7)."""
    return compared(*[(coder, str(sentence), theme) for coder in ("first", "second") for sentence in (1, 2, 3, 4)], **columns)


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        ([("first", "1-3", "t"), ("second", "3-5", "t")], [(0, 1)]),  # sentence 3 is in both
        ([("first", "3-5", "t"), ("second", "1-3", "t")], [(0, 1)]),
        ([("first", "1-9", "t"), ("second", "4", "t")], [(0, 1)]),
        ([("first", "1-2", "t"), ("second", "3-4", "t")], []),
        ([("first", "1", "t"), ("second", "1", "u")], []),  # not the same theme
        ([("first", "1", "t"), ("first", "1", "t"), ("second", "1", "t")], [(0, 2)]),  # each row once
        ([("first", "1-4", "t"), ("second", "3-4", "t"), ("second", "1-4", "t")], [(0, 2)]),  # the nearest
        ([("second", "1", "t"), ("first", "1", "t")], [(0, 1)]),  # whoever comes first in the table is one
        ([("first", "7", "t"), ("first", "2", "t"), ("second", "7", "t"), ("second", "2", "t")], [(1, 3), (0, 2)]),
    ],
)
def test_findings_are_paired_in_reading_order(rows, pairs):
    assert pairs_of(codings_of(*rows)) == pairs


def test_alpha_of_a_worked_example():
    # first: a a b b; second: a b b b
    #        a  b | n(c)
    #   a    2  1 |  3      observed = 1 + 1 = 2
    #   b    1  4 |  5      expected = (8² - 3² - 5²) / 7 = 30/7
    table = four_pairs(voice=["a", "a", "b", "b", "a", "b", "b", "b"])
    assert table.loc["voice", "alpha"] == pytest.approx(1 - 2 / (30 / 7))  # 0.533
    assert table.loc["voice", ["agreed", "compared"]].tolist() == [3, 4]


def test_alpha_of_three_values():
    # first: a b c c; second: a b c a. Of the 8 entries a has 3, b 2, c 3; a and c meet once, either way round.
    # observed = 2; expected = (64 - 9 - 4 - 9) / 7 = 6
    table = four_pairs(extent=["a", "b", "c", "c", "a", "b", "c", "a"])
    assert table.loc["extent", "alpha"] == pytest.approx(1 - 2 / 6)


def test_alpha_is_one_where_all_agree_and_below_zero_where_none_does():
    # none agree: first a b a b, second b a b a: observed = 8, expected = (64 - 16 - 16) / 7 = 32/7
    table = four_pairs(grade=list("abababab"), experience=list("ababbaba"))
    assert table.loc["grade", ["alpha", "agreed", "compared"]].tolist() == [1.0, 4, 4]
    assert table.loc["experience", "alpha"] == pytest.approx(1 - 8 / (32 / 7))  # -0.75
    assert table.loc["experience", "agreed"] == 0


def test_alpha_has_no_value_where_all_codes_are_the_same():
    table = four_pairs()
    assert table.loc["voice", ["alpha", "low", "high"]].isna().all()
    assert table.loc["voice", ["agreed", "compared"]].tolist() == [4, 4]


def test_lists_are_compared_whole_and_in_any_order():
    table = four_pairs(actors=["a;b", "a;b", "c", "c", "b;a", "a", "c", "c"])
    assert table.loc["actors", ["agreed", "compared"]].tolist() == [3, 4]


def test_missing_values_are_a_value_of_their_own():
    counts = pd.array([1, None, None, 2, 1, None, 3, 2], dtype="Int64")
    assert four_pairs(extent_count=counts).loc["extent_count", ["agreed", "compared"]].tolist() == [3, 4]


def test_attributes_stand_in_their_order_units_and_themes_first():
    table = four_pairs()
    assert table.index.tolist() == ["unit", "theme_id", *COMPARED]
    assert table.columns.tolist() == ["alpha", "low", "high", "agreed", "compared"]


def test_attributes_that_the_codings_have_not_are_left_out():
    codings = codings_of(("first", "1", "t"), ("second", "1", "t")).drop(columns=["basis", "stance", "emphasis", "repeats"])
    assert agreement(study_of(codings)).index.tolist() == [
        "unit", "theme_id", "voice", "programmes", "specialties", "grade", "sponsor_support", "experience", "actors", "extent",
        "extent_count", "answers",
    ]  # fmt: skip


def test_whether_a_sentence_was_coded_is_compared_over_all_sentences_up_to_the_last_one_coded():
    rows = [("first", "2-3", "x"), ("first", "6", "y"), ("second", "3-4", "y"), ("second", "6", "x")]
    # sentence 1: neither; 2: the first; 3: both; 4: the second; 5: neither; 6: both
    one, two = coded_or_not(codings_of(*rows))
    assert [each == "coded" for each in one] == [False, True, True, False, False, True]
    assert [each == "coded" for each in two] == [False, False, True, True, False, True]
    # of the 12 entries 6 are coded and 6 are not; observed = 2 + 2 = 4; expected = (144 - 36 - 36) / 11 = 72/11
    assert compared(*rows).loc["unit", "alpha"] == pytest.approx(1 - 4 / (72 / 11))  # 0.389
    assert compared(*rows).loc["unit", ["agreed", "compared"]].tolist() == [4, 6]


def test_themes_are_compared_sentence_by_sentence():
    rows = [("first", "1-2", "x"), ("first", "2", "y"), ("second", "2", "y"), ("second", "1-2", "x"), ("second", "4", "y")]
    # sentence 1: x, x; sentence 2: x and y, x and y; sentence 4: none, y; sentence 3 was coded by neither
    assert theme_sets(codings_of(*rows)) == (["x", "x;y", "none"], ["x", "x;y", "y"])
    # observed = 2; expected = (6² - 2² - 2² - 1 - 1) / 5 = 26/5
    table = compared(*rows)
    assert table.loc["theme_id", "alpha"] == pytest.approx(1 - 2 / (26 / 5))  # 0.615
    assert table.loc["theme_id", ["agreed", "compared"]].tolist() == [2, 3]


def test_findings_that_cannot_be_paired_leave_nothing_to_compare():
    table = compared(("first", "1", "t"), ("second", "2", "t"))
    assert table.index.tolist() == ["unit", "theme_id"]
    assert table.loc["unit", ["agreed", "compared"]].tolist() == [0, 2]
    assert table.loc["theme_id", ["agreed", "compared"]].tolist() == [0, 2]


def test_findings_that_only_one_coder_had_are_counted():
    codings = codings_of(("second", "1", "t"), ("first", "1", "t"), ("first", "2", "t"), ("first", "1", "u"))
    table = unshared(codings)
    assert table.columns.tolist() == ["findings", "shared", "only_this_coder"]
    assert {coder: list(row) for coder, *row in table.itertuples()} == {"second": [1, 1, 0], "first": [3, 1, 2]}


@pytest.mark.parametrize(("coders", "said"), [(["first"], "not 1: first"), (["a", "b", "c"], "not 3: a, b, c"), ([], "not 0")])
def test_other_than_two_coders_cannot_be_compared(coders, said):
    codings = codings_of(("first", "1", "t")).iloc[:0] if not coders else codings_of(*[(coder, "1", "t") for coder in coders])
    for compare in (coders_of, pair_findings, theme_sets, coded_or_not, unshared):
        with pytest.raises(ValueError, match=f"two coders are compared, {said}"):
            compare(codings)
    assert agreement(study_of(codings)).empty
    assert agreement_by_theme(study_of(codings)).empty


def test_codings_of_an_opened_study_are_compared(small):
    # pairs: m_learn, o_skill (2 and 2-3), r_fund; the first coder's f_time and the second's b_rota stand alone
    table = agreement(small)
    assert unshared(small.tables["codings"])["only_this_coder"].to_dict() == {"first": 1, "second": 1}
    agreed = {"voice": 2, "programmes": 2, "actors": 1, "extent": 2, "extent_count": 3}
    assert table["agreed"].loc[list(agreed)].to_dict() == agreed
    assert set(table["compared"].loc[list(agreed)]) == {3}
    assert table.loc["answers", ["agreed", "compared"]].tolist() == [0, 1]  # of the one recommendation, r_fund
    assert table.loc["sponsor_support", ["agreed", "compared"]].tolist() == [0, 1]  # only o_skill says any: supported, mixed
    assert table["compared"]["theme_id"] == 6  # sentences 1, 2, 3, 7, 8, 9
    assert table.loc["unit", ["agreed", "compared"]].tolist() == [6, 9]  # not 3, 7, 8
