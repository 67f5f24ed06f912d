"""Support against experience in the small study.

supported: F002 +, F004 +, F006 not stated, F007 +. mixed: F005 mixed. unsupported: F003 -, F008 -, F009 not stated.
Not stated: F001, F011, F010, none of which says how it went.
"""

from analysis.counts import without_silence
from analysis.sponsor_support import support_experience
from tests.analysis.chosen import NONE, only

COLUMNS = ["label", "negative", "mixed", "positive", "not_stated", "stated", "findings"]


def rows(table) -> list[list]:
    return table.reset_index().to_numpy().tolist()


def test_support_experience_has_a_row_for_each_level_not_stated_last(small):
    table = support_experience(small, small.coded)
    assert table.columns.tolist() == COLUMNS
    assert rows(table) == [
        ["supported", "Supported", 0, 0, 3, 1, 3, 4],
        ["mixed", "Partly supported", 0, 1, 0, 0, 1, 1],
        ["unsupported", "Unsupported", 2, 0, 0, 1, 2, 3],
        ["not_stated", "Not stated", 0, 0, 0, 3, 0, 3],
    ]


def test_support_experience_counts_only_the_findings_given(small):
    table = support_experience(small, only("F005", "F006", "F007", "F008"))
    assert table["findings"].to_dict() == {"supported": 2, "mixed": 1, "unsupported": 1, "not_stated": 0}
    assert table["stated"].to_dict() == {"supported": 1, "mixed": 1, "unsupported": 1, "not_stated": 0}


def test_support_experience_of_no_findings_keeps_its_rows(small):
    table = support_experience(small, NONE)
    assert table["label"].tolist() == ["Supported", "Partly supported", "Unsupported", "Not stated"]
    assert not table[COLUMNS[1:]].to_numpy().any()


def test_stated_support_leaves_out_what_is_not_stated(small):
    table = support_experience(small, small.coded)
    assert without_silence(table).index.tolist() == ["supported", "mixed", "unsupported"]
    assert without_silence(without_silence(table)).index.tolist() == ["supported", "mixed", "unsupported"]
    assert len(table) == 4
