"""Projects and codebooks of the REFI-QDA standard, counted by hand: a tree, codes only, texts only, nothing, a Word file."""

import pytest

from analysis.files.problems import StudyError
from analysis.importing import refi_package
from analysis.importing.look import look, make
from analysis.importing.project import Code, Coding, Left, Segment, TextSource
from analysis.importing.refi import read_codebook, read_project
from analysis.importing.worker import open_made
from tests.analysis.importing.made_projects import (
    CODEBOOK,
    HEAD,
    code,
    codes,
    coding,
    described,
    docx,
    guid,
    marked,
    packed,
    project,
    refers,
    source,
    sources,
    tag,
    value,
    variable,
)

SAID = "The soil was poor. We dug it twice, and it rained. The tap was too far away."
TREE = codes(
    code(1, "Soil", code(2, "Work", code(3, "Digging", code(4, "Digging twice")))),
    code(5, "Water", code(6, "Work", color="#22aa33"), described("Rain, taps and cans.")),
)
WITH_TREE = project(
    TREE,
    sources(
        source(
            20,
            "First plot",
            marked(30, 0, 18, coding(1, 9)),  # The soil was poor.
            marked(31, 19, 34, coding(4, 9), coding(6, 8)),  # We dug it twice,
            marked(32, 51, 76, coding(6, 9)),  # The tap was too far away.
            text=SAID,
        ),
        source(21, "Second plot", marked(33, 0, 4, coding(5, 8)), text="Rain, at last."),
    ),
)


def told(content: bytes, name: str = "plots.qdpx") -> list[str]:
    """What is said of a file that is refused."""
    with pytest.raises(StudyError) as refusal:
        read_project(content, name)
    return [f"{problem.value} | {problem.allowed} | {problem.mend}" for problem in refusal.value.problems]


def test_a_tree_four_deep_with_a_name_twice_and_a_parent_that_is_given():
    read = read_project(packed(WITH_TREE), "plots.qdpx")
    assert (read.title, read.tool) == ("Allotments", "Tool 1.0")
    assert read.codes == (
        Code(guid(1), "Soil"),
        Code(guid(2), "Work", guid(1)),
        Code(guid(3), "Digging", guid(2)),
        Code(guid(4), "Digging twice", guid(3)),
        Code(guid(5), "Water", "", "Rain, taps and cans."),
        Code(guid(6), "Work", guid(5), "", "#22aa33"),
    )
    assert read.sources == (TextSource(guid(20), "First plot", SAID), TextSource(guid(21), "Second plot", "Rain, at last."))
    assert read.segments == (
        Segment("S1", guid(20), "The soil was poor."),
        Segment("S2", guid(20), "We dug it twice"),
        Segment("S3", guid(20), "The tap was too far away."),
        Segment("S4", guid(21), "Rain"),
    )
    assert read.codings == (
        Coding("S1", guid(1), "first"),
        Coding("S2", guid(4), "first"),
        Coding("S2", guid(6), "second"),
        Coding("S3", guid(6), "first"),
        Coding("S4", guid(5), "second"),
    )
    assert (read.people, read.left) == ((), ())


def test_codes_only():
    read = read_project(packed(project(TREE)), "plots.qdpx")
    assert (len(read.codes), read.sources, read.segments, read.codings, read.left) == (6, (), (), (), ())


def test_texts_without_a_coding():
    read = read_project(packed(project(TREE, sources(source(20, "Plot", text=SAID)))), "plots.qdpx")
    assert (len(read.codes), len(read.sources), read.segments, read.codings) == (6, 1, (), ())


def test_an_empty_project_is_refused_in_words_of_its_own():
    assert told(packed(project())) == [
        "no code, no text and nobody: this project is empty | a project with codes or texts | "
        "Export the project again from the tool that it was made with."
    ]


def test_a_text_of_one_byte_beside_a_word_file_is_read_from_that():
    held = source(
        20,
        "Plot",
        marked(30, 0, 14, coding(1), name="The spade broke"),
        marked(31, 16, 35, coding(1)),
        plainTextPath="internal://20.txt",
        richTextPath="internal://20.docx",
    )
    files = {"Sources/20.txt": b" ", "Sources/20.docx": docx("The spade broke", "and so did the fork")}
    read = read_project(packed(project(TREE, sources(held)), files), "plots.qdpx")
    assert read.sources[0].text == "The spade broke\nand so did the fork"
    assert [segment.quote for segment in read.segments] == ["The spade broke", "and so did the fork"]
    why = "the words are taken, not the place"
    assert read.left == (Left("places that disagree with their words", 1, "letter 0", why, lost=False),)


