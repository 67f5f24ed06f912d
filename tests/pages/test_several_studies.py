"""The page on which a second study stands beside the first: numbers counted by hand off `waves`, and how long it stays."""

import gc
import weakref
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.files.open_study import open_file
from tests.analysis.files.given_files import with_table, workbook_of
from tests.analysis.waves.waves import FINDINGS_1, FINDINGS_2, FINDINGS_3, THEMES_1, THEMES_2, THEMES_3, zipped
from tests.pages.opened import FINDINGS
from ui.state.shown_study import OWN, OwnStudy
from ui.waves.further import FURTHER

ROOT = Path(__file__).parent.parent.parent
WAVE_1 = zipped("Wave 1", THEMES_1, FINDINGS_1)
WAVE_2 = zipped("Wave 2", THEMES_2, FINDINGS_2)
WAVE_3 = zipped("Wave 3", THEMES_3, FINDINGS_3)
BROKEN = with_table("findings", [["finding_id", "theme_id", "statement"], ["F001", "b_[rotas]", "The *rota*."]])


def started(first: bytes | None = WAVE_1) -> AppTest:
    """The page, with an own study as the first where one is given."""
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60).run()
    if first is not None:
        opened = open_file("one.zip", first)
        app.session_state[OWN] = OwnStudy(opened.dataset, "one.zip", opened.notices)
    return go_to(app, "several_studies")


def go_to(app: AppTest, page: str) -> AppTest:
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    return checked(app)


