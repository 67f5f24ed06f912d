"""The deck: the slides that there are by name, the standard story, and each slide made from what is shown."""

from dataclasses import replace

import pandas as pd

from analysis.counts import size
from analysis.key_messages import Given, key_messages, silence
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.notes import notes_on
from analysis.participants import people_shown
from analysis.programmes import programmes_shown
from analysis.selection import Selection
from analysis.theme_tree import leads_with_themes
from exports.model import CLOSING, OPENING, Slide, worth_showing
from ui.cards.registry import build_card, exhibit_of, source_of, sources
from ui.sections.counting import counting_notes
from ui.sections.sensitivity import HOLDS, sensitivity_slide
from wording.app import present as words
from wording.exports import heading_of
from wording.key_messages import lines_of, nothing_shown
from wording.selection import filters_named
from wording.sensitivity import SWITCH

STUDIED, MESSAGES, LIMITS = OPENING, "key-messages", CLOSING
MOST_MESSAGES, MOST_CAVEATS = 7, 4
STORY: tuple[str, ...] = (
    STUDIED,
    "sponsor-support-stated",
    MESSAGES,
    "what-helps-and-what-hinders",
    "barriers-and-recommendations",
    "who-it-is-recommended-to",
    LIMITS,
)
MOST_LIMITS = 5
MOST_KINDS = 4  # whose themes are told


def story(dataset: Dataset) -> tuple[str, ...]:
    """The standard story of a study: the slides of STORY that it holds anything for; its themes where nothing in it helps,
    hinders or asks."""
    there = {STUDIED, MESSAGES, LIMITS, *sources(dataset)}
    told = [name for name in STORY if name in there]
    if leads_with_themes(dataset):
        told[-1:-1] = [name for name in sources(dataset) if name.startswith("themes.")][:MOST_KINDS]
    return tuple(told)


def slide_names(dataset: Dataset, also: tuple[str, ...] = ()) -> dict[str, str]:
    """Every slide that there can be, and what a presenter calls it: those in words, and every chart of the app; `also`
    those of two groups that a deck asks for, which are too many to list."""
    names = {STUDIED: words.called(STUDIED), MESSAGES: words.called(MESSAGES)}
    picked = {name: source for name in also if (source := source_of(dataset, name))}
    for key, source in (sources(dataset) | picked).items():
        names[key] = source.called or words.called(key)
    return {**names, HOLDS: SWITCH, LIMITS: words.called(LIMITS)}


def slides(dataset: Dataset, selection: Selection, names: tuple[str, ...], link: str) -> tuple[Slide, ...]:
    """The slides of these names, in their order, for what `selection` shows; a name that is not known is left out.

    `link` opens the same view in the app; the last slide of the story says so where it is not empty.
    """
    made = (_slide(dataset, selection, name, link) for name in names)
    return tuple(slide for slide in made if slide is not None)


@memoise
def told(dataset: Dataset, selection: Selection, names: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The names of the slides that say something new, and which are left out, said on the last; all where none does."""
    made = slides(dataset, selection, names, "")
    kept, left_out = worth_showing(made)
    return (tuple(slide.name for slide in kept), left_out) if kept else (names, "")


def slide_in_words(dataset: Dataset, selection: Selection, name: str, link: str = "") -> Slide | None:
    """A slide without a chart; None where the name is that of a chart, or of nothing."""
    if name == STUDIED:
        return _studied(dataset, selection)
    if name == MESSAGES:
        return _messages(dataset, selection)
    if name == HOLDS:
        return sensitivity_slide(dataset, selection)
    return _limits(dataset, selection, link) if name == LIMITS else None


def _slide(dataset: Dataset, selection: Selection, name: str, link: str) -> Slide | None:
    said = slide_in_words(dataset, selection, name, link)
    card = None if said else build_card(dataset, selection, name)
    if said:
        return replace(said, called=SWITCH if name == HOLDS else words.called(name))
    called = slide_names(dataset, (name,)).get(name, "")
    return Slide(name, card.title, card.measure, exhibit_of(dataset, card), called=called) if card else None


def _studied(dataset: Dataset, selection: Selection) -> Slide:
    people, listed = (size(dataset, each) for each in (dataset.listed, people_shown(dataset, selection)))
    n, total = size(dataset, selection.rows(dataset)), size(dataset, dataset.coded)
    programmes, every = len(programmes_shown(dataset, selection)), len(dataset.programmes)
    if not dataset.ties:  # who was interviewed is not who said what is shown
        listed, programmes = people, every
    parts = [words.part_of(*each) for each in ((listed, people), (programmes, every), (n, total))]
    return Slide(
        STUDIED,
        words.studied_title(dataset, heading_of(dataset, filters_named(dataset, selection), n, total)),
        words.studied_measure(dataset, n, listed),
        facts=tuple(words.studied_facts(dataset, listed != people, *parts)),
        points=(dataset.descriptor.description,),
    )


def _messages(dataset: Dataset, selection: Selection) -> Slide:
    """The first key messages, and their limitations: those that come first."""
    every = key_messages(dataset, selection)
    messages = [message for message in every if message.shows]
    hidden = nothing_shown(every)
    points = [": ".join(lines_of(dataset, message)[: 1 if isinstance(message.facts, Given) else 2]) for message in messages]
    limits = list(notes_on(dataset, "study", selection)["title"].head(MOST_CAVEATS))
    return Slide(
        MESSAGES,
        words.messages_title(dataset, any(isinstance(message.facts, Given) for message in messages)),
        words.messages_measure(min(len(points), MOST_MESSAGES), len(points), limits) if points else hidden or words.NO_MESSAGE,
        points=(*points[:MOST_MESSAGES], *([hidden] if hidden and points else [])),
        hides=bool(hidden),
    )


def _limits(dataset: Dataset, selection: Selection, link: str) -> Slide:
    rows = selection.rows(dataset)
    n, silent = size(dataset, rows), silence(dataset, rows)
    notes = notes_on(dataset, "study", selection)
    if dataset.ties:
        notes = pd.concat([counting_notes(dataset), notes])
    points = [words.in_short(note.title, note.text) for note in notes.head(MOST_LIMITS).itertuples()]
    if len(notes) > MOST_LIMITS:
        points.append(words.more_limits(len(notes) - MOST_LIMITS))
    return Slide(
        LIMITS,
        words.LIMITS_TITLE,
        words.limits_measure(dataset, n, silent),
        points=(*points, *([words.behind_every_slide(link)] if link else [])),
    )
