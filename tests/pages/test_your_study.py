"""The page on which a visitor opens a study of their own, and what every other page then shows."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.files import upload_worker
from analysis.files.open_study import open_file
from tests.analysis.files.given_files import TABLES, study_files, with_table, workbook_of, zip_of
from tests.pages.opened import visit
from ui.state.budget import Budget
from ui.state.shown_study import OWN, OwnStudy
from ui.your_study import upload
from wording.app.your_study import LOST

ROOT = Path(__file__).parent.parent.parent
PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
BROKEN = with_table("findings", [["finding_id", "theme_id", "statement"], ["F001", "b_[rotas]", "The *rota*."]])


def started(page: str = "your_study") -> AppTest:
    return go_to(AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=30).run(), page)


def go_to(app: AppTest, page: str) -> AppTest:
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(element.value for element in (*app.title, *app.header, *app.markdown, *app.info, *app.error)).replace(
        "\\", ""
    )


def give(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content, "application/octet-stream").run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize(("name", "content"), [("ten.xlsx", workbook_of()), ("ten.zip", zip_of(study_files()))])
def test_file_that_opens_is_shown_at_once_and_said_on_every_page(name, content):
    app = give(started(), name, content)
    said = f"This is **Ten notes**, from {name}. Only you can see it, until you close or reload this tab."
    assert said in words(app)
    assert "**Ten notes** is open: participants 2, programmes 1, themes 3, findings 3. " in words(app)
    assert "empty cells" in " ".join(app.table[0].value["What"]).replace("\\", "")
    app.number_input(key="fewest").set_value(0).run()
    assert said in words(go_to(app, "overview"))
    assert "Showing all 2 people with findings." in words(app)


def test_file_with_problems_is_not_opened_and_each_is_listed():
    app = give(started(), "[bad].xlsx", workbook_of(BROKEN))
    assert "[bad].xlsx was not opened: 1 problem to mend. Nothing of it was kept." in words(app)
    table = app.table[0].value.map(lambda cell: cell.replace("\\", ""))
    assert table.iloc[0].tolist()[:4] == ["sheet findings", "2", "theme_id", "b_[rotas]"]
    assert "one of b_rota" in table.iloc[0, 4]
    assert OWN not in app.session_state


def test_file_that_takes_too_long_is_named_and_the_page_goes_on(monkeypatch):
    monkeypatch.setattr(upload_worker, "WAIT", 0.0)
    app = give(started(), "slow.zip", zip_of(study_files()))
    assert "slow.zip was not opened: 1 problem to mend. Nothing of it was kept." in words(app)
    assert app.table[0].value.iloc[0].tolist()[:4] == ["slow\\.zip", "", "", "could not be read within 2 seconds"]
    monkeypatch.undo()
    assert "**Ten notes** is open" in words(give(app, "ten.zip", zip_of(study_files())))


def test_a_good_file_takes_the_problems_of_an_earlier_one_away_and_a_bad_one_leaves_the_study():
    app = give(started(), "bad.xlsx", workbook_of(BROKEN))
    app = give(app, "ten.xlsx", workbook_of())
    assert not app.error
    app = give(app, "bad.xlsx", workbook_of(BROKEN))
    assert "bad.xlsx was not opened" in words(app)
    assert "This is **Ten notes**, from ten.xlsx." in words(app)


def test_return_shows_the_built_in_study_again_with_no_filter_left():
    app = give(started(), "ten.xlsx", workbook_of())
    app.number_input(key="fewest").set_value(0).run()
    go_to(app, "overview")
    app.multiselect(key="programme").set_value(["north"]).run()
    assert "Showing 0 of 2 people with findings. Programme: " in words(app)
    app.button(key="return").click().run()
    assert not app.exception
    assert "This is" not in words(app)
    assert [title.value for title in app.title] == ["Junior doctors as leaders"]
    assert app.multiselect(key="programme").value == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_the_example_study(page):
    app = started()
    app.button(key="show-example").click().run()
    go_to(app, page)
    assert len(app.title) == 1
    assert "This is **Twelve trainees and their projects (an invented example)**" in words(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_a_study_of_the_least_there_can_be(page):
    app = started()
    least = {name: rows[:2] for name, rows in TABLES.items() if name != "study"}
    opened = open_file("least.zip", zip_of(study_files(least)))
    app.session_state[OWN] = OwnStudy(opened.dataset, "least.zip", opened.notices)
    app.run()
    go_to(app, page)
    assert len(app.title) == 1


def test_two_sessions_do_not_share_a_study():
    mine, theirs = give(started(), "ten.xlsx", workbook_of()), started("overview")
    assert "This is **Ten notes**" in words(mine)
    theirs.run()
    assert "Ten notes" not in words(theirs)
    assert [title.value for title in theirs.title] == ["Junior doctors as leaders"]


def test_built_in_study_has_no_banner_and_can_be_taken_along():
    app = started()
    assert "This is" not in words(app)
    assert [button.proto.label for button in app.get("download_button")] == [
        "Download the template",
        "Download it filled in with an example",
        "Download as a workbook",
        "Download as a zip of CSV files",
    ]


def test_address_of_an_own_study_is_marked_on_every_page():
    app = started()
    app.button(key="show-example").click().run()
    for page in ("overview", "findings"):
        assert go_to(app, page).query_params["study"] == "own"
    app.button(key="return").click().run()
    assert "study" not in app.query_params


@pytest.mark.parametrize("page", ["overview", "compare", "findings", "present"])
def test_study_that_is_no_longer_open_is_said_and_no_other_is_shown(page):
    app = visit(page, {"study": "own", "programme": "darzi"})
    assert [each.value for each in app.error] == [LOST]
    assert "Junior doctors as leaders" not in words(app) and not app.title and not app.get("plotly_chart")
    assert app.query_params["study"] == "own"
    go_to(app, "programmes")
    assert [each.value for each in app.error] == [LOST] and not app.title


def test_from_a_lost_study_a_visitor_opens_it_again_or_goes_on_with_the_servers():
    app = visit("overview", {"study": "own"})
    (again,) = [link.proto for link in app.get("page_link") if link.proto.label == "Open it again"]
    assert again.page == "your_study"
    go_to(app, "your_study")
    assert [each.value for each in app.title] == ["Your study"]
    app.button(key="show-example").click().run()
    assert not app.error and app.query_params["study"] == "own"
    other = visit("overview", {"study": "own"})
    other.button(key="let-it-be").click().run()
    assert not other.error and not other.exception
    assert [each.value for each in other.title] == ["Junior doctors as leaders"]
    assert "study" not in other.query_params


def test_file_that_there_is_no_room_for_is_refused_in_a_sentence_and_the_study_stays(monkeypatch):
    app = give(started(), "ten.zip", zip_of(study_files()))
    monkeypatch.setattr(upload, "budget", lambda: Budget(1, lambda: 0))
    app = give(app, "ten.xlsx", workbook_of())
    assert [each.value for each in app.error] == [
        "Too many studies are open on this site just now. Try again in a few minutes."
    ]
    assert "This is **Ten notes**, from ten.zip." in words(app)
    monkeypatch.undo()
    assert "from ten.xlsx." in words(give(app, "ten.xlsx", workbook_of()))
    assert not app.run().error
