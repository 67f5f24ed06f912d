"""Key messages of the small study, word for word; the counts are those of test_sponsor_support and the ranking of themes."""

import pytest

from analysis.files.open_study import open_study
from analysis.key_messages import key_messages, silence
from analysis.selection import Selection
from tests.analysis.chosen import NONE, only
from tests.analysis.made_studies import study
from wording.key_messages import lines_of, sentence_of

ALL = Selection()


def messages_of(dataset, selection=ALL):
    return {message.topic: message for message in key_messages(dataset, selection)}


@pytest.mark.parametrize(
    ("topic", "about", "sentence", "n", "selection"),
    [
        (
            "sponsor_support",
            "Support",
            "4 findings say that support was given; 3 findings say that support was withheld. "
            "Support and experience are read from the same words.",
            7,
            Selection(sponsor_support=("supported", "unsupported")),
        ),
        (
            "facilitator",
            "What helps",
            "“Good mentors” (3) and “Set-aside time” (1), of 4 findings: too few to compare.",
            4,
            Selection(kind=("facilitator",)),
        ),
        (
            "barrier",
            "What hinders",
            "“Full rotas” (1) and “Doubt” (1), of 2 findings: too few to compare.",
            2,
            Selection(kind=("barrier",)),
        ),
        (
            "motivation",
            "Why they took part",
            "“To learn” (1), of 1 finding: too few to compare.",
            1,
            Selection(kind=("motivation",)),
        ),
        (
            "outcome",
            "What taking part did for them",
            "1 of the 2 findings that state an experience are positive, 1 negative and 0 mixed; 0 do not state one.",
            2,
            Selection(kind=("outcome",)),
        ),
        (
            "recommendation",
            "What is recommended",
            "“Fund the time” (2), of 2 findings: too few to compare.",
            2,
            Selection(kind=("recommendation",)),
        ),
    ],
)
def test_message_of_all_findings(small, topic, about, sentence, n, selection):
    message = messages_of(small)[topic]
    assert (*lines_of(small, message), message.n, message.selection) == (about, sentence, n, selection)


def test_messages_are_in_the_order_a_reader_asks(small):
    expected = ["sponsor_support", "facilitator", "barrier", "motivation", "outcome", "recommendation"]
    assert list(messages_of(small)) == expected


def test_themes_that_tie_for_second_are_named_together():
    helped = study((3, {"theme_id": "f_mentor"}), (1, {"theme_id": "f_time"}), (1, {"theme_id": "f_peers"}), fewest=0)
    message = messages_of(helped)["facilitator"]
    assert lines_of(helped, message) == [
        "What helps most often",
        "“Somebody who takes an interest” (3 of 5 people with findings), then “Time that is really free” and “The "
        "other participants” (1 each).",
    ]


def test_outcomes_that_do_not_say_how_it_went_are_told_apart(small, study_folder, edit):
    edit.cell("findings.csv", 3, "experience", "mixed")
    edit.cell("findings.csv", 4, "experience", "not_stated")
    assert sentence_of(small, messages_of(open_study(study_folder))["outcome"]) == (
        "0 of the 1 findings that state an experience are positive, 0 negative and 1 mixed; 1 does not state one."
    )


def test_filters_narrow_the_messages_and_those_without_findings_are_left_out(small):
    # unsupported: F003 (outcome, -), F008 (barrier, -), F009 (barrier, not stated)
    selection = Selection(sponsor_support=("unsupported",))
    messages = messages_of(small, selection)
    assert list(messages) == ["sponsor_support", "barrier", "outcome"]
    support = messages["sponsor_support"]
    assert sentence_of(small, support) == (
        "3 findings say that support was withheld. Support and experience are read from the same words."
    )
    assert (support.n, support.selection) == (3, selection)
    assert messages["barrier"].selection == selection.with_(kind=("barrier",))


@pytest.mark.parametrize(
    "selection",
    [
        Selection(sponsor_support=("mixed",)),
        Selection(sponsor_support=("not_stated",)),
    ],
)
def test_there_is_no_message_on_support_where_none_is_given_or_withheld(small, selection):
    assert "sponsor_support" not in messages_of(small, selection)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(programme=("beta",)),
        Selection(sponsor_support=("supported", "mixed")),
        Selection(kind=("facilitator", "barrier")),
        Selection(theme=("b_rota", "o_skill"), text="hour"),
    ],
)
def test_each_message_leads_to_as_many_findings_as_it_rests_on(small, selection):
    found = {topic: len(message.selection.apply(small)) for topic, message in messages_of(small, selection).items()}
    assert found == {topic: message.n for topic, message in messages_of(small, selection).items()}
    assert found


def test_no_findings_give_no_messages(small):
    assert key_messages(small, Selection(text="nowhere")) == ()


def test_silence_counts_what_is_not_stated(small):
    assert silence(small, small.coded) == {"programmes": 6, "specialties": 7, "sponsor_support": 3, "experience": 5}
    # F002 states all four; F003 no specialty
    assert silence(small, only("F002", "F003")) == {
        "programmes": 0,
        "specialties": 1,
        "sponsor_support": 0,
        "experience": 0,
    }
    assert set(silence(small, NONE).values()) == {0}
