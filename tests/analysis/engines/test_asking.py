"""Those who ask an engine the same share one answer; who does not wait any more stops what nobody else waits for."""

from threading import Event, Thread

import pytest

from analysis.engines import asking
from analysis.engines.asking import Questions, Watch, watched_by


class Slow:
    """A question that is answered when it is told to."""

    def __init__(self, answered: Event):
        self.answered, self.begun, self.stopped = answered, Event(), Event()

    def answer(self) -> str:
        self.begun.set()
        self.answered.wait(10)
        if self.stopped.is_set():
            raise InterruptedError
        return "seven"

    def stop(self) -> None:
        self.stopped.set()
        self.answered.set()

    def share(self) -> float:
        return 0.25


class Looks(Watch):
    seen: list[tuple[bool, float]]
    left: list[bool]

    def look(self, seconds: float, share: float) -> None:
        self.seen.append((seconds > 0, share))

    def done(self) -> None:
        self.left.append(True)


class Leaves(Watch):
    def look(self, seconds: float, share: float) -> None:
        raise KeyboardInterrupt


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(asking, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(Looks, "seen", [], raising=False)
    monkeypatch.setattr(Looks, "left", [], raising=False)
    yield watched_by
    watched_by(Watch)


def test_an_answer_is_waited_for_and_looked_at_meanwhile(watched):
    watched(Looks)
    slow = Slow(Event())
    Thread(target=lambda: (slow.begun.wait(10), _once(lambda: len(Looks.seen) >= 3), slow.answered.set())).start()
    assert Questions().ask("how many", lambda: slow, 10) == "seven"
    assert set(Looks.seen) == {(True, 0.25)}
    assert Looks.left == [True]


def test_those_who_ask_the_same_share_one_answer(watched):
    questions, slow, made, answers = Questions(), Slow(Event()), [], []

    def ask() -> None:
        answers.append(questions.ask("how many", lambda: made.append(1) or slow, 10))

    both = [Thread(target=ask) for _ in range(2)]
    both[0].start()
    assert slow.begun.wait(10)
    both[1].start()
    _once(lambda: questions._asked["how many"].waiting == 2)
    slow.answered.set()
    for each in both:
        each.join(10)
    assert (answers, made) == (["seven", "seven"], [1])
    assert questions._asked == {}


def test_a_question_without_a_key_is_nobody_elses(watched):
    questions, made = Questions(), []
    for _ in range(2):
        done = Slow(Event())
        done.answered.set()
        questions.ask(None, lambda done=done: made.append(1) or done, 10)
    assert len(made) == 2
    assert questions._asked == {}


def test_who_leaves_alone_stops_the_question(watched):
    watched(Leaves)
    questions, slow = Questions(), Slow(Event())
    with pytest.raises(KeyboardInterrupt):
        questions.ask("how many", lambda: slow, 10)
    assert slow.stopped.is_set()
    assert questions._asked == {}


def test_who_leaves_another_behind_does_not(watched):
    questions, slow, answers = Questions(), Slow(Event()), []
    other = Thread(target=lambda: answers.append(questions.ask("how many", lambda: slow, 10)))
    other.start()
    assert slow.begun.wait(10)
    watched(Leaves)
    with pytest.raises(KeyboardInterrupt):
        questions.ask("how many", lambda: slow, 10)
    assert not slow.stopped.is_set()
    slow.answered.set()
    other.join(10)
    assert answers == ["seven"]


def test_what_takes_too_long_is_stopped(watched):
    slow = Slow(Event())
    with pytest.raises(InterruptedError):
        Questions().ask("how many", lambda: slow, 0.05)
    assert slow.stopped.is_set()


def _once(true) -> None:
    """Wait until it is true."""
    waiting = Event()
    for _ in range(1000):
        if true():
            return
        waiting.wait(0.01)
    raise AssertionError("it never was")
