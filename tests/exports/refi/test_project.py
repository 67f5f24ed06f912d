"""Projects and codebooks for other tools: valid, the same each time, and no more in them than the study's other files give."""

import re
from dataclasses import replace
from functools import cache

import pytest

from analysis.files.open_study import open_study
from analysis.importing.from_study import project_of
from analysis.importing.project import Code, Coding, Person, Project, Segment, TextSource
from analysis.selection import Selection
from exports.refi.project import write_codebook, write_project
from tests.exports.made import view
from tests.exports.refi.opened import NAMES, faults_of, text_of_project, texts_of, xml_of
from tests.invented import HIDING, ROWS, STUDY
from tests.pages.opened import ROOT
from ui.share.view import view_of

VIEWS = {
    "built in": ("data", Selection()),
    "a filter": ("data", Selection(programme=("darzi",))),
    "one finding": ("data", Selection(finding=("F095",))),
    "nothing": ("data", Selection(text="nowhere at all")),
    "people": ("people", Selection()),
    "hidden": ("hidden", Selection()),
    "hidden, a filter": ("hidden", Selection(programme=("lantern",))),
}


@cache
def files_of(name: str) -> tuple[bytes, bytes]:
    """The project and the codebook of a view."""
    folder, selection = VIEWS[name]
    dataset = {"people": STUDY, "hidden": HIDING}.get(folder) or open_study(ROOT / folder)
    project, shown = project_of(dataset, selection.apply(dataset)), view_of(dataset, selection, "")
    return write_project(shown, project), write_codebook(shown, project_of(dataset))


@pytest.mark.parametrize("name", VIEWS)
def test_files_are_as_their_schemas_say(name):
    assert [faults_of(content) for content in files_of(name)] == [[], []]


@pytest.mark.parametrize("name", ["built in", "hidden"])
def test_the_same_view_gives_the_same_bytes(name):
    first = files_of(name)
    files_of.cache_clear()
    assert files_of(name) == first


PROJECT = Project(
    title="Allotments",
    tool="",
    codes=(
        Code("kind:ground", "Ground", description="Below.", codable=False),
        Code("soil", "Soil", "kind:ground", colour="#22aa33"),
        Code("dig", "Digging", "soil", "With -- a spade."),
        Code("rain", "Rain", colour="blue"),
    ),
    sources=(TextSource("D01", "D01", attributes=(("Season", "Winter"),)), TextSource("D02", "D02")),
    people=(Person("P01", "P01", (("Role", "Gardener"),)), Person("P02", "P02")),
    segments=(
        Segment("F1", "D01", "The soil was\r\npoor.", ("P01", "P02"), "Poor soil.", "Said twice."),
        Segment("F2", "D01", "We dug \U0001fab4 twice.\x00", ("P01",)),
        Segment("F3", "D02", "", (), "It rained."),
    ),
    codings=(Coding("F1", "soil", "first"), Coding("F1", "dig", "second"), Coding("F2", "dig"), Coding("F3", "rain", "first")),
)


def found(path: str, content: bytes | None = None) -> list:
    return xml_of(content or write_project(view(), PROJECT)).xpath(path, namespaces=NAMES)


def test_codes_stand_in_their_tree():
    tops = found("p:CodeBook/p:Codes/p:Code")
    assert [(code.get("name"), code.get("isCodable"), code.get("color")) for code in tops] == [
        ("Ground", "false", None),
        ("Rain", "true", None),
    ]
    assert [(each.get("name"), each.getparent().get("name")) for each in found("//p:Code//p:Code")] == [
        ("Soil", "Ground"),
        ("Digging", "Soil"),
    ]
    assert found("//p:Code[@name='Soil']/@color") == ["#22aa33"]
    assert found("//p:Code[@name='Digging']/p:Description/text()") == ["With -- a spade."]


def test_a_document_is_its_passages_one_after_another():
    content = write_project(view(), PROJECT)
    first, second = found("//p:TextSource", content)
    paths = [each.get("plainTextPath").removeprefix("internal://") for each in (first, second)]
    texts = texts_of(content)
    assert [texts[path] for path in paths] == ["The soil was\npoor.\n\nWe dug \U0001fab4 twice.", "It rained."]
    places = [
        (int(each.get("startPosition")), int(each.get("endPosition"))) for each in first.findall("p:PlainTextSelection", NAMES)
    ]
    assert [texts[paths[0]][start:end] for start, end in places] == ["The soil was\npoor.", "We dug \U0001fab4 twice."]
    assert found("//p:PlainTextSelection/p:Description/text()", content) == ["Poor soil.\nSaid twice."]


def test_codings_name_their_coder_as_first_or_second_and_people_have_what_is_said_of_them():
    users = dict(zip(found("//p:User/@guid"), found("//p:User/@name"), strict=True))
    codes = dict(zip(found("//p:Code/@guid"), found("//p:Code/@name"), strict=True))
    given = [(codes[each[0].get("targetGUID")], users.get(each.get("creatingUser"))) for each in found("//p:Coding")]
    assert given == [("Soil", "first"), ("Digging", "second"), ("Digging", None), ("Rain", "first")]
    assert found("//p:Variable/@name") == ["Role", "Season"]
    assert found("//p:Case[@name='P01']/p:VariableValue/p:TextValue/text()") == ["Gardener"]
    assert [len(found(f"//p:Case[@name='{person}']/p:SelectionRef")) for person in ("P01", "P02")] == [2, 1]
    assert found("//p:TextSource/p:VariableValue/p:TextValue/text()") == ["Winter"]