def test_a_codebook_is_a_project_of_codes_only():
    tree = tag("Codes", code(1, "Soil", code(2, "Digging"), described("What grows in it.")), code(3, "Water"))
    read = read_codebook((HEAD + tag("CodeBook", tree, xmlns=CODEBOOK)).encode(), "plots.qdc")
    assert read.codes == (
        Code(guid(1), "Soil", "", "What grows in it."),
        Code(guid(2), "Digging", guid(1)),
        Code(guid(3), "Water"),
    )
    assert (read.sources, read.segments, read.codings, read.people, read.left) == ((), (), (), (), ())


@pytest.mark.parametrize("is_of_cases", [True, False], ids=["cases", "texts"])
def test_a_plain_gender_of_people_or_texts_is_an_attribute_of_the_study(is_of_cases):
    said = {20: value(5, "woman"), 21: value(5, "man")}
    cases, texts = [], []
    for number, inner in said.items():
        cases.append(tag("Case", inner, refers("SourceRef", number), guid=guid(number - 10), name=f"A {number}"))
        words = (marked(number + 100, 0, 5, coding(1)), "" if is_of_cases else inner)
        texts.append(source(number, f"Text {number}", *words, text="It is wet."))
    people = (tag("Cases", *cases),) if is_of_cases else ()
    xml = project(codes(code(1, "Soil")), tag("Variables", variable(5, "gender")), *people, sources(*texts))
    files = [("plots.qdpx", packed(xml))]
    dataset = open_made(make(files, look(files).mapping)).dataset
    (gender,) = [each for each in dataset.descriptor.attributes if each.own]
    assert (gender.label, gender.people, gender.is_filter) == ("gender", "gender" if is_of_cases else "", True)
    assert list(dataset.tables["participants" if is_of_cases else "findings"]["gender"]) == ["woman", "man"]
    assert [dataset.label("gender", each) for each in ("woman", "man")] == ["woman", "man"]


def test_groups_of_a_flat_codebook_are_the_codes_above():
    groups = tag("Sets", tag("Set", tag("MemberCode", guid=guid(1)), described("Below."), guid=guid(7), name="Ground"))
    xml = HEAD + tag("CodeBook", tag("Codes", code(1, "Soil"), code(2, "Water")), groups, xmlns=CODEBOOK)
    read = read_codebook(xml.encode(), "plots.qdc")
    assert [(each.label, each.parent, each.codable) for each in read.codes] == [
        ("Ground", "", False),
        ("Soil", f"group {guid(7)}", True),
        ("Water", "", True),
    ]


def test_groups_of_codes_in_a_tree_are_said_to_be_left():
    groups = tag("Sets", tag("Set", tag("MemberCode", targetGUID=guid(4)), guid=guid(7), name="Ground"))
    read = read_project(packed(project(TREE, groups)), "plots.qdpx")
    assert read.left == (Left("groups of codes", 1, "Ground", "the codes stand in a tree, or in several groups"),)
    assert len(read.codes) == 6


def test_a_project_is_read_whatever_its_file_and_its_inner_file_are_called():
    for content in (packed(WITH_TREE, inner="Plots.QDE"), packed(WITH_TREE, inner="deep/project.qde"), WITH_TREE.encode()):
        assert len(read_project(content, "plots.zip").codings) == 5


def test_of_several_projects_none_is_chosen_unless_one_is_called_project():
    two = {"a.qde": WITH_TREE, "b.qde": WITH_TREE}
    assert told(packed("x", two, inner="readme.txt")) == [
        "2 projects (.qde) | one project in a file | Export each project into a file of its own."
    ]
    assert len(read_project(packed(WITH_TREE, {"copy.qde": WITH_TREE}), "plots.qdpx").codings) == 5


def test_whoever_asks_hears_how_many_passages_have_been_read(monkeypatch):
    monkeypatch.setattr(refi_package, "AT_LEAST", 60.0)  # a collection of the garbage of other tests counts as reading
    heard: list[int] = []
    held = (marked(100 + each, each, each + 5, coding(1)) for each in range(3000))
    read_project(packed(project(TREE, sources(source(20, "Plot", *held, text="weeds " * 1000)))), "plots.qdpx", heard.append)
    assert len(heard) == 2  # a look each 4,096 elements; a passage is three
    assert 2700 < sum(heard) < 3000
