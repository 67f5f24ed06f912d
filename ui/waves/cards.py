"""Cards of two studies side by side: theme by theme, group by group."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.model.count import SUPPRESSED, Count, is_at_least
from analysis.model.schema import Attribute
from analysis.notes import notes_on
from analysis.waves.side_by_side import WHOLE, Change, Group, Line
from ui.cards.card import Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.evidence.drawer import Mark
from ui.waves.second import Studies
from wording.app import several_studies as words
from wording.barriers_facilitators import theme_of_kind
from wording.cards import THEME as THEME_COLUMN
from wording.cards import cell_of
from wording.study import trust_strip
from wording.text import first_upper

MOST_DRAWN = 20  # themes
PLACES = ("first", "second")


def most_first(studies: Studies, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of themes by kind, in each what either study has most of; in the order of the study where a number is hidden.

    Where they are too many to be drawn, those that are come first. What neither study has stands last.
    """
    kinds = list(studies.first.labels["kind"])

    def most(line: Line) -> int:
        return max((each.n for each in (line.first, line.second) if each.n is not SUPPRESSED), default=0)

    def kind(line: Line) -> tuple[bool, int]:
        return line.change == Change.NEITHER, kinds.index(studies.first.kind_of[line.codes[0]])

    in_order = sorted(lines, key=lambda line: line.change == Change.NEITHER)
    if not any(SUPPRESSED in (line.first.n, line.second.n) for line in lines):
        in_order = sorted(in_order, key=most, reverse=True)
    return (*sorted(in_order[:MOST_DRAWN], key=kind), *sorted(in_order[MOST_DRAWN:], key=kind))


def themes_card(studies: Studies, lines: Sequence[Line], group: Group | None, called: str) -> Card:
    """The themes that both studies have, a pair of dots each; of one `group`, which readers know as `called`, where one is
    given. `lines`: one at least, as `most_first` gives them."""
    first = studies.first
    bases = (lines[0].first.base, lines[0].second.base)
    whole = group.selections() if group else (WHOLE, WHOLE)
    drawn = min(MOST_DRAWN, sum(line.change != Change.NEITHER for line in lines) or len(lines))
    card = _card(
        studies,
        Matrix(
            key="studies-themes",
            title=words.themes_title(studies.names, called),
            measure=words.themes_measure(first, studies.names, bases, drawn, lines),
            counts=_counts(lines),
            rows=("theme", "theme", THEME_COLUMN),
            columns=("theme", "theme", first.unit.capitalize()),
            wide=_wide(studies),
            sizes=bases,
            groups=tuple(first.label("kind", first.kind_of[line.codes[0]]) for line in lines),
            row_names=tuple(theme_of_kind(first, line.codes[0]) for line in lines),
            drawn=drawn,
        ),
        bases,
        comparable=True,
    )
    marks = [
        Mark(f"{row} {place}", cell_of(first.label("theme", line.codes[0]), name), number.n, each.with_(theme=(code,)), of)
        for row, line in enumerate(lines)
        for place, (name, number, each, code, of) in enumerate(
            zip(studies.names, (line.first, line.second), whole, line.codes, _of(studies), strict=True)
        )
    ]
    heads = [words.column_of(first, name, base) for name, base in zip(studies.names, bases, strict=True)]
    table = card.table.set_axis(heads, axis="columns")
    return replace(
        card,
        marks=[*_wholes(studies, bases, whole), *marks],
        table=table.assign(**{words.WHICH_WAY: _ways(studies, lines)}),
        compact=table.head(drawn),
    )


