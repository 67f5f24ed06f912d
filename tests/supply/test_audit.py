"""The audit of published flaws tells apart: none known, some known, and not asked."""

import sys

import pytest

from tests.supply import audit
from tests.supply.audit import FLAWED, KNOWN, NONE_KNOWN, NOT_ASKED, ask, one_version_each, verdict
from tests.supply.locks import Pin

FLAW = {"id": "FLAW-1", "fix_versions": ["1.1", "2.0"]}
CLEAN = {"name": "one", "version": "1.0", "vulns": []}
WITH_FLAW = {"name": "two", "version": "1.0", "vulns": [FLAW, {"id": "FLAW-2", "fix_versions": []}]}
SKIPPED = {"name": "three", "skip_reason": "not found"}
TELLS = [{"name": KNOWN.name, "version": KNOWN.version, "vulns": [FLAW]}]
NAMED = f"{KNOWN.name} {KNOWN.version}"


@pytest.mark.parametrize(
    ("answers", "known", "code", "sentences"),
    [
        ([CLEAN], TELLS, NONE_KNOWN, ["No published flaw is known in any of 1 packages."]),
        (
            [CLEAN, WITH_FLAW],
            TELLS,
            FLAWED,
            [
                "two 1.0: FLAW-1, mended in 1.1, 2.0.",
                "two 1.0: FLAW-2, not mended yet.",
                "1 of 2 packages have a published flaw.",
            ],
        ),
        ([WITH_FLAW, SKIPPED], [], FLAWED, None),  # a flaw is a flaw, however little else was answered
        (
            [CLEAN, SKIPPED],
            TELLS,
            NOT_ASKED,
            ["Of 1 of 2 packages it is not known whether they have published flaws: nothing was answered."],
        ),
        ([CLEAN, CLEAN], [CLEAN], NOT_ASKED, None),  # a mirror that knows no advisories answers that all is well
        (
            [],
            [],
            NOT_ASKED,
            [
                f"The advisories cannot be reached: {NAMED} has one, and the source does not tell of it.",
                "Whether 0 packages have published flaws is not known.",
            ],
        ),
    ],
)
def test_what_is_said_and_how_it_ends(answers, known, code, sentences):
    ended, said = verdict(len(answers), answers, known)
    assert ended == code
    assert sentences in (None, said)


def test_packages_that_got_no_answer_at_all_are_missed():
    assert verdict(2, [CLEAN], TELLS)[0] == NOT_ASKED


def test_two_versions_of_a_package_are_asked_for_one_after_the_other():
    old, new, other = (Pin(name, version, "", (), ()) for name, version in (("a", "1"), ("a", "2"), ("b", "1")))
    assert one_version_each((old, other, new)) == [[old, other], [new]]


@pytest.mark.parametrize(
    ("printed", "answer"),
    [
        ("{'dependencies': []}", []),
        ("", []),
        ('{"dependencies": [{"name": "one", "vulns": []}]}', [{"name": "one", "vulns": []}]),
    ],
)
def test_a_question_that_fails_has_no_answer(monkeypatch, printed, answer):
    monkeypatch.setattr(audit, "COMMAND", [sys.executable, "-c", f"print({printed!r})"])
    assert ask([KNOWN]) == answer


def test_what_is_asked_is_each_package_in_its_version(monkeypatch):
    echo = "import json, sys; print(json.dumps({'dependencies': [open(sys.argv[2]).read()]}))"
    monkeypatch.setattr(audit, "COMMAND", [sys.executable, "-c", echo])
    assert ask([KNOWN, Pin("a", "1", "", (), ())]) == [f"{KNOWN.name}=={KNOWN.version}\na==1\n"]
