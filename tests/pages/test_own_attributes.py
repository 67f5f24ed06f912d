"""The pages of a study with a column that no other has: its filter, its address, its words, without code."""

import pytest

from tests.own_columns import of_findings, of_people
from tests.pages.opened import ROOT, open_page, words_on
from ui.state.shown_study import OwnStudy


def opened(dataset, page: str, **query):
    """A page of the study, with filters set from the address, and nobody hidden."""
    app = open_page("your_study", {}, own_study=OwnStudy(dataset, "ours.zip", (), 0), count="findings")
    for name, value in query.items():
        app.query_params[name] = value
    app.query_params["count"] = "findings"
    app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
    assert not app.exception, app.exception
    return app


def test_a_column_of_findings_has_its_filter_on_findings(tmp_path):
    app = opened(of_findings(tmp_path / "study"), "findings", by_place="clinic")
    assert "Showing 20 of 60 findings. Place of it: Clinic." in words_on(app)
    chosen = next(each for each in app.multiselect if each.label == "Place of it")
    assert (chosen.options, chosen.value) == (["Ward", "Clinic"], ["clinic"])
    chosen.set_value(["ward"]).run()
    assert "Showing 20 of 60 findings. Place of it: Ward." in words_on(app)
    assert app.query_params["by_place"] == "ward"
    assert "Place of it: Ward" in words_on(app)


@pytest.mark.parametrize(
    "page", ["overview", "compare", "barriers_facilitators", "recommendations", "programmes", "participants", "findings"]
)
def test_a_filter_that_is_shared_stands_on_every_page(tmp_path, page):
    app = opened(of_findings(tmp_path / "study", attribute={"shared": True}), page, by_place="ward")
    chosen = next(each for each in app.main.multiselect if each.label == "Place of it")
    assert chosen.value == ["ward"]
    assert "Showing 20 of 60 findings. Place of it: Ward." in words_on(app)


def test_a_column_of_people_has_its_filter_on_findings_and_its_place_in_the_list(tmp_path):
    sited = of_people(tmp_path / "study")
    app = opened(sited, "findings", by_site="south")
    assert next(each for each in app.multiselect if each.label == "Site").value == ["south"]
    assert "Showing 15 of 60 findings. Site: South." in words_on(app)
    listed = opened(sited, "participants").table[0].value
    assert "Site" in " ".join(map(str, [*listed.columns, *listed.index, *listed.to_numpy().ravel()]))


def test_details_of_a_finding_have_a_column_whatever_it_is_called(tmp_path):
    placed = of_findings(tmp_path / "study", name="place of it", attribute={})
    app = opened(placed, "findings")
    next(each for each in app.button if each.label == ":small[Details of F001]").click().run()
    assert not app.exception, app.exception
    assert any("Ward" in table.value.to_csv() for table in app.table)
