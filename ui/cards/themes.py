"""Cards on the themes of one kind: why they took part, what it did for them, what is recommended and to whom; the themes of any
kind as a tree."""

from dataclasses import dataclass

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_kind
from analysis.counts import count_by, crosstab, held, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.count import SUPPRESSED, Count, all_hidden, come_first, count_of, counts_of, is_at_least, items_of
from analysis.model.dataset import ASKS, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.recommendations import asking, recommended
from analysis.selection import Selection
from analysis.theme_tree import kinds_of_its_own, tree
from charts import spec
from charts.spec import Row, Series
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.experience import Experienced, themes_by_experience, themes_held
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording import themes as words
from wording.cards import ALL_OF_THEM, THEME, bars_in_words, cell_of, dots_in_words, hatched, in_several
from wording.counts import counted_as
from wording.recommendations import NOBODY, TO_WHOM, recommended_most_to
from wording.themes import ALL_RECOMMENDATIONS, DID_FOR_THEM, RANKED, ranked_measure, to_whom_measure

OUTCOME = "outcome"


def ranked_card(dataset: Dataset, findings: Rows, selection: Selection, what: str) -> Card:
    """The themes of what RANKED has, a kind or the role ASKS, that have findings, most first."""
    called, asks = RANKED[what], what == ASKS
    kinds = dataset.kinds_that(ASKS) if asks else (what,)

    def of(dataset: Dataset, rows: Rows) -> pd.DataFrame:
        return recommended(dataset, rows) if asks else of_kind(dataset, rows, *kinds)

    table = themes_held(dataset, recommended(dataset, findings) if asks else findings, *kinds)
    n = size(dataset, of(dataset, findings))
    everything = asking(dataset, selection) if asks else selection.with_(kind=kinds)
    return _bars(
        dataset,
        Bars(called.key, called.title, ranked_measure(dataset, n, called.on), THEME),
        pd.DataFrame({"label": table["label"], "count": table["findings"]}),
        [everything.with_(theme=(theme,)) for theme in table.index],
        Mark("", ALL_OF_THEM, n, everything),
        notes_on(dataset, called.topic, selection),
        size(dataset, of(dataset, dataset.coded)),
    )


def outcomes_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """What taking part did for them: its themes, most first, by experience."""
    return themes_by_experience(
        dataset,
        findings,
        selection,
        Experienced("what-it-did-for-them", OUTCOME, DID_FOR_THEM[1], "study"),
        DID_FOR_THEM[0],
    )


def recommended_to_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """Who it is recommended to; and how many recommendations name nobody."""
    rows = recommended(dataset, findings)
    everything = asking(dataset, selection)
    actors = [actor for actor in actors_in(dataset, rows) if actor != NOT_STATED]
    every = count_by(dataset, rows, "actors", [*actors, NOT_STATED])
    silent = count_of(every[NOT_STATED])
    n, named = size(dataset, rows), size(dataset, filter_rows(dataset, rows, "actors", actors))
    counts = every[actors].sort_values(ascending=False, kind="stable")
    labels = [dataset.label("actors", actor) for actor in counts.index]
    title = recommended_most_to(labels, counts_of(counts), named, FEWEST_TO_COMPARE)
    if silent != 0:
        counts, labels = pd.concat([counts, every[[NOT_STATED]]]), [*labels, NOBODY]
    return _bars(
        dataset,
        Bars(
            "who-it-is-recommended-to",
            title,
            f"{weak_note(dataset, 'actors')}{to_whom_measure(dataset, n, silent)}",
            TO_WHOM,
        ),
        pd.DataFrame({"label": labels, "count": counts.array, "stated": counts.index != NOT_STATED}),
        [everything.with_(actor=(actor,)) for actor in counts.index],
        Mark("", ALL_RECOMMENDATIONS, n, everything),
        notes_on(dataset, "recommendations", selection),
        size(dataset, recommended(dataset, dataset.coded)),
    )


@dataclass(frozen=True)
class Bars:
    """The words of a card of bars; `rows` is what a reader calls its rows."""

    key: str
    title: str
    measure: str
    rows: str


