"""The page on which several further studies stand beside the first: numbers counted by hand off `waves`."""

import gc
import weakref

from streamlit.testing.v1 import AppTest

from tests.analysis.waves.waves import FINDINGS_1, FINDINGS_2, FINDINGS_3, THEMES_1, THEMES_2, THEMES_3, zipped
from tests.pages.test_several_studies import WAVE_1, WAVE_3, beside, checked, give, go_to, table, words
from ui.waves.further import FURTHER

FIELD = "A further study"


def three(third: bytes = WAVE_3) -> AppTest:
    return give(beside(), "three.zip", third, FIELD)


def test_three_waves_stand_side_by_side_and_the_table_has_each():
    app = three()
    assert "**Wave 1** beside **Wave 2** (two.zip) and **Wave 3** (three.zip). Only you can see this" in words(app)
    assert "Three waves, cohorts or sites beside each other" in words(app)
    assert "6 people with findings in Wave 1, 7 people with findings in Wave 2, 5 people with findings in Wave 3." in words(app)
    assert table(app, "studies-themes") == [
        ["Facilitator: Help", "3", "5", "2", "More, then fewer", "Fewer in Wave 3 than in Wave 1"],
        ["Facilitator: Peers", "0", "2", "0", "Appears, then vanishes", "Neither in Wave 1 nor in Wave 3"],
        ["Barrier: Rotas", "4", "2", "3", "Fewer, then more", "Fewer in Wave 3 than in Wave 1"],
    ]


def test_what_differs_between_the_first_and_the_last_is_said_in_words_and_what_differs_only_between():
    said = words(three())
    assert (
        "**Fewer people in Wave 3 than in Wave 1**\n\n"
        "- Help: 3 of 6 people in Wave 1, 5 of 7 people in Wave 2, 2 of 5 people in Wave 3\n"
        "- Rotas: 4 of 6 people in Wave 1, 2 of 7 people in Wave 2, 3 of 5 people in Wave 3"
    ) in said
    assert (
        "**As many in Wave 1 as in Wave 3, but not in between**\n\n"
        "- Peers: 0 of 6 people in Wave 1, 2 of 7 people in Wave 2, 0 of 5 people in Wave 3"
    ) in said
    assert "3 themes in all three. Fewer in Wave 3 than in Wave 1: 2. Neither in Wave 1 nor in Wave 3: 1." in said
    assert "%" not in said


def test_a_study_takes_its_place_by_its_year_and_the_reader_moves_it():
    app = beside(None, zipped("Wave 0", THEMES_1, FINDINGS_1, year="2009"))  # before the built-in study of 2012
    assert "**Wave 0**, from two.zip, beside **Junior doctors as leaders**." in words(app)
    checked(app.button(key="earlier-1").click().run())
    assert "**Junior doctors as leaders** beside **Wave 0**, from two.zip." in words(app)
    app = give(app, "three.zip", zipped("Wave 3", THEMES_3, FINDINGS_3, year="2011"), FIELD)
    assert "**Wave 3** (three.zip) beside **Junior doctors as leaders** and **Wave 0** (two.zip)." in words(app)
    assert "No theme is joined in every study." in words(app)  # none of wave 3 has a name of the built-in study


def test_moved_studies_keep_their_joining_their_names_and_what_is_chosen():
    app = three()
    app.text_input(key="called_third").set_value("2023")
    checked(app.selectbox(key="beside_theme").set_value("f_help").run())
    checked(app.button(key="earlier-2").click().run())
    checked(app.button(key="earlier-1").click().run())
    assert "**Wave 3** (three.zip) beside **Wave 1** and **Wave 2** (two.zip)." in words(app)
    assert "Themes: 2023, Wave 1 and Wave 2" in words(app)
    assert app.selectbox(key="beside_theme").value == "f_help"
    assert "“Help” by programme: 2023, Wave 1 and Wave 2" in words(app)
    assert [row[:4] for row in table(app, "studies-themes")] == [
        ["Facilitator: Help", "2", "3", "5"],
        ["Facilitator: Peers", "0", "0", "2"],
        ["Barrier: Rotas", "3", "4", "2"],
    ]


def test_the_joining_of_each_is_corrected_apart():
    app = three()
    assert "3 themes are joined in all three studies." in words(app)
    checked(app.selectbox(key="beside_join").set_value("2").run())
    assert "3 themes are joined. Without a partner: 1 theme of Wave 1 and 1 theme of Wave 3." in words(app)
    checked(app.selectbox(key="join-b_rota").set_value("b_talk").run())
    assert "- Rotas: 4 of 6 people in Wave 1, 2 of 7 people in Wave 2, 1 of 5 people in Wave 3" in words(app)
    checked(app.selectbox(key="join-b_rota").set_value("").run())
    assert "2 themes are joined in all three studies." in words(app)
    checked(app.selectbox(key="beside_join").set_value("1").run())
    assert app.selectbox(key="join-b_rota").value == "b_shifts"
    (shown,) = [each.value for each in app.table if "Study" in each.value]
    assert [[str(cell).replace("\\", "") for cell in row] for row in shown.reset_index().to_numpy().tolist()] == [
        ["Barrier: Rotas", "Wave 1", "4"],
        ["Barrier: Money", "Wave 1", "1"],
        ["Barrier: ROTAS", "Wave 2", "2"],
        ["Barrier: Space", "Wave 2", "1"],
        ["Barrier: Rotas", "Wave 3", "3"],
        ["Barrier: Talk", "Wave 3", "1"],
    ]
    assert "A theme that a study does not have was not looked for there." in words(app)


