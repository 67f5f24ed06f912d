"""How the making of a file goes is heard of, and logged under the reference that a reader sees."""

import logging

import pytest

from ui.download import Attempt, NotMadeError


def test_a_file_that_is_made_needs_no_reference():
    attempt = Attempt(lambda: b"made")
    assert not attempt.done.is_set()
    assert (attempt.make(), attempt.reference, attempt.done.is_set()) == (b"made", "", True)


def test_a_file_that_cannot_be_made_has_the_reference_of_the_log(caplog):
    def broken() -> bytes:
        raise KeyError("Statement")

    attempt = Attempt(broken)
    with caplog.at_level(logging.ERROR), pytest.raises(NotMadeError) as caught:
        attempt.make()
    assert attempt.done.is_set()
    assert len(attempt.reference) == 6 and str(caught.value) == attempt.reference
    assert f"reference {attempt.reference} on no page" in caplog.text and "KeyError" in caplog.text
