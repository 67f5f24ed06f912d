"""Every chart of the app by its key, and the page it stands on: for slides and for exports."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.barriers_facilitators import SIDES
from analysis.compare import attribute_of, attributes, groups_held
from analysis.disclosure.microdata import listing_of, releasable
from analysis.key_messages import MOTIVATION, OUTCOME
from analysis.labels import read_findings
from analysis.model.dataset import ASKS, Dataset
from analysis.model.memoise import memoise
from analysis.model.rows import FINDINGS, Rows
from analysis.participants import own_attributes, people_shown
from analysis.programmes import programmes_shown
from analysis.ratings import are_crossed, are_said_by_rating
from analysis.recommendations import has_linked
from analysis.selection import Selection
from analysis.theme_tree import has_themes_page, kinds_of_its_own
from exports.model import Chapter, Exhibit
from ui.cards.barriers_facilitators import actors_card, balance_card, extent_card
from ui.cards.card import Card
from ui.cards.compare import Pair, beside_card, experience_by_card, themes_beside_card, themes_by_card
from ui.cards.participants import people_card, people_matrix_card
from ui.cards.ratings import people_rating_card, said_by_rating_card
from ui.cards.recommendations import barriers_card, source_card
from ui.cards.sponsor_support import support_levels_card
from ui.cards.themes import outcomes_card, ranked_card, recommended_to_card, tree_card
from ui.evidence.drawer import Mark
from wording.compare import BOTH_SIDES, EXPERIENCE, beside_title, experience_title, themes_title
from wording.participants import people_chart
from wording.themes import themes_called

BY_BOTH = "people-by-programme-and-specialty"
Builder = Callable[[Dataset, pd.DataFrame, Selection], Card]


@dataclass(frozen=True)
class Source:
    """A chart that can be drawn for any selection: the page it stands on, and the function that makes its card.

    A chart that stands on no page, because only slides show it, has no `page`. `is_there` says of a study whether it holds
    what the chart shows. `called`: what a presenter calls it, where its key does not say that.
    """

    page: str
    build: Builder
    is_there: Callable[[Dataset], bool] = bool
    called: str = ""


def _states(*columns: str) -> Callable[[Dataset], bool]:
    return lambda dataset: dataset.stated.issuperset(columns)


def _has(*roles: str, states: tuple[str, ...] = ()) -> Callable[[Dataset], bool]:
    """Whether a study has themes of a kind of any of the roles, and states these columns."""
    return lambda dataset: dataset.has_themes_that(*roles) and dataset.stated.issuperset(states)


def _lists(*columns: str) -> Callable[[Dataset], bool]:
    """Whether a study lists these of its people."""
    return lambda dataset: {*columns} <= {*dataset.participants}


def _of_programmes(kind: str, *columns: str) -> Callable[[Dataset], bool]:
    """Whether a study is one of programmes, with a kind of this code."""
    return lambda dataset: dataset.has_programmes and kind in dataset.labels["kind"] and dataset.stated.issuperset(columns)


def _people(column: str, with_programmes: bool = False) -> Builder:
    def build(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
        programmes = programmes_shown(dataset, selection) if with_programmes else None
        return people_card(dataset, people_shown(dataset, selection), selection, column, programmes)

    return build


def _people_by_programme_and_specialty(dataset: Dataset, findings: Rows, selection: Selection) -> Card:
    return people_matrix_card(dataset, people_shown(dataset, selection), selection, programmes_shown(dataset, selection))


def _of_attribute(card: Callable[..., Card], name: str) -> Builder:
    return lambda dataset, findings, selection: card(dataset, findings, selection, name)


def _of_kind(card: Callable[..., Card], kind: str) -> Builder:
    return lambda dataset, findings, selection: card(dataset, findings, selection, kind)


# To make a chart known to slides and exports: a line here, under the key of its card, in the order of the pages.
SOURCES: dict[str, Source] = {
    "sponsor-support-stated": Source("overview", support_levels_card, _states("sponsor_support")),
    "what-helps-and-what-hinders": Source("barriers_facilitators", balance_card, _has(*SIDES)),
    "who-helps-and-who-hinders": Source("barriers_facilitators", actors_card, _has(*SIDES, states=("actors",))),
    "for-how-many": Source("barriers_facilitators", extent_card, _has(*SIDES, states=("extent",))),
    "barriers-and-recommendations": Source("recommendations", barriers_card, has_linked),
    "recommendations-by-source": Source("recommendations", source_card, _has(ASKS, states=("voice",))),
    "people-by-programme": Source("participants", _people("programme", with_programmes=True), _lists("programme")),
    "people-by-specialty": Source("participants", _people("specialty"), _lists("specialty")),
    "people-by-grade": Source("participants", _people("grade"), _lists("grade")),
    "people-by-setting": Source("participants", _people("setting"), _lists("setting")),
    BY_BOTH: Source("participants", _people_by_programme_and_specialty, _lists("programme", "specialty")),
    "why-they-took-part": Source("", _of_kind(ranked_card, MOTIVATION), _of_programmes(MOTIVATION)),
    "what-it-did-for-them": Source("", outcomes_card, _of_programmes(OUTCOME, "experience")),
    "what-is-recommended": Source("", _of_kind(ranked_card, ASKS), _has(ASKS)),
    "who-it-is-recommended-to": Source("", recommended_to_card, _has(ASKS, states=("actors",))),
}

# Charts of studies whose participants carry ratings.
OF_RATINGS: dict[str, Source] = {
    "rated-support-and-experience": Source(
        "compare", lambda dataset, findings, selection: people_rating_card(dataset, selection), are_crossed
    ),
    "experience-by-rating": Source("compare", said_by_rating_card, are_said_by_rating),
}


# Charts of groups side by side, one for each attribute that the study has: 'compare.programme'.
BY_ATTRIBUTE: dict[str, tuple[Callable[..., Card], Callable[[str], str], Callable[[Dataset], bool]]] = {
    "compare": (experience_by_card, experience_title, _states("experience")),
    "themes-by": (themes_by_card, themes_title, bool),
}
# One group beside another, or beside all others, as a reader picks them: 'beside.programme.darzi.nw', 'beside.programme.darzi'.
OF_PAIRS: dict[str, tuple[Callable[..., Card], str, Callable[[Dataset], bool]]] = {
    "beside": (beside_card, EXPERIENCE, _states("experience")),
    "themes-beside": (themes_beside_card, BOTH_SIDES, _has(*SIDES)),
}


@memoise
def sources(dataset: Dataset) -> dict[str, Source]:
    """Every chart that there is in this study, by its key; those that a reader picks two groups for are not among them."""
    every = Selection().whatever_it_rests_on()
    compared = {
        f"{key}.{name}": Source("compare", _of_attribute(card, name), is_there, called(attribute_of(dataset, name).label))
        for key, (card, called, is_there) in BY_ATTRIBUTE.items()
        for name in attributes(dataset, every)
    }
    listed = dataset.descriptor.table("participants") if dataset.has_people else None
    own = {
        f"people-by-{each}": Source("participants", _people(each), bool, people_chart(dataset, listed.field(each).title))
        for each in own_attributes(dataset)
        if listed
    }
    themes = {
        f"themes.{kind}": Source("themes", _of_kind(tree_card, kind), has_themes_page) for kind in kinds_of_its_own(dataset)
    }
    themes = {
        key: replace(source, called=themes_called(dataset.label("kind", key.partition(".")[2])))
        for key, source in themes.items()
    }
    every_source = SOURCES | themes | own | compared | OF_RATINGS
    return {key: source for key, source in every_source.items() if source.is_there(dataset)}


def people_cards(dataset: Dataset) -> list[str]:
    """The charts of who took part, by one attribute each, in order."""
    return [key for key, source in sources(dataset).items() if source.page == "participants" and key != BY_BOTH]


def source_of(dataset: Dataset, name: str) -> Source | None:
    """The chart of this name, those of two groups among them; None where there is none such."""
    key, _, value = name.partition(".")
    if key not in OF_PAIRS:
        return sources(dataset).get(name)
    attribute, group, beside = (*value.split("."), "", "")[:3]
    every = Selection().whatever_it_rests_on()
    pair = Pair(attribute, group, beside)
    if attribute not in attributes(dataset, every) or pair.value != value or group == beside:
        return None
    if not {group, beside or group} <= set(groups_held(dataset, every, attribute)):
        return None
    card, called, is_there = OF_PAIRS[key]
    if not is_there(dataset):
        return None
    one, other = pair.labels(dataset)
    title = beside_title(one, other, called)
    return Source("", lambda dataset, findings, selection: card(dataset, selection, pair), is_there, title)


@memoise
def build_card(dataset: Dataset, selection: Selection, name: str) -> Card | None:
    """The card of a name ('who-helps', 'compare.programme', 'beside.programme.darzi'); None where there is none such."""
    source = source_of(dataset, name)
    return source.build(dataset, selection.rows(dataset), selection) if source else None


def card_of(dataset: Dataset, selection: Selection, name: str) -> Card:
    """The card of a name that is known. Raises KeyError where there is none such."""
    card = build_card(dataset, selection, name)
    if card is None:
        raise KeyError(name)
    return card


def exhibit_of(dataset: Dataset, card: Card, with_marks: bool = False) -> Exhibit:
    """What an export prints of a card; with the findings of each of its marks where the export opens them, which are all of the
    study that is shown."""
    opens = bool(card.marks) and card.marks[0].opens and not card.of_several
    behind = card.marks[0].selection.apply(dataset) if opens else listing_of(dataset).take(FINDINGS, 0, 0)
    return Exhibit(
        key=card.slug,
        title=card.title,
        measure=card.measure,
        alt=card.alt,
        spec=card.spec,
        n=card.n,
        table=card.table,
        notes=tuple((str(note.title), str(note.text)) for note in card.notes.itertuples()),
        behind=read_findings(dataset, behind),
        instead=card.instead,
        marks=_findings_of_marks(dataset, card.marks[1:]) if with_marks and not card.of_several else (),
    )


def _findings_of_marks(dataset: Dataset, marks: list[Mark]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Name, label and finding ids of each mark that opens, and of whose findings any may be listed.

    A selection shows what each of its filters alone shows: each of them is applied once, however many marks share it.
    """
    if dataset.stored:
        return ()  # a file holds few of them, and no mark could open the others
    findings = releasable(dataset)
    ids, places = findings["finding_id"].to_numpy(), findings.index
    alone: dict[Selection, np.ndarray] = {}
    found = []
    for mark in marks:
        if not mark.opens:
            continue
        shown = np.ones(len(ids), dtype=bool)
        for each in mark.selection.alone():
            if each not in alone:
                alone[each] = places.isin(each.apply(dataset).index)
            shown &= alone[each]
        if shown.any():
            found.append((mark.name, mark.label, tuple(ids[shown])))
    return tuple(found)


def chapters(dataset: Dataset, selection: Selection, titles: dict[str, str], with_marks: bool = False) -> tuple[Chapter, ...]:
    """Every page of `titles` (file to title) that has charts, with its charts drawn for `selection`."""
    return tuple(
        Chapter(
            title,
            tuple(exhibit_of(dataset, card, with_marks) for key in keys if (card := build_card(dataset, selection, key))),
        )
        for page, title in titles.items()
        if (keys := [key for key, source in sources(dataset).items() if source.page == page])
    )