def test_a_saved_joining_of_three_is_used():
    text = b"theme,theme_beside,theme_beside_2\nb_money,b_space,b_talk\nf_help,f_help,\n"
    app = give(three(), "m.csv", text, "Use a saved joining")
    assert "1 theme is joined in all three studies." in words(app)
    assert "- Money: 1 of 6 people in Wave 1, 1 of 7 people in Wave 2, 1 of 5 people in Wave 3" not in words(app)
    assert table(app, "studies-themes") == [
        ["Barrier: Money", "1", "1", "1", "The same number, then the same number", "The same number in Wave 1 and Wave 3"],
    ]


def test_one_study_that_shares_people_with_another_keeps_all_numbers_back():
    """Wave 3 twice, once with a person more, beside wave 1: small groups are hidden in one of the three only."""
    more = zipped("Wave 3b", THEMES_3, [*FINDINGS_3, ["f_aid", "P06", "south", "Somebody new."]])
    app = give(beside(WAVE_1, zipped("Wave 3", THEMES_3, FINDINGS_3, 3)), "b.zip", more, FIELD)
    assert "Wave 3 and Wave 3b hold words of the same people. Beside each other" in words(app)
    assert "people with findings in Wave 1" not in words(app)
    assert not app.get("plotly_chart") and "How the themes are joined" not in words(app)
    checked(app.button(key="remove-2").click().run())
    assert "**Wave 1** beside **Wave 3**, from two.zip." in words(app)
    assert "6 people with findings in Wave 1" in words(app)


def test_three_copies_of_a_study_show_no_difference():
    app = give(beside(WAVE_1, WAVE_1), "again.zip", WAVE_1, FIELD)
    assert "Themes: Wave 1, first, Wave 1, second and Wave 1, third" in words(app)
    assert "What differs" not in words(app)
    ways = {row[-1] for row in table(app, "studies-themes")}
    assert ways == {
        "The same number in Wave 1, first and Wave 1, third",
        "Neither in Wave 1, first nor in Wave 1, third",
    }


def test_six_studies_are_the_most():
    app = three()
    for number in (4, 5, 6):
        assert [each for each in app.file_uploader if each.label.startswith(FIELD)]
        rows = [[theme, person, programme, f"{said} {number}."] for theme, person, programme, said in FINDINGS_3]
        app = give(app, f"{number}.zip", zipped(f"Wave {number}", THEMES_3, rows), FIELD)
    assert not [each for each in app.file_uploader if each.label.startswith(FIELD)]
    assert "Themes in six studies" in words(app)
    assert len(table(app, "studies-themes")[0]) == 9  # the theme, six numbers, two columns that say which way
    checked(app.button(key="remove-3").click().run())
    assert "Themes in five studies" in words(app)
    assert [each for each in app.file_uploader if each.label.startswith(FIELD)]


def test_each_further_study_is_let_go():
    app = three()
    held = {number: weakref.ref(each.own.dataset) for number, each in app.session_state[FURTHER].further.items()}
    checked(app.button(key="remove-1").click().run())
    app.run()
    gc.collect()
    assert (held[1](), held[2]() is not None) == (None, True)
    assert "**Wave 1** beside **Wave 3**, from three.zip." in words(app)
    checked(app.button(key="remove-second").click().run())
    assert FURTHER not in app.session_state
    assert "The first study is the one that is shown now" in words(app)
    app.run()
    gc.collect()
    assert held[2]() is None


def test_the_studies_stay_on_other_pages():
    app = three()
    assert "Wave 3" not in words(go_to(app, "overview"))
    assert "**Wave 3** (three.zip)" in words(go_to(app, "several_studies"))


def test_findings_behind_a_number_are_those_of_the_third_study():
    app = three()
    checked(app.button(key="studies-themes-behind").click().run())
    app.session_state["studies-themes-clicked"] = "0 2"
    checked(app.run())
    assert "A registrar showed me how" in words(app) and "A mentor read the draft" not in words(app)


def test_small_groups_stay_hidden_in_each():
    app = beside(zipped("Wave 1", THEMES_1, FINDINGS_1, 3), zipped("Wave 2", THEMES_2, FINDINGS_2, 3))
    app = give(app, "three.zip", zipped("Wave 3", THEMES_3, FINDINGS_3, 3), FIELD)
    assert table(app, "studies-themes") == [
        ["Facilitator: Help", "3", "Hidden", "Hidden", "Hidden, then hidden", "Hidden"],
        ["Facilitator: Peers", "0", "Hidden", "Hidden", "Hidden, then hidden", "Hidden"],
        ["Barrier: Rotas", "Hidden", "Hidden", "Hidden", "Hidden, then hidden", "Hidden"],
    ]
    assert "What differs" not in words(app)
