"""An upload is read in a process of its own: as it would be here, and never for longer, or with more memory, than it may."""

import io
import json
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from analysis.files import own_process, upload_worker
from analysis.files.open_study import open_file, open_upload
from analysis.files.own_process import GRACE, command, environment, slots, turn
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.upload_worker import HEAD, OVERTIME, READING, READY, _frame, _messages, _reading, _stream, read_apart
from tests.analysis.files.given_files import TABLES, study_files, with_table, workbook_of, zip_of
from tests.invented import FOLDER

ROWS = 150_000
SLOW = "could not be read within 2 seconds"
ROOT = Path(__file__).parents[3]
ENDLESS = _stream(pd.DataFrame({"a": ["b" * 100]}, dtype="str"))  # a table that is one, sent again and again


def wide(rows: int, columns: int, cell: str) -> bytes:
    """A zip whose findings have so many cells, each small: nothing that a limit on files or lines would see."""
    line = ",".join([cell] * columns)
    head = ",".join(["finding_id", "theme_id", "statement", *(f"c{number}" for number in range(3, columns))])
    lines = "\n".join(f"{line}{number}" for number in range(rows))
    return zip_of({**study_files(), "findings.csv": f"{head}\n{lines}\n"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", lambda: workbook_of()),
        ("a.zip", lambda: zip_of(study_files())),
        ("b.zip", lambda: zip_of({path.name: path.read_bytes() for path in FOLDER.iterdir()})),
    ],
)
def test_a_study_is_the_same_as_when_it_is_read_here(name, content):
    here, there = open_file(name, content()), open_upload(name, content())
    assert there.notices == here.notices
    assert there.dataset.descriptor == here.dataset.descriptor
    assert there.dataset.members == here.dataset.members
    assert set(there.dataset.tables) == set(here.dataset.tables)
    for table, frame in here.dataset.tables.items():
        pd.testing.assert_frame_equal(there.dataset.tables[table], frame)


def test_every_problem_and_notice_is_the_same_as_when_it_is_read_here():
    content = workbook_of(with_table("findings", [["finding_id", "theme_id", "statement"], ["F001", "b_rot", "On\u200be."]]))
    found = []
    for open_ in (open_file, open_upload):
        with pytest.raises(StudyError) as caught:
            open_("a.xlsx", content)
        found.append((caught.value.problems, caught.value.notices, [each.mend for each in caught.value.problems]))
    assert found[0] == found[1]
    assert found[0][0]


def test_what_is_there_twice_is_said_of_an_upload_too():
    rows = [*TABLES["findings"], ["F004", "b_rota", "The rota was full.", "P01", ""]]
    content = zip_of(study_files(with_table("findings", rows)))
    assert open_upload("a.zip", content).notices == open_file("a.zip", content).notices
    assert [each.row for each in open_upload("a.zip", content).notices if "earlier one" in each.says] == [5]


def test_progress_is_told_from_the_first_table_to_the_last():
    told = []
    open_upload("a.zip", zip_of(study_files()), lambda stage, done: stage == READING or told.append((stage, done)))
    assert told[0] == ("Reading participants", 0.0)
    assert told[-2:] == [("Arranging the tables", 0.95), ("Ready", 1.0)]


def refused(name: str, content: bytes) -> tuple[str, str]:
    with pytest.raises(StudyError) as caught:
        open_upload(name, content)
    (problem,) = caught.value.problems
    assert problem.mend
    return problem.file, problem.value


def test_a_file_that_takes_too_long_is_named_and_not_waited_for(monkeypatch):
    monkeypatch.setattr(upload_worker, "WAIT", 60.0)  # so that it is the processor's time that ends it
    monkeypatch.setattr(upload_worker, "SECONDS", 0.5)  # a fast machine reads it in one
    begun = time.monotonic()
    assert refused("slow.zip", wide(ROWS, 30, "12")) == ("slow.zip", SLOW.replace("2", "0.5"))
    assert time.monotonic() - begun < 40


def test_a_worker_that_never_answers_is_ended_by_the_clock_and_the_log_says_so(monkeypatch, caplog):
    monkeypatch.setattr(upload_worker, "WAIT", 0.0)
    assert refused("a.zip", zip_of(study_files())) == ("a.zip", SLOW)
    assert "reader of uploads ended" in caplog.text
    assert "a.zip" not in caplog.text


