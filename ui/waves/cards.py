"""Cards of studies side by side: theme by theme, group by group."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.model.count import SUPPRESSED, Count, is_at_least
from analysis.model.schema import Attribute
from analysis.notes import notes_on
from analysis.waves.side_by_side import WHOLE, Change, Group, Line
from charts.spec import ChartSpec
from ui.cards.card import Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.evidence.drawer import Mark
from ui.waves.further import Studies
from wording.app import several_studies as words
from wording.barriers_facilitators import theme_of_kind
from wording.cards import THEME as THEME_COLUMN
from wording.cards import cell_of
from wording.study import trust_strip
from wording.text import first_upper

MOST_DRAWN = 20  # themes


def most_first(studies: Studies, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of themes by kind, in each what a study has most of; in the order of the study where a number is hidden.

    Where they are too many to be drawn, those that are come first. What no study has stands last.
    """
    kinds = list(studies.first.labels["kind"])

    def most(line: Line) -> int:
        return max((each.n for each in line.numbers if each.n is not SUPPRESSED), default=0)

    def kind(line: Line) -> tuple[bool, int]:
        return line.is_nowhere, kinds.index(studies.first.kind_of[line.codes[0]])

    in_order = sorted(lines, key=lambda line: line.is_nowhere)
    if not any(each.n is SUPPRESSED for line in lines for each in line.numbers):
        in_order = sorted(in_order, key=most, reverse=True)
    return (*sorted(in_order[:MOST_DRAWN], key=kind), *sorted(in_order[MOST_DRAWN:], key=kind))


def themes_card(studies: Studies, lines: Sequence[Line], group: Group | None, called: str) -> Card:
    """The themes that all studies have, a dot each in every study; of one `group`, which readers know as `called`, where one is
    given. `lines`: one at least, as `most_first` gives them."""
    first = studies.first
    bases = tuple(each.base for each in lines[0].numbers)
    whole = group.selections() if group else (WHOLE,) * studies.number
    drawn = min(MOST_DRAWN, sum(not line.is_nowhere for line in lines) or len(lines))
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
            zip(studies.names, line.numbers, whole, line.codes, studies.of, strict=True)
        )
    ]
    heads = [words.column_of(first, name, base) for name, base in zip(studies.names, bases, strict=True)]
    table = card.table.set_axis(heads, axis="columns")
    return replace(
        card,
        marks=[*_wholes(studies, bases, whole), *marks],
        table=table.assign(**_ways(studies, lines)),
        compact=table.head(drawn),
    )


def groups_card(studies: Studies, attributes: Sequence[Attribute], lines: Sequence[Line], themes: Sequence[str] = ()) -> Card:
    """The groups that all studies have, a dot each in every study: how many of each have a theme, which `themes` gives by its
    code in each study; with none how many there are in each. `lines`: one at least, as `groups_beside` gives them."""
    first, attribute = studies.first, attributes[0]
    few = [line for line in lines if line.change == Change.TOO_FEW]
    enough = [line for line in lines if line.change != Change.TOO_FEW]
    lines, about = [*enough, *few], first.label("theme", themes[0]) if themes else ""
    labels = [first.label(attribute.codes, line.codes[0]) for line in lines]
    selections = [WHOLE.with_(theme=(theme,)) for theme in themes] or [WHOLE] * studies.number
    bases = tuple(each.number_counted(dataset) for each, dataset in zip(selections, studies.all, strict=True))
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
            zip(studies.names, line.numbers, selections, attributes, line.codes, studies.of, strict=True)
        )
    ]
    table = _groups_table(studies, card.table, lines, bool(themes))
    return replace(
        card,
        spec=_with_bases(card, lines) if themes else card.spec,
        marks=[*_wholes(studies, bases, selections), *marks],
        table=table,
        compact=table.drop(columns=list(_ways(studies, lines))).head(len(enough) or len(lines)),
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
    cells = [[pd.NA if each.n is SUPPRESSED else each.n for each in line.numbers] for line in lines]
    table = pd.DataFrame(
        cells, index=[line.codes[0] for line in lines], columns=list(words.PLACES[: len(lines[0].numbers)]), dtype="Int64"
    )
    return table if table.isna().any(axis=None) else table.astype(int)


def _wide(studies: Studies) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {place: (first_upper(name), ()) for place, name in zip(words.PLACES, studies.names, strict=False)}


def _wholes(studies: Studies, bases: Sequence[Count], selections: Sequence) -> list[Mark]:
    """What opens all findings of each study, the first first."""
    names = ("", *words.PLACES[1 : studies.number])
    return [
        Mark(name, words.all_of(called), base, each, of)
        for name, called, base, each, of in zip(names, studies.names, bases, selections, studies.of, strict=True)
    ]


def _ways(studies: Studies, lines: Sequence[Line]) -> dict[str, list[str]]:
    """The columns of a table that say which way the numbers go: of more than two studies step by step, too."""
    called = words.ways(studies.names)
    ways = {words.WHICH_WAY: [called[line.change] for line in lines]}
    return ways if studies.number == 2 else {words.STEPS: [words.steps_of(line) for line in lines], **ways}


def _with_bases(card: Card, lines: Sequence[Line]) -> ChartSpec:
    """The drawing whose rows say of how many each number is."""
    rows = [replace(row, label=words.of_each_base(row.label, line)) for row, line in zip(card.spec.rows, lines, strict=False)]
    return replace(card.spec, rows=tuple(rows))


def _groups_table(studies: Studies, table: pd.DataFrame, lines: Sequence[Line], with_bases: bool) -> pd.DataFrame:
    """The counts, with of how many each is where that differs, and which way they go."""
    if with_bases:
        for place, name in enumerate(studies.names):
            bases = [line.numbers[place].base for line in lines]
            cells = pd.array([pd.NA if base is SUPPRESSED else base for base in bases], dtype="Int64")
            table.insert(2 * place + 1, words.total_of(name), cells)
    return table.assign(**_ways(studies, lines))


def _notes(studies: Studies) -> pd.DataFrame:
    """That several studies are no trend, and whose those are that the app does not show; then what limits each."""
    titles = [dataset.descriptor.title for dataset in studies.all]
    said = words.no_trend(titles, [trust_strip(dataset) for dataset in studies.all], studies.place)
    own = pd.DataFrame([said], columns=["title", "text"])
    return pd.concat([own, *(notes_on(each, "study", WHOLE)[["title", "text"]] for each in studies.all)], ignore_index=True)
