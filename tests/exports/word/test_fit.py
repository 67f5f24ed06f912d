"""The briefing is one page whatever the view: what does not fit is shortened by rule."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from analysis.files.open_study import open_study
from analysis.selection import Selection
from exports.model import View
from exports.word.briefing import write_briefing
from exports.word.fit import first_that_fits, text_height
from tests.exports.made import view
from tests.exports.office import convert
from tests.exports.word.test_briefing import BOTH, below, opened, tables
from ui.cards.registry import build_card, exhibit_of
from ui.share.view import view_of
from wording.counts import amount

DATA = Path(__file__).parents[3] / "data"


def pages(written: bytes, folder: Path) -> list[str]:
    (made,) = convert(written, "briefing.docx", "pdf", folder)
    return [page.extract_text() for page in PdfReader(made).pages]


def long_view() -> View:
    sentence = "Words that go on and on, " * 30
    return view(
        subtitle="A long subtitle that says a lot about what there is to read in this study, and then some more",
        description=sentence,
        shown=f"Showing 3 of 7 findings that {sentence}",
        messages=tuple((f"Message {number}", sentence, 7) for number in range(6)),
        asked=tuple((f"Group of people {number}", 9, tuple((f"Some theme {n}", n) for n in range(9))) for number in range(15)),
        limits=tuple((f"Limit of the study {number}", sentence) for number in range(12)),
        link="https://example.org/findings?" + "&".join(f"programme=number_{number}" for number in range(12)),
    )


def test_what_does_not_fit_is_shortened_by_rows():
    document = opened(long_view())
    asked, helps, hinders = tables(document)
    assert len(asked) < 1 + 15
    assert below(document, "Who it is recommended to")[-1] == f"{15 - (len(asked) - 1)} more are named on the site."
    assert re.fullmatch(r"Some theme 0 0(, Some theme \d \d)*, \d more", asked[1][2])
    limits = below(document, "Limitations")
    assert limits[-1].endswith("Limit of the study 11.")
    assert 1 <= len(helps) - 1 <= 2
    assert 1 <= len(hinders) - 1 <= 2


def test_long_view_is_one_page(tmp_path):
    assert len(pages(write_briefing(long_view(), BOTH), tmp_path)) == 1


@pytest.mark.parametrize("chosen", [{}, {"programme": ("darzi",)}], ids=["all", "one programme"])
def test_study_is_one_page_with_the_numbers_of_the_view(tmp_path, chosen):
    dataset, selection = open_study(DATA), Selection(**chosen)
    keys = ("what-helps-and-what-hinders", "compare.sponsor_support")
    exhibits = tuple(exhibit_of(dataset, build_card(dataset, selection, key)) for key in keys)
    made = view_of(dataset, selection, "https://example.org/")
    (text,) = pages(write_briefing(made, exhibits), tmp_path)
    flat = " ".join(text.split())
    assert f"n = {made.n} of {made.total} findings." in flat
    heads = [head for head, _, _ in made.messages]
    told = [head for head in heads if head in flat]
    assert told == heads[: len(told)]  # the first of them; the rest are said to be in the app
    assert len(told) >= min(5, len(heads))
    assert len(told) == len(heads) or f"{len(heads) - len(told)} more key messages are on the site." in flat
    assert all(f"n = {amount(n, 'findings')}." in flat for _, _, n in made.messages[: len(told)])
    for who, n, _ in made.asked:
        assert f"{who} {n}" in flat


@pytest.mark.parametrize(
    ("text", "bold", "lines"),
    [("", "", 1), ("word", "", 1), ("word " * 20, "", 7), ("word", "word " * 19, 7), ("i" * 120, "", 4)],
)
def test_height_is_that_of_the_lines(text, bold, lines):
    assert text_height(text, 10, 100, bold) == pytest.approx(lines * 11.55)


@pytest.mark.parametrize(("room", "chosen"), [(9, 5), (4, 3), (3, 3), (0, 1)])
def test_first_that_fits_else_the_last(room, chosen):
    assert first_that_fits(iter([5, 3, 1]), lambda height: height, room) == chosen
