"""Work on a file that anyone may have sent, in a process of its own: where it never ends or asks for all memory, that process
ends and not the server.

A worker is a module with a function `main`, run by python alone, apart from the folder and the environment of the server. It
begins with `limit`. What it says goes over its standard output, in whatever way the two agree on, and never as pickled objects:
a file that has taken a worker over could otherwise take the server over, too.
"""

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
START = "import sys; sys.path.insert(0, {root!r}); from {module} import main; main()"
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")  # of the environment: what python needs to start
# one thread, and no memory set aside for others: what a limit on memory counts is then what the work takes
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
LOOK = 0.02  # seconds between two looks at the clock
GRACE = 2  # seconds of the processor after which the system ends a worker whose own clock could not
slots = threading.BoundedSemaphore(2)  # workers that read at the same time
PATIENCE, ASIDE = 60.0, 0.5  # seconds that somebody waits for a place; between two looks whether they are still there


@contextmanager
def turn(places: threading.Semaphore, waiting: Callable[[], object]) -> Iterator[None]:
    """One of `places`. While all are taken `waiting` is called now and then: it raises where nobody waits any more. Raises
    TimeoutError after PATIENCE."""
    begun = time.monotonic()
    while not places.acquire(timeout=ASIDE):
        waiting()
        if time.monotonic() - begun > PATIENCE:
            raise TimeoutError
    try:
        yield
    finally:
        places.release()


def command(module: str) -> list[str]:
    """What starts a worker."""
    return [sys.executable, "-I", "-c", START.format(root=str(ROOT), module=module)]


def environment() -> dict[str, str]:
    """The environment of a worker: nothing of the server's own."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | ALONE


def limit(memory: int, seconds: Callable[[], float], most: float, too_slow: Callable[[], bool]) -> None:
    """Limit this process from now on to so many bytes more than it has, and to `seconds` of the processor, which may grow up to
    `most`; it writes no file. When they are over `too_slow` is called, which says so; then the process ends, unless that gave
    False: something else had been said before.

    Not every system can limit memory: there only the clock counts.
    """
    begun, parent = time.process_time(), os.getppid()
    _limit_time(begun + seconds(), begun + most)
    with suppress(ImportError, ValueError, OSError):
        import resource

        most_memory = used_memory() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def look() -> None:
        allowed = seconds()
        while time.process_time() - begun < min(most, allowed):
            time.sleep(LOOK)
            if os.getppid() != parent:  # the server has ended
                os._exit(0)
            before, allowed = allowed, seconds()
            if int(before) != int(allowed):
                _limit_time(begun + allowed, begun + most)
        if too_slow():
            os._exit(0)

    threading.Thread(target=look, daemon=True).start()


def _limit_time(now: float, most: float) -> None:
    """Have the system end this process where its own clock cannot, which waits while a library works: at `now` seconds of the
    processor, which may be raised up to `most`."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (int(min(now, most)) + GRACE, int(most) + 2 * GRACE))


def used_memory() -> int:
    """The bytes of addresses that this process has; 0 where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 0


class Spare:
    """A worker that has started ahead and waits for its one file, so that nobody waits for its start."""

    def __init__(self, module: str):
        self.module = module
        self._lock = threading.Lock()
        self._waiting: subprocess.Popen | None = None
        atexit.register(self.end)

    def start(self) -> None:
        """Have one wait, if none does."""
        with self._lock:
            if self._waiting is None or self._waiting.poll() is not None:
                self._waiting = self._new()

    def take(self) -> subprocess.Popen:
        """The one that waits, or a new one."""
        with self._lock:
            taken, self._waiting = self._waiting, None
        return taken if taken is not None and taken.poll() is None else self._new()

    def end(self) -> None:
        """Let the one that waits go."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            end(waiting)

    def _new(self) -> subprocess.Popen:
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command(self.module), env=environment(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT
        )


def end(process: subprocess.Popen) -> None:
    """End a worker, whatever it does."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()
