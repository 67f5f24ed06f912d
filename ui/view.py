"""The view that exports print: the study, what the filters show of it, when it was taken, how far it goes."""

from datetime import date

import pandas as pd

from analysis.counts import count_by, size
from analysis.descriptor import NOT_STATED
from analysis.key_messages import key_messages
from analysis.notes import notes_on
from analysis.readable import read_findings
from analysis.recommendations import asked_to_act, recommended
from analysis.selection import FILTERS, Selection, join_or
from analysis.study import Dataset
from exports.exhibit import View
from ui.words import first_upper, written


def view_of(dataset: Dataset, selection: Selection, link: str, taken: date | None = None) -> View:
    """What `selection` shows of the study; `link` opens the same in the app; `taken` is today where it is not given."""
    study, findings = dataset.descriptor, selection.apply(dataset)
    filters = [
        (each.label, join_or(dataset.label(each.attribute, value) for value in getattr(selection, each.name)))
        for each in FILTERS
        if getattr(selection, each.name)
    ]
    if selection.text.strip():
        filters.append(("Words searched for", selection.text.strip()))
    return View(
        study=study.title,
        subtitle=study.subtitle,
        description=study.description,
        people=study.people,
        shown=selection.describe(dataset),
        filters=tuple(filters),
        n=len(findings),
        total=size(dataset, dataset.coded),
        findings=read_findings(dataset, findings),
        messages=tuple((each.about, first_upper(each.sentence), each.n) for each in key_messages(dataset, selection)),
        asked=_asked(dataset, findings),
        limits=tuple((str(note.title), str(note.text)) for note in notes_on(dataset, "study", selection).itertuples()),
        date=written(taken or date.today()),
        citation=study.citation,
        source=study.source,
        licence=study.licence,
        link=link,
    )


def _asked(dataset: Dataset, findings: pd.DataFrame) -> tuple[tuple[str, int, tuple[tuple[str, int], ...]], ...]:
    counts, rows = asked_to_act(dataset, findings), recommended(dataset, findings)
    asked = []
    for actor in counts.columns:
        themes = counts[actor].sort_values(ascending=False, kind="stable")
        themes = [(dataset.label("theme", theme), int(number)) for theme, number in themes.items() if number]
        who = "Nobody named" if actor == NOT_STATED else dataset.label("actors", actor)
        asked.append((who, int(count_by(dataset, rows, "actors", [actor]).iloc[0]), tuple(themes)))
    return tuple(each for each in asked if each[1])
