"""The deck: every slide by name, made from what is shown; numbers of the small study counted by hand."""

import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from tests.invented import HIDING, PEOPLE, STUDY
from tests.pages.opened import ROOT, read_csv
from ui.cards.registry import build_card, sources
from ui.present.standard_deck import LIMITS, MESSAGES, STORY, STUDIED, slide_in_words, slide_names, slides, told
from ui.sections.sensitivity import HOLDS

ALL = Selection()
BUILT_IN = open_study(ROOT / "data")
ALPHA = Selection(programme=("alpha",))
BETA = Selection(programme=("beta",))
NOTHING = Selection(programme=("gamma",))
ACTORS = "who-helps-and-who-hinders"


def test_every_chart_has_a_name_between_the_first_slide_and_the_last(small):
    names = list(slide_names(small))
    assert (*names[:2], *names[-2:]) == (STUDIED, MESSAGES, HOLDS, LIMITS)
    assert names[2:-2] == list(sources(small))
    assert {"compare.programme", "themes-by.specialty"} < set(names)


def test_slides_of_two_groups_are_known_where_a_deck_asks_for_them(small):
    asked = ("beside.programme.alpha", "themes-beside.programme.alpha.beta", "beside.programme.nosuch", "beside.colour.alpha")
    more = set(slide_names(small, asked)) - set(slide_names(small))
    assert more == set(asked[:2])
    names = slide_names(small, asked)
    assert names[asked[0]] == "Experience: Alpha compared with all others"
    assert names[asked[1]] == "What helps and what hinders: Alpha compared with Beta"


def test_slides_are_called_by_words(small):
    names = slide_names(small)
    assert names["people-by-grade"] == "People by grade"
    assert names["compare.programme"] == "Experience by programme"


def test_story_has_only_names_that_there_are_and_each_once(small):
    assert set(STORY) <= set(slide_names(small))
    assert len(set(STORY)) == len(STORY)
    assert [slide.name for slide in slides(small, ALL, STORY, "")] == list(STORY)


def test_slides_come_in_the_order_asked_for_without_those_unknown(small):
    asked = (LIMITS, "no-such-chart", ACTORS, "beside.programme", STUDIED, "who-helps.alpha")
    assert [slide.name for slide in slides(small, ALL, asked, "")] == [LIMITS, ACTORS, STUDIED]


@pytest.mark.parametrize("selection", [ALL, ALPHA, NOTHING], ids=["all", "alpha", "nothing"])
def test_slide_of_a_chart_says_what_its_card_says(small, selection):
    for slide in slides(small, selection, tuple(slide_names(small)), ""):
        card = build_card(small, selection, slide.name)
        if card is None:
            assert slide.exhibit is None and (slide.facts or slide.points or slide.name == MESSAGES)
        else:
            assert (slide.title, slide.measure, slide.exhibit.key) == (card.title, card.measure, card.slug)
            assert slide.exhibit.instead == ("" if card.is_drawn else card.too_few)
            assert not slide.facts and not slide.points
        assert slide.title and slide.measure


@pytest.mark.parametrize(
    ("selection", "found", "title"),
    [
        (ALL, "11", "Who was asked, and what is counted"),
        (ALPHA, "3 of 11", "Alpha: 3 of 11 findings"),
        (NOTHING, "0 of 11", "Gamma: 0 of 11 findings"),
    ],
    ids=["all", "alpha", "nothing"],
)
def test_first_slide_counts_what_was_studied_and_what_is_shown(small, selection, found, title):
    slide = slide_in_words(small, selection, STUDIED)
    assert slide.facts == (
        ("4", "junior doctors interviewed"),
        ("3", "programmes"),
        (found, "findings"),
        ("2012", "reported"),
    )
    assert slide.title == title
    assert slide.measure.endswith(
        f"{found.split()[0]} findings are shown here. The report does not name who said what."
        " The list of doctors interviewed has nobody from Gamma."
    )
    assert slide.points == (small.descriptor.description,)


@pytest.mark.parametrize(
    ("names", "kept", "left_out"),
    [
        (
            STORY,
            (
                STUDIED,
                "sponsor-support-stated",
                MESSAGES,
                LIMITS,
            ),
            "Not raised in what is shown: Barriers and recommendations; Who it is recommended to."
            " No slide of its own, for the same few findings: What helps and what hinders.",
        ),
        (("who-it-is-recommended-to",), ("who-it-is-recommended-to",), ""),
        ((STUDIED,), (STUDIED,), ""),
    ],
    ids=["story", "nothing", "all"],
)
def test_slides_with_something_on_them(small, names, kept, left_out):
    assert told(small, BETA, names) == (kept, left_out)


