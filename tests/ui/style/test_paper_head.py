"""The line below a printed page: what is shown, of which study; a reader's words stay words."""

from datetime import date

import pytest

from tests.invented import STUDY
from tests.pages.opened import FINDINGS, TOTAL, open_page
from ui.state.shown_study import OwnStudy
from ui.style.paper_head import css_string


def last_line(page: str, query: dict[str, str]) -> str:
    drawn = [each.proto.body for each in open_page(page, query).get("html")]
    (line,) = [body for body in drawn if body.startswith('<p class="printed" hidden>')]
    return line


def test_line_says_what_is_shown_of_which_study_and_when():
    number, today = sum("darzi" in row["programmes"].split(";") for row in FINDINGS), date.today()
    line = last_line("overview", {"programme": "darzi"})
    assert line.startswith(
        f'<p class="printed" hidden>Showing {number} of {TOTAL} findings. Programme: Darzi Fellows. '
        "Only results and recommendations are counted. Coded by an AI model, twice; not yet checked by a person. "
        "Junior doctors as leaders: "
    )
    assert line.endswith(f" Coding of: The King’s Fund (2012). Printed on {today.day} {today:%B %Y}.</p>")


def test_page_without_findings_names_the_study_only():
    assert last_line("method", {}).startswith(
        '<p class="printed" hidden>Coded by an AI model, twice; not yet checked by a person. Junior doctors as leaders: '
    )


def test_line_says_that_small_groups_are_hidden():
    drawn = open_page("overview", {}, own_study=OwnStudy(STUDY, "ours.zip", ())).get("html")
    (line,) = [each.proto.body for each in drawn if each.proto.body.startswith('<p class="printed" hidden>')]
    assert "Showing all 12 people with findings. Numbers of fewer than 3 people are hidden. Twelve trainees" in line


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "</p><script>"])
def test_words_searched_for_are_no_markup(words):
    line = last_line("findings", {"text": words})
    assert line.count("<") == 2
    assert words.split(">")[0].replace("<", "&lt;") in line


def head_of(page: str, query: dict[str, str]) -> str:
    (style,) = [each.proto.body for each in open_page(page, query).get("html") if "@top-left { content" in each.proto.body]
    return style


def test_head_of_each_sheet_is_the_study_and_what_is_shown():
    number = sum("darzi" in row["programmes"].split(";") for row in FINDINGS)
    assert f'content: "Darzi Fellows: {number} of {TOTAL} findings \\b7  Junior doctors as leaders"' in head_of(
        "overview", {"programme": "darzi"}
    )
    assert 'content: "Junior doctors as leaders"' in head_of("method", {})


def test_words_searched_for_are_no_style():
    style = head_of("findings", {"text": 'time"; } </style><b>\\'})
    assert style.count("<") == 2 and style.count('"') == 4


def test_string_of_a_stylesheet_ends_where_it_should():
    assert css_string('a "b" <c> \\ d·e') == "a \\22 b\\22  \\3c c\\3e  \\5c  d\\b7 e"
