"""Every sentence that the app makes from the study's numbers, over every filter of one value: none says more than the report.

What has to hold is worked out here from the CSV files, without the code under test.
"""

import csv
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from analysis.files.open_study import open_study
from analysis.key_messages import key_messages
from analysis.selection import Selection
from exports.word.briefing import write_briefing
from tests.pages.opened import visit
from ui.cards.registry import OF_PAIRS, build_card, chapters, exhibit_of, sources
from ui.present.standard_deck import STORY, slide_names, slides
from ui.share.view import view_of

ROOT = Path(__file__).parent.parent
DATASET = open_study(ROOT / "data")
PAGES = ("overview", "compare", "programmes", "barriers_facilitators", "recommendations", "findings")
FEWEST = 5
SAME_WORDS = "Both are read from the same words"
WEAK = "Coders agreed only tentatively on “Barrier it is linked to”"
NEVER = (
    "nobody raised",
    "nothing answers",
    "goes with experience",
    "%",
    "per cent",
    "significantly",
    "best programme",
    "worst programme",
)
WITHOUT_NUMBERS = (  # cards whose title says what is compared, never how it turns out
    "compare",
    "themes-by",
    "beside",
    "themes-beside",
    "what-it-did-for-them",
    "why-they-took-part",
    "what-is-recommended",
)
SIDES = {"barrier": ("hinders", "hinder"), "facilitator": ("helps", "help")}  # what a title says of one theme, of several


