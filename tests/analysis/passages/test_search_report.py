"""Passages in a copy: found where their words stand, whatever print did to them, counted, and never guessed."""

import hashlib

import pandas as pd
import pytest

from analysis.model.fingerprint import words_of
from analysis.passages import clean_text
from analysis.passages import search_report as passages
from analysis.passages.report_copy import Copy, CopyError, read_copy
from analysis.passages.search_report import Found, Quotation, find_in_copy, key_of
from tests.analysis.passages.pdfs import pdf_of

NINE = "one two three four five six seven eight nine"
HEAD, FOOT = "An invented report about wards", "{} Some Publisher 2012"


def lines_of(copy_of_report) -> list[str]:
    return copy_of_report.read_text(encoding="utf-8").splitlines()


def shown(small, found) -> list[list[str]]:
    """The words of each finding's passage, in every place that is quoted."""
    held = [found.held.get(key_of(finding)) for finding in small.findings.itertuples()]
    return [[quotation.words for quotation in each.quoted] if each else [] for each in held]


def findings_with(*wanted: tuple[str, int]) -> pd.DataFrame:
    """Findings F1, F2, … with the words that are hashed and the number of words."""
    hashed = [hashlib.sha256(words.encode()).hexdigest()[:16] if words else "" for words, _ in wanted]
    lengths = pd.array([number or None for _, number in wanted], dtype="Int64")
    return pd.DataFrame({"passage_anchor": hashed, "passage_words": lengths})


def held_of(words: str, number: int, *pages: str) -> Found | None:
    """What is found of one passage in a copy of these pages."""
    return next(iter(find_in_copy(findings_with((words, number)), Copy(pages)).held.values()), None)


def test_every_passage_is_found_in_a_text_with_its_own_words(small, copy_of_report):
    found = find_in_copy(small.findings, read_copy(copy_of_report.read_bytes()))
    assert (found.findings, found.found, found.repeated) == (11, 11, 0)
    assert shown(small, found) == [[line.removesuffix(".")] for line in lines_of(copy_of_report)]


def test_every_passage_is_found_in_a_pdf_whose_lines_and_pages_cut_it(small, copy_of_report):
    words = " ".join(lines_of(copy_of_report)).split()
    lines = [" ".join(words[start : start + 5]) for start in range(0, len(words), 5)]
    bodies = [lines[start : start + 4] for start in range(0, len(lines), 4)]
    pages = [[HEAD, *body, FOOT.format(number)] for number, body in enumerate(bodies, 12)]
    assert len(pages) > 5
    found = find_in_copy(small.findings, read_copy(pdf_of(pages)))
    assert (found.findings, found.found, found.repeated) == (11, 11, 0)
    assert shown(small, found) == [[line.removesuffix(".")] for line in lines_of(copy_of_report)]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_words_cut_at_the_end_of_a_line_are_whole_again(small, copy_of_report, hyphen):
    whole = copy_of_report.read_text(encoding="utf-8")
    cut = whole.replace("surgeon", f"sur{hyphen}\ngeon").replace("clinics", f"clin{hyphen} \n  ics")
    assert cut.count(hyphen) == 3
    found = find_in_copy(small.findings, read_copy(cut.encode()))
    assert found.found == 11
    assert shown(small, found) == [[line.removesuffix(".")] for line in lines_of(copy_of_report)]


def test_a_hyphen_that_belongs_to_the_word_stays():
    assert held_of("a well known thing", 4, "a well-\nknown thing").quoted[0].words == "a well- known thing"
    # the copy has it within a line as well
    assert held_of("well known once", 3, "well-known thing, well-\nknown once").quoted[0].words == "well-known once"
    # the copy has both words, and never the two as one
    assert held_of("so well known", 3, "well, it is known; so well-\nknown").quoted[0].words == "so well-known"
    # the copy has the two as one
    assert held_of("a rebound", 2, "re bound; rebound; a re-\nbound").quoted[0].words == "a rebound"


def test_a_soft_hyphen_within_a_line_is_not_there():
    assert held_of("a rebound", 2, "a re\u00adbound").quoted == (Quotation("", "a rebound", ""),)


def test_a_passage_that_looks_like_a_running_head_is_found_all_the_same():
    pages = [f"{NINE}\nsome words of page {word}\nmore\nof\nthem" for word in ("red", "blue", "green", "white")]
    found = held_of("one two three four five six seven eight", 9, *pages)
    assert found.places == 4
    assert [quotation.words for quotation in found.quoted] == [NINE] * 3


