"""Cards on what hinders and what helps."""

from dataclasses import replace

import pandas as pd

from analysis.barriers_facilitators import (
    SIDES,
    as_many_as_the_last,
    balance,
    of_both_sides,
    of_role,
    themes_by_actor,
    themes_by_extent,
)
from analysis.counts import count_by, held, size
from analysis.model.count import SUPPRESSED, Count, all_hidden, come_first, count_of, counts_of, is_at_least, items_of
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.selection import Selection
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.weak_agreement import weak_note
from ui.evidence.drawer import Mark
from wording import barriers_facilitators as words
from wording.cards import ALL_OF_THEM, THEME, hatched, in_several, unshaded
from wording.cards import SIDE as SIDE_OF
from wording.text import first_upper

UNQUANTIFIED = "unquantified"  # the report gives no word or number for how many
TOPIC = "barriers_facilitators"
SIDE_NAMES = {role: first_upper(words.SIDE[role]) for role in SIDES}


@memoise
def most_told_card(dataset: Dataset, selection: Selection, most: int) -> Card:
    """The same with the `most` that come up most often on each side."""
    return balance_card(dataset, selection.rows(dataset), selection, most)


def balance_card(dataset: Dataset, findings: Rows, selection: Selection, most: int | None = None) -> Card:
    """What hinders and what helps, by theme; drawn are the first `most` of each side, where that is given."""
    table = balance(dataset, findings)
    table["covers"] = table.index.map(dataset.themes.set_index("theme_id")["covers"])
    sides = [table[table["helps"] == helps] for helps in (False, True)]
    sizes = _sizes(dataset, findings)
    total = size(dataset, of_both_sides(dataset, findings))
    marks = [Mark("", ALL_OF_THEM, total, selection.with_(kind=dataset.kinds_that(*SIDES)))]
    whole = spec.balance(table, list(SIDE_NAMES.values()), dataset.unit, sizes)
    drawn = whole.first(most) if most else whole
    places = [place for place, above in enumerate(whole.above) if not most or above < most]
    drawn_rows = table.iloc[places]
    tied = as_many_as_the_last(table, most) if most and not table["findings"].hasnans else SUPPRESSED
    few = words.first_few(most, len(sides[0]), len(sides[1]), tied) if most else ""
    parts = (
        words.by_theme(dataset, *sizes),
        few,
        in_several(dataset, "bars").strip(),
        hatched(table["findings"], "bars").strip(),
    )
    shown = _as_table(dataset, table)
    return Card(
        key="what-helps-and-what-hinders",
        title=words.most_frequent(*(come_first(list(side["label"]), counts_of(side["findings"])) for side in sides)),
        measure=" ".join(part for part in parts if part),
        spec=drawn,
        alt=words.bars_in_words(dataset, items_of(drawn_rows.set_index("label")["findings"]), counts_of(table["findings"])),
        table=shown,
        marks=marks
        + [
            Mark(str(number), table.at[theme, "label"], n, selection.with_(theme=(theme,)))
            for number, (theme, n) in enumerate(items_of(drawn_rows["findings"]))
        ],
        notes=pd.concat([_what_numbers_say(dataset, drawn_rows, selection), notes_on(dataset, TOPIC, selection)]),
        counted=_counted(dataset, findings, table["findings"]),
        compact=shown.iloc[places],
    )


def _as_table(dataset: Dataset, table: pd.DataFrame) -> pd.DataFrame:
    sides = [words.HINDERS_HELPS[helps] for helps in table["helps"]]
    shown = {SIDE_OF: sides, THEME: list(table["label"]), first_upper(dataset.unit): list(table["findings"])}
    return pd.DataFrame(shown).set_index(THEME)


