"""Files of unknown hands are looked at in a process of its own: as here, within limits, and hostile ones are refused at once."""

import time
import zipfile
from io import BytesIO

import pytest

from analysis.files.problems import StudyError
from analysis.files.upload_worker import READING
from analysis.importing import worker
from analysis.importing.look import look, make
from analysis.importing.worker import look_apart, make_apart, open_made
from tests.analysis.importing import given_tables as given
from tests.analysis.importing.given_tables import LINES, csv_of, zip_of


@pytest.mark.parametrize("name", ["TAGUETTE", "SURVEY", "CODEBOOK"])
def test_files_are_the_same_as_when_they_are_read_here(name):
    files = [getattr(given, name)]
    here, there = look(files), look_apart(files)
    assert there == here
    made, apart = make(files, here.mapping), make_apart(files, here.mapping)
    assert (apart.receipt, apart.package, apart.problems, apart.notices) == (
        made.receipt,
        made.package,
        made.problems,
        made.notices,
    )
    for table, frame in (made.raw or {}).items():
        assert apart.raw[table].to_dict("list") == frame.to_dict("list")


def test_what_made_no_study_is_not_opened():
    with pytest.raises(StudyError) as caught:
        open_made(make([given.CODEBOOK]))
    assert caught.value.problems[0].value == "5 codes and no coding: it is a codebook"


def bomb() -> bytes:
    """A zip whose one table is 150 MB of commas."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"," * 150_000_000)
    return target.getvalue()


def crowded() -> bytes:
    """A zip of 70,000 empty files, more than its end can count."""
    one = zip_of({"a.csv": b""})
    start = one.index(b"PK\x01\x02")
    entry, end = one[start : one.index(b"PK\x05\x06")], one[one.index(b"PK\x05\x06") :]
    return one[:start] + entry * 70_000 + end[:12] + (len(entry) * 70_000).to_bytes(4, "little") + end[16:]


HEAD = b"Participant,Quote,Code\n"
HOSTILE = {
    "very wide": (b"a," * 100_000 + b"\n" + b"1," * 100_000, "columns"),
    "a line without end": (b'a,b\n"' + b"x" * 2_000_000, "more than that"),
    "a million codes in a cell": (HEAD + b"P1,It is wet.," + b"c;" * 60_000 + b"\nP2,We sat.,c;d\n", "codes in a cell"),
    "a million codes in cells": (
        HEAD + b"".join(b"P1,%d wet.,%s\n" % (n, b";".join(b"c%d" % (n * 150 + m) for m in range(150))) for n in range(200)),
        "20,000 codes",
    ),
    "a million codes in lines of a cell": (HEAD + b'P1,wet,"' + b"c\n" * 9_000 + b'"\nP2,dry,c\n', "codes in a cell"),
    "a quotation mark that never ends": (b'Quote,Code\n"' + b"x\n" * 400_000, "more than that"),
    "a table packed 1,000 to 1": (bomb(), "a.csv"),
    "a zip of 70,000 files": (crowded(), "more than 5,000 files"),
    "a zip in a zip": (zip_of({"a.zip": zip_of({"b.csv": b"a,b\n"})}), "archive"),
    "a path that leads elsewhere": (zip_of({"../a.csv": b"a,b\n1,2\n"}), "leads elsewhere"),
    "nothing but commas": (b",\n" * 500_000, "no table with rows"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_at_once(name):
    content, value = HOSTILE[name]
    begun = time.process_time()
    problems = make([("a.csv", content)]).problems
    assert time.process_time() - begun < 1.5
    assert any(value in f"{problem.file} {problem.value}" for problem in problems), problems
    assert all(problem.mend for problem in problems)


@pytest.mark.parametrize("name", ["a million codes in cells", "a table packed 1,000 to 1"])
def test_a_hostile_file_is_refused_by_the_worker_in_the_same_words(name):
    files = [("a.csv", HOSTILE[name][0])]
    assert make_apart(files).problems == make(files).problems


def test_a_path_without_end_and_a_name_without_end_become_a_study_of_few_codes():
    deep = " > ".join(["x"] * 20_000)
    made = make_apart(
        [("a.csv", csv_of([["Quote", "Code"], [LINES[0], deep], [LINES[1], "x > y"], [LINES[2], "n" * 100_000]]))]
    )
    assert made.problems == ()
    assert made.receipt.sum_of("codes").held == 14


def test_columns_by_the_hundred_are_read_as_marks():
    heads = [f"code {number}" for number in range(190)]
    rows = [[LINES[at], *[str((at + number) % 2) for number in range(190)]] for at in range(10)]
    made = make_apart([("a.csv", csv_of([["Quote", *heads], *rows]))])
    assert (made.receipt.sum_of("codings").held, made.receipt.sum_of("codes").held) == (950, 190)


def test_a_file_that_takes_too_long_is_refused_and_rows_that_are_read_give_time(monkeypatch):
    rows = [["Quote", "Code"], *[[f"{LINES[at % 10]} {at}", f"c{at % 7}"] for at in range(30_000)]]
    content = csv_of(rows)
    assert make_apart([("a.csv", content)]).receipt.sum_of("codings").held == 30_000
    monkeypatch.setattr(worker, "SECONDS", 0.0)
    with pytest.raises(StudyError) as caught:
        make_apart([("a.xlsx", given.SURVEY[1])])
    assert (
        caught.value.problems[0].value == "could not be read within 2 seconds, and one more for each 8,000 rows that are read"
    )


def test_progress_is_told_by_the_rows_that_are_read():
    told = []
    rows = [["Quote", "Code"], *[[f"{LINES[at % 10]} {at}", f"c{at % 7}"] for at in range(12_000)]]
    make_apart([("a.csv", csv_of(rows))], None, lambda stage, done: stage == READING or told.append((stage, done)))
    assert told[0] == ("5,000 rows read", 0.0125)
    assert [done for _, done in told] == sorted(done for _, done in told)