def test_lines_that_stand_on_two_pages_are_no_running_head():
    assert held_of("head one two", 3, "head\none two", "head\nthree").quoted[0].words == "head one two"


def test_one_word_that_differs_is_not_found_and_not_guessed(small, copy_of_report):
    text = copy_of_report.read_text(encoding="utf-8").replace("One mentor opened many doors", "A mentor opened many doors")
    found = find_in_copy(small.findings, Copy((text,)))
    assert (found.findings, found.found) == (11, 10)
    assert [finding.finding_id for finding in small.findings.itertuples() if key_of(finding) not in found.held] == ["F004"]


def test_a_passage_that_the_copy_ends_within_is_not_found():
    assert held_of("one two three four five six seven eight", 9, "one two three four five six seven eight") is None


def test_each_place_is_counted_and_the_first_three_are_quoted():
    found = held_of("two three", 2, "two three; two three; two three; two three; two three")
    assert found.places == 5
    assert len(found.quoted) == 3
    counted = find_in_copy(
        findings_with(("two three", 2), ("two three", 2), ("four", 1), ("", 0)), Copy(("two three two three four",))
    )
    assert (counted.findings, counted.found, counted.repeated) == (3, 3, 2)


def test_context_is_twenty_five_words_on_either_side_with_dots_where_the_text_goes_on():
    before, after = [f"b{number}" for number in range(30)], [f"a{number}" for number in range(30)]
    found = held_of("one two", 2, f"{' '.join(before)} (“One\n two”), {' '.join(after)}.")
    assert found.quoted == (
        Quotation(
            before=f"… {' '.join(before[5:])} (“",
            words="One two",
            after=f"”), {' '.join(after[:25])} …",
        ),
    )


def test_at_either_end_of_the_copy_there_is_no_more_to_show():
    assert held_of("one two", 2, "One two.").quoted == (Quotation("", "One two", "."),)
    assert held_of("one two", 2, "“Zero one two three.”").quoted == (Quotation("“Zero ", "one two", " three.”"),)


def test_letters_that_anchors_do_not_count_are_shown():
    assert words_of("Élan à la café") == ["lan", "la", "caf"]
    found = held_of("lan la caf", 3, "Une Élan à la café noir.")
    assert found.quoted == (Quotation("Une ", "Élan à la café", " noir."),)
    assert held_of("find i", 2, "\ufb01nd İ x").quoted[0].words == "find i"


def test_text_without_words_around_a_passage_is_cut():
    found = held_of("one", 1, "—" * 10_000 + " one " + "—" * 10_000)
    assert (len(found.quoted[0].before), len(found.quoted[0].after)) == (400, 400)


def test_findings_without_fingerprint_are_not_counted():
    found = find_in_copy(findings_with(("", 0)), Copy(("one",)))
    assert (found.held, found.findings, found.found, found.repeated) == ({}, 0, 0, 0)
    assert key_of(next(findings_with(("", 0)).itertuples())) is None


def test_a_copy_of_too_many_words_is_refused_before_they_are_held(monkeypatch):
    monkeypatch.setattr(passages, "readings", lambda pages: pytest.fail("the copy was read"))
    with pytest.raises(CopyError, match="more than 300,000 words"):
        find_in_copy(findings_with(("one", 1)), read_copy(b"ab-\n" * 700_000))


def test_words_are_mended_only_where_a_print_could_have_cut_them(monkeypatch):
    monkeypatch.setattr(clean_text, "MOST_CUTS", 2)
    assert clean_text.mend_words(clean_text.Reading("he-\nlp ti-\nme")) == "help time"
    assert clean_text.mend_words(clean_text.Reading("he-\nlp ti-\nme a-\nb")) == "he-\nlp ti-\nme a-\nb"


def test_too_many_words_or_passages_are_refused(monkeypatch):
    monkeypatch.setattr(passages, "MOST_WORDS", 3)
    with pytest.raises(CopyError, match="more than 3 words"):
        find_in_copy(findings_with(("one", 1)), Copy(("one two three four",)))
    monkeypatch.setattr(passages, "MOST_PASSAGES", 1)
    with pytest.raises(CopyError, match="more than 1 passages"):
        find_in_copy(findings_with(("one", 1), ("two", 1)), Copy(("one",)))
