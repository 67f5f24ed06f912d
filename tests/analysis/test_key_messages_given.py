"""Key messages that a study gives in a table of its own: what each rests on, under filters, and where people are hidden.

The study is that of coded_study: M01 rests on F004 (Alpha) and F006 (Beta); M02 on F010, which says F011 again; M03 on F009
(background) and F007, which says F006 again.
"""

import pytest

from analysis.files.open_study import open_file, open_study
from analysis.key_messages import key_messages
from analysis.model.count import SUPPRESSED
from analysis.selection import Selection
from tests.analysis.coded_study import code_findings, write_messages
from tests.analysis.files.given_files import TABLES, study_files, zip_of
from tests.conftest import Edit, write_study
from wording.key_messages import sentence_of

SENTENCES = {"M01": "Mentors helped, they say.", "M02": "Pay for the hours.", "M03": "Seniors doubt it."}
EVERYTHING = ("all",)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = write_study(tmp_path_factory.mktemp("told") / "study")
    code_findings(Edit(folder))
    write_messages(folder)
    return open_study(folder)


@pytest.fixture(scope="module")
def of_people():
    """A study of two people: M01 rests on a finding of each of them, M02 on both findings of P02."""
    messages = [["message_id", "sentence", "findings"], ["M01", "Of both.", "F001;F002"], ["M02", "Of one.", "F002;F003"]]
    return open_file("a.zip", zip_of(study_files({**TABLES, "messages": messages}))).dataset


def counts(dataset, selection: Selection) -> dict[str, tuple[int, int]]:
    """Of each message shown, how many findings it rests on and how many of them are shown."""
    number = {sentence: message for message, sentence in SENTENCES.items()}
    return {number[each.facts.sentence]: (each.facts.of, each.facts.shown) for each in key_messages(dataset, selection)}


def test_messages_are_the_tables_in_its_order_with_their_words_for_how_many(told):
    assert [
        (each.topic, each.facts.about, each.facts.sentence, each.facts.quantifier) for each in key_messages(told, Selection())
    ] == [
        ("message", "What helps and what hinders?", SENTENCES["M01"], "one; several"),
        ("message", "Why did they come and what do they ask for?", SENTENCES["M02"], ""),
        ("message", "", SENTENCES["M03"], ""),
    ]


def test_a_repeat_counts_as_what_it_repeats_and_what_it_rests_on_leaves_none_out(told):
    messages = key_messages(told, Selection())
    assert [each.selection for each in messages] == [
        Selection(basis=EVERYTHING, finding=("F004", "F006")),
        Selection(basis=EVERYTHING, finding=("F011",)),
        Selection(basis=EVERYTHING, finding=("F009", "F006")),
    ]
    assert [each.n for each in messages] == [2, 1, 2]
    assert [sorted(each.selection.apply(told)["finding_id"]) for each in messages] == [
        ["F004", "F006"],
        ["F011"],
        ["F006", "F009"],
    ]


def test_a_finding_and_its_repeat_count_once(study_folder, edit):
    code_findings(edit)
    (study_folder / "messages.csv").write_text(
        "message_id,about,sentence,findings,quantifier,order\nM01,,Twice said.,F006;F007,,1\n", encoding="utf-8"
    )
    (message,) = key_messages(open_study(study_folder), Selection())
    assert (message.n, message.facts.of, message.selection["finding"]) == (1, 1, ("F006",))


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ({}, {"M01": (2, 2), "M02": (1, 1), "M03": (2, 2)}),
        ({"programme": ("alpha",)}, {"M01": (2, 1)}),
        ({"programme": ("beta",)}, {"M01": (2, 1), "M03": (2, 1)}),
        ({"kind": ("recommendation",)}, {"M02": (1, 1)}),
        ({"basis": ("background",)}, {"M03": (2, 1)}),
        ({"basis": ("argument",)}, {"M02": (1, 1)}),
        ({"basis": EVERYTHING, "kind": ("barrier",)}, {"M03": (2, 1)}),
        ({"finding": ("F004",)}, {"M01": (2, 1)}),  # the others rest on nothing that is asked for
        ({"text": "kind"}, {"M01": (2, 1), "M03": (2, 1)}),  # F006
        ({"programme": ("gamma",)}, {}),
    ],
)
def test_a_message_is_shown_where_a_finding_that_it_rests_on_is(told, wanted, shown):
    selection = Selection(**wanted)
    assert counts(told, selection) == shown
    for message in key_messages(told, selection):
        assert message.selection.number_listed(told) == message.n == message.facts.shown


def test_people_are_counted_once_and_findings_are_shown_all_the_same(of_people):
    messages = key_messages(of_people.counting("people", 0), Selection())
    assert [(each.n, each.facts.shown, each.facts.of) for each in messages] == [(2, 2, 2), (1, 2, 2)]


@pytest.mark.parametrize("unit", ["people", "findings"])
def test_numbers_of_messages_are_hidden_where_small_groups_are(of_people, unit):
    messages = key_messages(of_people.counting(unit, 3), Selection())
    assert [each.facts.sentence for each in messages] == ["Of both.", "Of one."]
    assert all(each.n is SUPPRESSED and each.facts.shown is SUPPRESSED for each in messages)


def test_what_is_asked_for_is_counted_without_what_is_warned_against(study_folder, edit):
    code_findings(edit)  # no table of messages, so they are computed
    edit.cell("findings.csv", 12, "repeats", "")
    edit.cell("findings.csv", 12, "stance", "cautions")  # F010; F011 asks
    dataset = open_study(study_folder)
    (message,) = (each for each in key_messages(dataset, Selection()) if each.topic == "recommendation")
    assert sentence_of(dataset, message) == "“Fund the time” (1), of 1 finding: too few to compare."
    assert message.selection == Selection(kind=("recommendation",), stance=("asks",))
    assert message.selection.number_listed(dataset) == message.n == 1
