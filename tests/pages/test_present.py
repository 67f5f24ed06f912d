"""Present: the deck slide by slide, its address, its buttons, its drill; numbers recounted from findings.csv."""

from io import BytesIO

import pytest
from pptx import Presentation

from tests.pages.opened import FINDINGS, KIND, NOTHING, PEOPLE, TOTAL, number, open_page, read_csv, shown, words_on
from ui.present.standard_deck import MESSAGES, STORY

DARZI = {"programme": "darzi"}
BARRIERS = [row for row in read_csv("themes") if row["kind"] == "barrier"]
OF_ONE = "beside.programme"


def open_slide(number: int | str, query: dict | None = None, slides: tuple[str, ...] = ()):
    return open_page("present", {"slide": str(number), **(query or {}), **({"slides": list(slides)} if slides else {})})


def title_of(app) -> str:
    (title,) = app.title
    return title.value.replace("\\", "")


def buttons(app) -> dict:
    return {button.key.removeprefix("slide-"): button for button in app.button if (button.key or "").startswith("slide-")}


def position(app) -> str:
    return next(each.value for each in app.markdown if each.value.startswith("Slide "))


def test_opens_at_the_first_slide_of_the_standard_story():
    app = open_page("present", {})
    assert title_of(app) == "Who was asked, and what is counted"
    said = words_on(app)
    assert f"{len(FINDINGS)} findings are shown here. The report does not name who said what." in said
    assert f"**{len(PEOPLE)}**  \njunior doctors interviewed" in said
    assert f"**{len(FINDINGS)} of {TOTAL}**  \nfindings" in said
    assert position(app) == f"Slide 1 of {len(STORY)}"
    assert app.query_params == {"slide": "1"}
    assert "Junior doctors as leaders. The King’s Fund (2012)." in words_on(app)
    assert "findings: the study’s results and recommendations." in words_on(app)


def raised(query: dict) -> list[str]:
    """The slides of the story that the rows of a filter have something for, by a recount."""
    rows = shown(**query)
    sides = [row for row in rows if KIND[row["theme_id"]] in ("barrier", "facilitator")]
    asked = [row for row in rows if KIND[row["theme_id"]] == "recommendation" and row["stance"] == "asks"]
    empty = {
        MESSAGES: not any(
            set(each["findings"].split(";")) & {row["finding_id"] for row in rows} for each in read_csv("messages")
        ),
        "what-helps-and-what-hinders": not sides,
        "barriers-and-recommendations": not [row for row in sides if KIND[row["theme_id"]] == "barrier"],
        "who-it-is-recommended-to": not asked,
    }
    return [name for name in STORY if not empty.get(name)]


VIEWS = [
    ({}, ""),
    (DARZI, "Programme: Darzi Fellows"),
    ({"voice": "stakeholder"}, "Source: Senior figure"),
    ({"sponsor_support": "unsupported"}, "Sponsor support: Unsupported"),
]


@pytest.mark.parametrize(("query", "said"), VIEWS, ids=str)
def test_every_slide_of_the_story_has_one_title_and_its_place(query, said):
    names = raised(query)
    for place in range(1, len(names) + 1):
        app = open_slide(place, query)
        assert title_of(app)
        assert position(app) == f"Slide {place} of {len(names)}"
        if query:
            only = "Only results and recommendations are counted."
            assert f"Showing {len(shown(**query))} of {TOTAL} findings. {said}. {only}" in words_on(app)


def test_slides_with_nothing_on_them_are_left_out_and_the_last_one_says_so():
    query = {"sponsor_support": "unsupported"}
    left_out = [name for name in STORY if name not in raised(query)]
    assert left_out == ["who-it-is-recommended-to"]
    app = open_slide(99, query)
    assert "Not raised in what is shown: Who it is recommended to." in words_on(app)
    assert "Not raised" not in words_on(open_slide(1, query)) + words_on(open_slide(99))


def test_first_title_names_the_filter():
    assert title_of(open_slide(1, DARZI)) == f"Darzi Fellows: {len(shown(**DARZI))} of {TOTAL} findings"


@pytest.mark.parametrize("query", [{}, DARZI], ids=str)
def test_last_slide_is_a_recount_of_what_is_not_said(query):
    rows = shown(**query)
    support, experience = (number(rows, **{name: "not_stated"}) for name in ("sponsor_support", "experience"))
    app = open_slide(99, query)
    assert title_of(app) == "Limitations: what these findings leave open"
    assert f", {support} do not say whether there was support and {experience} do not state an experience." in words_on(
        app
    ) and f"Of {len(rows)} findings, " in words_on(app)


