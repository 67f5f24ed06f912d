"""Passages on the page: nothing until a copy is open, then each in its words; forgotten on demand; never markup."""

import gc

import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from analysis.files.open_study import open_study
from analysis.passages.search_report import Found, Passages, Quotation, key_of
from tests.analysis.passages.pdfs import pdf_of
from tests.pages.opened import open_page, words_on
from ui.evidence.passages import Held, OpenCopy, passage_text, say_found
from ui.state.shown_study import OwnStudy
from wording.app.passages import NOT_SHOWN


@pytest.fixture
def lines(copy_of_report) -> list[str]:
    """The passages of the small study, in the order of its findings file."""
    return [line.removesuffix(".") for line in copy_of_report.read_text(encoding="utf-8").splitlines()]


def findings_page(dataset, **state):
    """The Findings page of a study."""
    return open_page("findings", {}, own_study=OwnStudy(dataset, "small.zip", ()), **state)


def give(app, name: str, content: bytes, kind: str = "text/plain"):
    """The page after a file was put into the open fold."""
    app.file_uploader[0].set_value((name, content, kind))
    app.run()
    assert not app.exception, app.exception
    return app


def quotations(app) -> list[str]:
    """What the page shows as quotations, in order."""
    blocks = [line for each in app.markdown for line in each.value.split("\n") if line.startswith("> ")]
    return [block.removeprefix("> ").replace("\\", "") for block in blocks]


def test_without_a_copy_nothing_is_drawn_but_the_closed_fold(small):
    app = findings_page(small)
    assert not app.file_uploader
    assert quotations(app) == []
    assert not app.success
    assert "forget-copy" not in [button.key for button in app.button]
    assert "passages_held" not in app.session_state


def test_open_fold_says_where_the_copy_stays_and_that_it_may_name_people(small):
    app = findings_page(small, passages=True)
    said = words_on(app)
    assert f"Open a copy of the report, {small.descriptor.source}" in said
    assert "The copy stays in this session and is saved nowhere. A passage may name people" in said


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_each_finding_shows_its_passage(small, lines, copy_of_report, kind):
    content = copy_of_report.read_bytes() if kind == "txt" else pdf_of([[f"{line}." for line in lines]])
    app = give(findings_page(small, passages=True), f"copy.{kind}", content)
    assert [each.value for each in app.success] == [
        "**The passages of 11 of 11 findings were found in your copy.** The copy stays in this session."
    ]
    shown = quotations(app)
    assert len(shown) == 11
    assert shown[0] == f"**{lines[0]}**. {lines[1]}. {lines[2]}. One …"
    assert all(f"**{line}**" in quotation for line, quotation in zip(lines, shown, strict=True))


def test_details_show_the_passage(small, lines, copy_of_report):
    app = give(findings_page(small, passages=True), "copy.txt", copy_of_report.read_bytes())
    app.button(key="findings-F009").click().run()
    assert not app.exception
    assert quotations(app)[-1].count(f"**{lines[8]}**") == 1
    assert "99a33bd7ccf11aad" in words_on(app)


def test_a_passage_that_is_not_found_is_said_to_be_not_found(small, lines):
    app = give(findings_page(small, passages=True), "copy.txt", " ".join(lines[1:]).encode())
    assert "The passages of 10 of 11 findings were found in your copy." in app.success[0].value
    assert len(quotations(app)) == 10
    assert words_on(app).count("The passage was not found in your copy.") == 1


def test_forgotten_copy_leaves_nothing(small, copy_of_report):
    app = give(findings_page(small, passages=True), "copy.txt", copy_of_report.read_bytes())
    app.button(key="forget-copy").click().run()
    assert not app.exception
    assert quotations(app) == []
    assert not app.success
    assert app.session_state["passages_held"] == Held(given=1)


def test_a_file_that_is_not_read_says_why_and_leaves_the_copy_that_is_open(small, copy_of_report):
    app = give(findings_page(small, passages=True), "copy.txt", b"words of something else")
    assert [error.value.replace("\\", "") for error in app.error] == [
        f"None of the passages was found in this file. Is it a copy of {small.descriptor.source}?"
    ]
    give(app, "copy.txt", copy_of_report.read_bytes())
    assert not app.error
    give(app, "copy.pdf", b"%PDF-1.7 and no more", "application/pdf")
    assert "cannot be read as one" in app.error[0].value
    assert len(quotations(app)) == 11


