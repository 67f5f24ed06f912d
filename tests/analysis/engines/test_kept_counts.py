"""Counts are kept for the rows that they are about, and never taken for those of other rows."""

from analysis.disclosure.distinct_people import count_distinct, count_rows
from analysis.disclosure.subsets import filter_rows
from analysis.engines.of_study import engine_of
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.model.rows import Holds
from tests.analysis.made_studies import by_chance, made, said

BY_VOICE = (("voice", (("participant",), ("author",))),)


def test_the_same_rows_are_counted_once_however_they_were_narrowed():
    study = by_chance(1, people=12, findings_each=3)
    rows = filter_rows(study, filter_rows(study, study.coded, "voice", ["author"]), "kind", ["barrier"])
    same = filter_rows(study, filter_rows(study, study.coded, "kind", ["barrier"]), "voice", ["author"])
    assert count_rows(study, rows) is count_rows(study, same)
    assert (count_rows(study, study.coded), count_rows(study, study.listed)) == (36, 12)


def test_rows_of_another_study_are_not_taken_for_ones_own():
    one = made([said(1, voice="author"), said(2, voice="author")], participants=2)
    other = made([said(1, voice="author"), said(1, voice="author")], participants=2)
    rows = filter_rows(one, one.coded, "voice", ["author"])
    assert rows == filter_rows(other, other.coded, "voice", ["author"])
    assert count_distinct(one, rows, BY_VOICE).tolist() == [0, 2]
    assert count_distinct(other, rows, BY_VOICE).tolist() == [0, 1]


def test_the_same_study_counted_otherwise_has_its_own_rows():
    study = made([said(1, voice="author"), {"voice": "author"}], participants=2)
    rows = filter_rows(study, study.coded, "voice", ["author"])
    assert (count_rows(study, rows), count_rows(study.counting(PEOPLE, 0), rows)) == (2, 1)
    assert study.counting(FINDINGS, 0) is study


def test_rows_chosen_otherwise_are_kept_apart():
    study = by_chance(1, people=12, findings_each=3)
    some = study.coded.that(Holds("finding_id", ("F0001", "F0002")))
    others = study.coded.that(Holds("finding_id", ("F0001", "F0002"), does=False))
    assert (count_rows(study, some), count_rows(study, others)) == (2, 34)


def test_kept_counts_cannot_be_changed():
    study = by_chance(2, people=9, findings_each=2)
    assert not count_distinct(study, study.coded, BY_VOICE).flags.writeable


def test_a_study_has_one_engine():
    study = by_chance(2, people=9, findings_each=2)
    assert engine_of(study) is engine_of(study)
    assert engine_of(study) is not engine_of(study.counting(PEOPLE, 0))
