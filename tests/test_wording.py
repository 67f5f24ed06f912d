"""Whole sentences stand in `wording/`, in plain words, and none comes or goes unseen.

To renew the golden list after a change of words: RENEW=1 python -m pytest tests/test_wording.py -k golden
"""

import ast
import os
import re
from pathlib import Path

import pytest

from analysis.files.open_study import open_study
from analysis.key_messages import key_messages
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.selection import Selection
from tests.pages.opened import visit
from ui.cards.registry import build_card, sources
from ui.present.standard_deck import STORY, slides
from wording.key_messages import lines_of
from wording.selection import describe

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "sentences.txt"
PAGES = [path.stem for path in sorted((ROOT / "pages").glob("*.py"))]
FOLDERS = ("pages", "ui", "exports", "charts", "analysis")
MODULES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
# whose sentences still stand outside wording/; the problems of a file stay in analysis/files; what a database is asked is SQL
EXCEPTIONS = (
    "analysis/coders/agreement.py",
    "analysis/databases/",
    "analysis/engines/",
    "analysis/files/",
    "charts/",
    "exports/",
)
AVOIDED = re.compile(
    r"\b(whoever|thereby|whereby|nought|save for|told of|told by|told most|voices?|won over|taken? (?:this view )?(?:away|along)"
    r"|how it went|how far (?:this|it) goes|more to keep in mind|training system|nothing answers|for want of)\b"
    r"|\bsay how it was\b|\bsays how it was\b",
    re.IGNORECASE,
)
MOST_WORDS = 25
HARDEST = 9  # a Flesch-Kincaid grade
UNITS = {"data": ((FINDINGS, 0),), "examples/invented_study": ((PEOPLE, 0), (PEOPLE, 3), (FINDINGS, 3))}  # and what is hidden
FILTERS = ("programme", "voice", "sponsor_support", "basis")


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def has_words(node: ast.AST) -> bool:
    return any(is_text(part) and re.search(r"[A-Za-z]{2,}", part.value) for part in (node, *ast.iter_child_nodes(node)))


def has_phrase(node: ast.AST) -> bool:
    return any(is_text(part) and " " in part.value.strip() for part in (node, *ast.iter_child_nodes(node)))


def conditions(path: Path) -> list[str]:
    """Where a module builds grammar: a condition with words within a text, a choice between two texts of several words."""
    found, tree = [], ast.parse(path.read_text(encoding="utf-8"))
    within = [each for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for each in ast.walk(text)]
    for node in ast.walk(tree):
        if not isinstance(node, ast.IfExp):
            continue
        either = [branch for branch in (node.body, node.orelse) if isinstance(branch, ast.Constant | ast.JoinedStr)]
        if (node in within and any(map(has_words, either))) or any(map(has_phrase, either)):
            found.append(f"{path.name}:{node.lineno} {ast.unparse(node)}")
    return found


@pytest.mark.parametrize(
    "path", [path for path in MODULES if not str(path.relative_to(ROOT)).startswith(EXCEPTIONS)], ids=lambda path: path.stem
)
def test_no_sentence_is_built_outside_wording(path):
    assert conditions(path) == []


def test_a_built_sentence_is_seen(tmp_path):
    (tmp_path / "a.py").write_text("a = f\"{n} {'problem' if n == 1 else 'problems'}\"\nb = 'is so' if n else 'is not so'\n")
    (tmp_path / "b.py").write_text("a = f\"{'a-b' if n else ''}\"\nb = 'one' if n else 'two'\nc = f(n) if n else 'no'\n")
    assert len(conditions(tmp_path / "a.py")) == 2
    assert conditions(tmp_path / "b.py") == []