def _what_numbers_say(dataset: Dataset, table: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """A note: that numbers are no weights, and where themes with none come up."""
    title, text = words.NO_WEIGHT
    return pd.DataFrame(
        {"title": [title], "text": [f"{text} {words.elsewhere(_come_up_elsewhere(dataset, table, selection))}".rstrip()]}
    )


def _come_up_elsewhere(dataset: Dataset, table: pd.DataFrame, selection: Selection) -> list[str]:
    """The labels of themes with 0 findings that come up in findings that are not counted, for what these rest on."""
    if not dataset.codes_basis:
        return []
    everything = balance(dataset, selection.whatever_it_rests_on().rows(dataset))["findings"]
    nothing = [theme for theme, n in items_of(table["findings"]) if n == 0]
    return [table.at[theme, "label"] for theme in nothing if everything[theme]]


def actors_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """Who is named with what hinders, and with what helps."""
    counts = themes_by_actor(dataset, findings)
    named = [
        count_by(dataset, of_role(dataset, findings, role), "actors", [each for each in counts if each != NOT_STATED])
        for role in SIDES
    ]
    tops = [come_first([dataset.label("actors", actor) for actor in side.index], counts_of(side)) for side in named]
    return _themes_card(
        dataset,
        findings,
        selection,
        Matrix(
            key="who-helps-and-who-hinders",
            title=words.named_most(*tops),
            measure=f"{weak_note(dataset, 'actors')}{words.by_who_is_named(dataset, *_sizes(dataset, findings))}",
            counts=counts,
            rows=("theme", "theme", THEME),
            columns=("actor", "actors", words.WHO_IS_NAMED),
            silence=words.NOBODY_NAMED,
            sizes=counts_of(count_by(dataset, of_both_sides(dataset, findings), "actors", counts.columns)),
        ),
    )


def extent_card(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    """For how many people each theme's findings are said to hold."""
    rows, counts = of_both_sides(dataset, findings), themes_by_extent(dataset, findings)
    n, sizes = size(dataset, rows), count_by(dataset, rows, "extent", counts.columns)
    silent = count_of(sizes.get(UNQUANTIFIED, 0))
    return _themes_card(
        dataset,
        findings,
        selection,
        Matrix(
            key="for-how-many",
            title=words.how_many_hold(dataset, n is not SUPPRESSED and is_at_least(silent, n // 2 + 1)),
            measure=f"{weak_note(dataset, 'extent')}{words.by_how_many(dataset, *_sizes(dataset, findings))}",
            counts=counts[held(sizes)],
            rows=("theme", "theme", THEME),
            columns=("extent", "extent", words.HOLDS_FOR),
            apart=(UNQUANTIFIED,),
            across=words.HOLDS_FOR_ACROSS,
        ),
    )


def _themes_card(dataset: Dataset, findings: Rows, selection: Selection, matrix: Matrix) -> Card:
    """The card of a matrix with a row for each theme, those of one side in one group."""
    counts, n = matrix.counts, size(dataset, of_both_sides(dataset, findings))
    silent = any(counts[column].any() for column in matrix.apart if column in counts)
    unsaid = f" {unshaded('dots')}" if silent else ""
    hides = hatched(counts, "dots", matrix.sizes)
    return matrix_card(
        dataset,
        replace(
            matrix,
            measure=f"{matrix.measure}{in_several(dataset, 'dots')}{unsaid}{hides}",
            groups=tuple(SIDE_NAMES[dataset.role_of[dataset.kind_of[theme]]] for theme in counts.index),
            n=n,  # hidden, where what is counted is one side
        ),
        selection.with_(kind=dataset.kinds_that(*SIDES)),
        notes_on(dataset, TOPIC, selection).iloc[:0],
        _counted(dataset, findings, counts),
    )


def _sizes(dataset: Dataset, findings: Rows) -> list[Count]:
    """How many are on what hinders, and on what helps."""
    return [size(dataset, of_role(dataset, findings, role)) for role in SIDES]


def _counted(dataset: Dataset, findings: Rows, numbers: pd.DataFrame | pd.Series) -> Counted:
    """How many are on either side: where that is hidden, of one side, if that is enough to draw the `numbers`."""
    n = size(dataset, of_both_sides(dataset, findings))
    if n is SUPPRESSED:
        enough = [each for each in _sizes(dataset, findings) if is_at_least(each, FEWEST_TO_COMPARE)]
        n = max(enough, default=SUPPRESSED)
    return Counted(SUPPRESSED if all_hidden(numbers) else n, n, size(dataset, of_both_sides(dataset, dataset.coded)))
