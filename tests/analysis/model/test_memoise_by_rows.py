"""Counts and narrowed frames are kept for the rows that they are about, and never taken for those of other rows."""

import numpy as np

from analysis.disclosure.distinct_people import count_distinct
from analysis.disclosure.subsets import OTHERWISE, filter_rows, filtered_to, memoise_by_rows
from analysis.model.dataset import FINDINGS, PEOPLE
from tests.analysis.made_studies import by_chance, made, said

BY_VOICE = (("voice", (("participant",), ("author",))),)


def counting():
    """A kept function that counts rows, and the numbers of rows that it was really asked for."""
    calls = []

    @memoise_by_rows
    def rows_in(dataset, frame, axes=()):
        calls.append(len(frame))
        return np.array(len(frame))

    return rows_in, calls


def test_the_same_rows_are_counted_once_however_they_were_narrowed():
    rows_in, calls = counting()
    study = by_chance(1, people=12, findings_each=3)
    rows = filter_rows(study, filter_rows(study, study.coded, "voice", ["author"]), "kind", ["barrier"])
    same = filter_rows(study, filter_rows(study, study.coded, "kind", ["barrier"]), "voice", ["author"])
    assert rows_in(study, rows) == rows_in(study, same) == len(rows)
    assert (rows_in(study, study.coded), rows_in(study, study.coded)) == (36, 36)
    assert rows_in(study, study.participants) == 12
    assert calls == [len(rows), 36, 12]


def test_rows_of_unknown_origin_are_counted_each_time():
    rows_in, calls = counting()
    study = by_chance(1, people=12, findings_each=3)
    some = filtered_to(study.coded, np.arange(36) < 5)
    for frame in (some, study.coded.iloc[:7], study.findings, filter_rows(study, study.findings, "voice", ["author"])):
        assert rows_in(study, frame) == rows_in(study, frame) == len(frame)
    assert len(calls) == 8


def test_rows_of_another_study_are_not_taken_for_ones_own():
    one = made([said(1, voice="author"), said(2, voice="author")], participants=2)
    other = made([said(1, voice="author"), said(1, voice="author")], participants=2)
    assert count_distinct(one, filter_rows(one, one.coded, "voice", ["author"]), BY_VOICE).tolist() == [0, 2]
    assert count_distinct(other, filter_rows(other, other.coded, "voice", ["author"]), BY_VOICE).tolist() == [0, 1]
    assert count_distinct(one, filter_rows(other, other.coded, "voice", ["author"]), BY_VOICE).tolist() == [0, 1]


def test_the_same_study_counted_otherwise_has_its_own_rows():
    study = made([said(1, voice="author"), {"voice": "author"}], participants=2)
    assert len(filter_rows(study, study.coded, "voice", ["author"])) == 2
    people = study.counting(PEOPLE, 0)
    assert len(filter_rows(people, people.coded, "voice", ["author"])) == 1
    assert study.counting(FINDINGS, 0) is study


def test_kept_counts_cannot_be_changed():
    study = by_chance(2, people=9, findings_each=2)
    assert not count_distinct(study, study.coded, BY_VOICE).flags.writeable


def test_rows_filtered_before_are_the_same_frame():
    study = by_chance(2, people=9, findings_each=2)
    rows = filter_rows(study, study.coded, "voice", ["author"])
    assert filter_rows(study, study.coded, "voice", ["author"]) is rows
    assert filter_rows(study, rows.iloc[:1], "kind", ["barrier"]) is not filter_rows(study, rows.iloc[:1], "kind", ["barrier"])
    twice = filter_rows(
        study, filter_rows(study, study.coded, "programmes", ["lantern", "orchard"]), "programmes", ["orchard", "tidewater"]
    )
    assert OTHERWISE in twice.attrs["filtered"].by
