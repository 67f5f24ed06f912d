"""The overview explains the two figures that do not seem to fit: five of six programmes, two of 53 recommendations."""

from dataclasses import replace

from tests.pages.opened import FINDINGS, PEOPLE, number, open_page, read_csv, words_on
from ui.study import OwnStudy

PAGE = "overview"
RECOMMENDED = {row["theme_id"] for row in read_csv("themes") if row["kind"] == "recommendation"}


def test_programme_that_nobody_listed_is_from_is_named_beside_their_number():
    programmes = read_csv("programmes")
    absent = [row["short_name"] for row in programmes if not number(PEOPLE, programme=row["programme_id"])]
    assert len(absent) == 1
    said = f"**{len(programmes)}** programmes (the list of doctors interviewed has nobody from {absent[0]})"
    assert said in words_on(open_page(PAGE, {}))


def test_whose_recommendations_they_are_is_explained_where_they_are_counted():
    note = next(row for row in read_csv("notes") if row["note_id"] == "N18")
    asked = [row for row in FINDINGS if row["theme_id"] in RECOMMENDED]
    words = words_on(open_page(PAGE, {}))
    assert f"junior doctor ({number(asked, voice='participant')})" in words
    assert f"**{note['title']}.** {note['text']}" in words
    none = open_page(PAGE, {"sponsor_support": "unsupported"})  # no recommendation, so nothing to explain
    assert note["title"] not in words_on(none)


def test_study_without_subtitle_year_or_report_has_no_gaps(small):
    descriptor = replace(small.descriptor, subtitle="", year=0)
    own = OwnStudy(replace(small, descriptor=descriptor, views={}), "ours.zip", ())
    words = words_on(open_page(PAGE, {}, own_study=own))
    assert "****" not in words and f" {descriptor.description}" in words
    assert "reported in **" not in words and "**0**" not in words