def test_files_with_every_part_are_as_their_schemas_say():
    assert faults_of(write_project(view(), PROJECT)) == []
    assert faults_of(write_codebook(view(limits=(("Dashes", "a---b--"),), trust="", unlisted="--"), PROJECT)) == []


def test_a_codebook_says_in_a_comment_what_it_is_of():
    said = text_of_project(write_codebook(view(), PROJECT))
    assert said.startswith("The codebook of the whole study.")
    assert view().citation in said
    assert view().date in said


def test_all_keys_are_different_and_none_is_of_another_study():
    keys = found("//@guid")
    assert len(keys) == len(set(keys)) == 2 + 4 + 2 + 2 + 2 + 3 + 4  # users, codes, variables, people, texts, passages, codings
    others = found("//@guid", write_project(view(study="Another study"), PROJECT))
    assert not set(keys) & set(others)


def test_where_small_groups_are_hidden_nobody_speaks():
    content, _ = files_of("hidden")
    said = text_of_project(content)
    assert found("//p:Case | //p:Variable | //p:User | //p:Description[parent::p:PlainTextSelection]", content) == []
    assert not re.search(r"\bP\d\d\b", said)
    assert not any(row["passage_anchor"] in said for row in ROWS)
    assert len(found("//p:TextSource", content)) == 1
    assert sorted(texts_of(content).popitem()[1].split("\n\n")) == sorted(HIDING_STATEMENTS)


HIDING_STATEMENTS = [str(statement) for statement in Selection().apply(HIDING)["statement"]]


def test_where_small_groups_are_hidden_a_passage_has_the_theme_that_its_list_says():
    content, _ = files_of("hidden")
    codes = dict(zip(found("//p:Code/@guid", content), found("//p:Code/@name", content), strict=True))
    text = texts_of(content).popitem()[1]
    given = {
        (text[int(each.get("startPosition")) : int(each.get("endPosition"))], codes[key])
        for each in found("//p:PlainTextSelection", content)
        for key in each.xpath("p:Coding/p:CodeRef/@targetGUID", namespaces=NAMES)
    }
    listed = Selection().apply(HIDING)
    said = {(row.statement, HIDING.label("theme", row.theme_id)) for row in listed.itertuples() if row.theme_id != "hidden"}
    assert given == said


def columns(dataset, table: str, **cells: list[str]):
    """The study with columns more in one of its tables."""
    return replace(dataset, tables=dataset.tables | {table: dataset.tables[table].assign(**cells)}, views={}, origin=None)


def test_a_study_with_quotes_segments_documents_coders_and_broader_themes(small):
    findings, themes = small.tables["findings"], small.tables["themes"]
    more = [""] * (len(findings) - 3)
    study = columns(
        small,
        "findings",
        quote=["I wanted to see.", "I grew calmer.", "I grew calmer.", *more],
        segment=["", "Q2", "Q2", *more],
        document=["D01", "D02", "D02", *more],
        coder=["first;second", "first", "second", *more],
    )
    study = columns(study, "themes", parent=["", themes["theme_id"][0], *[""] * (len(themes) - 2)])
    project = project_of(study)
    assert project.segments[:2] == (
        Segment("F001", "D01", "I wanted to see.", (), findings["statement"][0]),
        Segment("Q2", "D02", "I grew calmer.", (), findings["statement"][1]),
    )
    assert len(project.segments) == len(findings) - 1
    assert project.codings[:4] == (
        Coding("F001", findings["theme_id"][0], "first"),
        Coding("F001", findings["theme_id"][0], "second"),
        Coding("Q2", findings["theme_id"][1], "first"),
        Coding("Q2", findings["theme_id"][2], "second"),
    )
    assert [each.key for each in project.sources] == ["D01", "D02", "whole"]
    assert {each.key: each.parent for each in project.codes}[themes["theme_id"][1]] == themes["theme_id"][0]
    bare = study.findings.assign(statement=study.findings["statement"].where(study.findings["segment"] == "", ""))
    hidden = project_of(replace(study, fewest=3), bare)
    assert len(hidden.segments) == len(hidden.codings) == len(findings) - 2  # of two there is the quote only
    assert {segment.quote for segment in hidden.segments} == {""}
    assert {coding.coder for coding in hidden.codings} == {""}
    assert [each.key for each in hidden.sources] == ["whole"]


def test_a_kind_that_is_called_as_its_only_theme_is_not_written_twice(small):
    themes = small.tables["themes"].head(2)
    label = small.label("kind", themes["kind"].iloc[0])
    study = replace(small, tables=small.tables | {"themes": themes.assign(label=[label, "New skills"])}, views={}, origin=None)
    assert [(each.label, each.parent, each.codable) for each in project_of(study).codes] == [
        (label, "", True),
        (small.label("kind", themes["kind"].iloc[1]), "", False),
        ("New skills", f"kind:{themes['kind'].iloc[1]}", True),
    ]


def test_only_people_of_what_is_shown_are_in_a_filtered_view(small):
    listed = STUDY.findings.head(3)
    assert [person.key for person in project_of(STUDY, listed).people] == sorted(set(listed["participant_id"]))
    assert len(project_of(STUDY, STUDY.findings).people) == 12
    assert len(project_of(small).people) == 4