def _bars(
    dataset: Dataset,
    said: Bars,
    table: pd.DataFrame,
    each: list[Selection],
    everything: Mark,
    notes: pd.DataFrame,
    in_study: Count,
) -> Card:
    """A card of bars (`table`: label, count and, where some are silent, stated), `each` with the findings it counts."""
    marks = [
        Mark(str(row), label, count, wanted)
        for row, (label, count, wanted) in enumerate(zip(table["label"], counts_of(table["count"]), each, strict=True))
    ]
    return Card(
        key=said.key,
        title=said.title,
        measure=f"{said.measure}{in_several(dataset, 'bars')}{hatched(table['count'], 'bars')}",
        spec=spec.bars(table, dataset.unit),
        alt=bars_in_words(dataset.unit, [(mark.label, mark.n) for mark in marks]),
        table=table.set_index("label")[["count"]].set_axis([dataset.unit.capitalize()], axis=1).rename_axis(said.rows),
        marks=[everything, *marks],
        notes=notes,
        counted=Counted(everything.n, everything.n, in_study),
    )


FIRST_THEMES = 12  # of a tree that are drawn unless more are asked for


@dataclass(frozen=True)
class Drawn:
    """What a card shows of a tree, as `analysis.theme_tree.tree` gives it: all rows of its table, those of them that its chart
    draws."""

    table: pd.DataFrame
    rows: pd.DataFrame


def first_of(table: pd.DataFrame) -> Drawn:
    """All of a tree as a table and its first themes as a chart; of a large one the broadest, as no branch stands for all."""
    broadest = table[table["depth"] == 0] if len(table) > FIRST_THEMES else table
    return Drawn(table, broadest.head(FIRST_THEMES))


def held_tree(dataset: Dataset, findings: Rows, kind: str) -> pd.DataFrame:
    """The themes of a kind that have findings, as a tree."""
    table = tree(dataset, findings, kind)
    return table.loc[held(table["findings"])]


def tree_card(dataset: Dataset, findings: Rows, selection: Selection, kind: str, drawn: Drawn | None = None) -> Card:
    """The themes of a kind, each below the one that it is part of: a bar for each, with all that is part of it."""
    whole = held_tree(dataset, findings, kind)
    shown = drawn or first_of(whole)
    rows, has_parts = shown.rows, bool(whole["depth"].any())
    everything, n = _everything(dataset, selection, kind), size(dataset, of_kind(dataset, findings, kind))
    counts, top = counts_of(rows["findings"]), whole[whole["depth"] == 0]
    counted = Counted(
        SUPPRESSED if all_hidden(whole["findings"]) else n, n, size(dataset, of_kind(dataset, dataset.coded, kind))
    )
    table = _as_table(dataset, shown.table, has_parts)
    names = _in_tree(rows)
    return Card(
        key="themes",
        value=kind,
        title=words.tree_title(dataset.label("kind", kind), come_first(list(top["label"]), counts_of(top["findings"]))),
        measure=_where_drawn(
            counted,
            words.tree_measure(dataset, n, has_parts, len(rows), len(whole))
            + in_several(dataset, "bars")
            + hatched(rows["findings"], "bars"),
        ),
        spec=spec.bars(pd.DataFrame({"label": names, "count": rows["findings"].array}), dataset.unit, _tone(dataset, kind)),
        alt=bars_in_words(dataset.unit, list(zip(_paths(dataset, rows), counts, strict=True)), counts_of(whole["findings"])),
        table=table,
        marks=[
            Mark("", ALL_OF_THEM, n, everything),
            *(
                Mark(str(row), label, count, selection.with_(theme=(theme,)))
                for row, (theme, label, count) in enumerate(zip(rows.index, rows["label"], counts, strict=True))
            ),
        ],
        notes=notes_on(dataset, "findings", selection),
        counted=counted,
    )


