"""Whether what comes first stays first without one group: a switch, what it shows, and the same as a note for files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from analysis.barriers_facilitators import SIDES
from analysis.model.dataset import ASKS, Dataset
from analysis.selection import Selection
from analysis.sensitivity import TOOK_PART, sensitivity
from exports.model import Exhibit, Slide
from ui.cards.card import FEWEST_TO_COMPARE
from ui.state.choice import ON, switched_on
from ui.words import plain
from wording.sensitivity import SWITCH, TOPIC, sensitivity_lines

HOLDS = "holds"  # in the address, and the name of the slide
OF_BOTH_SIDES = "what-helps-and-what-hinders"
OF_MOTIVES, OF_WHAT_IS_ASKED = "why-they-took-part", "what-is-recommended"


def show_sensitivity(dataset: Dataset, selection: Selection, kinds: Sequence[str]) -> None:
    """The switch, and where it is on what comes first of each kind without one group."""
    if not switched_on(SWITCH, HOLDS):
        return
    st.markdown(TOPIC)
    for places in (kinds[at : at + 2] for at in range(0, len(kinds), 2)):  # at most two beside each other
        for column, kind in zip(st.columns(2, gap="large"), places, strict=False):
            first, *others = _lines(dataset, selection, kind)
            column.markdown("\n".join([f"**{plain(first)}**\n", *(f"- {plain(line)}" for line in others)]))


def asks_whether_it_holds(choices: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the switch is on in the choices of a page."""
    return ON in choices.get(HOLDS, ())


def note_of(dataset: Dataset, selection: Selection, kinds: Sequence[str]) -> tuple[str, str]:
    """Title and text of a note that says the same."""
    return SWITCH, " ".join([TOPIC, *(line for kind in kinds for line in _lines(dataset, selection, kind))])


def with_note(dataset: Dataset, selection: Selection, exhibit: Exhibit) -> Exhibit:
    """An exhibit that says what comes first, with the note once; any other as it is."""
    of_cards = {
        OF_BOTH_SIDES: dataset.kinds_that(*SIDES),
        OF_MOTIVES: (TOOK_PART,),
        OF_WHAT_IS_ASKED: dataset.kinds_that(ASKS),
    }
    kinds = of_cards.get(exhibit.key, ())
    if not kinds or any(title == SWITCH for title, _ in exhibit.notes):
        return exhibit
    return replace(exhibit, notes=(*exhibit.notes, note_of(dataset, selection, kinds)))


def sensitivity_slide(dataset: Dataset, selection: Selection) -> Slide:
    """The same of both sides as a slide in words: more would not fit."""
    points = [line for kind in dataset.kinds_that(*SIDES) for line in _lines(dataset, selection, kind)]
    return Slide(HOLDS, SWITCH, TOPIC, points=tuple(points))


def _lines(dataset: Dataset, selection: Selection, kind: str) -> list[str]:
    return sensitivity_lines(dataset, sensitivity(dataset, selection, kind, FEWEST_TO_COMPARE), FEWEST_TO_COMPARE)
