"""The questions the study asked: the answer the coders give, and what the findings shown add up to."""

from dataclasses import dataclass

from analysis.counts import count_by, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import Count
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection


@dataclass(frozen=True)
class Answer:
    """One question, its answer in words, the themes most of its findings (or people) are about, those whose number is hidden
    left out, and where to find them: `n` findings, or people."""

    question: str
    answer: str
    n: Count
    most_about: tuple[tuple[str, int], ...]
    selection: Selection


@memoise
def answer_questions(dataset: Dataset, selection: Selection, most: int = 3) -> tuple[Answer, ...]:
    """Each question of the study with the findings that answer it, out of those shown; none where it has no table."""
    if "questions" not in dataset.tables:
        return ()
    findings = selection.rows(dataset)
    return tuple(_answer(dataset, findings, selection, row, most) for row in dataset.tables["questions"].itertuples())


def _answer(dataset: Dataset, findings: Rows, selection: Selection, row, most: int) -> Answer:
    kinds = _values(dataset, "kinds", row.kinds)
    themes = _values(dataset, "themes", row.themes)
    wanted = [theme for theme, kind in dataset.kind_of.items() if kind in kinds or theme in themes]
    behind = filter_rows(dataset, findings, "theme_id", wanted)
    if themes or "theme" in selection:
        narrowed = selection.intersect(
            "theme", tuple(theme for theme, kind in dataset.kind_of.items() if kind in kinds) + themes
        )
    else:
        narrowed = selection.intersect("kind", kinds)
    counts = count_by(dataset, behind, "theme_id", wanted)
    counts = counts[counts.fillna(0) > 0].sort_values(ascending=False, kind="stable")
    return Answer(
        row.question,
        row.answer,
        size(dataset, behind),
        tuple((dataset.label("theme", theme), int(number)) for theme, number in counts.head(most).items()),
        narrowed,
    )


def _values(dataset: Dataset, column: str, cell: str) -> tuple[str, ...]:
    return tuple(value for value in dataset.members[column][cell] if value != NOT_STATED)
