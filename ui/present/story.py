"""The deck: the slides that there are by name, the standard story, and each slide made from what is shown."""

import pandas as pd

from analysis.counts import size
from analysis.key_messages import Given, key_messages, silence
from analysis.model.dataset import FINDINGS, Dataset
from analysis.notes import notes_on
from analysis.participants import people_shown
from analysis.programmes import programmes_shown
from analysis.selection import Selection
from analysis.units import is_hidden
from exports.model import Slide
from ui.cards.registry import build_card, exhibit_of, source_of, sources
from ui.sections.counting import counting_notes, silences
from wording.counts import HIDDEN_CELL, how_many, number_of, people_of, what
from wording.key_messages import lines_of
from wording.study import nobody_from, the_source, what_a_finding_is
from wording.text import first_sentence, first_upper

STUDIED, MESSAGES, LIMITS = "what-was-studied", "key-messages", "how-far-this-goes"
MOST_MESSAGES, MOST_CAVEATS = 7, 4
STORY: tuple[str, ...] = (
    STUDIED,
    MESSAGES,
    "what-helps-and-what-hinders",
    "sponsor-support-stated",
    "barriers-and-recommendations",
    "who-is-asked-to-act",
    LIMITS,
)
MOST_LIMITS = 5


def slide_names(dataset: Dataset, also: tuple[str, ...] = ()) -> dict[str, str]:
    """Every slide that there can be, and what a presenter calls it: those in words, then every chart of the app; `also`
    those of two groups that a deck asks for, which are too many to list."""
    names = {STUDIED: _called(STUDIED), MESSAGES: _called(MESSAGES)}
    picked = {name: source for name in also if (source := source_of(dataset, name))}
    for key, source in (sources(dataset) | picked).items():
        names[key] = source.called or _called(key)
    return {**names, LIMITS: _called(LIMITS)}


def slides(dataset: Dataset, selection: Selection, names: tuple[str, ...], link: str) -> tuple[Slide, ...]:
    """The slides of these names, in their order, for what `selection` shows; a name that is not known is left out.

    `link` opens the same view in the app; the last slide of the story says so where it is not empty.
    """
    made = (_slide(dataset, selection, name, link) for name in names)
    return tuple(slide for slide in made if slide is not None)


def slide_in_words(dataset: Dataset, selection: Selection, name: str, link: str = "") -> Slide | None:
    """A slide without a chart; None where the name is that of a chart, or of nothing."""
    if name == STUDIED:
        return _studied(dataset, selection)
    if name == MESSAGES:
        return _messages(dataset, selection)
    return _limits(dataset, selection, link) if name == LIMITS else None


def _slide(dataset: Dataset, selection: Selection, name: str, link: str) -> Slide | None:
    said = slide_in_words(dataset, selection, name, link)
    card = None if said else build_card(dataset, selection, name)
    return Slide(name, card.title, card.measure, exhibit_of(dataset, card)) if card else said


def _studied(dataset: Dataset, selection: Selection) -> Slide:
    study, of_findings = dataset.descriptor, dataset.unit == FINDINGS
    people, listed = (size(dataset, each) for each in (dataset.participants, people_shown(dataset, selection)))
    n, total, programmes = size(dataset, selection.rows(dataset)), size(dataset, dataset.coded), len(dataset.programmes)
    told = f"in {how_many(dataset, total)}" if of_findings else f"{number_of(total)} of them with findings"
    them, other = ("them", "people") if of_findings else ("those", "otherwise")
    shown = "" if selection.leaves_all(dataset) else f", {number_of(n)} of {them} shown here"
    facts = [
        (_of(listed, people), f"{study.people} interviewed"),
        (_of(len(programmes_shown(dataset, selection)), programmes), "programmes"),
        (_of(n, total), what(dataset)),
        *([(str(study.year), "reported" if the_source(dataset) == "the report" else "year")] if study.year else []),
    ]
    return Slide(
        STUDIED,
        f"What was studied: {number_of(people)} {study.people} on {programmes} programme{'' if programmes == 1 else 's'}"
        f"{nobody_from(dataset)}, "
        f"{told}{shown}",
        f"{what_a_finding_is(dataset)}. Numbers count {what(dataset)}, unless they say {other}. "
        f"n = {how_many(dataset, n)}, {people_of(listed)}{'' if of_findings else ' interviewed'}.",
        facts=tuple(facts),
        points=(study.description,),
    )


def _messages(dataset: Dataset, selection: Selection) -> Slide:
    """The first key messages, and how far they go: the limits that come first."""
    messages = key_messages(dataset, selection)
    points = [": ".join(lines_of(dataset, message)[: 1 if isinstance(message.facts, Given) else 2]) for message in messages]
    limits = " ".join(f"{title}." for title in notes_on(dataset, "study", selection)["title"].head(MOST_CAVEATS))
    return Slide(
        MESSAGES,
        "Key messages",
        f"{min(len(points), MOST_MESSAGES)} of {len(points)} key messages. {limits}" if points else limits,
        points=tuple(points[:MOST_MESSAGES]) or ("No key message rests on the findings shown.",),
    )


def _limits(dataset: Dataset, selection: Selection, link: str) -> Slide:
    rows = selection.rows(dataset)
    shown, silent = how_many(dataset, size(dataset, rows)), silences(dataset, rows)
    specialties = number_of(silence(dataset, rows)["specialties"])
    notes = notes_on(dataset, "study", selection)
    if dataset.ties:
        notes = pd.concat([counting_notes(dataset), notes])
    points = [_in_short(note) for note in notes.head(MOST_LIMITS).itertuples()]
    if len(notes) > MOST_LIMITS:
        points.append(f"More on the Method page, under Limits: {len(notes) - MOST_LIMITS}.")
    return Slide(
        LIMITS,
        f"How far this goes: of {shown}, {silent['sponsor_support']} and {silent['experience']}",
        f"{first_upper(silent['programmes'])} and {specialties} no specialty. n = {shown}.",
        points=(*points, *([f"The findings behind every slide: {link}"] if link else [])),
    )


def _in_short(note: pd.Series) -> str:
    """The title of a note and the first sentence of its text."""
    return f"{note.title}. {first_sentence(note.text)}"


def _of(number: int, total: int) -> str:
    if is_hidden(number, total):
        return HIDDEN_CELL
    return str(total) if number == total else f"{number} of {total}"


def _called(key: str) -> str:
    return first_upper(key.replace("-", " "))
