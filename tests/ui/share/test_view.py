"""The view that exports print: in the unit of the study, only what may be listed, what is counted among the limits."""

import json

import pytest

from analysis.files.open_study import open_study
from analysis.model.count import SUPPRESSED
from analysis.selection import Selection
from tests.analysis.coded_study import code_findings, write_messages
from tests.invented import HIDING, PEOPLE, ROWS, STUDY, VARIANTS, recount, variant
from tests.pages.opened import ROOT
from ui.share.view import view_of
from wording.selection import describe

LANTERN = Selection(programme=("lantern",))
FEW = Selection(specialty=("psychiatry",))  # two people


@pytest.mark.parametrize(("unit", "fewest"), VARIANTS)
@pytest.mark.parametrize("selection", [Selection(), LANTERN, FEW], ids=["all", "lantern", "few"])
def test_view_counts_in_its_unit(unit, fewest, selection):
    view = view_of(variant(unit, fewest), selection, "")
    assert (view.unit, view.total) == (unit, recount(Selection(), unit))
    assert view.n is SUPPRESSED if recount(selection, "people") < fewest else view.n == recount(selection, unit)
    assert view.shown == describe(selection, variant(unit, fewest))
    for who, n, themes in view.asked:
        code = next(code for code, label in STUDY.labels["actors"].items() if who in (label, "Nobody named"))
        code = "not_stated" if who == "Nobody named" else code
        asked = selection.intersect("kind", ("recommendation",)).intersect("actor", (code,))
        assert n is SUPPRESSED or n == recount(asked, unit)
        assert n is SUPPRESSED or not 0 < recount(asked, "people") < fewest
        for label, number in themes:
            theme = next(theme for theme, name in STUDY.labels["theme"].items() if name == label)
            assert number is SUPPRESSED or number == recount(asked.intersect("theme", (theme,)), unit)


def test_view_of_people_says_what_is_counted_first_of_its_limits(small):
    titles = [title for title, _ in view_of(HIDING, Selection(), "").limits]
    assert titles == ["Key messages", "Numbers count people", "Small groups are hidden", "All of this is invented"]
    assert [title for title, _ in view_of(small, Selection(), "").limits] == ["Few people"]


def test_view_lists_what_may_be_listed_and_says_what_is_not():
    everything, hiding = view_of(PEOPLE, LANTERN, ""), view_of(HIDING, LANTERN, "")
    assert (len(everything.findings), everything.unlisted) == (recount(LANTERN, "findings"), "")
    assert hiding.findings.empty
    assert hiding.unlisted.startswith("The findings are not listed one by one")
    whole = view_of(HIDING, Selection(), "")
    assert (len(whole.findings), whole.unlisted) == (len(ROWS), "")
    assert not any(row["participant_id"] in whole.findings.to_csv() for row in ROWS)


def test_view_says_who_coded_the_study_where_that_is_said(small):
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert view_of(small, Selection(), "").trust == f"The King’s Fund (2012). {package['coding']}"
    assert view_of(PEOPLE, Selection(), "").trust == f"{PEOPLE.descriptor.source}."


def test_messages_of_the_study_head_themselves(study_folder, edit):
    code_findings(edit)
    write_messages(study_folder)
    shown = view_of(open_study(study_folder), Selection(programme=("beta",)), "").messages
    assert shown == (  # F006 is all that names Beta: F004 names Alpha, F009 and F011 nobody
        (
            "Mentors helped, they say.",
            "As the source puts it: one; several. 1 of the 2 findings that it rests on is shown.",
            1,
        ),
        ("Seniors doubt it.", "1 of the 2 findings that it rests on is shown.", 1),
    )
