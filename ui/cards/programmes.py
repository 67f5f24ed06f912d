"""Cards on the programmes side by side: by kind and by theme."""

import pandas as pd

from analysis.counts import count_by, held, size
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.programmes import (
    kinds_by_programme,
    naming,
    programmes_shown,
    themes_by_programme,
)
from analysis.selection import Selection
from analysis.units import all_hidden, is_hidden
from ui.cards.card import Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import hatched, in_several, most_named, unshaded
from wording.counts import do, have, how_many, number_of
from wording.text import first_upper, join_or

MOST_THEMES = 12
NO_PROGRAMME = "No programme named"


def kinds_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Findings by kind and programme; those that name no programme stand apart."""
    programmes = programmes_shown(dataset, selection)
    silent = [NOT_STATED] if "programme" not in selection or NOT_STATED in selection["programme"] else []
    if dataset.ties:  # every finding may well have the programme of its person
        silent = held(count_by(dataset, findings, "programmes", silent))
    counts = kinds_by_programme(dataset, findings, [*programmes, *silent])
    named = naming(dataset, findings, programmes)
    by_kind = count_by(dataset, named, "kind", list(counts.index))
    n = size(dataset, named)
    counts_findings = dataset.unit == FINDINGS
    most = most_named([dataset.label("kind", kind) for kind in counts.index], by_kind, n, "" if counts_findings else "people")
    title = f"{how_many(dataset, n, size(dataset, findings))} {do(dataset, f'name {_whom(dataset, selection)}')}"
    return _by_programme(
        dataset,
        findings,
        selection,
        counts,
        "what they are about",
        notes=also_about(dataset, selection, "study"),
        key="findings-by-kind-and-programme",
        title=f"{title}; most often {'they' if counts_findings else 'these'} are about {most}" if most else first_upper(title),
        rows=("kind", "kind", "Kind"),
    )


def themes_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Findings by theme and programme; drawn are the themes that programmes share, the table has every one."""
    counts = themes_by_programme(dataset, findings, programmes_shown(dataset, selection))
    drawn, said = _drawn(dataset, findings, counts)
    counts = pd.concat([counts[counts.index.isin(drawn)], counts[~counts.index.isin(drawn)]])
    kinds = [dataset.label("kind", dataset.kind_of[theme]) for theme in counts.index]
    names = [dataset.label("theme", theme) for theme in counts.index]
    more = f" The chart has the {len(drawn)} themes {said}, so its columns need not add up to the numbers above them; "
    more += f"the table has all {len(counts)}."
    return _by_programme(
        dataset,
        findings,
        selection,
        counts,
        "theme",
        more=more if len(drawn) < len(counts) else "",
        notes=also_about(dataset, selection, "findings"),
        instead="They stand above.",
        key="findings-by-theme-and-programme",
        title="Themes by programme",
        rows=("theme", "theme", "Theme"),
        row_names=tuple(
            f"{dataset.label_one('kind', dataset.kind_of[theme])}: {name}"
            for theme, name in zip(counts.index, names, strict=True)
        ),
        groups=tuple(kinds),
        drawn=len(drawn),
    )


def _by_programme(dataset, findings, selection, counts, counted_by, *, notes, more="", instead="", **matrix) -> Card:
    """A card of `counts` (columns: programmes, silence last), said to be by `counted_by`; not drawn where all is hidden."""
    programmes = [column for column in counts.columns if column != NOT_STATED]
    sizes = count_by(dataset, findings, "programmes", list(counts.columns))
    n, in_group = size(dataset, naming(dataset, findings, programmes)), size(dataset, findings)
    silence = "" if "programme" in selection else _silence(dataset, findings)
    unnamed = f" {unshaded('boxes')}" if silence and NOT_STATED in counts else ""
    twice = _twice(dataset, sizes[programmes], n, whole=not more)
    return matrix_card(
        dataset,
        Matrix(
            measure=f"{first_upper(how_many(dataset, n))} naming {_whom(dataset, selection)}, by {counted_by}{silence}."
            f"{unnamed}{twice}{more}{hatched(counts, 'boxes')}",
            counts=counts,
            columns=("programme", "programme", dataset.unit.capitalize()),
            silence=NO_PROGRAMME,
            sizes=tuple(sizes),
            everything="All that name a programme",
            **matrix,
        ),
        selection.with_(programme=tuple(programmes)),
        notes,
        Counted(
            pd.NA if all_hidden(counts[programmes]) else n,
            in_group,
            size(dataset, naming(dataset, dataset.coded, programmes)),
            instead=instead,
        ),
    )


def _silence(dataset: Dataset, findings: pd.DataFrame) -> str:
    """'; 12 more name none', '; 3 have findings that name none', '' where none is silent."""
    silent = count_by(dataset, findings, "programmes", [NOT_STATED])[NOT_STATED]
    if not is_hidden(silent) and not silent:
        return ""
    return f"; {number_of(silent)} {'more' if dataset.unit == FINDINGS else f'{have(silent)} findings that'} name none"


def _drawn(dataset: Dataset, findings: pd.DataFrame, counts: pd.DataFrame) -> tuple[pd.Index, str]:
    """The themes to draw, and which they are: those that come up for more than one programme, else those told of most;
    the first of them where some number is hidden."""
    if counts.isna().any(axis=None):
        return counts.index[:MOST_THEMES], "that come first in the study"
    total = count_by(dataset, naming(dataset, findings, list(counts.columns)), "theme_id", counts.index)
    total, shared = total.sort_values(ascending=False, kind="stable"), (counts > 0).sum(axis=1) > 1
    wanted = total[shared[total.index]] if shared.any() else total
    if len(wanted) > MOST_THEMES or not shared.any():
        return wanted.index[:MOST_THEMES], "told of most"
    return wanted.index, "that come up for more than one programme"


def _twice(dataset: Dataset, sizes: pd.Series, n: int, whole: bool) -> str:
    """Of what counts more than once; with how many there are in all where the chart has the `whole`."""
    if dataset.unit != FINDINGS:
        return in_several(dataset, "boxes")
    if is_hidden(n, *sizes) or sizes.sum() == n:
        return ""
    more = f", so rows and columns add up to more: {sizes.sum()} in all, not {n}" if whole else ""
    return f" One that names two programmes counts for both{more}."


def _whom(dataset: Dataset, selection: Selection) -> str:
    named = [value for value in selection["programme"] if value != NOT_STATED]
    return join_or(dataset.label("programme", value) for value in named) if named else "a programme"


def also_about(dataset: Dataset, selection: Selection, topic: str) -> pd.DataFrame:
    """The notes on programmes that affect `topic` too."""
    notes = notes_on(dataset, "programmes", selection)
    return notes[notes.index.isin(notes_on(dataset, topic, selection).index)]
