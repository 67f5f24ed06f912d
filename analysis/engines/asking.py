"""Waiting for an engine: those who ask the same share one answer, and whoever asks may stop waiting.

A question is answered in a thread of its own. Meanwhile whoever asked looks on, a few times a second: `watched_by` says how.
When nobody waits for an answer any more, the question is stopped.
"""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic
from typing import Generic, Protocol, TypeVar

LOOK_EVERY = 0.2  # seconds
UNKNOWN = -1.0

Answer = TypeVar("Answer")
Given = TypeVar("Given", covariant=True)


class Question(Protocol[Given]):
    """What an engine is asked."""

    def answer(self) -> Given:
        """The answer, once it is there."""

    def stop(self) -> None:
        """Have `answer` end soon, without one."""

    def share(self) -> float:
        """How much of the work is done, 0 to 1; UNKNOWN where the engine does not tell."""


class Watch:
    """Who looks on while a question is answered; this one does nothing."""

    def look(self, seconds: float, share: float) -> None:
        """Called while the answer is waited for; whatever it raises ends the waiting."""

    def done(self) -> None:
        """Called once nobody waits any more."""


_watch: list[Callable[[], Watch]] = [Watch]


def watched_by(watch: Callable[[], Watch]) -> None:
    """Have each question of this process watched by what `watch` makes."""
    _watch[0] = watch


class _Asked(Generic[Answer]):
    def __init__(self, question: Question[Answer]):
        self.question, self.waiting = question, 0
        self.answer: Future[Answer] = Future()

    def run(self) -> None:
        try:
            self.answer.set_result(self.question.answer())
        except BaseException as error:
            self.answer.set_exception(error)


class Questions(Generic[Answer]):
    """The questions that an engine has been asked and has not answered yet."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked: dict[Hashable, _Asked[Answer]] = {}

    def ask(self, key: Hashable, make: Callable[[], Question[Answer]], longest: float) -> Answer:
        """The answer to a question; to one that is asked already under the same key, unless that is None, the answer to that.

        After `longest` seconds it is stopped. Raises what `answer` does, and what a watch does.
        """
        begun, watch = monotonic(), _watch[0]()
        with self._lock:
            asked = self._asked.get(key)
            if asked is None:
                asked = _Asked(make())
                Thread(target=asked.run, name="engine", daemon=True).start()
                if key is not None:
                    self._asked[key] = asked
            asked.waiting += 1
        try:
            while not wait([asked.answer], LOOK_EVERY).done:
                seconds = monotonic() - begun
                if seconds > longest:
                    asked.question.stop()
                watch.look(seconds, asked.question.share())
            return asked.answer.result()
        finally:
            watch.done()
            self._leave(key, asked)

    def _leave(self, key: Hashable, asked: _Asked[Answer]) -> None:
        with self._lock:
            asked.waiting -= 1
            if asked.waiting:
                return
            if self._asked.get(key) is asked:
                del self._asked[key]
        if not asked.answer.done():
            with suppress(Exception):  # it has just ended
                asked.question.stop()
