"""Two coders of a study of one's own: their differences side by side, settled, shown at once, saved."""

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from analysis.files.open_study import open_file, open_study
from tests.analysis.files.given_files import csv_text, zip_of
from tests.pages.opened import ROOT, open_page, words_on
from tests.two_coders import two_coder_zip
from ui.state.shown_study import OWN, OwnStudy
from ui.your_study.files import study_zip
from wording.app import second_coder as words

DATASET = open_file("two.zip", two_coder_zip()).dataset
EXAMPLE = open_study(ROOT / "examples" / "invented_study")


def opened(page: str = "your_study", dataset=DATASET, fewest: int | None = None, **state) -> AppTest:
    return open_page(page, {}, own_study=OwnStudy(dataset, "two.zip", (), fewest), **state)


def said(app: AppTest) -> str:
    return " ".join([words_on(app), *(each.value for each in (*app.warning, *app.error))]).replace("\\", "")


def heads(app: AppTest) -> list[str]:
    return [each.label.replace("\\", "") for each in app.radio]


def test_the_differences_stand_side_by_side():
    app = opened()
    assert "Both coders coded 12 of 12 findings. They differ in 6 places: 0 are settled, 6 are open." in said(app)
    assert heads(app) == [
        "Experience of F001", "Who is named of F002", "Theme of F005", "Experience of F005", "Experience of F009",
        "Who is named of F011",
    ]  # fmt: skip
    assert [option.replace("\\", "") for option in app.radio[0].options] == [
        "First coder: Negative", "Second coder: Mixed", "Another value",
    ]  # fmt: skip
    assert app.radio[0].value is None
    assert [option.replace("\\", "") for option in app.radio[1].options][:2] == [
        "First coder: Not stated", "Second coder: Consultants and Managers",
    ]  # fmt: skip
    assert words.NOT_KEPT in said(app)


def test_a_choice_is_held_at_once_and_said_on_every_page_until_it_is_saved():
    app = opened()
    app.radio[0].set_value("second").run()
    assert not app.exception
    assert app.session_state[OWN].dataset.findings["experience"].iloc[0] == "mixed"
    assert heads(app)[0] == "Experience of F001: settled" and app.radio[0].value == "second"
    assert "1 is settled, 5 are open." in said(app)
    assert "1 choice between two coders is not downloaded yet." in said(app)
    app.switch_page(str(ROOT / "pages" / "overview.py")).run()
    assert "1 choice between two coders is not downloaded yet." in said(app)
    app.button(key="return").click().run()
    assert OWN in app.session_state  # it asks first
    app.button(key="leave").click().run()
    assert OWN not in app.session_state


def test_another_value_and_a_list_can_be_chosen_and_a_choice_be_changed():
    app = opened()
    app.radio(key="settle-F001-experience").set_value("another").run()
    app.selectbox(key="other-F001-experience").set_value("positive").run()
    app.radio(key="settle-F002-actors").set_value("another").run()
    app.multiselect(key="other-F002-actors").set_value(["peers", "mentors"]).run()
    assert not app.exception
    findings = app.session_state[OWN].dataset.findings
    assert findings["experience"].iloc[0] == "positive" and set(findings["actors"].iloc[1].split(";")) == {"mentors", "peers"}
    assert app.radio(key="settle-F001-experience").value == "another"
    app.radio(key="settle-F001-experience").set_value("first").run()
    app.radio(key="settle-F001-experience").set_value("another").run()
    assert app.radio(key="settle-F001-experience").value == "another"  # while it is being chosen
    assert app.session_state[OWN].dataset.findings["experience"].iloc[0] == "negative"
    app.selectbox(key="other-F001-experience").set_value("mixed").run()
    assert app.radio(key="settle-F001-experience").value == "second"


def test_they_are_narrowed_by_attribute_theme_and_state():
    assert heads(opened(differs="experience")) == ["Experience of F001", "Experience of F005", "Experience of F009"]
    assert heads(opened(coded="f_help", differs="experience")) == ["Experience of F005"]
    app = opened(settled="settled")
    assert heads(app) == [] and words.NONE_LEFT in said(app)


def test_they_are_paged(monkeypatch):
    monkeypatch.setattr("ui.your_study.two_coders.PER_PAGE", 4)
    app = opened()
    assert "Differences 1 to 4 of 6" in said(app) and len(app.radio) == 4
    app.session_state["page"] = 2
    app.run()
    assert "Differences 5 to 6 of 6" in said(app)
    assert heads(app) == ["Experience of F009", "Who is named of F011"]


def test_what_was_settled_is_settled_when_the_study_is_opened_again():
    app = opened()
    app.radio[0].set_value("second").run()
    again = open_file("again.zip", study_zip(app.session_state[OWN].dataset)).dataset
    app = opened(dataset=again)
    assert heads(app)[0] == "Experience of F001: settled" and app.radio[0].value == "second"
    assert not app.warning


def test_a_study_coded_once_has_no_such_part_and_no_agreement():
    assert words.TITLE not in said(opened(dataset=EXAMPLE, fewest=0))
    parts = opened("method", dataset=EXAMPLE, fewest=0)
    assert "Agreement" not in parts.get("button_group")[0].options


def test_method_says_alpha_of_each_attribute_and_theme_with_its_n():
    app = opened("method", part="Agreement")
    assert "Two coders coded 12 of the 12 findings. Compared are: Experience, Who is named, Theme." in said(app)
    assert "Over the 12 findings that both coded" in said(app)
    attributes = app.table[0].value.map(lambda cell: str(cell).replace("\\", ""))
    # they differ on the experience of F001, F005, F009 and on the theme of F005
    assert attributes.set_index(attributes.columns[0]).loc["Experience"].iloc[-1] == "9 of 12 findings"
    assert attributes.set_index(attributes.columns[0]).loc["Theme"].iloc[-1] == "11 of 12 findings"


def tied():
    """The example study, in which a second coder gave eight findings an experience, one of them another one."""
    rows = EXAMPLE.findings.head(8)
    experience = ["mixed", *rows["experience"].astype(str).iloc[1:]]
    given = [["second", *row] for row in zip(rows["finding_id"], experience, strict=True)]
    held = zipfile.ZipFile(io.BytesIO(study_zip(EXAMPLE)))
    files = {name: held.read(name) for name in held.namelist() if name != "datapackage.json"}
    files["recodings.csv"] = csv_text([["coder", "finding_id", "experience"], *given])
    return open_file("tied.zip", zip_of(files)).dataset


def test_they_are_withheld_where_small_groups_are_hidden():
    dataset = tied()
    app = opened(dataset=dataset)
    assert words.WITHHELD in said(app) and not app.radio
    assert "They differ in" not in said(app)
    shown = opened(dataset=dataset, fewest=0)
    assert words.WITHHELD not in said(shown) and len(shown.radio) == 1


@pytest.mark.parametrize("page", ["overview", "findings", "barriers_facilitators", "present"])
def test_every_page_shows_a_study_that_is_being_settled(page):
    app = opened()
    app.radio[2].set_value("second").run()
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception
