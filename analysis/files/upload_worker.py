"""An upload, read and checked in a process of its own. `read_apart` asks, `main` is what runs there.

The answer is messages on standard output, each a letter, a length and its bytes: JSON, and a table as an Arrow stream of texts.
Both are data only, and checked as they are read here. Time counts from when the file is there; what a worker loads before is
not counted.
"""

import json
import logging
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, is_dataclass
from itertools import islice
from queue import Empty, Queue
from types import UnionType
from typing import IO, Any, TypeVar, get_args, get_origin, get_type_hints

import pandas as pd
import pyarrow as pa

from analysis.files.own_process import ASIDE, Spare, end, limit, slots, turn
from analysis.files.problems import Notice, Problem, StudyError
from analysis.files.read_tables import Progress, Reading, read_source, untold
from analysis.files.sources import file_source
from analysis.model.schema import Descriptor

SECONDS = 2.0  # of the processor
MEMORY = 300_000_000  # bytes, beside what python and pandas take
LOADED, WAIT = 60.0, 20.0  # seconds of the clock: until a worker has started, until it has answered
MOST_SAID = MEMORY  # bytes of all messages of one side together: a worker that keeps to its memory has no more to say
HEAD = struct.Struct(">cQ")
READY, TOLD, TABLE, ANSWER, SLOW, FULL = b"r", b"p", b"t", b"a", b"s", b"m"
WAITING, READING = "Waiting while other files are read", "Reading the file"
ROW = "row of the file, less 2"  # the column of an Arrow table that is the index
OVERTIME = 24  # the signal by which the system ends a worker that went on for too long
SPLIT = "Take out what is not part of the study, or split it; a study that those who run this site put there has no such limit."
log = logging.getLogger("study")
Answer = TypeVar("Answer")
Allow = Callable[[Callable[[], float], float], None]  # seconds of the processor, and the most these can become
Work = tuple[dict[str, Any], list[pd.DataFrame]]
_said = threading.Lock()


@dataclass(frozen=True)
class Longest:
    """How long a worker is waited for, in seconds of the clock; and how long it may take, as messages say it."""

    wait: float
    said: str


spare = Spare(__name__)


def read_apart(name: str, content: bytes, progress: Progress = untold) -> Reading:
    """The tables of an upload as `read_tables.read_source` reads them. Raises StudyError where a file is refused, where reading
    it takes more than SECONDS or MEMORY, and where the worker ends without an answer."""
    return ask(spare, name, [json.dumps([name, SECONDS]).encode(), content], _reading, progress)


def ask(
    spare: Spare,
    name: str,
    given: list[bytes],
    made: Callable[[Any, list[pd.DataFrame]], Answer],
    progress: Progress = untold,
    longest: Longest | None = None,
) -> Answer:
    """What `made` makes of the answer, and the tables, that a worker of `spare` gives to what it is given. `name` is what
    messages call the file; `longest`: how long it may take, where that is not as for an upload. Raises StudyError as
    `read_apart` does."""
    longest = longest or Longest(WAIT, f"{SECONDS:g} seconds")
    try:
        with turn(slots, lambda: progress(WAITING, 0.0)):
            return _ask_one(spare, name, given, made, progress, longest)
    except TimeoutError:
        log.warning("upload not read: others were read meanwhile")
        value, allowed = "not read: too many other files are being read", "a file at a time when fewer are read"
        raise StudyError([Problem(name, 0, "", value, allowed, "Give it again in a few minutes.")]) from None


def _ask_one(
    spare: Spare,
    name: str,
    given: list[bytes],
    made: Callable[[Any, list[pd.DataFrame]], Answer],
    progress: Progress,
    longest: Longest,
) -> Answer:
    process = spare.take()
    clock = threading.Timer(LOADED, process.kill)
    clock.start()
    try:
        return made(*_ask(process, clock, name, given, progress, longest))
    except (OSError, EOFError, ValueError, TypeError, KeyError, pa.ArrowException) as error:
        if isinstance(error, StudyError):
            raise
        raise _refused(name, FULL, longest) from None
    finally:
        clock.cancel()
        end(process)
        spare.start()


