"""Text that reaches the reader: escaped for Markdown, with its unit."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.disclosure.microdata import releasable
from analysis.files.open_study import open_study
from tests.analysis.coded_study import EMPTY, ROW, code_findings
from tests.analysis.made_studies import made
from tests.invented import HIDING, PEOPLE
from ui.words import badges, counts_in_words, plain, said_again, whereabouts
from wording.counts import findings_of, people_of, say
from wording.study import nobody_from, the_source, what_a_finding_is
from wording.text import first_upper


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("![x](http://a)", r"\!\[x\]\(http\://a\)"),
        ("<b>1</b>", r"\<b\>1\</b\>"),
        ("$x$ :red[y]", r"\$x\$ \:red\[y\]"),
        ("two\nlines", "two lines"),
        ("see www.a.org", "see www\u2060\\.a\\.org"),
        ("HTTPS://a.org/b", "HTTPS\\:\u2060//a\\.org/b"),
        ("write to me@a.org", "write to me@\u2060a\\.org"),
        (":material/home: :smile:", "\\:\u2060material/home\\: \\:\u2060smile\\:"),
        ("at 10:30; told by: them", "at 10\\:30; told by\\: them"),
    ],
)
def test_plain_shows_text_word_for_word(text, shown):
    assert plain(text) == shown


def test_findings_of_names_its_unit():
    assert [findings_of(0), findings_of(1), findings_of(2), findings_of(3, 9)] == [
        "0 findings",
        "1 finding",
        "2 findings",
        "3 of 9 findings",
    ]


def test_people_of_names_its_unit():
    assert [people_of(0), people_of(1), people_of(27)] == ["0 people", "1 person", "27 people"]


def test_programmes_that_nobody_listed_is_from_are_named(small):
    assert nobody_from(small) == " (the list of doctors interviewed has nobody from Gamma)"
    two = small.participants.iloc[[0, 2]].assign(programme=["gamma", "beta"])
    releasable = replace(small, tables={**small.tables, "participants": two})
    assert nobody_from(releasable) == " (the list of doctors interviewed has nobody from Alpha)"
    three = pd.concat([two, small.participants.iloc[:1]])
    assert nobody_from(replace(small, tables={**small.tables, "participants": three})) == ""


def test_first_upper_changes_only_the_first_letter():
    assert first_upper("where X is") == "Where X is"


def test_programme_whose_number_is_hidden_is_not_said_to_have_nobody():
    people = [{"programme": "lantern"}] * 6 + [{"programme": "orchard"}] * 6
    study = made([{"participant_id": f"P{number:02}"} for number in range(1, 13)], people)
    assert nobody_from(study.counting("people", 0)) == " (the list of trainees interviewed has nobody from Tidewater Course)"
    few = [{"programme": "lantern"}] * 9 + [{"programme": "orchard"}]
    hiding = made([{"participant_id": f"P{number:02}"} for number in range(1, 11)], few).counting("people", 3)
    assert "Orchard" not in nobody_from(hiding)


def test_numbers_that_are_hidden_are_said_to_be():
    table = pd.DataFrame({"Surgery": pd.array([pd.NA, 0], dtype="Int64")}, index=["Alpha", "Beta"])
    assert counts_in_words(table) == "Surgery: Alpha a hidden number."
    assert say(pd.NA, 9, "name somebody", "findings") == "a hidden number of 9 findings name somebody"
    assert say(1, 9, "name somebody", "findings") == "1 of 9 findings names somebody"


def test_source_is_called_what_it_is(small):
    assert (the_source(small), the_source(PEOPLE)) == ("the report", "the interviews")
    codes = small.tables["codes"]
    none = replace(small, tables={**small.tables, "codes": codes[codes["attribute"] != "section"]})
    assert the_source(none) == "the source"
    assert what_a_finding_is(small) == "Each finding is one claim of the report, in our own words"
    assert what_a_finding_is(none) == "Each finding is one claim from the source, in the words of whoever coded it"


def test_finding_says_what_it_is_coded_as_and_where_it_stands(small):
    finding = next(small.findings.iloc[1:2].itertuples())
    assert badges(small, finding) == (
        ":gray-badge[Outcome\\: New skills] :blue-badge[Experience\\: positive] :gray-badge[Support\\: supported]"
    )
    assert whereabouts(small, finding).replace("\\", "") == (
        "F002 · told by: junior doctor · Alpha · Surgery · in the report: Impact of participation"
    )
    said = next(PEOPLE.findings.itertuples())
    assert whereabouts(PEOPLE, said).replace("\\", "").endswith(" · in the interviews: Why they joined")


def test_finding_says_nothing_of_what_is_hidden():
    for finding in releasable(HIDING).itertuples():
        words = f"{badges(HIDING, finding)} {whereabouts(HIDING, finding)}".replace("\\", "")
        assert "hidden" not in words.replace("[The rest is hidden]", "")
        assert "The rest is hidden" in words
        assert whereabouts(HIDING, finding).split(" · ")[0] == finding.finding_id
        assert "interviews" not in words


def test_finding_says_what_sets_it_apart_and_nothing_of_what_is_plain(study_folder, edit):
    code_findings(edit)
    edit.cell("findings.csv", ROW["F011"], "stance", "cautions")
    edit.cell("findings.csv", ROW["F011"], "emphasis", "stressed")
    study = open_study(study_folder)
    said = {each.finding_id: badges(study, each).replace("\\", "") for each in study.findings.itertuples()}
    marks = ("The authors’ arguments", "Background", "Results", "Stressed", "Not marked", "Asked for", "Warned against")
    marked = {
        finding: [mark for mark in marks if f":gray-badge[{mark}]" in words]
        for finding, words in said.items()
        if finding in ("F001", "F005", "F006", "F009", "F011")
    }
    assert marked == {
        "F001": [],  # a result, not stressed, no recommendation
        "F005": ["The authors’ arguments"],
        "F006": ["Stressed"],
        "F009": ["Background"],
        "F011": ["The authors’ arguments", "Stressed", "Warned against"],
    }
    edit.cell("findings.csv", ROW["F011"], "stance", "asks")
    again = open_study(study_folder)
    (finding,) = again.findings[again.findings["finding_id"] == "F011"].itertuples()
    assert not {"Asked for", "Warned against"} & {mark for mark in marks if mark in badges(again, finding)}


def test_finding_says_where_it_is_said_again(study_folder, edit):
    code_findings(edit)
    study = open_study(study_folder)
    rows = {each.finding_id: each for each in study.findings.itertuples()}
    assert "F003" not in rows
    assert said_again(study, rows["F002"]) == "said again in: Impact of participation"
    assert whereabouts(study, rows["F002"]).replace("\\", "").endswith(" · said again in: Impact of participation")
    assert said_again(study, rows["F001"]) == ""
    assert "said again" not in whereabouts(study, rows["F001"])
    hiding = replace(study, fewest=3, views={})
    assert said_again(hiding, rows["F002"]) == ""


def test_place_where_a_finding_is_said_again_twice_is_named_once(study_folder, edit):
    for column, value in EMPTY.items():
        edit.add_column("findings.csv", column, value)
    for finding in ("F004", "F005", "F003"):  # two in one section, one in another
        edit.cell("findings.csv", ROW[finding], "repeats", "F002")
    study = open_study(study_folder)
    (finding,) = study.findings[study.findings["finding_id"] == "F002"].itertuples()
    places = said_again(study, finding).removeprefix("said again in: ").split(", ")
    assert (len(places), places[0]) == (2, "Impact of participation")


def test_study_that_codes_no_repeats_says_nothing_of_them(small):
    assert {said_again(small, finding) for finding in small.findings.itertuples()} == {""}