def test_neither_the_file_nor_its_other_words_stay_in_memory(small, copy_of_report):
    told = "a sentence that belongs to no passage of the study and stands far below all of them"
    content = copy_of_report.read_bytes() + b"filler " * 40 + told.encode()
    app = give(findings_page(small, passages=True), "copy.txt", content)
    managers = [each for each in gc.get_objects() if isinstance(each, MemoryUploadedFileManager)]
    files = [file for manager in managers for held in manager.file_storage.values() for file in held.values()]
    assert [file for file in files if told.encode() in file.data] == []
    assert told not in repr(app.session_state["passages_held"])


def test_transcripts_show_their_passages_without_a_copy(study_folder, edit, lines):
    edit.cell("findings.csv", 5, "participant_id", "P01")
    text = f'transcript_id,participant_id,text\nT01,P01,"So, {lines[3]}."\n'
    (study_folder / "transcripts.csv").write_text(text, encoding="utf-8")
    own = OwnStudy(open_study(study_folder), "small.zip", (), fewest=0)
    app = open_page("findings", {}, own_study=own, passages=True, count="findings")
    assert quotations(app) == [f"So, **{lines[3]}**."]
    assert words_on(app).count("The passage was not found in the transcripts.") == 10
    assert "The passages of 1 of 11 findings stand in the study’s transcripts" in words_on(app)
    give(app, "copy.txt", "\n".join(lines[4:6]).encode())
    assert [quotation.split("**")[1] for quotation in quotations(app)] == lines[3:6]
    assert words_on(app).count("The passage was not found in the transcripts or your copy.") == 8


def test_while_small_groups_are_hidden_no_passage_is_shown_and_none_is_counted(study_folder, edit, lines, copy_of_report):
    for row in range(2, 13):
        edit.cell("findings.csv", row, "participant_id", f"P0{row % 3 + 1}")
    text = f'transcript_id,participant_id,text\nT01,P01,"So, {lines[3]}."\n'
    (study_folder / "transcripts.csv").write_text(text, encoding="utf-8")
    dataset = open_study(study_folder)
    copy = OpenCopy(Passages({}, 11, 11, 0), 0, 1, False)
    for page in ("findings", "method"):
        app = open_page(page, {}, own_study=OwnStudy(dataset, "small.zip", ()), passages=True, passages_held=Held(copy))
        assert NOT_SHOWN in words_on(app)
        assert not app.file_uploader
        assert quotations(app) == []
        assert not app.success
        assert "11 of 11" not in words_on(app)
        assert "transcript" not in words_on(app)
    finding = next(dataset.findings.itertuples())
    assert passage_text(dataset.counting("people", 3), finding) == ""


def test_study_without_fingerprints_offers_nothing(study_folder, edit):
    for row in range(2, 13):
        edit.cell("findings.csv", row, "passage_anchor", "")
        edit.cell("findings.csv", row, "passage_words", "")
    app = findings_page(open_study(study_folder), passages=True)
    assert not app.file_uploader
    app.button(key="findings-F001").click().run()
    assert not app.exception
    assert "fingerprint" not in words_on(app)


def test_words_of_a_copy_are_never_markup(small, monkeypatch):
    finding = next(small.findings.itertuples())
    quoted = Quotation("… ![x](http://a.org) <b> ", "a *b* c", " :red[d]\n# e")
    copy = OpenCopy(Passages({key_of(finding): Found(1, (quoted,))}, 11, 1, 0), 0, 1, False)
    monkeypatch.setattr("ui.evidence.passages.open_copy", lambda: copy)
    assert passage_text(small, finding) == (
        r"> … \!\[x\]\(http\:" + "\u2060" + r"//a\.org\) \<b\> **a \*b\* c** \:red\[d\] \# e"
    )


def test_several_places_are_said_and_each_is_a_quotation(small, monkeypatch):
    finding = next(small.findings.itertuples())
    quoted = tuple(Quotation("", f"words {number}", "") for number in (1, 2, 3))
    copy = OpenCopy(Passages({key_of(finding): Found(5, quoted)}, 11, 1, 1), 2, 9, True)
    monkeypatch.setattr("ui.evidence.passages.open_copy", lambda: copy)
    assert passage_text(small, finding) == (
        "These words stand in 5 places of your copy, the first 3 of which are shown:\n\n"
        "> **words 1**\n\n> **words 2**\n\n> **words 3**"
    )
    assert say_found(copy) == (
        "**The passages of 1 of 11 findings were found in your copy.** 1 of them stands in more than one place. 2 of its "
        "9 pages could not be read. Some letters may be wrong: the text is not saved as UTF-8. The copy stays in this session."
    )


def test_method_says_how_a_passage_is_looked_up(small):
    app = open_page("method", {}, own_study=OwnStudy(small, "small.zip", ()))
    assert "Looking a passage up" in [each.value for each in app.subheader]
    assert "is never guessed" in words_on(app)