def texts_of(path: Path) -> list[str]:
    """Every text of several words in a module, its docstrings among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.value for node in ast.walk(tree) if is_text(node) and " " in node.value.strip()]


@pytest.mark.parametrize(
    "path",
    [path for folder in ("pages", "ui", "wording") for path in sorted((ROOT / folder).rglob("*.py"))],
    ids=lambda path: path.stem,
)
def test_words_to_avoid_stand_in_no_module(path):
    found = [match[0] for text in texts_of(path) for match in AVOIDED.finditer(text)]
    assert found == []


def words_on(page: str) -> list[str]:
    """What a page says, a paragraph each, without Markdown."""
    app = visit(page, {})
    elements = (*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.info, *app.warning)
    said = [line for element in elements for line in element.value.split("\n")]
    return [plain for line in said if (plain := re.sub(r":[\w-]+\[|[\\\]*#_`]|^[-\d. ]+", "", line).strip())]


def sentences_in(paragraphs: list[str]) -> list[str]:
    """Whole sentences: what ends with a full stop, a question or a colon."""
    parts = [part for each in paragraphs for part in re.split(r"(?<=[.!?:;])\s+", each)]
    return [part for part in parts if re.search(r"[.!?:;]$", part) and len(part.split()) > 3]


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade (Kincaid and others 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. A syllable
    is a group of vowels, without a silent e at the end."""
    words = [word.lower() for each in sentences for word in re.findall(r"[A-Za-z’]+", each)]
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$", "", word)))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def test_grade_of_a_plain_sentence():
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 - 15.59)


@pytest.mark.parametrize("page", PAGES)
def test_page_says_no_word_to_avoid(page):
    assert [match[0] for each in words_on(page) for match in AVOIDED.finditer(each)] == []


@pytest.mark.parametrize("page", PAGES)
def test_page_is_easy_to_read(page):
    assert grade(sentences_in(words_on(page))) < HARDEST


def test_overview_has_no_long_sentence():
    assert [each for each in sentences_in(words_on("overview")) if len(each.split()) > MOST_WORDS] == []


def shape_of(sentence: str) -> str:
    """A sentence with N for its numbers and “…” for what it quotes."""
    return re.sub(r"\d+(?:\.\d+)?", "N", re.sub(r"“[^”]*”", "“…”", sentence)).strip()


def labels_in(dataset: Dataset) -> dict[str, str]:
    """Each label and the attribute that it stands for."""
    kinds = ("programme", "specialty", "theme", "actors", "voice")
    return {label: f"<{kind}>" for kind in kinds for label in dataset.labels.get(kind, {}).values() if label != "Not stated"}


def said_by(dataset: Dataset, selection: Selection) -> list[str]:
    """What the selection sentence, the messages, the slides and the cards say."""
    said = [describe(selection, dataset)]
    said += [line for message in key_messages(dataset, selection) for line in lines_of(dataset, message)[1:]]
    for name in sources(dataset):
        card = build_card(dataset, selection, name)
        said += [card.title, card.measure, card.too_few if card.counted else ""]
    for slide in slides(dataset, selection, STORY, "LINK"):
        said += [slide.title, slide.measure]
    return said


def shapes() -> list[str]:
    """Every sentence shape, sorted."""
    found: set[str] = set()
    for path, units in UNITS.items():
        study = open_study(ROOT / path)
        labels = labels_in(study)
        names = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(labels, key=len, reverse=True)))})(?!\w)")

        for unit, fewest in units:
            dataset = study.counting(unit, fewest) if study.ties else study
            values = [
                (name, value) for name in FILTERS if name in study.filters for value in study.labels[study.filters[name].codes]
            ]
            for selection in [Selection(), *(Selection(**{name: (value,)}) for name, value in values)]:
                for text in said_by(dataset, selection):
                    for sentence in re.split(r"(?<=[.!?])\s+", text):
                        found.add(shape_of(names.sub(lambda match, by=labels: by[match[0]], sentence)))
    return sorted(found - {""})


def test_golden_list_has_every_sentence_shape():
    made = shapes()
    if os.environ.get("RENEW"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text("\n".join(made) + "\n", encoding="utf-8")
    held = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert {"came": sorted(set(made) - set(held)), "went": sorted(set(held) - set(made))} == {"came": [], "went": []}