def checked(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def give(app: AppTest, name: str, content: bytes, field: str = "The second study") -> AppTest:
    (place,) = [each for each in app.file_uploader if each.label.startswith(field)]
    place.upload(name, content, "application/octet-stream").run()
    return checked(app)


def beside(first: bytes | None = WAVE_1, second: bytes = WAVE_2) -> AppTest:
    return give(started(first), "two.zip", second)


def words(app: AppTest) -> str:
    elements = (*app.title, *app.header, *app.markdown, *app.info, *app.error, *app.warning)
    return " ".join(each.value for each in elements).replace("\\", "")


def table(app: AppTest, slug: str) -> list[list]:
    """The rows of a card's table, its names first."""
    app.session_state[f"{slug}-view"] = "Table"
    checked(app.run())
    (shown,) = [each.value for each in app.table if "Which way" in each.value]
    app.session_state[f"{slug}-view"] = "Chart"
    return [[str(cell).replace("\\", "") for cell in row] for row in shown.reset_index().to_numpy().tolist()]


def test_two_waves_stand_side_by_side_theme_by_theme_with_what_each_number_is_of():
    app = beside()
    assert "**Wave 1** beside **Wave 2**, from two.zip. Only you can see this" in words(app)
    assert "6 people with findings in Wave 1, 7 people with findings in Wave 2." in words(app)
    assert table(app, "studies-themes") == [
        ["Facilitator: Help", "3", "5", "More in Wave 2"],
        ["Facilitator: Peers", "0", "2", "Only in Wave 2"],
        ["Barrier: Rotas", "4", "2", "Fewer in Wave 2"],
    ]


def test_what_differs_is_said_in_words():
    said = words(beside())
    assert "**More people in Wave 2**\n\n- Help: 3 of 6 people in Wave 1, 5 of 7 people in Wave 2" in said
    assert "**Fewer people in Wave 2**\n\n- Rotas: 4 of 6 people in Wave 1, 2 of 7 people in Wave 2" in said
    assert "**Appears only in Wave 2**\n\n- Peers: 0 of 6 people in Wave 1, 2 of 7 people in Wave 2" in said
    assert "3 themes in both. More in Wave 2: 1. Fewer in Wave 2: 1. Only in Wave 2: 1." in said
    assert "2 groups in both. More in Wave 2: 1. The same number: 1." in said
    assert "%" not in said


def test_findings_are_counted_where_the_reader_wants_that():
    app = beside()
    checked(app.button_group(key="beside_unit").set_value("findings").run())
    assert "8 findings in Wave 1, 10 findings in Wave 2. The totals differ, so read each number with its total." in words(app)
    assert "- Rotas: 4 of 8 findings in Wave 1, 2 of 10 findings in Wave 2" in words(app)


def test_one_group_of_three_people_is_too_few_to_compare():
    app = beside()
    checked(app.selectbox(key="beside_of").set_value("programme.north").run())
    said = words(app)
    assert "3 people with findings in Wave 1, 3 people with findings in Wave 2. Too few to compare." in said
    assert "What differs" not in said


def test_groups_stand_side_by_side_and_say_of_how_many():
    app = beside()
    assert table(app, "studies-groups") == [["North", "3", "3", "The same number"], ["South", "3", "4", "More in Wave 2"]]
    checked(app.selectbox(key="beside_theme").set_value("f_help").run())
    assert "“Help” by programme: Wave 1 and Wave 2" in words(app)
    assert "3 people with findings in Wave 1, 5 people with findings in Wave 2" in words(app)


def test_only_findings_are_counted_where_one_study_ties_nobody_and_that_is_said():
    """Time is a barrier in the built-in study and in two of the ten findings of the second."""
    time = [["b_shifts", "barrier", "Time"], *THEMES_2[1:]]
    app = beside(first=None, second=zipped("Wave 2", time, FINDINGS_2))
    why = "Junior doctors as leaders ties no finding to a person, so findings are counted in both."
    assert f"{why} People and findings are not compared." in words(app)
    assert "234 findings in Junior doctors as leaders, 10 findings in Wave 2." in words(app)
    told = sum(row["theme_id"] == "b_time" for row in FINDINGS)
    assert [row[:3] for row in table(app, "studies-themes")] == [["Barrier: Time", str(told), "2"]]


def test_small_groups_stay_hidden_and_are_not_compared():
    app = beside(zipped("Wave 1", THEMES_1, FINDINGS_1, 3), zipped("Wave 2", THEMES_2, FINDINGS_2, 3))
    assert table(app, "studies-themes") == [
        ["Facilitator: Help", "3", "Hidden", "Hidden"],
        ["Facilitator: Peers", "0", "Hidden", "Hidden"],
        ["Barrier: Rotas", "Hidden", "Hidden", "Hidden"],
    ]
    assert "3 themes in both. Hidden: 3." in words(app)
    assert "What differs" not in words(app)


@pytest.mark.parametrize("smallest", [0, 3])
def test_a_study_beside_itself_shows_no_difference(smallest):
    study = zipped("Wave 1", THEMES_1, FINDINGS_1, smallest)
    app = beside(study, study)
    assert "**Wave 1** beside **Wave 1**" in words(app)
    assert "What differs" not in words(app)
    for head in ("More people", "Fewer people", "Appears only", "Cannot be told"):
        assert head not in words(app)
    ways = {row[-1] for row in table(app, "studies-themes")}
    assert ways <= {"The same number", "In neither", "Hidden"}


def test_an_altered_copy_shows_exactly_the_alterations():
    changed = [["f_peers", *FINDINGS_1[0][1:]], *FINDINGS_1[1:]]
    app = beside(WAVE_1, zipped("Wave 1b", THEMES_1, changed))
    assert [row for row in table(app, "studies-themes") if row[-1] != "The same number"] == [
        ["Facilitator: Peers", "0", "1", "Only in Wave 1b"],
        ["Barrier: Rotas", "4", "3", "Fewer in Wave 1b"],
    ]


def test_an_altered_copy_with_small_groups_hidden_shows_no_number_at_all():
    changed = [["f_peers", *FINDINGS_1[0][1:]], *FINDINGS_1[1:]]
    app = beside(zipped("Wave 1", THEMES_1, FINDINGS_1, 3), zipped("Wave 1b", THEMES_1, changed, 3))
    assert "Both studies hold words of the same people." in words(app)
    assert "people with findings in Wave 1" not in words(app)
    assert not app.get("plotly_chart") and "How the themes are joined" not in words(app)


def test_the_owner_of_both_may_show_everything_and_then_they_stand_side_by_side():
    changed = [["f_peers", *FINDINGS_1[0][1:]], *FINDINGS_1[1:]]
    app = beside(zipped("Wave 1", THEMES_1, FINDINGS_1, 3), zipped("Wave 1b", THEMES_1, changed, 3))
    for is_hidden in (True, False):  # until the owner has said so of both
        checked(go_to(app, "your_study").number_input(key="fewest").set_value(0).run())
        assert ("Both studies hold words of the same people." in words(go_to(app, "several_studies"))) == is_hidden
        checked(app.button(key="swap").click().run())
    assert "**Wave 1** beside **Wave 1b**" in words(app)
    assert "- Rotas: 4 of 6 people in Wave 1, 3 of 6 people in Wave 1b" in words(app)


def test_a_wrong_file_is_said_and_nothing_of_it_is_kept():
    app = give(started(), "[bad].xlsx", workbook_of(BROKEN))
    assert "[bad].xlsx was not opened: 1 problem to mend. Nothing of it was kept." in words(app)
    assert FURTHER not in app.session_state
    assert "This is **Wave 1**" in words(app)
    assert "**Wave 1** beside **Wave 2**" in words(give(app, "two.zip", WAVE_2))


def test_the_joining_is_corrected_in_its_table_one_with_one():
    app = beside()
    assert "3 themes are joined. Without a partner: 1 theme of Wave 1 and 1 theme of Wave 2." in words(app)
    checked(app.selectbox(key="join-b_money").set_value("b_shifts").run())
    assert app.selectbox(key="join-b_rota").value == ""
    assert "- Money: 1 of 6 people in Wave 1, 2 of 7 people in Wave 2" in words(app)
    assert "Your choice" in words(app)
    checked(app.selectbox(key="join-b_money").set_value("").run())
    assert "2 themes are joined. Without a partner: 2 themes of Wave 1 and 2 themes of Wave 2." in words(app)


def test_a_saved_joining_is_used_and_a_wrong_one_leaves_all_as_it_was():
    app = give(beside(), "m.csv", b"theme,theme_beside\nb_money,b_shifts\n", "Use a saved joining")
    assert "1 theme is joined. Without a partner: 3 themes of Wave 1 and 3 themes of Wave 2." in words(app)
    app = give(app, "bad.csv", b"theme,theme_beside\nb_mony,b_shifts\n", "Use a saved joining")
    assert "bad.csv was not opened: 1 problem to mend." in words(app)
    (problems,) = [each.value for each in app.table if "Allowed" in each.value]
    assert [cell.replace("\\", "") for cell in problems.iloc[0]][:5] == [
        "bad.csv",
        "2",
        "theme",
        "b_mony",
        "one of b_rota, b_money, f_help, f_peers",
    ]
    assert "1 theme is joined." in words(app)


def test_themes_without_a_partner_are_listed_with_their_numbers():
    app = beside()
    (shown,) = [each.value for each in app.table if "Study" in each.value]
    assert [[str(cell).replace("\\", "") for cell in row] for row in shown.reset_index().to_numpy().tolist()] == [
        ["Barrier: Money", "Wave 1", "1"],
        ["Barrier: Space", "Wave 2", "1"],
    ]
    assert "That is not the same as 0." in words(app)


def test_the_reader_names_the_two():
    app = beside()
    app.text_input(key="called_first").set_value("2019")
    checked(app.text_input(key="called_second").set_value("2023").run())
    assert "Themes: 2019 and 2023" in words(app)
    checked(app.text_input(key="called_second").set_value("2019").run())
    assert "Themes: 2019, first and 2019, second" in words(app)


def test_the_two_are_swapped_with_their_joining():
    app = beside()
    checked(app.selectbox(key="join-b_money").set_value("b_space").run())
    checked(app.button(key="swap").click().run())
    assert "**Wave 2** beside **Wave 1**, from one.zip." in words(app)
    assert "This is **Wave 2**, from two.zip." in words(app)
    assert app.selectbox(key="join-b_space").value == "b_money"
    assert "Fewer people in Wave 1" in words(app)


def test_the_servers_study_is_never_made_a_visitors_own():
    assert not [each for each in beside(first=None).button if each.key == "swap"]


@pytest.mark.parametrize("how", ["removed", "another first"])
def test_the_second_study_is_let_go(how):
    app = beside()
    held = weakref.ref(app.session_state[FURTHER].further[1].own.dataset)
    assert held() is not None
    checked(app.button(key="remove-second" if how == "removed" else "return").click().run())
    assert FURTHER not in app.session_state
    assert "The first study is the one that is shown now" in words(app)
    app.run()
    gc.collect()
    assert held() is None


def test_nothing_but_the_visit_holds_the_second_study():
    """When a visit is over, the server clears what it holds (`let_go_of_visits` of ui/streamlit_internals.py)."""
    app = beside()
    checked(app.selectbox(key="beside_of").set_value("programme.north").run())
    held = weakref.ref(app.session_state[FURTHER].further[1].own.dataset)
    app.session_state._state._state.clear()
    del app
    gc.collect()
    assert held() is None


def test_the_second_study_is_this_visitors_alone_and_stays_on_other_pages():
    mine, theirs = beside(), started(None)
    assert "Wave 2" not in words(theirs)
    assert "Wave 2" not in words(go_to(mine, "overview"))
    assert "**Wave 1** beside **Wave 2**" in words(go_to(mine, "several_studies"))


def test_titles_and_labels_do_nothing():
    acting = [["b_x", "barrier", "[Rotas](http://x.example)"], *THEMES_2[1:]]
    rows = [["b_x", *row[1:]] if row[0] == "b_shifts" else row for row in FINDINGS_2]
    app = beside(WAVE_1, zipped("**Bold** <b>2</b>", acting, rows))
    shown = " ".join(each.value for each in app.markdown)
    assert "[Rotas](" not in shown and "<b>" not in shown and "**Bold**" not in shown


def test_findings_behind_a_number_are_those_of_its_own_study():
    app = beside()
    checked(app.button(key="studies-themes-behind").click().run())
    (part,) = [each for each in app.selectbox if each.label == "Part of the chart"]
    assert part.options[:3] == [
        "All of Wave 1: 6 people with findings",
        "All of Wave 2: 7 people with findings",
        "Help, Wave 1: 3 people with findings",
    ]
    for mark, said, not_said in (
        ("0 0", "A mentor read the draft", "My mentor rang each week"),
        ("0 1", "My mentor rang each week", "A mentor read the draft"),
    ):
        app.session_state["studies-themes-clicked"] = mark  # as a click on that dot leaves it
        checked(app.run())
        assert said in words(app) and not_said not in words(app)


def test_no_deck_holds_a_chart_of_two_studies_and_that_is_said():
    app = beside()
    checked(app.button(key="studies-themes-downloads").click().run())
    assert "A deck shows one study. ‘Download and share’ on this page has this chart as a slide." in words(app)
    assert not [each for each in app.button if (each.key or "").endswith("-to-deck")]
