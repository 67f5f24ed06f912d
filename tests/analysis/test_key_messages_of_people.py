"""Key messages and answers where people are counted, and where small groups are hidden; recounted from the files."""

import pytest

from analysis.barriers_facilitators import rank_themes
from analysis.key_messages import key_messages, silence
from analysis.model.count import SUPPRESSED
from analysis.questions import answer_questions
from analysis.selection import Selection
from tests.analysis.made_studies import made, said, study
from tests.invented import VARIANTS, recount, variant
from wording.key_messages import lines_of, nothing_shown, sentence_of

SELECTIONS = [
    Selection(),
    Selection(programme=("lantern",)),
    Selection(specialty=("psychiatry",)),
    Selection(sponsor_support=("supported",)),
    Selection(kind=("barrier",), programme=("lantern", "orchard")),
]
GOOD = {"theme_id": "f_mentor", "sponsor_support": "supported", "experience": "positive"}
BAD = {"theme_id": "b_rota", "sponsor_support": "unsupported", "experience": "negative"}


def sentences(dataset):
    return {message.topic: sentence_of(dataset, message) for message in key_messages(dataset, Selection())}


@pytest.fixture(scope="module")
def told():
    """Three people with support, one of them twice; two without; one finding tied to nobody."""
    findings = [said(1, **GOOD), said(1, **GOOD), said(2, **GOOD), said(3, **GOOD), said(4, **BAD), said(5, **BAD), BAD]
    return made([*findings, said(1, theme_id="o_confidence", experience="positive"), said(2, theme_id="o_confidence")])


def test_people_count_once_however_often_they_say_it(told):
    assert sentences(told.counting("people", 0)) == {
        "sponsor_support": "3 people with findings have some that say that support was given; 2 people with findings "
        "have some that say that support was withheld. Support and experience are read from the same words.",
        "facilitator": "“Somebody who takes an interest” (3), of 3 people with findings: too few to compare.",
        "barrier": "“The rota” (2), of 2 people with findings: too few to compare.",
        "outcome": "1 of the 1 people with findings that state an experience have positive ones, 0 negative and 0 mixed; "
        "1 has some that do not state one.",
    }
    assert sentences(told)["barrier"] == "“The rota” (3), of 3 findings: too few to compare."  # in findings, that of nobody too


def test_hidden_numbers_are_said_to_be_hidden_and_no_theme_comes_first(told):
    hiding = sentences(told.counting("people", 3))
    assert hiding["sponsor_support"].startswith(
        "a hidden number of people with findings have some that say that support was given; a hidden number of people"
    )
    assert hiding["barrier"] == "The numbers are hidden."
    assert hiding["outcome"] == "The numbers are hidden."
    messages = {message.topic: message for message in key_messages(told.counting("people", 3), Selection())}
    assert SUPPRESSED in (messages["barrier"].n, messages["outcome"].n)


def test_themes_shown_beside_hidden_ones_are_named_but_not_first():
    helped = [said(number, theme_id="f_mentor") for number in range(1, 7)]
    helped += [said(number, theme_id=theme) for number, theme in ((7, "f_time"), (8, "f_peers"), (9, "f_peers"))]
    hiding = made(helped).counting("people", 2)
    sentence = sentences(hiding)["facilitator"]
    assert sentence == (
        "“Somebody who takes an interest” (6), of 9 people with findings. "
        "The numbers of 2 other themes are hidden and can be higher."
    )


def test_a_large_number_that_is_hidden_to_protect_another_does_not_make_the_second_the_first():
    wishes = study((5, {"theme_id": "f_mentor"}), (9, {"theme_id": "f_time"}), (1, {"theme_id": "f_peers"}), fewest=0)
    assert sentences(wishes)["facilitator"].startswith("“Time that is really free” (9 of 15 people with findings), then")
    hiding = wishes.counting("people", 3)
    counts = rank_themes(hiding, hiding.coded, "facilitator")["findings"]
    assert counts.isna()["f_peers"] and counts.isna().sum() == 2  # one of the large ones protects it
    message = next(each for each in key_messages(hiding, Selection()) if each.topic == "facilitator")
    assert message.facts.first == ()
    head, sentence = lines_of(hiding, message)
    assert head == "What helps"
    assert sentence.endswith("of 15 people with findings. The numbers of 2 other themes are hidden and can be higher.")


def test_messages_that_show_no_number_are_said_once(told):
    messages = key_messages(told.counting("people", 3), Selection())
    assert {message.topic: message.shows for message in messages} == {
        "sponsor_support": False,
        "facilitator": False,
        "barrier": False,
        "outcome": False,
    }
    assert nothing_shown(messages) == (
        "Hidden, to protect people: all numbers on ‘Support’, ‘What helps’, ‘What hinders’ and ‘What taking part did for them’."
    )


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", SELECTIONS, ids=lambda each: str(each.query()))
def test_each_message_and_answer_is_a_recount_or_hidden(unit, fewest, selection):
    dataset = variant(unit, fewest)
    stated = [*key_messages(dataset, selection), *answer_questions(dataset, selection)]
    assert stated
    for each in stated:
        if each.n not in (0, SUPPRESSED):
            assert each.n == recount(each.selection, unit), each
            assert recount(each.selection, "people") >= fewest, each
    assert fewest or not any(each.n is SUPPRESSED for each in stated)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_themes_named_in_an_answer_are_a_recount_never_hidden_ones(unit, fewest):
    for answer in answer_questions(variant(unit, fewest), Selection()):
        for label, number in answer.most_about:
            (theme,) = (theme for theme, name in variant(unit, fewest).labels["theme"].items() if name == label)
            assert number == recount(Selection(theme=(theme,)), unit)


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
def test_silence_is_a_recount_or_hidden(unit, fewest):
    dataset = variant(unit, fewest)
    for column, number in silence(dataset, dataset.coded).items():
        silent = "" if column in ("programmes", "specialties") else "not_stated"
        if number is not SUPPRESSED:
            assert number == recount(Selection(), unit, **{column: silent}), column
        assert number is SUPPRESSED or not 0 < recount(Selection(), "people", **{column: silent}) < fewest


def test_a_hidden_number_is_not_said_to_be_higher_than_all():
    helped = [said(number, theme_id="f_mentor") for number in range(1, 10)]
    helped += [said(number, theme_id=theme) for number, theme in ((7, "f_time"), (8, "f_peers"), (9, "f_peers"))]
    assert sentences(made(helped).counting("people", 2))["facilitator"] == (
        "“Somebody who takes an interest” (9), of 9 people with findings. The numbers of 2 other themes are hidden."
    )
