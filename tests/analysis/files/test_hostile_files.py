"""Files that mean harm are refused with a message that says why, without taking the memory they ask for."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from analysis.files.open_study import open_file
from analysis.files.problems import StudyError
from tests.analysis.files.hostile_files import hostile_files, many, spaces_after_formula

ROOT = Path(__file__).parents[3]
FILES = hostile_files()
MOST_MEMORY = 300_000_000
MOST_SECONDS = 2
# opens each file named on its command line; prints by how much the process has grown at its largest, in bytes
OPEN_ALL = """
import json, sys
from pathlib import Path
from analysis.files.problems import StudyError
from analysis.files.open_study import open_file
from tests.memory import largest
before, refused = largest(), 0
for path in map(Path, sys.argv[1:]):
    try:
        open_file(path.name, path.read_bytes())
    except StudyError:
        refused += 1
print(json.dumps([largest() - before, refused]))
"""


@pytest.mark.parametrize("kind", FILES)
def test_file_is_refused_with_a_message_that_says_why(kind):
    name, content, message = FILES[kind]
    with pytest.raises(StudyError) as caught:
        open_file(name, content)
    said = [problem for problem in caught.value.problems if message in str(problem)]
    assert said, str(caught.value)[:2000]
    assert all(problem.file and problem.allowed and problem.mend for problem in caught.value.problems)


def test_none_of_them_takes_more_memory_than_it_may(tmp_path):
    paths = []
    for number, (name, content, _) in enumerate(FILES.values()):
        paths.append(tmp_path / f"{number}{Path(name).suffix}")
        paths[-1].write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", OPEN_ALL, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    grown, refused = json.loads(done.stdout)
    assert refused == len(FILES)
    assert grown < MOST_MEMORY


@pytest.mark.parametrize("kind", ["too many codes of a column", "values that are each like all others", "a second directory"])
def test_refusal_takes_no_time(kind):
    name, content, _ = FILES[kind]
    before = process_time()
    with pytest.raises(StudyError):
        open_file(name, content)
    assert process_time() - before < MOST_SECONDS


@pytest.mark.parametrize(("table", "most"), [("themes", 1000), ("programmes", 100)])
def test_one_more_than_may_be_is_said_with_the_limit(table, most):
    def said(number: int) -> list[tuple[str, str, str]]:
        try:
            open_file("a.zip", many(table, number))
        except StudyError as error:
            return [(each.file, each.value, each.allowed) for each in error.problems]
        return []

    expected = (f"{table}.csv", f"{most + 1:,}", f"at most {most:,} rows")
    assert expected not in said(most)
    assert said(most + 1) == [expected]


@pytest.mark.parametrize("end", ["", "</c></row>", "<x/></c></row>"], ids=["no end", "its end", "another element"])
@pytest.mark.parametrize(("spaces", "cells"), [(900_000, 1), (199_000, 20)])  # more than is read between two tags, and less
def test_spaces_after_a_formula_take_no_time(spaces, cells, end):
    content = spaces_after_formula(spaces, cells, end)
    before = process_time()
    with suppress(StudyError):
        open_file("a.xlsx", content)
    assert process_time() - before < MOST_SECONDS