def read_csv(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


THEMES = {row["theme_id"]: row for row in read_csv("themes")}
ROWS = [
    row
    for row in read_csv("findings")
    if not row["repeats"] and (row["basis"] == "result" or THEMES[row["theme_id"]]["kind"] == "recommendation")
]
COLUMN = {"programme": "programmes", "specialty": "specialties"}
VALUES = {
    "programme": [*DATASET.labels["programme"], "not_stated"],
    "specialty": list(DATASET.labels["specialty"]),
    "sponsor_support": list(DATASET.labels["sponsor_support"]),
    "voice": list(DATASET.labels["voice"]),
    "basis": ["all", *DATASET.labels["basis"]],
}
FILTERS = [{}] + [{name: value} for name, values in VALUES.items() for value in values]


@pytest.fixture(scope="module", params=FILTERS, ids=str)
def given(request) -> dict[str, str]:
    """Each filter in turn, for all tests before the next one: what a study keeps of its cards serves them all."""
    return request.param


def selected(given: dict[str, str]) -> Selection:
    return Selection(**{name: (value,) for name, value in given.items()})


def rows_of(given: dict[str, str]) -> list[dict[str, str]]:
    """The rows that a filter on programme, specialty, support or voice leaves."""
    return [
        row
        for row in ROWS
        if all(value in (row[COLUMN.get(name, name)] or "not_stated").split(";") for name, value in given.items())
    ]


def words_of_page(page: str, given: dict[str, str]) -> str:
    app = visit(page, given)
    elements = (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning)
    return "\n".join(element.value for element in elements).replace("\\", "")


def cards(given: dict[str, str]):
    """Every chart of the app for a filter, those made for one value for each."""
    pairs = [f"{name}.{value}" for name in ("programme", "specialty", "sponsor_support") for value in VALUES[name]]
    for name in (*sources(DATASET), *(f"{key}.{pair}" for key in OF_PAIRS for pair in pairs)):
        if card := build_card(DATASET, selected(given), name):  # a group that no finding names has none
            yield card


def assert_says_no_more(text: str) -> None:
    low = text.lower()
    assert [each for each in NEVER if each in low] == []
    for number, total in re.findall(r"most often [^.;]*\((\d+) of (\d+)", low):
        assert int(total) >= FEWEST, (number, total, text)


@pytest.mark.parametrize("page", PAGES)
def test_no_sentence_of_a_page_says_more_than_its_numbers_bear(page, given):
    text = words_of_page(page, given)
    assert_says_no_more(text)
    assert "Coded by an AI model, twice; not yet checked by a person." in text


def test_charts_compare_nothing_below_five_and_carry_their_caveat(given):
    for card in cards(given):
        assert_says_no_more(f"{card.title} {card.measure} {card.too_few if card.counted else ''}")
        for number in re.findall(r"\(\d+ of (\d+)", card.title):
            assert int(number) >= FEWEST, card.title
        if card.key in ("compare", "beside") and card.value.startswith("sponsor_support"):
            assert SAME_WORDS in card.measure
        if card.key in ("compare", "beside") and card.is_drawn:
            told = card.table[["Negative", "Mixed", "Positive"]].sum(axis=1).drop("Not stated", errors="ignore")
            assert len(told) and (told >= FEWEST).all(), given
        if card.key in ("themes-by", "themes-beside") and card.is_drawn:
            assert all(series.n >= FEWEST for series in card.spec.series if not series.silent), given
        if card.key == "barriers-and-recommendations":
            assert card.measure.startswith(WEAK)
        if card.key in WITHOUT_NUMBERS:
            assert not re.search(r"\d", card.title), card.title
        if card.counted and not card.is_drawn:
            assert not re.search(r"\d", card.counted.instead), card.counted.instead


@pytest.mark.parametrize("given", [each for each in FILTERS if "basis" not in each], ids=str, indirect=True)
def test_titles_tell_ties_as_ties(given):
    title = build_card(DATASET, selected(given), "what-helps-and-what-hinders").title
    for kind, verbs in SIDES.items():
        counts: dict[str, int] = {}
        for row in rows_of(given):
            if THEMES[row["theme_id"]]["kind"] == kind:
                counts[THEMES[row["theme_id"]]["label"]] = counts.get(THEMES[row["theme_id"]]["label"], 0) + 1
        said = re.search(rf"((?:“[^”]+”(?:, | and )?)+) (?:{'|'.join(verbs)})(?=,|$)", title)
        if max(counts.values(), default=0) < FEWEST:
            assert said is None, title
        else:
            named = re.findall(r"“([^”]+)”", said[1])
            assert set(named) == {label for label, count in counts.items() if count == max(counts.values())}, title
            assert said[0].endswith(verbs[len(named) > 1])


def test_key_messages_hold_no_count_and_rest_on_findings_shown(given):
    for message in key_messages(DATASET, selected(given)):
        assert not re.search(r"\d", message.facts.sentence)
        assert 1 <= message.n == message.facts.shown <= message.facts.of
        assert message.selection.number_listed(DATASET) == message.n


def test_slides_say_no_more_than_the_pages(given):
    made = slides(DATASET, selected(given), tuple(dict.fromkeys((*STORY, *slide_names(DATASET)))), "https://example.org/")
    for slide in made:
        assert_says_no_more(" ".join((slide.title, slide.measure, *slide.points)))
        if slide.name == "compare.sponsor_support":
            assert SAME_WORDS in slide.measure
        if slide.name == "barriers-and-recommendations":
            assert slide.measure.startswith(WEAK)


def test_briefing_and_file_say_no_more_than_the_pages(given):
    selection = selected(given)
    view = view_of(DATASET, selection, "https://example.org/")
    exhibits = tuple(
        exhibit_of(DATASET, build_card(DATASET, selection, key))
        for key in ("compare.sponsor_support", "what-helps-and-what-hinders")
    )
    whole = chapters(DATASET, selection, {"recommendations": "Recommendations", "compare": "Compare"})
    document = Document(BytesIO(write_briefing(view, exhibits)))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert_says_no_more(said)
    assert view.trust in said
    assert SAME_WORDS in said
    for exhibit in (exhibit for chapter in whole for exhibit in chapter.exhibits):
        assert_says_no_more(f"{exhibit.title} {exhibit.measure} {exhibit.instead}")
        if exhibit.key == "barriers-and-recommendations":
            assert exhibit.measure.startswith(WEAK)
