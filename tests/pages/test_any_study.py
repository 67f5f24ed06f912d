"""A study about something else has no word of the built-in one on any page, slide or in any file, and its pages show what it
holds: its themes first."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from analysis.files.open_study import open_study
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.selection import Selection
from tests.allotments import write_study
from tests.pages.opened import open_page, visit
from ui.cards.registry import build_card, sources
from ui.entries import ENTRIES
from ui.present.standard_deck import slide_names, slides, story
from ui.share.share import KINDS, Taken
from ui.state import shown_study
from ui.waves import further

# words of a study of junior doctors on leadership programmes, and of what only such a study codes
OF_ANOTHER = re.compile(
    r"doctor|junior|programme|sponsor|deaner|\bNHS\b|specialt|barrier|facilitat|leadership|recommend|consultant|mentor|"
    r"manager|registrar|\bgrade\b|\bhelps?\b|\bhinders?\b|King.s Fund|\btrainee|hospital|clinical|experience|nobody raised|"
    r"\bsupport|not stated|the report",
    re.IGNORECASE,
)
ROLES = "helps, hinders, asks"  # what any study may say of a kind, in the dictionary of its columns
OF_THE_APP = ("your_study", "accessibility")  # what the app says of itself and of its template
PAGES = [entry.file for entry in ENTRIES if entry.file not in OF_THE_APP]
IN_MENU = [
    "Overview",
    "Themes",
    "Compare",
    "Participants",
    "Findings",
    "Present",
    "Your study",
    "Several studies",
    "Method",
    "Accessibility",
]


@pytest.fixture(params=[0, 3], ids=["all shown", "small groups hidden"])
def study(request, tmp_path, monkeypatch):
    dataset = open_study(write_study(tmp_path / "study", request.param))
    for module in (shown_study, further):
        monkeypatch.setattr(module, "served_study", lambda: dataset)
    return dataset


def said_on(app) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    said = [element.value for kind in kinds for element in app.get(kind) if hasattr(element, "value")]
    widgets = (*app.selectbox, *app.multiselect, *app.button_group, *app.text_input, *app.button, *app.expander)
    said += [widget.label for widget in widgets]
    said += [str(option) for widget in (*app.selectbox, *app.multiselect, *app.button_group) for option in widget.options]
    said += [link.proto.label for link in app.get("page_link")]
    said += [each.proto.body for each in app.get("html") if "<style" not in each.proto.body]
    said += [table.value.to_string() for table in app.table]
    return "\n".join(said).replace("\\", "")


def others_in(text: str) -> list[str]:
    return [text[max(0, found.start() - 40) : found.end() + 40] for found in OF_ANOTHER.finditer(text)]


@pytest.mark.parametrize("count", ["people", "findings"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_word_of_another_study(study, page, count):
    menu = [entry.file for entry in ENTRIES if entry.is_there(study)]
    if page not in menu:
        return
    query = {"count": count} if count == "findings" else {}
    app = open_page(page, query)
    assert others_in(said_on(app)) == []


@pytest.mark.parametrize("part", ["How it was coded", "What is counted", "Agreement", "Coding scheme", "Data dictionary"])
def test_no_part_of_method_has_a_word_of_another_study(study, part):
    said = said_on(open_page("method", {"part": part})).replace(ROLES, "")
    assert others_in(said) == []


@pytest.mark.parametrize("by", ["by_site", "by_wave"])
def test_groups_are_compared_by_their_themes(study, by):
    app = open_page("compare", {"by": by, "count": "findings"})
    assert others_in(said_on(app)) == []


def test_the_menu_has_the_pages_that_the_study_holds_anything_for(study):
    assert [entry.title for entry in ENTRIES if entry.is_there(study)] == IN_MENU


def test_the_standard_story_tells_its_themes(study):
    assert story(study) == ("what-was-studied", "key-messages", "themes.feelings", "themes.tasks", "limitations")


def test_no_slide_has_a_word_of_another_study(study):
    dataset = study.counting(PEOPLE, study.descriptor.fewest)
    made = slides(dataset, Selection(), tuple(slide_names(dataset)), "")
    said = [" ".join((each.title, each.measure, each.called, *sum(each.facts, ()), *each.points)) for each in made]
    assert len(said) == len(slide_names(dataset))
    assert [others_in(each) for each in said if others_in(each)] == []


@pytest.mark.parametrize("unit", [FINDINGS, PEOPLE])
@pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
def test_no_file_has_a_word_of_another_study(study, kind, unit):
    dataset = study.counting(unit, study.descriptor.fewest)
    titles = {entry.file: entry.title for entry in ENTRIES if entry.is_there(dataset)}
    cards = tuple(build_card(dataset, Selection(), name) for name in sources(dataset))
    taken = Taken(dataset, Selection(), "themes", titles, story(dataset), None, cards)
    text = text_of(kind.write(taken), kind.ending)
    assert ("Plots and people" in text) or kind.ending == "qdc"  # a codebook has no title
    assert ("Hoses and cans" in text) or dataset.fewest
    assert others_in(text.replace(ROLES, "")) == []


def text_of(content: bytes, ending: str) -> str:
    """What a file says, without its markup."""
    if ending == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if ending == "html":
        body = re.sub(r"<(style|script)\b.*?</\1>", "", content.decode("utf-8"), flags=re.DOTALL)
        return re.sub(r"<[^>]+>", " ", body)
    if ending == "xlsx":
        book = load_workbook(io.BytesIO(content))
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    if ending == "qdc":
        return re.sub(r"<[^>]+>", lambda tag: " ".join(re.findall(r'"([^"]*)"', tag[0])), content.decode("utf-8"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if ending == "qdpx":
            return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
        parts = [
            name
            for name in archive.namelist()
            if re.search(r"(slides/slide|notesSlide|charts/chart|document|content).*\.xml$", name)
        ]
        return "\n".join(re.sub(r"<[^>]+>", " ", archive.read(name).decode("utf-8")) for name in parts)


@pytest.mark.parametrize("page", ["overview", "themes", "compare", "participants", "findings"])
def test_every_page_that_hides_says_what_that_costs_and_who_sets_it(study, page):
    said = said_on(open_page(page, {"count": "findings"}))
    hides = re.findall(r"Numbers of fewer than 3 people are hidden, and others .* The publisher of the study sets this\.", said)
    assert len(hides) == (1 if study.descriptor.fewest else 0)


def test_the_themes_page_shows_the_tree_and_the_words_behind_it(study):
    app = visit("themes", {"count": "findings", "kind_shown": "tasks"})
    said = said_on(app)
    assert "Tasks" in said
    if study.descriptor.fewest:
        assert "Quotes are not shown while small groups are hidden" in said
        assert "mud on my knees" not in said
    else:
        assert "“You put a bean in and you get forty beans, and that is plot 2.”" in said