def test_second_slide_says_how_often_support_is_stated():
    assert STORY[1] == "sponsor-support-stated"
    assert 2 * number(shown(), sponsor_support="not_stated") > len(shown())
    assert title_of(open_slide(2)) == "Most findings do not say whether there was support"


def test_bar_offers_the_deck_for_powerpoint():
    app = open_slide(1, DARZI, slides=("what-was-studied", "limitations"))
    (button,) = app.get("download_button")
    assert button.proto.label == "PowerPoint"
    deck = Presentation(BytesIO(app.session_state["slide-powerpoint-attempt"].make()))
    assert [made.shapes.title.text for made in deck.slides] == [
        f"Darzi Fellows: {len(shown(**DARZI))} of {TOTAL} findings",
        "Limitations: what these findings leave open",
    ]


def test_key_messages_are_the_first_seven_of_those_that_rest_on_a_finding_shown():
    sentences = [row["sentence"] for row in read_csv("messages")]
    words = words_on(open_slide(STORY.index(MESSAGES) + 1))
    assert [sentence for sentence in sentences if f"- {sentence}" in words] == sentences[:7]
    assert f"7 of {len(sentences)} key messages." in words
    alone = words_on(open_slide(1, DARZI, slides=(MESSAGES,)))
    assert "No key message rests on the findings shown." in alone


@pytest.mark.parametrize("place", range(1, len(STORY) + 1))
def test_every_slide_says_who_coded_the_study(place):
    assert "Coded by an AI model, twice; not yet checked by a person." in words_on(open_slide(place))


def test_table_of_a_slide_is_a_recount():
    app = open_slide(1, slides=("why-they-took-part",))
    motivations = [row for row in FINDINGS if row["theme_id"].startswith("m_")]
    (table,) = app.table
    assert table.value["Findings"].astype(int).sum() == len(motivations)
    assert int(table.value["Findings"].iloc[0]) == max(number(motivations, theme_id=row["theme_id"]) for row in motivations)


def test_slide_with_too_little_to_draw_says_so_and_what_the_findings_say():
    app = open_slide(1, DARZI, slides=("what-is-recommended",))
    rows = [row for row in shown(**DARZI) if row["theme_id"].startswith("r_")]
    assert 0 < len(rows) < 5
    assert f"{len(rows)} findings: too few to compare." in words_on(app)
    assert all(row["statement"] in words_on(app) for row in rows)
    assert len(app.get("plotly_chart")) == len(app.table) == 0


def test_slide_with_nothing_says_so_and_has_nothing_to_open():
    app = open_slide(1, {"sponsor_support": "unsupported"}, slides=("why-they-took-part",))
    assert "No finding shown is about this; 10 findings in the whole study are." in words_on(app)
    assert "behind" not in buttons(app)


def test_where_nothing_matches_the_page_says_which_filter_to_loosen():
    app = open_slide(4, NOTHING)
    assert title_of(app) == "Nothing to show on a slide"
    assert [warning.value for warning in app.warning] == ["No finding has all of these. Remove one filter:"]
    assert set(buttons(app)) == {"leave"}


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ("99", len(STORY)),
        (str(len(STORY)), len(STORY)),
        ("0", 1),
        ("-2", 1),
        ("two", 1),
        ("", 1),
        ("²", 1),
        ("9" * 5000, len(STORY)),
    ],
)
def test_number_that_no_slide_has_opens_the_nearest(asked, opened):
    app = open_slide(asked)
    assert position(app) == f"Slide {opened} of {len(STORY)}"
    assert app.query_params["slide"] == str(opened)


def test_deck_of_the_address_is_shown_in_its_order_without_names_that_are_not_known():
    asked = (
        "who-helps-and-who-hinders",
        "no-such-chart",
        f"{OF_ONE}.darzi",
        "who-helps-and-who-hinders",
        OF_ONE,
        "what-was-studied",
        "<b>",
    )
    app = open_slide(2, slides=asked)
    assert position(app) == "Slide 2 of 3"
    assert "Darzi Fellows" in title_of(app)
    assert app.query_params["slides"] == ["who-helps-and-who-hinders", f"{OF_ONE}.darzi", "what-was-studied"]


@pytest.mark.parametrize("slides", [("no-such-chart",), STORY], ids=["unknown", "standard"])
def test_standard_story_is_not_written_into_the_address(slides):
    app = open_slide(1, slides=slides)
    assert position(app) == f"Slide 1 of {len(STORY)}"
    assert app.query_params == {"slide": "1"}