@pytest.mark.parametrize(
    "script",
    [
        "pass",
        "import sys; sys.stdout.buffer.write(b'r' * 4)",
        "import sys; sys.stdout.buffer.write(b'r' + bytes(8) + b'a' + b'\\xff' * 8)",
        "import sys; sys.stdout.buffer.write(b'r' + bytes(8) + b'a' + (2).to_bytes(8, 'big') + b'{}')",
        "import sys; sys.stdout.buffer.write(b'r' + bytes(8) + b't' + (9).to_bytes(8, 'big') + b'no table!')",
        "import os; os.kill(os.getpid(), 9)",
    ],
    ids=["nothing", "half a message", "a message without end", "no answer", "no table", "killed"],
)
def test_a_worker_that_says_something_else_is_a_file_that_is_refused(script, monkeypatch, caplog):
    def taken():
        return subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(upload_worker.spare, "take", taken)
    assert refused("a.zip", zip_of(study_files()))[0] == "a.zip"
    assert caplog.text.count("reader of uploads ended") == 1


def test_a_table_that_is_no_table_of_texts_is_not_taken():
    target = pa.BufferOutputStream()
    table = pa.table({"row": pa.array([0], pa.int64()), "a": pa.array([1], pa.int64())})
    with pa.ipc.new_stream(target, table.schema) as stream:
        stream.write_table(table)
    with pytest.raises(TypeError):
        _frame(target.getvalue().to_pybytes())


@pytest.mark.parametrize(
    "answer",
    [
        {"descriptor": {"title": 3}, "tables": [], "problems": [], "notices": []},
        {"descriptor": None, "tables": [3], "problems": [], "notices": []},
        {"descriptor": None, "tables": [], "problems": [{"file": 1}], "notices": []},
    ],
)
def test_an_answer_of_another_kind_is_not_taken(answer):
    with pytest.raises(TypeError):
        _reading(answer, [])


def test_problems_and_notices_come_back_whole():
    problem, notice = Problem("a", 2, "b", "c", "d", "e"), Notice("a", 0, "", "b", "c")
    told = {"descriptor": None, "tables": [], "problems": [vars(problem)], "notices": [vars(notice)]}
    reading = _reading(json.loads(json.dumps(told)), [])
    assert (reading.problems, reading.problems[0].mend, reading.notices) == ([problem], "e", [notice])


def test_a_table_comes_back_with_its_rows_and_its_texts():
    frame = pd.DataFrame({"a": ["1", ""], "b": ["x", "é"]}, index=pd.Index([0, 5]), dtype="str")
    pd.testing.assert_frame_equal(_frame(_stream(frame)), frame)
    empty = frame.iloc[:0]
    assert list(_frame(_stream(empty)).columns) == ["a", "b"]