def groups_card(
    studies: Studies, attributes: tuple[Attribute, Attribute], lines: Sequence[Line], themes: tuple[str, str]
) -> Card:
    """The groups that both studies have, a pair of dots each: how many of each have a theme of `themes`; with two empty ones
    how many there are in each. `lines`: one at least, as `groups_beside` gives them."""
    first, attribute = studies.first, attributes[0]
    few = [line for line in lines if line.change == Change.TOO_FEW]
    enough = [line for line in lines if line.change != Change.TOO_FEW]
    lines, about = [*enough, *few], first.label("theme", themes[0]) if themes[0] else ""
    labels = [first.label(attribute.codes, line.codes[0]) for line in lines]
    selections = [WHOLE.with_(theme=(theme,)) if theme else WHOLE for theme in themes]
    bases = tuple(each.number_counted(dataset) for each, dataset in zip(selections, studies.both, strict=True))
    card = _card(
        studies,
        Matrix(
            key="studies-groups",
            title=words.groups_title(attribute.label, about, studies.names),
            measure=words.groups_measure(first, studies.names, bases, lines, labels[len(enough) :]),
            counts=_counts(lines),
            rows=(attribute.name, attribute.codes, attribute.label),
            columns=(attribute.name, attribute.codes, first.unit.capitalize()),
            wide=_wide(studies),
            sizes=bases,
            drawn=len(enough) or len(lines),
        ),
        bases,
        comparable=bool(enough),
    )
    marks = [
        Mark(f"{row} {place}", cell_of(label, name), number.n, each.with_(**{held.name: (code,)}), of)
        for row, (label, line) in enumerate(zip(labels, lines, strict=True))
        for place, (name, number, each, held, code, of) in enumerate(
            zip(studies.names, (line.first, line.second), selections, attributes, line.codes, _of(studies), strict=True)
        )
    ]
    table = _groups_table(studies, card.table, lines, bool(themes[0]))
    return replace(
        card,
        spec=_with_bases(card, lines) if themes[0] else card.spec,
        marks=[*_wholes(studies, bases, selections), *marks],
        table=table,
        compact=table.drop(columns=words.WHICH_WAY).head(len(enough) or len(lines)),
    )


def _card(studies: Studies, matrix: Matrix, bases: tuple[Count, ...], comparable: bool) -> Card:
    """The card of a matrix with a column for each study."""
    fewer = SUPPRESSED if SUPPRESSED in bases else min(base for base in bases if base is not SUPPRESSED)
    counted = Counted(
        fewer,
        fewer,
        fewer,
        comparable=comparable,
        instead=words.READ_EACH if is_at_least(fewer, 1) else "",
        reason=words.too_few(studies.first, studies.names, bases),
    )
    sample = words.of_each(studies.first, studies.names, bases)
    return replace(matrix_card(studies.first, matrix, WHOLE, _notes(studies), counted), sample=sample)


def _counts(lines: Sequence[Line]) -> pd.DataFrame:
    cells = [[pd.NA if each.n is SUPPRESSED else each.n for each in (line.first, line.second)] for line in lines]
    table = pd.DataFrame(cells, index=[line.codes[0] for line in lines], columns=list(PLACES), dtype="Int64")
    return table if table.isna().any(axis=None) else table.astype(int)


def _wide(studies: Studies) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {place: (first_upper(name), ()) for place, name in zip(PLACES, studies.names, strict=True)}


def _of(studies: Studies) -> tuple:
    """Of which study a mark is: the one that is shown needs no name."""
    return None, studies.second


def _wholes(studies: Studies, bases: Sequence[Count], selections: Sequence) -> list[Mark]:
    """What opens all findings of either study, the first first."""
    names = ("", PLACES[1])
    return [
        Mark(name, words.all_of(called), base, each, of)
        for name, called, base, each, of in zip(names, studies.names, bases, selections, _of(studies), strict=True)
    ]


def _ways(studies: Studies, lines: Sequence[Line]) -> list[str]:
    called = words.ways(studies.names)
    return [called[line.change] for line in lines]


def _with_bases(card: Card, lines: Sequence[Line]):
    """The drawing whose rows say of how many each number is."""
    rows = tuple(replace(row, label=words.of_both(row.label, line)) for row, line in zip(card.spec.rows, lines, strict=False))
    return replace(card.spec, rows=rows)


def _groups_table(studies: Studies, table: pd.DataFrame, lines: Sequence[Line], with_bases: bool) -> pd.DataFrame:
    """The counts, with of how many each is where that differs, and which way they go."""
    if with_bases:
        for place, name in enumerate(studies.names):
            bases = [each.base for each in ((line.first, line.second)[place] for line in lines)]
            cells = pd.array([pd.NA if base is SUPPRESSED else base for base in bases], dtype="Int64")
            table.insert(2 * place + 1, words.total_of(name), cells)
    return table.assign(**{words.WHICH_WAY: _ways(studies, lines)})


def _notes(studies: Studies) -> pd.DataFrame:
    """That two studies are no trend, and whose the second is; then what limits either."""
    said = words.no_trend(studies.second.descriptor.title, trust_strip(studies.second))
    own = pd.DataFrame([said], columns=["title", "text"])
    return pd.concat([own, *(notes_on(each, "study", WHOLE)[["title", "text"]] for each in studies.both)], ignore_index=True)
