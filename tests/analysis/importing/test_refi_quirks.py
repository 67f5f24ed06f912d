"""What real projects of several tools do that the standard does not say, or forbids."""

import pytest

from analysis.files.problems import StudyError
from analysis.importing import refi_package
from analysis.importing.project import Left, Project
from analysis.importing.refi import read_project
from tests.analysis.importing.made_projects import (
    code,
    codes,
    coding,
    described,
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

SAID = "The soil was poor. We dug it twice."
BOOK = codes(code(1, "Soil"), code(2, "Digging"))


def read(*parts: str, files: dict[str, str | bytes] | None = None, **more: object) -> Project:
    return read_project(packed(project(*parts, **more), files), "plots.qdpx")


def note(number: int, text: str) -> str:
    return tag("Note", tag("PlainTextContent", text=text), guid=guid(number), name="By Ada")


def quotes(found: Project) -> list[str]:
    return [segment.quote for segment in found.segments]


def left(found: Project) -> dict[str, int]:
    return {each.what: each.number for each in found.left}


@pytest.mark.parametrize(
    ("path", "stored"),
    [
        ("internal://20.txt", "Sources/20.txt"),
        ("internal://20.txt", "sources/20.TXT"),
        ("20.txt", "sources/20.txt"),
        ("Sources/20.txt", "Sources\\20.txt"),
        ("internal://My%20plot.txt", "Sources/My plot.txt"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_found_by_its_name_however_its_place_is_written(path, stored, encoding):
    held = source(20, "Plot", marked(30, 19, 35, coding(1)), plainTextPath=path)
    found = read(BOOK, sources(held), files={stored: SAID.encode(encoding)})
    assert (found.sources[0].text, quotes(found), found.left) == (SAID, ["We dug it twice."], ())


@pytest.mark.parametrize("path", ["relative:///texts/20.txt", "C:\\Users\\Somebody\\20.txt", "internal://20.txt", ""])
def test_a_text_that_is_elsewhere_is_told_and_passages_keep_the_words_they_are_called_by(path):
    held = source(
        20, "Plot", marked(30, 0, 18, coding(1), name="The soil was poor."), marked(31, 19, 35, coding(2)), plainTextPath=path
    )
    found = read(BOOK, sources(held), basePath="/home/somebody")
    assert quotes(found) == ["The soil was poor."]
    assert len(found.codings) == 1
    assert left(found) == {
        "texts that the file does not hold": 1,
        "passages without words": 1,
        "codings of passages without words": 1,
    }
    assert "omebody" not in str(found)


def test_codings_of_a_project_without_a_codebook_are_told():
    found = read(sources(source(20, "Plot", marked(30, 0, 18, coding(1)), text=SAID)))
    assert (len(found.segments), found.codings, left(found)) == (
        1,
        (),
        {"codings with a code that the project does not list": 1},
    )


def test_passages_that_are_called_by_a_place_are_read_by_their_letters():
    held = source(20, "Plot", marked(30, 19, 35, coding(2), name="line:6"), text=SAID)
    found = read(BOOK, sources(held))
    assert (quotes(found), found.left) == (["We dug it twice."], ())


def test_coders_are_told_apart_and_never_named():
    users = tag(
        "Users", *(tag("User", guid=guid(number), name=name) for number, name in ((7, "Ada Z"), (8, "Bo Y"), (9, "Cy X")))
    )
    held = source(
        20, "Plot", marked(30, 0, 18, coding(1, 9), coding(1, 8)), marked(31, 19, 35, coding(2, 9), coding(1)), text=SAID
    )
    found = read(users, BOOK, sources(held))
    assert [(each.segment, each.code, each.coder) for each in found.codings] == [
        ("S1", guid(1), "second"),
        ("S1", guid(1), "first"),
        ("S2", guid(2), "second"),
        ("S2", guid(1), ""),
    ]
    assert not any(name in str(found) for name in ("Ada", "Bo Y", "Cy"))


def test_the_same_words_marked_twice_are_one_passage_and_the_same_code_by_the_same_coder_counts_once():
    held = source(
        20, "Plot", *(marked(30 + place, 0, 18, coding(number, 9)) for place, number in enumerate((1, 2, 1))), text=SAID
    )
    found = read(BOOK, sources(held))
    assert (quotes(found), len(found.codings)) == (["The soil was poor."], 2)
    why = "the same code by the same coder to the same words counts once"
    assert found.left == (
        Left("passages marked again", 2, "the same words", "they are one passage", "segments", lost=False),
        Left("codings given twice", 1, "Soil", why, "codings", lost=False),
    )


def test_keys_in_any_case_and_in_braces_are_the_same():
    held = source(
        20,
        "Plot",
        tag(
            "PlainTextSelection",
            tag("Coding", tag("CodeRef", targetGUID="{" + guid(1).upper() + "}")),
            startPosition=0,
            endPosition=18,
        ),
        text=SAID,
    )
    book = codes(tag("Code", guid=f"{{{guid(1)}}}", name="Soil"))
    assert [each.code for each in read(book, sources(held)).codings] == [guid(1)]


LINES = "One spade 🪴 broke\nand one fork\nand then it rained"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (LINES, [(18, 30), (31, 49)]),  # by letters
        (LINES, [(19, 31), (32, 50)]),  # the plant is two
        (LINES, [(19, 31), (33, 51)]),  # ends of lines are two
        (LINES, [(20, 32), (34, 52)]),  # both
        (LINES.replace("\n", "\r\n"), [(19, 31), (33, 51)]),  # by letters, of which an end of a line has two
        (LINES.replace("\n", "\r\n"), [(18, 30), (31, 49)]),  # ends of lines are one
    ],
)
def test_letters_are_counted_as_the_words_of_passages_tell(text, places):
    named = zip(places, ("and one fork", "and then it…"), strict=True)
    held = [marked(30 + place, *at, coding(1), name=name) for place, (at, name) in enumerate(named)]
    found = read(BOOK, sources(source(20, "Plot", *held, plainTextPath="20.txt")), files={"20.txt": text.encode()})
    assert (quotes(found), found.left) == (["and one fork", "and then it rained"], ())


def test_a_place_that_disagrees_with_its_words_is_put_right_by_them():
    held = source(
        20,
        "Plot",
        marked(30, 3, 21, coding(1), name="The soil was poor."),
        marked(31, 90, 99, coding(2), name="We dug it..."),
        text=SAID,
    )
    found = read(BOOK, sources(held))
    assert quotes(found) == ["The soil was poor.", "We dug it"]
    assert left(found) == {"places that disagree with their words": 2}


CASE = [value(50, "gardener"), value(51, "1987", "IntegerValue"), value(52, "")]
VARIABLES = tag("Variables", variable(50, "Role"), variable(51, "Since"), variable(52, "Silent"))
SAYS = (("Role", "gardener"), ("Since", "1987"))
TWO = [
    source(20, "Plot 1", marked(30, 0, 18, coding(1)), text=SAID),
    source(21, "Plot 2", marked(31, 19, 35, coding(2)), text=SAID),
]


def test_a_nameless_case_of_one_document_is_the_person_of_that():
    cases = tag("Cases", tag("Case", *CASE, refers("SourceRef", 20), guid=guid(40)))
    found = read(BOOK, VARIABLES, cases, sources(*TWO))
    assert [(each.key, each.label, each.attributes) for each in found.people] == [(guid(40), "Plot 1", SAYS)]
    assert [segment.people for segment in found.segments] == [(guid(40),), ()]


def test_a_variable_that_the_project_does_not_list_is_called_by_its_number():
    given = [value(58, "west"), value(50, "gardener"), value(59, "early")]
    cases = tag("Cases", tag("Case", *given, refers("SourceRef", 20), guid=guid(40)))
    found = read(BOOK, VARIABLES, cases, sources(*TWO))
    assert found.people[0].attributes == (("Variable 1", "west"), ("Role", "gardener"), ("Variable 2", "early"))


def test_a_named_case_whose_key_is_a_code_is_a_person_and_not_a_code():
    book = codes(code(1, "Soil"), code(5, "People", code(6, "Ada"), code(7, "Bo")))
    cases = tag("Cases", *(tag("Case", *CASE[:1], guid=guid(number), name=name) for number, name in ((6, "Ada"), (7, "Bo"))))
    held = source(
        20,
        "Both",
        marked(30, 0, 18, coding(6)),  # Ada speaks
        marked(31, 19, 35, coding(7)),  # then Bo
        marked(32, 4, 18, coding(1)),
        marked(33, 12, 25, coding(1)),
        marked(34, 19, 35, coding(1), coding(6)),
        text=SAID,
    )
    found = read(VARIABLES, book, cases, sources(held))
    assert [each.label for each in found.codes] == ["Soil"]
    assert [(each.label, each.attributes) for each in found.people] == [("Ada", SAYS[:1]), ("Bo", SAYS[:1])]
    assert [(segment.quote, segment.people) for segment in found.segments] == [
        ("soil was poor.", (guid(6),)),
        ("poor. We dug", (guid(6), guid(7))),
        ("We dug it twice.", (guid(6), guid(7))),
    ]
    assert left(found) == {
        "codes that are people": 2,
        "codes that only hold people": 1,
        "codings that say who speaks": 3,
        "passages that say who speaks": 2,
    }
    assert not any(each.lost for each in found.left)


def test_a_person_whose_code_a_whole_document_has_speaks_in_all_of_it():
    book = codes(code(1, "Soil"), code(6, "Ada"))
    held = source(20, "Plot", marked(30, 0, 18, coding(1)), coding(6), text=SAID)
    found = read(book, tag("Cases", tag("Case", guid=guid(6), name="Ada")), sources(held))
    assert [(segment.quote, segment.people) for segment in found.segments] == [("The soil was poor.", (guid(6),))]


def test_of_several_people_of_one_document_nobody_is_guessed():
    cases = tag("Cases", *(tag("Case", refers("SourceRef", 20), guid=guid(number), name="Somebody") for number in (40, 41)))
    found = read(BOOK, cases, sources(TWO[0]))
    assert (len(found.people), found.segments[0].people) == (2, ())
    assert left(found) == {"passages that may be of several people": 1}


def test_a_case_may_refer_to_passages():
    cases = tag("Cases", *(tag("Case", refers("SelectionRef", 30), guid=guid(number), name="Somebody") for number in (40, 41)))
    found = read(BOOK, cases, sources(*TWO))
    assert [segment.people for segment in found.segments] == [(guid(40), guid(41)), ()]


def test_what_is_said_of_a_document_is_kept_with_it():
    found = read(BOOK, VARIABLES, sources(source(20, "Plot", *CASE, text=SAID)))
    assert (found.sources[0].attributes, found.people) == (SAYS, ())


def test_groups_of_documents_are_what_is_said_of_them_unless_one_is_in_two():
    groups = [tag("Set", refers("MemberSource", number), guid=guid(60 + number), name=f"Group {number}") for number in (20, 21)]
    found = read(BOOK, sources(*TWO), tag("Sets", *groups))
    assert [each.attributes for each in found.sources] == [(("Group", "Group 20"),), (("Group", "Group 21"),)]
    found = read(BOOK, sources(*TWO), tag("Sets", *groups, groups[0]))
    assert ([each.attributes for each in found.sources], left(found)) == ([(), ()], {"groups of documents": 3})


def test_a_code_of_a_whole_document_is_given_to_all_of_its_words():
    found = read(
        BOOK, sources(source(20, "Plot", coding(2), text=SAID), source(21, "Plot 2", coding(2), plainTextPath="gone.txt"))
    )
    assert (quotes(found), len(found.codings)) == ([SAID], 1)
    assert left(found) == {"texts that the file does not hold": 1, "codings of a whole document": 1}


def test_notes_about_passages_and_codes_are_kept_and_others_counted_without_their_words():
    notes = tag("Notes", *(note(70 + number, f"Note {number}") for number in range(4)))
    book = codes(code(1, "Soil", described("The ground."), refers("NoteRef", 70)))
    given = coding(1, 0, refers("NoteRef", 71))
    held = source(
        20,
        "Plot",
        described("By Bo"),
        marked(30, 0, 18, described("My remark"), given, refers("NoteRef", 72)),
        refers("NoteRef", 73),
        text=SAID,
    )
    found = read(book, sources(held), notes, described("Of Cy"))
    assert found.codes[0].description == "The ground.\nNote 0"
    assert found.segments[0].note == "Note 2\nNote 1\nMy remark"
    assert left(found) == {"notes": 1, "descriptions of documents, people or the project": 2}
    assert not any(name in str(found.left) for name in ("Ada", "Bo", "Cy", "Note 3"))


def test_pictures_recordings_links_and_maps_are_counted_and_not_read():
    drawing = tag(
        "PictureSource", tag("PictureSelection", coding(1), coding(2), guid=guid(80), firstX=1), guid=guid(81), name="Ada.jpg"
    )
    sound = tag("AudioSource", tag("AudioSelection", coding(1), guid=guid(82), begin=1, end=2), guid=guid(83), name="Bo.mp3")
    film = tag("VideoSource", coding(1), guid=guid(84))
    more = [
        tag("Links", tag("Link", guid=guid(85)), tag("Link", guid=guid(86))),
        tag("Graphs", tag("Graph", tag("Vertex"), guid=guid(87))),
    ]
    found = read(BOOK, sources(drawing, sound, film), *more)
    assert left(found) == {
        "codings of pictures and recordings": 4,
        "pictures": 1,
        "recordings of sound": 1,
        "recordings of pictures": 1,
        "links": 2,
        "maps and networks": 1,
    }
    assert "Ada" not in str(found) and "Bo" not in str(found)


def test_a_transcript_is_read_from_mark_to_mark():
    points = [tag("SyncPoint", guid=guid(90 + place), position=at) for place, at in enumerate((0, 19, 35))]
    said = tag("TranscriptSelection", coding(2), guid=guid(30), fromSyncPoint=guid(91), toSyncPoint=guid(92))
    spoken = tag("Transcript", tag("PlainTextContent", text=SAID), *points, said, guid=guid(22))
    found = read(
        BOOK,
        tag("Cases", tag("Case", refers("SourceRef", 23), guid=guid(40))),
        sources(tag("AudioSource", spoken, guid=guid(23), name="Talk")),
    )
    assert [(each.label, each.text) for each in found.sources] == [("Talk", SAID)]
    assert [(each.quote, each.people) for each in found.segments] == [("We dug it twice.", (guid(40),))]


def test_the_text_of_a_pdf_is_read_where_the_project_holds_it():
    words = tag(
        "PDFSelection", coding(1), tag("Representation", tag("PlainTextContent", text="Weeds grow.")), guid=guid(31), page=1
    )
    region = tag("PDFSelection", coding(1), guid=guid(32), page=1)
    held = tag("Representation", tag("PlainTextContent", text=SAID), marked(30, 0, 18, coding(1)), guid=guid(21))
    found = read(BOOK, sources(tag("PDFSource", words, region, held, guid=guid(20), name="Scan")))
    assert sorted(quotes(found)) == ["The soil was poor.", "Weeds grow."]
    assert (found.sources[0].text, left(found)) == (SAID, {"passages without words": 1, "codings of passages without words": 1})


def test_a_passage_that_is_too_long_is_told():
    held = source(20, "Plot", marked(30, 0, 60_000, coding(1)), text="weeds " * 10_000)
    assert left(read(BOOK, sources(held))) == {"passages that are too long": 1, "codings of passages that are too long": 1}


def test_codes_without_names_or_with_a_key_twice_are_kept():
    found = read(codes(code(1, ""), code(2, "Soil"), code(2, "Water"), tag("Code", name="No key")))
    assert [each.label for each in found.codes] == ["A code without a name", "Soil", "Water", "No key"]
    assert len({each.key for each in found.codes}) == 4
    assert left(found) == {"codes with the key of another code": 1}


def test_every_passage_coding_and_code_is_either_read_or_told():
    book = codes(code(1, "Soil"), code(2, "Digging"), code(5, "People", code(6, "Ada")))
    held = [
        source(20, "Plot", marked(30, 0, 18, coding(1), coding(9)), marked(31, 0, 18, coding(1), coding(6)), text=SAID),
        source(21, "Plot 2", marked(32, 5, 5, coding(1), coding(2)), marked(33, 0, 60_000, coding(2)), text="weeds " * 10_000),
        tag("PictureSource", tag("PictureSelection", coding(1), guid=guid(34)), guid=guid(22)),
    ]
    found = read(book, tag("Cases", tag("Case", guid=guid(6), name="Ada")), sources(*held))

    def told(thing: str) -> int:
        return sum(each.number for each in found.left if each.thing == thing)

    assert (len(found.segments), told("segments")) == (1, 3)  # of 4 in the texts
    assert (len(found.codings), told("codings")) == (1, 7)  # of 8
    assert (len(found.codes), told("codes")) == (2, 2)  # of 4


def test_marks_that_nobody_sees_are_left_out():
    held = source(
        20, "Pl\u200bot", marked(30, 0, 19, coding(1), name="The \u202esoil"), text="The \u202esoil was poor. We dug."
    )
    found = read(codes(code(1, "So\ufeffil")), sources(held), name="All\u200dotments")
    assert (found.title, found.codes[0].label, found.sources[0].label) == ("Allotments", "Soil", "Plot")
    assert (found.sources[0].text, quotes(found)) == ("The soil was poor. We dug.", ["The soil was poor."])


def test_text_with_a_layout_is_read_of_word_files_only():
    held = source(20, "Plot", marked(30, 0, 3, coding(1), name="The soil was poor."), richTextPath="internal://20.rtf")
    found = read(BOOK, sources(held), files={"Sources/20.rtf": r"{\rtf1 The soil}"})
    assert (found.sources[0].text, quotes(found)) == ("", ["The soil was poor."])


def test_a_project_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(refi_package, "AT_LEAST", -1.0)
    with pytest.raises(StudyError, match="could not be read within -1 seconds"):
        read(BOOK, sources(TWO[0]))


def test_a_whole_interview_that_has_the_code_of_a_person_says_who_speaks_however_long_it_is():
    book = codes(code(1, "Weeds"), code(6, "Ada"))
    held = source(20, "Plot", marked(30, 0, 60_000, coding(6)), marked(31, 0, 5, coding(1)), text="weeds " * 10_000)
    found = read(book, tag("Cases", tag("Case", guid=guid(6), name="Ada")), sources(held))
    assert [(each.quote, each.people) for each in found.segments] == [("weeds", (guid(6),))]
    assert left(found) == {"codes that are people": 1, "codings that say who speaks": 1, "passages that say who speaks": 1}


def test_two_documents_with_one_key_are_two():
    found = read(BOOK, sources(TWO[0], TWO[0]))
    assert [each.key for each in found.sources] == [guid(20), f"source 2 {guid(20)}"]
    assert [each.source for each in found.segments] == [each.key for each in found.sources]