def test_a_worker_knows_nothing_of_the_servers_environment(monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_SERVER", "1")
    assert "SECRET_OF_THE_SERVER" not in environment()


def test_a_worker_that_waits_ends_with_the_server():
    process = subprocess.Popen(
        command("analysis.files.upload_worker"), env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert next(_messages(process.stdout))[0] == READY
    process.stdin.close()
    assert process.wait(20) == 0


def limited(attack: str, *given: str, seconds: str = "1.0", most: float = 1.0) -> subprocess.CompletedProcess:
    """What becomes of a process that limits itself to 100 MB more and one second, or other `seconds`, and then attacks."""
    said = "lambda: bool(sys.stdout.write('slow') and not sys.stdout.flush())"
    begin = f"import sys, time; from analysis.files.own_process import limit; limit(10**8, lambda: {seconds}, {most}, {said})\n"
    return subprocess.run(
        [sys.executable, "-c", begin + attack, *given], cwd=ROOT, env=environment(), capture_output=True, timeout=60
    )


def test_a_worker_has_so_much_memory_and_no_more():
    assert limited("bytearray(5 * 10**7)").returncode == 0
    done = limited("bytearray(2 * 10**8)")
    assert done.returncode == 1
    assert done.stderr.strip().endswith(b"MemoryError")


def test_a_worker_has_so_much_time_and_no_more():
    done = limited("while True: pass")
    assert (done.returncode, done.stdout) == (0, b"slow")


def test_a_worker_whose_own_clock_cannot_run_is_ended_by_the_system():
    endless = "import re; re.match('(a|a)*b', 'a' * 40)"  # which no other thread of python can interrupt
    for most in (1.0, 40.0):  # not only when all the time is over that it could ever have
        begun = used_by_children()
        done = limited(endless, most=most)
        assert (done.returncode, done.stdout) == (-OVERTIME, b"")
        assert used_by_children() - begun < 1 + 2 * GRACE


def test_a_worker_that_is_given_more_time_is_not_ended_by_the_system_before():
    more = "1.0 if time.process_time() < 0.7 else 9.0"
    done = limited("while time.process_time() < 4: pass", seconds=more, most=9.0)
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_worker_ends_with_the_server_whatever_it_does():
    server = (
        "import subprocess, sys\n"
        "begin = 'from analysis.files.own_process import limit; limit(10**8, lambda: 60.0, 60.0, lambda: True); print(1, flush=True)'\n"
        "worker = subprocess.Popen([sys.executable, '-c', begin + '\\nwhile True: pass'], stdout=subprocess.PIPE)\n"
        "worker.stdout.readline()\n"
        "print(worker.pid)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", server], cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60
    )
    worker = Path(f"/proc/{int(done.stdout)}/stat")
    for _ in range(100):
        if not worker.exists() or worker.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("it goes on")


def used_by_children() -> float:
    """Seconds of the processor that processes have used which this one has started and waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_worker_writes_no_file(tmp_path):
    done = limited("file = open(sys.argv[1], 'w'); file.write('x'); file.flush()", str(tmp_path / "written"))
    assert done.returncode == 1
    assert (tmp_path / "written").read_bytes() == b""


class GoneError(Exception):
    """The visit is over."""


def gone(stage: str, done: float) -> None:
    """What telling a visitor does whose visit is over."""
    raise GoneError


def test_nobody_is_waited_for_whose_visit_is_over_while_a_worker_says_nothing(monkeypatch):
    script = "import sys, time; sys.stdout.buffer.write(b'r' + bytes(8)); sys.stdout.flush(); time.sleep(60)"
    started = []

    def taken():
        started.append(subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return started[0]

    monkeypatch.setattr(upload_worker.spare, "take", taken)
    with pytest.raises(GoneError):
        read_apart("a.zip", zip_of(study_files()), gone)
    assert started[0].poll() is not None
    assert slots.acquire(blocking=False)
    slots.release()


def test_nobody_is_waited_for_whose_visit_is_over_while_others_are_read():
    places = threading.BoundedSemaphore(1)
    with turn(places, lambda: pytest.fail("there was a place")), pytest.raises(GoneError), turn(places, lambda: gone("", 0)):
        pytest.fail("there was a place")
    assert places.acquire(blocking=False)


def test_a_file_that_waits_too_long_for_others_is_told_so(monkeypatch):
    monkeypatch.setattr(own_process, "PATIENCE", 0.0)
    with slots, slots:
        assert refused("a.zip", zip_of(study_files())) == ("a.zip", "not read: too many other files are being read")
    read_apart("a.zip", zip_of(study_files()))


def test_messages_have_a_limit_in_sum(monkeypatch):
    monkeypatch.setattr(upload_worker, "MOST_SAID", 3 * (HEAD.size + 2))
    one = HEAD.pack(b"t", 2) + b"ab"
    assert len(list(_messages(io.BytesIO(3 * one)))) == 3
    told = _messages(io.BytesIO(4 * one))
    assert [next(told) for _ in range(3)] == [(b"t", b"ab")] * 3
    with pytest.raises(ValueError, match="more than may be said"):
        next(told)


def test_a_worker_that_says_more_and_more_is_ended(monkeypatch):
    monkeypatch.setattr(upload_worker, "MOST_SAID", 10_000_000)
    table = f"sys.stdout.buffer.write(b't' + ({len(ENDLESS)}).to_bytes(8, 'big') + {ENDLESS!r})"
    script = f"import sys\nsys.stdout.buffer.write(b'r' + bytes(8))\nwhile True: {table}"

    def taken():
        return subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    monkeypatch.setattr(upload_worker.spare, "take", taken)
    begun = time.monotonic()
    assert refused("a.zip", zip_of(study_files()))[0] == "a.zip"
    assert time.monotonic() - begun < upload_worker.WAIT / 2


def test_messages_are_read_as_they_were_sent():
    assert list(_messages(io.BytesIO(HEAD.pack(b"t", 2) + b"ab" + HEAD.pack(b"a", 0)))) == [(b"t", b"ab"), (b"a", b"")]


def test_two_files_one_after_the_other_are_each_read_by_a_worker_of_its_own(monkeypatch):
    taken, take = [], upload_worker.spare.take

    def watched():
        taken.append(take())
        return taken[-1]

    monkeypatch.setattr(upload_worker.spare, "take", watched)
    for _ in range(2):
        assert set(read_apart("a.zip", zip_of(study_files())).raw) >= set(TABLES) - {"study"}
    assert taken[0].pid != taken[1].pid
    assert all(each.poll() is not None for each in taken)
