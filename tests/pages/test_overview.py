"""The overview explains the figure that does not seem to fit, five of six programmes, and says how far it all goes."""

from dataclasses import replace

from tests.pages.opened import PEOPLE, number, open_page, read_csv, words_on
from ui.state.shown_study import OwnStudy

PAGE = "overview"


def test_programme_that_nobody_listed_is_from_is_named_beside_their_number():
    programmes = read_csv("programmes")
    absent = [row["short_name"] for row in programmes if not number(PEOPLE, programme=row["programme_id"])]
    assert len(absent) == 1
    said = f"**{len(programmes)}** programmes (the list of doctors interviewed has nobody from {absent[0]})"
    assert said in words_on(open_page(PAGE, {}))


def test_limits_that_come_first_stand_beside_the_key_messages():
    words = words_on(open_page(PAGE, {}))
    for wanted in ("N03", "N01", "N29", "N02"):
        note = next(row for row in read_csv("notes") if row["note_id"] == wanted)
        assert f"### {note['title']}\n\n{note['text']}" in words


def test_answers_are_said_to_be_of_the_whole_study_where_a_filter_is_set_and_left_out_where_nothing_is_shown():
    answers = [row["answer"] for row in read_csv("questions")]
    assert all(answer in words_on(open_page(PAGE, {})) for answer in answers)
    words = words_on(open_page(PAGE, {"sponsor_support": "supported"}))
    assert f"In the whole study: {answers[1]}" in words
    assert answers[0] not in words  # no finding on why they took part tells of support


def test_study_without_subtitle_year_or_report_has_no_gaps(small):
    descriptor = replace(small.descriptor, subtitle="", year=0)
    own = OwnStudy(replace(small, descriptor=descriptor, views={}), "ours.zip", ())
    words = words_on(open_page(PAGE, {}, own_study=own))
    assert "****" not in words and f" {descriptor.description}" in words
    assert "reported in **" not in words and "**0**" not in words
