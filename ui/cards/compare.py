"""Cards of groups side by side, for any attribute: experience, themes, one group beside another."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import SIDES, of_both_sides
from analysis.compare import (
    HELPS_FIRST,
    Groups,
    attribute_of,
    experience_beside,
    experience_of_groups,
    large_enough,
    set_aside,
    sides,
    stating,
    themes_beside,
    themes_of_groups,
)
from analysis.counts import held, saying, size, without_silence
from analysis.model.count import SUPPRESSED, Count, all_hidden, count_of, counts_of
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.experience import denominator, is_enough
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import experience_marks, experience_table
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording import compare
from wording.barriers_facilitators import theme_of_kind
from wording.cards import ALL_OF_THEM, EXPERIENCE, GROUP, SILENT, THEME, hatched
from wording.experience import A_GROUP, bars_in_words, part_of
from wording.experience import levels as levels_of

SUPPORT = "sponsor_support"


@dataclass(frozen=True)
class Pair:
    """One group of an attribute beside another; beside all others where `beside` is ''."""

    attribute: str
    group: str
    beside: str = ""

    @property
    def value(self) -> str:
        """What a deck calls it: 'programme.darzi', 'programme.darzi.nw'."""
        return ".".join(part for part in (self.attribute, self.group, self.beside) if part)

    def groups(self, dataset: Dataset) -> Groups:
        """The values of both, by their codes."""
        return sides(dataset, self.attribute, self.group, self.beside)

    def labels(self, dataset: Dataset) -> list[str]:
        """What a reader calls the two."""
        kind = attribute_of(dataset, self.attribute).codes
        return [dataset.label(kind, self.group), dataset.label(kind, self.beside) if self.beside else compare.OTHERS]

    def selections(self, dataset: Dataset, selection: Selection) -> list[Selection]:
        """The findings of each; the filter on the attribute is set aside, because the comparison needs both."""
        return [selection.with_(**{self.attribute: values}) for values in self.groups(dataset).values()]


def experience_by_card(dataset: Dataset, findings: Rows, selection: Selection, attribute: str) -> Card:
    """Experience by group: a bar for each that has enough to compare; silence in words and in the table."""
    each, levels = attribute_of(dataset, attribute), levels_of(dataset)
    table = experience_of_groups(dataset, findings, selection, attribute)
    enough, few = large_enough(table, "stated", FEWEST_TO_COMPARE)
    silent = table.loc[table.index == NOT_STATED]
    rows = stating(dataset, findings, attribute)
    both, total = size(dataset, saying(dataset, rows, "experience")), size(dataset, findings)
    n = denominator(both, total, enough[list(dict(levels))])
    groups = tuple(held(table["stated"].drop(NOT_STATED, errors="ignore")))
    wanted = [selection.with_(**{attribute: (value,)}) for value in enough.index]
    everything = selection.with_(**{attribute: groups}).intersect("experience", tuple(dict(levels)))
    return Card(
        key="compare",
        value=attribute,
        title=compare.experience_title(each.label),
        measure=weak_note(dataset, each.column, "experience")
        + compare.same_words(attribute)
        + compare.experience_measure(dataset, both)
        + compare.left_out(list(few.loc[held(few["stated"]), "label"]))
        + "".join(_silence(dataset, row) for _, row in silent.iterrows())
        + _twice(dataset, counts_of(without_silence(table)["findings"]), size(dataset, rows))
        + hatched(enough[list(dict(levels))], "bars"),
        spec=spec.experience(enough.assign(stated=enough["findings"]), levels, dataset.unit, silence=SILENT),
        alt=bars_in_words(dataset, A_GROUP, enough),
        table=experience_table(dataset, pd.concat([enough, silent]), each.label),
        compact=_in_short(dataset, enough),
        marks=[
            Mark("", ALL_OF_THEM, both, everything),
            *experience_marks(enough, wanted, dataset.labels["experience"].items()),
        ],
        notes=notes_on(dataset, SUPPORT if attribute == SUPPORT else "study", selection),
        counted=Counted(
            n,
            total,
            size(dataset, stating(dataset, dataset.coded, attribute)),
            comparable=bool(len(enough)),
        ),
    )


def themes_by_card(dataset: Dataset, findings: Rows, selection: Selection, attribute: str) -> Card:
    """Themes by group: dots for the groups that have enough to compare, silence apart."""
    each = attribute_of(dataset, attribute)
    table = experience_of_groups(dataset, findings, selection, attribute)
    enough, few = large_enough(table, "findings", FEWEST_TO_COMPARE)
    counts = themes_of_groups(dataset, findings, attribute, list(enough.index))
    sizes = pd.concat([enough["findings"], table["findings"][table.index == NOT_STATED]])
    counts = counts[list(sizes.index)]
    n, total = size(dataset, stating(dataset, findings, attribute)), size(dataset, findings)
    groups = tuple(value for value in table.index if value != NOT_STATED)
    drawn = sum(dataset.kind_of[theme] in dataset.kinds_that(*SIDES) for theme in counts.index) or len(counts)
    return matrix_card(
        dataset,
        Matrix(
            key="themes-by",
            title=compare.themes_title(each.label),
            measure=weak_note(dataset, each.column)
            + compare.themes_measure(dataset, n)
            + compare.only_sides(drawn, len(counts))
            + compare.left_out(list(few["label"]))
            + _twice(dataset, counts_of(without_silence(table)["findings"]), n)
            + hatched(counts, "dots"),
            counts=counts,
            rows=("theme", "theme", THEME),
            columns=(attribute, each.codes, dataset.unit.capitalize()),
            sizes=counts_of(sizes),
            groups=_kinds(dataset, counts),
            row_names=_with_kinds(dataset, counts),
            drawn=drawn,
            n=n,
            value=attribute,
        ),
        selection.with_(**{attribute: groups}),
        notes_on(dataset, "findings", selection),
        Counted(
            denominator(n, total, counts[list(enough.index)]),
            total,
            size(dataset, stating(dataset, dataset.coded, attribute)),
            comparable=bool(len(enough)),
            instead=compare.READ_BELOW,
        ),
    )


@memoise
def beside_card(dataset: Dataset, selection: Selection, pair: Pair) -> Card:
    """Experience of one group beside another, or beside all others; only where enough of both state one."""
    each, levels, everyone = attribute_of(dataset, pair.attribute), levels_of(dataset), set_aside(selection, pair.attribute)
    findings, groups = everyone.rows(dataset), pair.groups(dataset)
    table = experience_beside(dataset, findings, pair.attribute, groups)
    one, other = pair.labels(dataset)
    table.insert(0, "label", [one, other])
    stated, sizes = counts_of(table["stated"]), counts_of(table["findings"])
    fewer = _fewer(*stated)
    wanted, told = pair.selections(dataset, everyone), tuple(dict(levels))
    both = [value for values in groups.values() for value in values]
    union = everyone.with_(**{pair.attribute: tuple(both)}).intersect("experience", told)
    counted = list(zip((one, other), stated, sizes, strict=True))
    first = Mark("", ALL_OF_THEM, size(dataset, union.rows(dataset)), union)
    least = Mark(
        "",
        part_of((one, other)[fewer], compare.WITH_EXPERIENCE),
        stated[fewer],
        wanted[fewer].intersect("experience", told),
    )
    return Card(
        key="beside",
        value=pair.value,
        title=compare.beside_title(one, other, compare.EXPERIENCE),
        measure=weak_note(dataset, each.column, "experience")
        + compare.same_words(pair.attribute)
        + compare.beside_measure(dataset, counted)
        + _twice(dataset, sizes, size(dataset, stating(dataset, findings, pair.attribute, both)))
        + _aside(dataset, selection, pair)
        + hatched(table[list(told)], "bars"),
        spec=spec.experience(table.assign(stated=table["findings"]), levels, dataset.unit, silence=SILENT),
        alt=bars_in_words(dataset, A_GROUP, table),
        table=experience_table(dataset, table, each.label),
        compact=_in_short(dataset, table),
        marks=[
            first if is_enough(stated[fewer]) else least,
            *experience_marks(table, wanted, dataset.labels["experience"].items()),
        ],
        notes=notes_on(dataset, "study", everyone),
        counted=Counted(
            stated[fewer],
            sizes[fewer],
            size(dataset, stating(dataset, dataset.coded, pair.attribute, list(list(groups.values())[fewer]))),
            instead=compare.READ_BELOW,
            reason=compare.too_few_stated(dataset, counted),
        ),
    )


@memoise
def themes_beside_card(dataset: Dataset, selection: Selection, pair: Pair) -> Card:
    """What helps and what hinders one group beside another: dots of the most frequent themes of either."""
    each, everyone = attribute_of(dataset, pair.attribute), set_aside(selection, pair.attribute)
    groups = pair.groups(dataset)
    findings = of_both_sides(dataset, everyone.rows(dataset))
    counts, is_known = themes_beside(dataset, findings, pair.attribute, groups)
    sizes = [size(dataset, stating(dataset, findings, pair.attribute, list(values))) for values in groups.values()]
    labels, fewer = pair.labels(dataset), _fewer(*sizes)
    both = [value for values in groups.values() for value in values]
    behind = everyone.with_(**{pair.attribute: tuple(both)}).intersect("kind", dataset.kinds_that(*HELPS_FIRST))
    n = size(dataset, stating(dataset, findings, pair.attribute, both))
    return matrix_card(
        dataset,
        Matrix(
            key="themes-beside",
            title=compare.beside_title(labels[0], labels[1], compare.BOTH_SIDES),
            measure=weak_note(dataset, each.column)
            + compare.sides_measure(dataset, n, is_known)
            + _twice(dataset, sizes, n)
            + _aside(dataset, selection, pair)
            + hatched(counts, "dots"),
            counts=counts,
            rows=("theme", "theme", THEME),
            columns=(pair.attribute, each.codes, dataset.unit.capitalize()),
            wide={code: (label, values) for (code, values), label in zip(groups.items(), labels, strict=True)},
            sizes=tuple(sizes),
            groups=_kinds(dataset, counts),
            row_names=_with_kinds(dataset, counts),
            n=n,
            value=pair.value,
        ),
        behind,
        notes_on(dataset, "barriers_facilitators", everyone),
        Counted(
            SUPPRESSED if all_hidden(counts) else sizes[fewer],
            sizes[fewer],
            size(dataset, stating(dataset, dataset.coded, pair.attribute, list(list(groups.values())[fewer]))),
            instead=compare.READ_BELOW,
            reason=compare.too_few_told(dataset, list(zip(labels, sizes, strict=True))),
        ),
    )


def _in_short(dataset: Dataset, table: pd.DataFrame) -> pd.DataFrame:
    """Experience of each group in one cell, for narrow screens: '2 negative, 0 mixed, 4 positive, 10 not stated'."""
    said = [compare.in_short(_by_level(dataset, row)) for _, row in table.iterrows()]
    return pd.DataFrame({EXPERIENCE: said}, index=pd.Index(table["label"], name=GROUP))


def _silence(dataset: Dataset, row: pd.Series) -> str:
    return compare.silence(dataset, _by_level(dataset, row), count_of(row["findings"]))


def _by_level(dataset: Dataset, row: pd.Series) -> list[tuple[str, Count]]:
    return [(label, count_of(row[level])) for level, label in dataset.labels["experience"].items()]


def _aside(dataset: Dataset, selection: Selection, pair: Pair) -> str:
    label = attribute_of(dataset, pair.attribute).label
    return f" {compare.filter_set_aside(label)}" if selection.wanted(pair.attribute) else ""


def _twice(dataset: Dataset, sizes: Sequence[Count], n: Count) -> str:
    """That one counts in several groups, where these add up to more than the `n` in them."""
    known = [each for each in sizes if each is not SUPPRESSED]
    return compare.counts_for_each(dataset, n is not SUPPRESSED and len(known) == len(sizes) and sum(known) > n)


def _kinds(dataset: Dataset, counts: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dataset.label("kind", dataset.kind_of[theme]) for theme in counts.index)


def _with_kinds(dataset: Dataset, counts: pd.DataFrame) -> tuple[str, ...]:
    """The themes as the table has them: 'Barrier: Time'."""
    return tuple(theme_of_kind(dataset, theme) for theme in counts.index)


def _fewer(one: Count, other: Count) -> int:
    """Which of two groups has fewer, 0 or 1; a hidden one, where one is."""
    return int(one is not SUPPRESSED and (other is SUPPRESSED or other < one))
