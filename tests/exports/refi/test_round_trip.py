"""What is exported is read again as the same codes, passages, codings and people."""

import pytest

from analysis.files.open_study import open_study
from analysis.importing.from_study import project_of
from analysis.importing.look import look, make
from analysis.importing.project import Project
from analysis.importing.refi import read_codebook, read_project
from analysis.importing.worker import open_import, open_made
from analysis.selection import Selection
from exports.refi.project import write_codebook, write_project
from tests.analysis.importing.made_projects import code, codes, coding, marked, packed, project, source, sources
from tests.analysis.importing.test_refi import WITH_TREE
from tests.exports.made import view
from tests.exports.refi.test_project import PROJECT
from tests.invented import HIDING, STUDY
from tests.pages.opened import ROOT
from ui.share.view import view_of

FLAT = sources(source(20, "Plot", marked(30, 0, 9, coding(2), coding(1)), text="Dry soil."))


def paths(project: Project) -> dict[str, tuple[str, ...]]:
    """For each code the names of all above it and its own."""
    held: dict[str, tuple[str, ...]] = {}
    for each in project.codes:
        held[each.key] = (*held.get(each.parent, ()), each.label)
    return held


def alike(project: Project) -> dict[str, list]:
    """What has to be the same, without the keys, which each file has of its own."""
    codes, people = paths(project), {person.key: person.label for person in project.people}
    words = {
        segment.key: " ".join((segment.quote or segment.statement).replace("\x00", "").split()) for segment in project.segments
    }
    labels = {source.key: source.label for source in project.sources}
    described = [(codes[code.key], code.description, code.codable) for code in project.codes]
    return {
        "codes": described,
        "sources": [(source.label, source.attributes) for source in project.sources],
        "people": [(person.label, person.attributes) for person in project.people],
        "segments": [
            (words[each.key], labels[each.source], sorted(people[person] for person in each.people))
            for each in project.segments
        ],
        "codings": [(words[each.segment], codes[each.code], each.coder) for each in project.codings],
    }


STUDIES = {"built in": open_study(ROOT / "data"), "people": STUDY, "hidden": HIDING}
NUMBERS = {"built in": (44, 314, 314, 27), "people": (17, 60, 60, 12), "hidden": (17, 60, 60, 0)}


@pytest.mark.parametrize("name", STUDIES)
def test_a_study_comes_back_as_it_was(name):
    dataset = STUDIES[name]
    project = project_of(dataset)
    back = read_project(write_project(view_of(dataset, Selection(), ""), project), "back.qdpx")
    assert alike(back) == alike(project)
    assert (back.title, back.whose) == (dataset.descriptor.title, view_of(dataset, Selection(), "").source)
    assert (len(back.codes), len(back.segments), len(back.codings), len(back.people)) == NUMBERS[name]
    assert [each.what for each in back.left] == ["descriptions of documents, people or the project"]


def test_the_import_page_begins_with_the_title_and_source_of_the_study():
    mapping = look([("back.qdpx", write_project(view_of(STUDY, Selection(), ""), project_of(STUDY)))]).mapping
    assert (mapping.title, mapping.source) == (STUDY.descriptor.title, STUDY.descriptor.source)


@pytest.mark.parametrize("name", STUDIES)
def test_a_codebook_comes_back_as_it_was(name):
    project = project_of(STUDIES[name])
    back = read_codebook(write_codebook(view(), project), "back.qdc")
    assert alike(back)["codes"] == alike(project)["codes"]


def test_an_invented_project_comes_back_with_documents_coders_notes_and_statements():
    back = read_project(write_project(view(), PROJECT), "back.qdpx")
    assert alike(back) == alike(PROJECT)
    assert [segment.note for segment in back.segments] == ["Poor soil.\nSaid twice.", "", ""]


def test_the_tree_of_an_imported_project_is_kept():
    given = read_project(WITH_TREE.encode(), "plots.qde")
    back = read_project(write_project(view(), given), "back.qdpx")
    assert alike(back)["codes"] == alike(given)["codes"]
    assert alike(back)["codings"] == alike(given)["codings"]
    assert paths(back)[back.codes[3].key] == ("Soil", "Work", "Digging", "Digging twice")
    again = write_project(view(), given)
    assert again == write_project(view(), given)


@pytest.mark.parametrize("content", [packed(WITH_TREE), packed(project(codes(code(1, "Soil"), code(2, "Water")), FLAT))])
def test_a_study_that_was_imported_goes_out_with_the_tree_it_came_with(content):
    given = read_project(content, "plots.qdpx")
    study = open_import([("plots.qdpx", content)]).dataset
    back = read_project(write_project(view_of(study, Selection(), ""), project_of(study)), "back.qdpx")
    assert alike(back)["codes"] == alike(given)["codes"]
    assert alike(back)["codings"] == alike(given)["codings"]
    assert [source.label for source in back.sources] == [f"D0{place}" for place in range(1, len(given.sources) + 1)]


def test_a_study_of_quotes_alone_has_no_passage_in_a_project_while_small_groups_are_hidden():
    rows = "".join(f"P{each},It is wet in bed {each}.,Soil\n" for each in range(9))
    files = [("a.csv", f"Participant,Quote,Code\n{rows}".encode())]
    dataset = open_made(make(files, look(files).mapping)).dataset
    held = [project_of(dataset.counting("people", fewest)) for fewest in (3, 0)]
    assert [(len(each.segments), len(each.codings), len(each.people)) for each in held] == [(0, 0, 0), (9, 9, 9)]
