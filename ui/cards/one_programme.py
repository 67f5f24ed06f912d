"""The card of one programme against all others."""

import pandas as pd

from analysis.counts import count_by, size
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.programmes import naming, one_against_others, other_programmes
from analysis.selection import Selection
from analysis.units import is_hidden, rest_of
from charts import spec
from ui.cards.card import FEWEST_TO_COMPARE, Card, Counted
from ui.cards.shared import experience_in_words, experience_levels, experience_table, hatched, in_several
from ui.evidence.drawer import Mark
from wording.counts import have, how_many, number_of, what
from wording.study import who


def compare_card(dataset: Dataset, selection: Selection, chosen: str) -> Card:
    """Experience of the findings that name one programme beside that of those that name any other, or of the people whose
    findings do.

    The comparison needs both sides, so the filter on programme is set aside.
    """
    everyone = selection.with_(programme=())
    findings = everyone.rows(dataset)
    table = one_against_others(dataset, findings, chosen)
    stated = tuple(level for level, _ in experience_levels(dataset))
    groups = [(chosen,), tuple(other_programmes(dataset, chosen))]
    sides = [everyone.with_(programme=group, experience=stated) for group in groups]
    fewer = _fewer(*table["stated"])
    n, in_group = (table[column].iloc[fewer] for column in ("stated", "findings"))
    union = everyone.with_(programme=groups[0] + groups[1], experience=stated)
    enough = not is_hidden(n) and n >= FEWEST_TO_COMPARE
    all_of_them = Mark("", "All of them", size(dataset, union.rows(dataset)), union)
    least = Mark("", f"{table['label'].iloc[fewer]}, those that say how it went", n, sides[fewer])
    whole = one_against_others(dataset, dataset.coded, chosen)
    return Card(
        key="one-programme-against-the-others",
        title=_told(table),
        measure=_compared_measure(dataset, findings, table, "programme" in selection),
        spec=spec.experience(table, experience_levels(dataset), dataset.unit),
        alt=f"Bars of {dataset.unit} by experience, for one programme and the others. {experience_in_words(dataset, table)}",
        table=experience_table(dataset, table, f"{what(dataset).capitalize()} that name"),
        marks=[all_of_them if enough else least, *_side_marks(dataset, table, sides)],
        notes=also_about(dataset, everyone, "study"),
        counted=Counted(n, in_group, whole["findings"].iloc[fewer]),
        value=chosen,
    )


def _fewer(one, others) -> int:
    """Which of two sides has fewer, 0 or 1; a hidden one, where one is."""
    return int(not is_hidden(one) and (is_hidden(others) or others < one))


def _told(table: pd.DataFrame) -> str:
    return f"How it was: {table['label'].iloc[0]} and other programmes"


def _compared_measure(dataset: Dataset, findings: pd.DataFrame, table: pd.DataFrame, set_aside: bool) -> str:
    one = table["label"].iloc[0]
    told = [f"{number_of(table.at[row, 'stated'])} of {number_of(table.at[row, 'findings'])}" for row in table.index]
    named = size(dataset, naming(dataset, findings, list(dataset.labels["programme"])))
    both = rest_of(dataset, pd.NA if is_hidden(*table["findings"]) else table["findings"].sum(), named)
    end = hatched(table[[level for level, _ in experience_levels(dataset)]], "bars")
    end += " The filter on programme is set aside here." if set_aside else ""
    if dataset.unit == FINDINGS:
        neither = count_by(dataset, findings, "programmes", [NOT_STATED])[NOT_STATED]
        return (
            f"Findings by how it went for the {who(dataset)} in them; {how_many(dataset, neither)} name no programme and are "
            f"on neither side. How it went is told in {told[0]} findings on {one} and {told[1]} on other programmes"
            f"{_on_both(both, 'name both', 'names both')}.{end}"
        )
    neither = rest_of(dataset, size(dataset, findings), named)
    some = is_hidden(neither) or neither
    nowhere = f"; {number_of(neither)} {have(neither)} none that names a programme" if some else ""
    return (
        f"People with findings, by how it went in them{nowhere}. How it went is told by {told[0]} with findings on "
        f"{one} and by {told[1]} with findings on other programmes{_on_both(both, 'have both', 'has both')}."
        f"{in_several(dataset, 'parts of a bar')}{end}"
    )


def _on_both(both: int, several: str, one: str) -> str:
    """'; 2 name both and count twice'; '' where there are none, and where that is hidden."""
    if is_hidden(both) or not both:
        return ""
    return f"; {both} {several if both > 1 else one} and {'count' if both > 1 else 'counts'} twice"


def _side_marks(dataset: Dataset, table: pd.DataFrame, sides: list[Selection]) -> list[Mark]:
    return [
        Mark(
            f"{row} {level}",
            f"{table.at[name, 'label']}, {label.lower()}",
            table.at[name, level],
            side.with_(experience=(level,)),
        )
        for row, (name, side) in enumerate(zip(table.index, sides, strict=True))
        for level, label in experience_levels(dataset)
    ]


def also_about(dataset: Dataset, selection: Selection, topic: str) -> pd.DataFrame:
    """The notes on programmes that affect `topic` too."""
    notes = notes_on(dataset, "programmes", selection)
    return notes[notes.index.isin(notes_on(dataset, topic, selection).index)]
