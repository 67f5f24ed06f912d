"""Projects and databases that mean harm, or are damaged, are refused in words of their own, soon, and without much memory."""

import json
import subprocess
import sys
from pathlib import Path
from time import thread_time

import pytest

from analysis.files.problems import StudyError
from tests.analysis.importing.hostile_projects import hostile_projects

ROOT = Path(__file__).parents[3]
MOST_MEMORY = 300_000_000
MOST_SECONDS = 1.5
# reads each file named on its command line; prints by how much the process has grown at its largest, and how many were refused
READ_ALL = """
import json, sys
from pathlib import Path
from analysis.files.problems import StudyError
from analysis.importing import refi, taguette
from tests.memory import largest
before, refused = largest(), 0
for path in map(Path, sys.argv[1:]):
    try:
        (refi if path.suffix == ".refi" else taguette).read_project(path.read_bytes(), path.name)
    except StudyError:
        refused += 1
print(json.dumps([largest() - before, refused]))
"""


@pytest.mark.parametrize("kind", hostile_projects())
def test_file_is_refused_soon_with_a_message_that_says_why(kind):
    read, content, message = hostile_projects()[kind]
    begun = thread_time()
    with pytest.raises(StudyError) as caught:
        read(content, "given.file")
    assert thread_time() - begun < MOST_SECONDS
    (problem,) = caught.value.problems
    assert message in f"{problem.value} {problem.allowed}"
    assert problem.file == "given.file" and problem.allowed and problem.mend


def test_none_of_them_takes_more_memory_than_it_may(tmp_path):
    paths = []
    for number, (kind, (_, content, _)) in enumerate(hostile_projects().items()):
        paths.append(tmp_path / f"{number}.{'refi' if kind.startswith('project') else 'sqlite3'}")
        paths[-1].write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    grown, refused = json.loads(done.stdout)
    assert refused == len(paths)
    assert grown < MOST_MEMORY