def _ask(
    process: subprocess.Popen,
    clock: threading.Timer,
    name: str,
    given: list[bytes],
    progress: Progress,
    longest: Longest,
) -> tuple[Any, list[pd.DataFrame]]:
    messages = _heard(_messages(process.stdout), progress)
    if next(messages, (b"", b""))[0] != READY:
        raise _refused(name, FULL, longest)
    clock.cancel()
    late = threading.Event()

    def end_late() -> None:
        late.set()
        process.kill()

    ends = threading.Timer(longest.wait, end_late)
    ends.start()
    try:
        for each in given:
            _send(process.stdin, ANSWER, each)
        tables: list[pd.DataFrame] = []
        for kind, said in messages:
            if kind == TOLD:
                progress(*_told(said))
            elif kind == TABLE:
                tables.append(_frame(said))
            elif kind == ANSWER:
                return json.loads(said), tables
            else:
                raise _refused(name, kind, longest)
        raise _refused(name, SLOW if late.is_set() or process.wait() == -OVERTIME else FULL, longest)
    finally:
        ends.cancel()


def _heard(messages: Iterator[tuple[bytes, bytes]], progress: Progress) -> Iterator[tuple[bytes, bytes]]:
    """The same messages. While none comes, `progress` is told now and then what it was told last: it raises where nobody waits
    any more."""
    come: Queue[tuple[bytes, bytes] | Exception | None] = Queue()
    last = (READING, 0.0)

    def listen() -> None:
        try:
            for each in messages:
                come.put(each)
            come.put(None)
        except (OSError, EOFError, ValueError) as error:
            come.put(error)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            said = come.get(timeout=ASIDE)
        except Empty:
            progress(*last)
            continue
        if said is None:
            return
        if isinstance(said, Exception):
            raise said
        if said[0] == TOLD:
            last = _told(said[1])
        yield said


def _refused(name: str, why: bytes, longest: Longest) -> StudyError:
    log.warning("reader of uploads ended: %s", "time" if why == SLOW else "memory, or it said something else")
    if why == SLOW:
        value, allowed = f"could not be read within {longest.said}", f"a file that is read within {longest.said}"
    else:
        value = f"could not be read within {MEMORY // 1_000_000} MB of memory"
        allowed = f"a file that is read within {MEMORY // 1_000_000} MB"
    return StudyError([Problem(name, 0, "", value, allowed, SPLIT)])


def _reading(answer: dict[str, Any], tables: list[pd.DataFrame]) -> Reading:
    return Reading(
        descriptor=made_of(Descriptor | None, answer["descriptor"]),
        raw=dict(zip(made_of(tuple[str, ...], answer["tables"]), tables, strict=True)),
        problems=[made_of(Problem, each) for each in answer["problems"]],
        notices=[made_of(Notice, each) for each in answer["notices"]],
    )


def made_of(kind: Any, value: Any) -> Any:
    """Plain data as what it was made of: a dataclass, a tuple, text, a number. Raises TypeError where it is something else."""
    if get_origin(kind) is UnionType:
        return None if value is None else made_of(get_args(kind)[0], value)
    if is_dataclass(kind) and isinstance(value, dict):
        hints = get_type_hints(kind)
        return kind(**{name: made_of(hints[name], each) for name, each in value.items()})  # type: ignore[operator]
    if get_origin(kind) is tuple and isinstance(value, list):
        return tuple(made_of(get_args(kind)[0], each) for each in value)
    if not isinstance(kind, type) or not isinstance(value, kind):
        raise TypeError(f"an answer of another kind than {kind}")
    return value


def _stream(frame: pd.DataFrame) -> pa.Buffer:
    cells = [pa.array(frame[name].astype("str"), type=pa.large_string()) for name in frame]
    table = pa.Table.from_arrays([pa.array(frame.index.tolist(), type=pa.int64()), *cells], names=[ROW, *frame.columns])
    target = pa.BufferOutputStream()
    with pa.ipc.new_stream(target, table.schema) as stream:
        stream.write_table(table)
    return target.getvalue()


