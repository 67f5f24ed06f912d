"""Results are kept for the same study and arguments, the latest of them only, and no longer than the study."""

import gc
import weakref

from analysis.model.memoise import MOST, SMALL, Results, memoise


class Study:
    pass


def counted():
    """A kept function and the list of its real calls."""
    calls = []

    @memoise
    def double(study, number):
        calls.append(number)
        return [number * 2]

    return double, calls


def test_same_question_is_answered_once():
    double, calls = counted()
    study = Study()
    assert double(study, 2) is double(study, 2)
    assert (double(study, 3), calls) == ([6], [2, 3])


def test_each_study_has_its_own_answers():
    double, calls = counted()
    one, other = Study(), Study()
    assert double(one, 2) is not double(other, 2)
    assert calls == [2, 2]


def test_answer_asked_for_longest_ago_goes_first():
    double, calls = counted()
    study = Study()
    for number in range(MOST):
        double(study, number)
    double(study, 0)  # asked again: 1 is now the oldest
    double(study, MOST)
    calls.clear()
    double(study, 0), double(study, 1)
    assert calls == [1]


def test_more_answers_are_kept_as_long_as_they_are_small_together():
    results, study, made = Results(2, small=4), Study(), []

    def ask(number, rows):
        return results.of(study, number, lambda: made.append(number) or range(rows))

    for number in range(5):
        ask(number, 3)  # four are kept, not the first
    made.clear()
    for number in (4, 3, 2, 1, 0):
        ask(number, 3)
    assert made == [0]
    ask(5, SMALL)  # too large beside others: two are kept
    made.clear()
    for number, rows in ((5, SMALL), (0, 3), (1, 3)):
        ask(number, rows)
    assert made == [1]


def test_answers_are_forgotten_with_the_study():
    double, _ = counted()
    study = Study()
    double(study, 2)
    gone = weakref.ref(study)
    del study
    gc.collect()
    assert gone() is None
