"""The overview counts six programmes, Participants explains the five; the overview says how far it all goes."""

from dataclasses import replace

from tests.pages.opened import PEOPLE, TOTAL, follow, number, open_page, read_csv, words_on
from ui.state.shown_study import OwnStudy

PAGE = "overview"


def test_programme_that_nobody_listed_is_from_is_named_where_they_are_counted():
    programmes = read_csv("programmes")
    absent = [row["short_name"] for row in programmes if not number(PEOPLE, programme=row["programme_id"])]
    assert len(absent) == 1
    counted = f"{len(PEOPLE)} junior doctors, {len(programmes)} programmes, {TOTAL} findings."
    assert counted in words_on(open_page(PAGE, {}))
    words = words_on(open_page("participants", {}))
    assert (
        f"{len(PEOPLE)} junior doctors were interviewed, listed under {len(programmes) - 1} of {len(programmes)} programmes."
        in words
    )
    assert f"No doctor listed under the {absent[0]} Deanery." in words


def test_limits_that_come_first_stand_on_the_page_and_all_of_them_are_linked():
    app = open_page(PAGE, {})
    notes = [next(row for row in read_csv("notes") if row["note_id"] == wanted) for wanted in ("N03", "N01", "N29")]
    lines = [f"- **{note['title']}.** {note['text'].split('. ')[0].rstrip('.')}." for note in notes]
    assert "\n".join(lines) in [each.value.replace("\\", "") for each in app.markdown]
    method = follow(app, "All limitations")
    words, heads = words_on(method), [each.value.replace("\\", "") for each in method.subheader]
    for wanted in ("N03", "N01", "N29", "N02"):
        note = next(row for row in read_csv("notes") if row["note_id"] == wanted)
        assert note["title"] in heads and note["text"] in words


def test_answers_are_given_of_the_whole_study_only():
    answers = [row["answer"] for row in read_csv("questions")]
    words = words_on(open_page(PAGE, {}))
    assert all(answer in words for answer in answers)
    words = words_on(open_page(PAGE, {"sponsor_support": "supported"}))
    assert not any(answer in words for answer in answers)  # a group has not said what the whole study says


def test_study_without_subtitle_year_or_report_has_no_gaps(small):
    descriptor = replace(small.descriptor, subtitle="", year=0)
    own = OwnStudy(replace(small, descriptor=descriptor, views={}), "ours.zip", ())
    app = open_page(PAGE, {}, own_study=own)
    words = words_on(app)
    assert "****" not in words and "(0)" not in words and "**0**" not in words
    people, programmes = len(small.participants), len(small.programmes)
    about = next(each.value.replace("\\", "") for each in app.markdown if "programmes, 11 findings" in each.value)
    assert about == f"{people} junior doctors, {programmes} programmes, 11 findings."
    assert "reported in " not in words