def _frame(stream: bytes) -> pd.DataFrame:
    table = pa.ipc.open_stream(stream).read_all()
    table.validate(full=True)
    kinds = table.schema.types
    if kinds[:1] != [pa.int64()] or set(kinds[1:]) - {pa.large_string()} or any(each.null_count for each in table.columns):
        raise TypeError("a table of something else than texts")
    rows = pd.Index(table.column(0).to_numpy())
    return table.drop_columns([ROW]).to_pandas().astype("str").set_axis(rows, axis=0)


def _send(target: IO[bytes] | None, kind: bytes, said: bytes | pa.Buffer) -> None:
    if target is not None:
        target.write(HEAD.pack(kind, len(said)))
        target.write(said)
        target.flush()


def _messages(source: IO[bytes] | None) -> Iterator[tuple[bytes, bytes]]:
    """What comes, until it ends. Raises ValueError where that is more than MOST_SAID in all, EOFError where it ends within a
    message."""
    left = MOST_SAID
    while source is not None and (head := source.read(HEAD.size)):
        if len(head) < HEAD.size:
            raise EOFError
        kind, length = HEAD.unpack(head)
        left -= HEAD.size + length
        if left < 0:
            raise ValueError("more than may be said")
        said = source.read(length)
        if len(said) < length:
            raise EOFError
        yield kind, said


def main() -> None:
    """Wait for a file, read it within the limits, and answer."""
    import jsonschema  # noqa: F401  what a file may need is loaded before it comes
    import openpyxl  # noqa: F401

    serve(_work, 2)


def serve(work: Callable[[list[bytes], Allow, Progress], Work], parts: int) -> None:
    """Say that this worker is ready, wait for so many messages, do `work` within the limits, answer: plain data, and tables.

    Work begins with a call of `allow`: how many seconds it has, which may grow, and the most it can ever have.
    """
    _stream(pd.DataFrame({"a": ["b"]}))
    target = sys.stdout.buffer
    _send(target, READY, b"")
    messages = _messages(sys.stdin.buffer)
    given = [said for _, said in islice(messages, parts)]
    if len(given) < parts:  # the server has ended
        return
    try:
        told, frames = work(
            given,
            lambda seconds, most: limit(MEMORY, seconds, most, lambda: _answer(target, SLOW)),
            lambda stage, done: _tell(target, stage, done),
        )
        tables = [_stream(frame) for frame in frames]
        _answer(target, ANSWER, json.dumps(told).encode(), tables)
    except MemoryError:
        _answer(target, FULL)


def _work(given: list[bytes], allow: Allow, progress: Progress) -> Work:
    name, seconds = json.loads(given[0])
    allow(lambda: seconds, seconds)
    reading = _read(name, given[1], progress)
    is_good = not reading.problems
    told = {
        "descriptor": None if reading.descriptor is None else asdict(reading.descriptor),
        "tables": list(reading.raw) if is_good else [],
        "problems": [asdict(each) for each in reading.problems],
        "notices": [asdict(each) for each in reading.notices],
    }
    return told, list(reading.raw.values()) if is_good else []


def _read(name: str, content: bytes, progress: Progress) -> Reading:
    try:
        return read_source(file_source(name, content), progress)
    except StudyError as error:
        return Reading(problems=list(error.problems), notices=list(error.notices))


def _told(said: bytes) -> tuple[str, float]:
    stage, done = json.loads(said)
    return str(stage), float(done)


def _tell(target: IO[bytes], stage: str, done: float) -> None:
    with _said:
        _send(target, TOLD, json.dumps([stage, done]).encode())


def _answer(target: IO[bytes], kind: bytes, said: bytes = b"", tables: list[pa.Buffer] | None = None) -> bool:
    """Give the one answer; False where it has been given."""
    if not _said.acquire(timeout=1.0):
        return False
    with suppress(OSError):
        for table in tables or ():
            _send(target, TABLE, table)
        _send(target, kind, said)
    return True
