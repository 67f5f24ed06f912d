"""Passage anchors: which words a text has, the fingerprint of the first eight, and where it stands in a copy."""

import hashlib

import pandas as pd
import pytest

from analysis.files.problems import Problem
from analysis.files.validate import check_anchors
from analysis.model.fingerprint import ANCHOR_PATTERN, Passage, anchor_of, find_anchors, find_passages, words_of

NINE = "one two three four five six seven eight nine"


def fingerprint(words: str) -> str:
    """The definition, spelled out: SHA-256 of the words with one space between, its first 16 digits."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]


def findings_with(*passages: tuple[str, int]) -> pd.DataFrame:
    """Findings F1, F2, … with the words that are hashed and the number of words."""
    rows = [(f"F{n}", fingerprint(words), length) for n, (words, length) in enumerate(passages, 1)]
    return pd.DataFrame(rows, columns=["finding_id", "passage_anchor", "passage_words"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two words", ["two", "words"]),
        ("co-operate", ["co", "operate"]),
        ("line-\nwrap\r\nand  spaces\t", ["line", "wrap", "and", "spaces"]),
        ("“It’s” 'so'", ["it", "s", "so"]),
        ("\ufb01nd the o\ufb03ce", ["find", "the", "office"]),  # the ligatures fi and ffi
        ("2012: 50% (½)", ["2012", "50", "1", "2"]),  # NFKC writes ½ as 1⁄2
        ("Ｗｉｄｅ x²", ["wide", "x2"]),
        ("• first\u00a0point…", ["first", "point"]),
        ("café", ["caf"]),
        (" — ", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits_after_nfkc_and_lower_case(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("words", "hashed"),
    [
        (NINE, "one two three four five six seven eight"),
        ("one two three four five six seven eight", "one two three four five six seven eight"),
        ("one two three", "one two three"),
        ("one", "one"),
    ],
)
def test_anchor_is_made_of_the_first_eight_words_or_fewer(words, hashed):
    assert anchor_of(words.split()) == fingerprint(hashed)
    assert ANCHOR_PATTERN.fullmatch(anchor_of(words.split()))


def test_anchor_is_the_one_that_sha256sum_gives():
    # printf 'one two three' | sha256sum
    assert anchor_of(["one", "two", "three"]) == "6899ee404683a14e"


def test_how_a_passage_is_printed_makes_no_difference():
    printed = "The o\ufb03ce\n(in-\nside) was ‘quiet’ — they said; nobody came."
    assert anchor_of(words_of(printed)) == fingerprint("the office in side was quiet they said")


def test_every_place_of_a_run_of_one_to_eight_words_is_found():
    runs = {
        (fingerprint("a"), 1): [0, 2],
        (fingerprint("b"), 1): [1],
        (fingerprint("a b"), 2): [0],
        (fingerprint("b a"), 2): [1],
        (fingerprint("a b a"), 3): [0],
    }
    assert find_anchors(runs, ["a", "b", "a"]) == runs
    words = NINE.split()
    wanted = {(fingerprint(" ".join(words[1 : 1 + length])), length): [1] for length in range(1, 9)}
    assert find_anchors(wanted, words) == wanted


def test_only_what_is_wanted_is_found_and_only_at_its_length():
    assert find_anchors([(fingerprint("a"), 2), (fingerprint("c"), 1)], ["a", "b", "a"]) == {}
    assert find_anchors([], ["a"]) == {}
    assert find_anchors([(fingerprint("a b"), 2)], ["a"]) == {}


@pytest.mark.parametrize(
    ("hashed", "length", "copy", "places"),
    [
        # eight words or more: the first eight are looked for, and the rest has to fit
        ("one two three four five six seven eight", 9, f"Zero. {NINE}", [Passage(1, 9)]),
        ("one two three four five six seven eight", 9, f"{NINE}; {NINE}", [Passage(0, 9), Passage(9, 9)]),
        ("one two three four five six seven eight", 10, NINE, []),
        ("one two three four five six seven eight", 9, "two three four five six seven eight nine one", []),
        # fewer: all of them
        ("two three", 2, NINE, [Passage(1, 2)]),
        ("two three", 2, "Two, three. Two-three!", [Passage(0, 2), Passage(2, 2)]),
        ("two three", 3, "two three four", []),  # an anchor of two words is none of a passage of three
        ("two", 1, "", []),
    ],
)
def test_every_place_where_a_passage_stands_is_found(hashed, length, copy, places):
    assert find_passages(findings_with((hashed, length)), copy) == {"F1": places}


def test_each_finding_is_looked_up_by_itself():
    findings = findings_with(("one", 1), ("two", 1), ("three", 1))
    found = find_passages(findings, "one three one")
    assert found == {"F1": [Passage(0, 1), Passage(2, 1)], "F2": [], "F3": [Passage(1, 1)]}


def test_anchor_that_stands_twice_or_never_is_a_problem_of_its_row():
    findings = findings_with(("one", 1), ("two", 1), ("three", 1))
    column = "passage_anchor"
    assert check_anchors(findings, "one three one", "f.csv") == [
        Problem("f.csv", 2, column, fingerprint("one"), "an anchor found once in the copy, not 2 times"),
        Problem("f.csv", 3, column, fingerprint("two"), "an anchor found once in the copy, not 0 times"),
    ]
    assert check_anchors(findings, "three two one", "f.csv") == []


def test_no_findings_have_no_passages():
    assert find_passages(findings_with(), "one two") == {}
    assert check_anchors(findings_with(), "one two", "f.csv") == []


def test_anchors_of_the_small_study_are_those_of_its_copy_line_by_line(small, copy_of_report):
    lines = [line.lower().rstrip(".").split() for line in copy_of_report.read_text(encoding="utf-8").splitlines()]
    assert small.findings["passage_anchor"].tolist() == [fingerprint(" ".join(line[:8])) for line in lines]
    assert small.findings["passage_words"].tolist() == [len(line) for line in lines]
    assert check_anchors(small.findings, copy_of_report.read_text(encoding="utf-8"), "findings.csv") == []
