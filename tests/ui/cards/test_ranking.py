"""Nothing is called the most where a number beside it is hidden: it can have been hidden to protect another, and be large."""

import re

import pytest

from analysis.key_messages import MostFrequent, key_messages
from analysis.selection import Selection
from exports.model import worth_showing
from tests.analysis.made_studies import made, said
from tests.invented import VARIANTS, variant
from ui.cards.barriers_facilitators import balance_card
from ui.cards.registry import build_card, sources
from ui.present.standard_deck import slides, story
from wording.key_messages import head_of

RANKED = re.compile(r"most (often|first|frequent)\b|\bcomes? up most\b|, then “|More is recommended to", re.IGNORECASE)
NOT_A_CLAIM = "It is not known which come up most"
HIDING = [each for each in VARIANTS if each[1]]


def claims(text: str) -> list[str]:
    return [match[0] for match in RANKED.finditer(text.replace(NOT_A_CLAIM, ""))]


def test_the_second_is_not_called_first_on_a_card_whose_first_is_hidden():
    told = [("b_rota", 9), ("b_alone", 5), ("b_senior", 1), ("f_time", 7), ("f_mentor", 6)]
    themes = [theme for theme, people in told for _ in range(people)]
    study = made([said(number, theme_id=theme) for number, theme in enumerate(themes, start=1)], len(themes))
    shown, hiding = (study.counting("people", fewest) for fewest in (0, 3))
    assert (
        balance_card(shown, shown.coded, Selection()).title
        == "Most often: “The rota” hinders, “Time that is really free” helps"
    )
    card = balance_card(hiding, hiding.coded, Selection(), 5)
    assert card.table["People"].isna().any()
    assert card.title == "Most often: “Time that is really free” helps"
    assert "most first" in balance_card(shown, shown.coded, Selection()).alt
    assert "most first" not in card.alt


@pytest.mark.parametrize(("unit", "fewest"), HIDING)
def test_no_card_with_a_hidden_number_says_what_comes_first(unit, fewest):
    dataset = variant(unit, fewest)
    hidden = 0
    for name in sources(dataset):
        card = build_card(dataset, Selection(), name)
        numbers = card.table.select_dtypes("number")
        if not numbers.isna().any(axis=None):
            continue
        hidden += 1
        known = [side for side in ("hinders", "helps") if f"” {side}" in card.title]  # one side can be known in full
        if not known:
            assert claims(card.title) == [], name
        assert claims(card.alt) == [], name
        assert claims(card.measure) == [], name
    assert hidden


@pytest.mark.parametrize(("unit", "fewest"), HIDING)
def test_no_message_and_no_slide_with_a_hidden_number_says_what_comes_first(unit, fewest):
    dataset = variant(unit, fewest)
    for message in key_messages(dataset, Selection()):
        if isinstance(message.facts, MostFrequent) and message.facts.hidden:
            assert message.facts.first == () and not message.facts.second
            assert claims(head_of(message)) == []
    kept, left_out = worth_showing(slides(dataset, Selection(), story(dataset), ""))
    assert [slide.name for slide in kept if slide.is_empty] in ([], ["limitations"])
    assert len([slide for slide in slides(dataset, Selection(), story(dataset), "") if slide.is_hidden]) == (
        left_out.count(";") + 1 if "small groups are hidden" in left_out else 0
    )