def test_last_slide_counts_the_silence_and_lists_the_limits(small):
    slide = slide_in_words(small, ALL, LIMITS)
    assert slide.title == "Limitations: what these findings leave open"
    assert slide.measure == (
        "Of 11 findings, 6 name no programme, 7 name no specialty, 3 do not say whether there was support and "
        "5 do not state an experience."
    )
    assert slide.points == ("Few people. Four people took part.",)


def test_key_messages_are_those_of_the_study_with_the_limits_that_come_first():
    slide = slide_in_words(BUILT_IN, ALL, MESSAGES)
    sentences = [row["sentence"] for row in read_csv("messages")]
    assert slide.points == tuple(sentences[:7])
    assert slide.measure == (
        f"7 of {len(sentences)} key messages. Few people. The doctors chose to take part. The publisher has an interest. "
        "Not an evaluation of the programmes."
    )


def test_key_messages_of_a_study_without_any_say_what_its_findings_add_up_to(small):
    slide = slide_in_words(small, ALL, MESSAGES)
    assert slide.points[0] == (
        "Support: 4 findings say that support was given; 3 findings say that support was withheld. Support and experience are "
        "read from the same words."
    )
    nothing = slide_in_words(small, NOTHING, MESSAGES)
    assert (nothing.points, nothing.measure) == ((), "No key message rests on the findings shown.")
    assert (slide.title, slide_in_words(BUILT_IN, ALL, MESSAGES).title) == ("Key messages", "What the report says first")


def test_last_slide_names_the_link_that_opens_the_same_view(small):
    (slide,) = slides(small, ALL, (LIMITS,), "http://example.org/present?slide=1")
    assert slide.points[-1] == "The findings behind every slide: http://example.org/present?slide=1"


def test_name_of_a_chart_is_no_slide_in_words(small):
    assert slide_in_words(small, ALL, ACTORS) is None


@pytest.mark.parametrize(
    ("dataset", "selection", "title", "figures"),
    [
        (PEOPLE, ALL, "Who was asked, and what is counted", ["12", "3", "12", "2026"]),
        (
            PEOPLE,
            Selection(programme=("lantern",)),
            "Lantern Year: 4 of 12 people with findings",
            ["4 of 12", "1 of 3", "4 of 12", "2026"],
        ),
        (
            HIDING,
            Selection(specialty=("psychiatry",)),
            "Psychiatry: a hidden number of 12 people with findings",
            ["Hidden", "3", "Hidden", "2026"],
        ),
        (STUDY, ALL, "Who was asked, and what is counted", ["12", "3", "60", "2026"]),
    ],
    ids=["people", "some", "hidden", "findings"],
)
def test_first_slide_of_a_study_of_people_counts_in_its_unit(dataset, selection, title, figures):
    slide = slide_in_words(dataset, selection, STUDIED)
    assert slide.title == title
    assert [figure for figure, _ in slide.facts] == figures
    assert slide.facts[2][1] == ("findings" if dataset is STUDY else "people with findings")
    assert slide.facts[3][1] == "year"
    assert "the report" not in slide.measure


def test_last_slide_says_what_is_counted_and_that_small_groups_are_hidden():
    slide = slide_in_words(HIDING, ALL, LIMITS)
    assert slide.measure.startswith(
        "Of 12 people with findings, a hidden number have some that name no specialty, 12 have some"
    )
    assert "0 have" not in slide.measure  # none names no programme
    assert [point.split(".")[0] for point in slide.points] == [
        "Numbers count people",
        "Small groups are hidden",
        "All of this is invented",
    ]


@pytest.mark.parametrize("dataset", [PEOPLE, HIDING, STUDY.counting("findings", 3)], ids=["people", "hiding", "findings"])
def test_every_slide_of_a_study_of_people_can_be_made(dataset):
    names = slide_names(dataset)
    assert set(names) == {STUDIED, MESSAGES, HOLDS, LIMITS, *sources(dataset)}
    assert [slide.name for slide in slides(dataset, ALL, tuple(names), "")] == list(names)
