"""The view that exports print: the study, what the filters show of it, when it was taken, its limitations."""

from datetime import date

from analysis.barriers_facilitators import SIDES as BOTH_SIDES
from analysis.counts import count_by, held, size
from analysis.key_messages import key_messages
from analysis.labels import column_meanings, column_titles, read_findings
from analysis.model.count import Count, count_of, items_of
from analysis.model.dataset import ASKS, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.recommendations import asked_to_act, recommended
from analysis.search_findings import searched_text
from analysis.selection import Selection
from exports.model import ASKED, SIDES, SUPPORT, THEMES, Column, View
from ui.evidence.findings import unlisted
from ui.sections.counting import counting_notes
from wording.app.citation import citation_of, report
from wording.exports import MESSAGES as KEY_MESSAGES
from wording.exports import ONE_CLAIM, ONE_PASSAGE
from wording.key_messages import lines_of, nothing_shown
from wording.recommendations import NOBODY
from wording.selection import describe, filters_of
from wording.study import only_quotes, trust_strip


def view_of(dataset: Dataset, selection: Selection, link: str, taken: date | None = None) -> View:
    """What `selection` shows of the study; `link` opens the same in the app; `taken` is today where it is not given."""
    study, findings, messages = dataset.descriptor, selection.rows(dataset), key_messages(dataset, selection)
    listed = selection.apply(dataset)
    limits = [counting_notes(dataset)] if dataset.ties else []
    limits.append(notes_on(dataset, "study", selection))
    hidden = nothing_shown(messages)
    return View(
        study=study.title,
        subtitle=study.subtitle,
        description=study.description,
        people=study.people,
        shown=describe(selection, dataset),
        filters=filters_of(dataset, selection),
        n=size(dataset, findings),
        total=size(dataset, dataset.coded),
        findings=read_findings(dataset, listed),
        columns=_columns(dataset),
        messages=tuple(
            (head, " ".join(rest), each.n) for each in messages if each.shows for head, *rest in [lines_of(dataset, each)]
        ),
        asked=_asked(dataset, findings),
        limits=(
            *(((KEY_MESSAGES, hidden),) if hidden else ()),
            *((str(note.title), str(note.text)) for notes in limits for note in notes.itertuples()),
        ),
        taken=taken or date.today(),
        citation=citation_of(study),
        reference=report(study).sentence,
        source=study.source,
        licence=study.licence,
        link=link,
        unit=dataset.unit,
        unlisted=unlisted(dataset, selection),
        searched=searched_text(dataset, listed),
        trust=trust_strip(dataset),
        holds=parts_held(dataset),
        has_silence=dataset.has_silence,
        what_a_finding_is=ONE_PASSAGE if only_quotes(dataset) else ONE_CLAIM,
    )


def parts_held(dataset: Dataset) -> tuple[str, ...]:
    """Which of `exports.model.PARTS` the study holds anything for."""
    has_support = {"sponsor_support", "experience"} <= dataset.stated
    held = {SUPPORT: has_support, SIDES: dataset.has_themes_that(*BOTH_SIDES), ASKED: dataset.has_themes_that(ASKS)}
    return tuple(part for part, is_there in held.items() if is_there) or (THEMES,)


def _columns(dataset: Dataset) -> dict[str, Column]:
    meanings, titles, numbers = column_meanings(dataset), column_titles(dataset), number_columns(dataset)
    return {name: Column(title, meanings[name], name in numbers) for name, title in titles.items()}


def number_columns(dataset: Dataset) -> set[str]:
    """The columns of the findings that hold whole numbers."""
    return {field.name for field in dataset.descriptor.table("findings").fields if field.type == "integer"}


def _asked(dataset: Dataset, findings: Rows) -> tuple[tuple[str, Count, tuple[tuple[str, Count], ...]], ...]:
    if not dataset.has_themes_that(ASKS) or "actors" not in dataset.stated:
        return ()
    table, rows = asked_to_act(dataset, findings), recommended(dataset, findings)
    counts = count_by(dataset, rows, "actors", table.columns)
    asked = []
    order = counts.drop(NOT_STATED, errors="ignore").sort_values(ascending=False, kind="stable", na_position="last").index
    for actor in held(counts[[*order, *counts.index.intersection([NOT_STATED])]]):
        themes = table.loc[held(table[actor]), actor].sort_values(ascending=False, kind="stable")
        who = NOBODY if actor == NOT_STATED else dataset.label("actors", actor)
        about = tuple((dataset.label("theme", theme), count) for theme, count in items_of(themes))
        asked.append((who, count_of(counts[actor]), about))
    return tuple(asked)
