"""The deck: the slides that there are by name, the standard story, and each slide made from what is shown."""

import re

import pandas as pd

from analysis.key_messages import silence
from analysis.notes import notes_on
from analysis.participants import people_shown
from analysis.programmes import programmes_shown
from analysis.selection import Selection
from analysis.study import Dataset
from exports.exhibit import Slide
from ui.exhibits import SOURCES, build_card, exhibit_of
from ui.words import findings_of, first_upper, people_of

STUDIED, LIMITS = "what-was-studied", "how-far-this-goes"
STORY: tuple[str, ...] = (
    STUDIED,
    "why-they-took-part",
    "what-it-did-for-them",
    "what-helps-and-experience",
    "what-hinders-and-experience",
    "sponsor-support-and-experience",
    "findings-by-kind-and-programme",
    "what-is-asked-for",
    LIMITS,
)
MOST_LIMITS = 8
SENTENCE_END = re.compile(r"(?<=[.!?])\s")


def slide_names(dataset: Dataset) -> dict[str, str]:
    """Every slide that there can be, and what a presenter calls it: those in words, then every chart of the app."""
    names = {STUDIED: _called(STUDIED)}
    for key, source in SOURCES.items():
        if source.each:
            names |= {f"{key}.{value}": f"{_called(key)}: {label}" for value, label in dataset.labels[source.each].items()}
        else:
            names[key] = _called(key)
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
    return _limits(dataset, selection, link) if name == LIMITS else None


def _slide(dataset: Dataset, selection: Selection, name: str, link: str) -> Slide | None:
    said = slide_in_words(dataset, selection, name, link)
    card = None if said else build_card(dataset, selection, name)
    return Slide(name, card.title, card.measure, exhibit_of(dataset, card)) if card else said


def _studied(dataset: Dataset, selection: Selection) -> Slide:
    study, findings = dataset.descriptor, selection.apply(dataset)
    people, programmes, total = len(dataset.participants), len(dataset.programmes), len(dataset.findings)
    shown = "" if selection.is_empty else f", {len(findings)} of them shown here"
    facts = (
        (_of(len(people_shown(dataset, selection)), people), f"{study.people} interviewed"),
        (_of(len(programmes_shown(dataset, selection)), programmes), "programmes"),
        (_of(len(findings), total), "findings"),
        (str(study.year), "reported"),
    )
    return Slide(
        STUDIED,
        f"What was studied: {people} {study.people} on {programmes} programmes, in {findings_of(total)}{shown}",
        "Each finding is one claim of the report, in our own words. Numbers count findings, unless they say people. "
        f"n = {findings_of(len(findings))}, {people_of(len(people_shown(dataset, selection)))}.",
        facts=facts,
        points=(study.description,),
    )


def _limits(dataset: Dataset, selection: Selection, link: str) -> Slide:
    findings = selection.apply(dataset)
    silent = silence(dataset, findings)
    notes = notes_on(dataset, "study", selection)
    points = [_in_short(note) for note in notes.head(MOST_LIMITS).itertuples()]
    if len(notes) > MOST_LIMITS:
        points.append(f"More on the Method page, under Limits: {len(notes) - MOST_LIMITS}.")
    return Slide(
        LIMITS,
        f"How far this goes: of {findings_of(len(findings))}, {silent['sponsor_support']} do not say whether there was "
        f"support and {silent['experience']} do not say how it went",
        f"{silent['programmes']} name no programme and {silent['specialties']} no specialty. n = {findings_of(len(findings))}.",
        points=(*points, *([f"The findings behind every slide: {link}"] if link else [])),
    )


def _in_short(note: pd.Series) -> str:
    """The title of a note and the first sentence of its text."""
    return f"{note.title}. {SENTENCE_END.split(note.text)[0]}"


def _of(number: int, total: int) -> str:
    return str(total) if number == total else f"{number} of {total}"


def _called(key: str) -> str:
    return first_upper(key.replace("-", " "))