def test_buttons_go_from_slide_to_slide_and_are_idle_at_the_ends():
    app = open_page("present", DARZI)
    assert [name for name, button in buttons(app).items() if button.disabled] == ["first", "previous"]
    total = len(raised(DARZI))
    for name, place in [("next", 2), ("next", 3), ("previous", 2), ("last", total)]:
        buttons(app)[name].click().run()
        assert not app.exception
        assert position(app) == f"Slide {place} of {total}"
        assert app.query_params == {"slide": str(place), "programme": "darzi"}
    assert [name for name, button in buttons(app).items() if button.disabled] == ["next", "last"]
    buttons(app)["first"].click().run()
    assert position(app) == f"Slide 1 of {total}"


def test_click_counts_though_the_address_that_came_with_it_is_older():
    app = open_slide(2)
    app.query_params["slide"] = "1"
    buttons(app)["next"].click().run()
    assert position(app) == f"Slide 3 of {len(STORY)}"


def test_drawer_lists_the_findings_behind_a_slide():
    app = open_slide(1, DARZI, slides=("what-is-recommended",))
    rows = [row for row in shown(**DARZI) if row["theme_id"].startswith("r_")]
    buttons(app)["behind"].click().run()
    assert not app.exception
    assert app.selectbox[0].options[0] == f"All of them: {len(rows)} findings"
    assert f"Showing {len(rows)} of {TOTAL} findings. Programme: Darzi Fellows. Kind: Recommendations." in words_on(app)


def test_slide_in_words_links_to_the_findings_shown():
    app = open_slide(1, DARZI)
    (link,) = [each.proto for each in app.get("page_link")]
    assert (link.label, link.page, link.query_string) == ("Findings", "findings", "programme=darzi")
    assert "behind" not in buttons(app)


def test_slide_that_counts_people_has_no_findings_to_open():
    assert "behind" not in buttons(open_slide(1, slides=("people-by-grade",)))


def test_slide_of_barriers_is_a_table_most_findings_first():
    app = open_slide(1, slides=("barriers-and-recommendations",))
    assert len(app.get("plotly_chart")) == 0
    (table,) = app.table
    counts = [len([row for row in FINDINGS if row["theme_id"] == each["theme_id"]]) for each in BARRIERS]
    assert [int(count) for count in table.value["Findings"]] == sorted(counts, reverse=True)


def test_a_slide_that_is_no_more_is_left_out_of_a_deck():
    app = open_slide(1, slides=("barrier-recommendation-actor", "who-it-is-recommended-to"))
    assert title_of(app).startswith("More is recommended to")


def test_leaving_opens_the_page_that_was_shown_before_with_the_same_filters():
    app = open_page("compare", DARZI)
    app.switch_page("../pages/present.py").run()
    buttons(app)["next"].click().run()
    buttons(app)["leave"].click().run()
    assert not app.exception
    assert title_of(app) == "Compare"
    assert app.session_state["programme"] == ["darzi"]


def test_leaving_a_slide_that_was_opened_by_its_address_opens_the_overview():
    app = open_slide(3)
    assert "address_from" not in app.session_state  # no page was shown before it
    buttons(app)["leave"].click().run()
    assert title_of(app) == "Junior doctors as leaders"


def test_slides_are_moved_removed_and_added_in_the_list():
    app = open_page("present", {})
    buttons(app)["choose"].click().run()
    app.button(key="later-what-was-studied").click().run()
    assert not app.exception
    assert app.session_state["slides"][:3] == ["sponsor-support-stated", "what-was-studied", "key-messages"]
    buttons(app)["choose"].click().run()
    app.button(key="remove-sponsor-support-stated").click().run()
    buttons(app)["choose"].click().run()
    app.selectbox(key="slides-to-add").set_value("compare.voice")
    app.button(key="slides-add").click().run()
    assert app.session_state["slides"][:2] == ["what-was-studied", "key-messages"]
    assert app.session_state["slides"][-1] == "compare.voice"
    assert app.query_params["slides"] == app.session_state["slides"]
    buttons(app)["choose"].click().run()
    app.button(key="slides-standard").click().run()
    assert tuple(app.session_state["slides"]) == STORY
    assert "slides" not in app.query_params


def test_the_last_slide_cannot_be_removed():
    app = open_slide(1, slides=("who-helps-and-who-hinders",))
    buttons(app)["choose"].click().run()
    assert app.button(key="remove-who-helps-and-who-hinders").disabled


def test_deck_is_kept_on_every_page_and_left_alone_by_links_that_name_none():
    app = open_slide(1, slides=("who-helps-and-who-hinders", "for-how-many"))
    for page in ("method", "findings", "overview"):
        app.switch_page(f"../pages/{page}.py").run()
        assert app.query_params["slides"] == ["who-helps-and-who-hinders", "for-how-many"], page
    app.query_params.clear()
    app.query_params["programme"] = "darzi"
    app.switch_page("../pages/findings.py").run()
    assert app.query_params == {"slides": ["who-helps-and-who-hinders", "for-how-many"], "programme": "darzi"}