def tree_by_card(
    dataset: Dataset, findings: Rows, selection: Selection, kind: str, across: str, drawn: Drawn | None = None
) -> Card:
    """The same by the values of an attribute (the name of its filter): dots."""
    each = dataset.filters[across]
    whole = held_tree(dataset, findings, kind)
    shown = drawn or first_of(whole)
    rows, behind = shown.rows, of_kind(dataset, findings, kind)
    sizes = count_by(dataset, behind, each.column, list(dataset.labels[each.codes]))
    sizes = sizes.loc[held(sizes)]
    every = crosstab(dataset, behind, "theme_id", list(shown.table.index), each.column, list(sizes.index))
    counts = every.loc[rows.index]
    columns, names = [dataset.label(each.codes, value) for value in sizes.index], _in_tree(rows)
    n, has_parts = size(dataset, behind), bool(whole["depth"].any())
    counted = Counted(SUPPRESSED if all_hidden(counts) else n, n, size(dataset, of_kind(dataset, dataset.coded, kind)))
    table = every.set_axis(pd.Index(_paths(dataset, shown.table), name=THEME), axis="index").set_axis(columns, axis="columns")
    return Card(
        key="themes-across",
        value=f"{kind}.{across}",
        title=words.across_title(dataset.label("kind", kind), each.label),
        measure=_where_drawn(
            counted, words.across_measure(dataset, n, has_parts, len(rows), len(whole)) + hatched(counts, "dots")
        ),
        spec=spec.matrix(
            counts,
            [Row(name) for name in names],
            [
                Series(column, (), n=number, silent=value == NOT_STATED)
                for value, column, number in zip(sizes.index, columns, counts_of(sizes), strict=True)
            ],
            dataset.unit,
        ),
        alt=dots_in_words(dataset.unit, list(_in_short(table.loc[_paths(dataset, rows)]).items())),
        table=table,
        compact=_in_short(table).to_frame(dataset.unit.capitalize()),
        marks=[
            Mark("", ALL_OF_THEM, n, _everything(dataset, selection, kind)),
            *(
                Mark(
                    f"{row} {column}",
                    cell_of(rows["label"].iloc[row], columns[column]),
                    count_of(counts.iat[row, column]),
                    selection.with_(theme=(theme,), **{across: (value,)}),
                )
                for row, theme in enumerate(rows.index)
                for column, value in enumerate(sizes.index)
            ),
        ],
        notes=notes_on(dataset, "findings", selection),
        counted=counted,
    )


def _where_drawn(counted: Counted, measure: str) -> str:
    """What a chart of themes counts; '' where it is not drawn, for then there are no bars, and why is said in its place."""
    return measure if is_at_least(counted.n, FEWEST_TO_COMPARE) else ""


def _everything(dataset: Dataset, selection: Selection, kind: str) -> Selection:
    return selection.with_(kind=(kind,)) if "kind" in dataset.stated else selection


def _tone(dataset: Dataset, kind: str) -> int:
    """The place of a kind among those without a role; -1 for one that has a role, or is the only one."""
    others = [each for each in kinds_of_its_own(dataset) if not dataset.role_of.get(each)]
    return others.index(kind) if kind in others and len(others) > 1 else -1


def _in_tree(rows: pd.DataFrame) -> list[str]:
    """The names of the rows, with a sign for each step below the broadest."""
    return [f"{words.BELOW * depth}{label}" for depth, label in zip(rows["depth"], rows["label"], strict=True)]


def _paths(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    """The names of the rows after those of all that they are part of: 'Growing food › Watering'."""
    found = []
    for theme in rows.index:
        steps = [theme]
        while above := dataset.parent_of[steps[0]]:
            steps.insert(0, above)
        found.append(words.STEP.join(dataset.label("theme", step) for step in steps))
    return found


def _as_table(dataset: Dataset, table: pd.DataFrame, has_parts: bool) -> pd.DataFrame:
    index = pd.Index(_paths(dataset, table), name=THEME)
    own = {words.ITSELF: table["own"].array} if has_parts else {}
    return pd.DataFrame({**own, dataset.unit.capitalize(): table["findings"].array}, index=index)


def _in_short(table: pd.DataFrame) -> pd.Series:
    """'Mill Lane 6, Riverside hidden' for each row."""
    cells = [
        ", ".join(counted_as(str(name), count) for name, count in items_of(row) if count != 0) for _, row in table.iterrows()
    ]
    return pd.Series(cells, index=table.index, dtype=object)
