"""What is recommended for each barrier, and what is recommended to one group of people."""

import pandas as pd
import streamlit as st

from analysis.counts import size
from analysis.model.count import SUPPRESSED, Count, is_at_least
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.recommendations import Barrier, asking, barriers_shown, cautioning
from analysis.selection import EVERYTHING, Selection
from exports.model import Exhibit, in_words
from ui.cards.weak_agreement import weak_note
from ui.evidence.findings import findings_as_table, say_unlisted, unlisted
from ui.state.choice import choose
from ui.state.links import link_to_counted, link_to_findings
from ui.state.on_page import note_shown
from ui.streamlit_internals import BARRIER_HEAD, BARRIER_ROW, ROW
from ui.words import plain
from wording.counts import HIDDEN_CELL, TOO_SMALL_TO_SHOW, how_many
from wording.findings import said_of
from wording.recommendations import (
    BARRIER,
    FOUND,
    LINKED,
    NOBODY,
    NOT_COUNTED,
    RECOMMENDED,
    TO_WHOM,
    WARNED_AGAINST,
    how_to_read,
    link_to_these,
    no_results,
    none_for,
    recommended_to,
    to_whom,
    what_is_recommended,
    what_to,
)

MOST = 25  # recommendations listed
SOURCES = ("blue", "gray", "violet", "green", "orange")  # the colours of the sources, in the order of their codes


def barrier_table(dataset: Dataset, selection: Selection, most: int | None = None) -> None:
    """Each barrier, most findings first, as a row with links: what is recommended and to whom; the first `most` of them."""
    table = barriers_shown(dataset, selection)
    with st.container(gap=None):
        # the stylesheet sets the columns: st.columns would add five parts a row, and a browser takes 20 ms more to draw them
        with st.container(key=BARRIER_HEAD):
            for head in (BARRIER, FOUND, RECOMMENDED, TO_WHOM):
                st.markdown(f"**{head}**")
        for barrier in table[:most]:
            with st.container(key=f"{BARRIER_ROW}{barrier.theme}"):
                st.markdown(f"**{plain(barrier.label)}**")
                with st.container():
                    _show_links(dataset, barrier, selection)
                st.markdown(plain(what_is_recommended(dataset, barrier)))
                st.markdown(plain(to_whom(barrier)))
    said = f"{weak_note(dataset, 'answers', 'actors')}{how_to_read(dataset, table)} {LINKED}"
    st.markdown(f":small[{plain(said)}]")


def _show_links(dataset: Dataset, barrier: Barrier, selection: Selection) -> None:
    """The findings on a barrier, else those that are no results; and the recommendations linked to it."""
    about = selection.with_(theme=(barrier.theme,))
    if barrier.n is SUPPRESSED:
        st.markdown(HIDDEN_CELL)
    elif barrier.n:
        link_to_findings(about, link_to_these(dataset, barrier.n, FINDINGS))
    else:
        st.markdown(how_many(dataset, 0))
        everything = about.with_(basis=(EVERYTHING,))
        number = everything.number_counted(dataset)
        if is_at_least(number, 1):
            link_to_findings(everything, no_results(number))
    if is_at_least(barrier.linked, 1):
        linked = asking(dataset, selection).with_(answers=(barrier.theme,))
        link_to_findings(linked, link_to_these(dataset, barrier.linked, "recommendations"))


def choose_actor(dataset: Dataset) -> str:
    """A select box of the actors, bound to the address as `asked`."""
    labels = {actor: label for actor, label in dataset.labels.get("actors", {}).items() if actor != NOT_STATED}
    return choose(TO_WHOM, {**labels, NOT_STATED: NOBODY}, "asked")


def show_asked(dataset: Dataset, selection: Selection, actor: str) -> None:
    """The recommendations that name one actor, or nobody, as a list; then what is warned against, which is not counted."""
    wanted = asking(dataset, selection).with_(actor=(actor,))
    n = wanted.number_counted(dataset)
    who = NOBODY if actor == NOT_STATED else dataset.label("actors", actor)
    if n is SUPPRESSED:
        st.markdown(f"**{plain(who)}.** {TOO_SMALL_TO_SHOW}")
        return
    if n:
        st.markdown(f"**{plain(recommended_to(dataset, who, n))}** {plain(_meaning(dataset, actor))}")
        say_unlisted(dataset, wanted)
        _list(dataset, wanted)
        note_shown(_in_full(dataset, selection, actor, who, n))
        link_to_counted(dataset, wanted, n)
    else:
        total = size(dataset, asking(dataset, Selection(actor=(actor,))).rows(dataset))
        st.markdown(plain(none_for(dataset, who, total)))
    cautions = cautioning(dataset, selection)
    cautions = cautions and cautions.with_(actor=(actor,))
    if cautions and cautions.number_listed(dataset):
        st.markdown(NOT_COUNTED)
        _list(dataset, cautions, f":orange-badge[{WARNED_AGAINST}] ")


def _in_full(dataset: Dataset, selection: Selection, actor: str, who: str, n: Count) -> Exhibit:
    """All that is recommended to an actor and what is warned against, as a table for files."""
    wanted, cautions = asking(dataset, selection), cautioning(dataset, selection)
    both = [each.with_(actor=(actor,)) for each in (wanted, cautions) if each]
    table = pd.concat([findings_as_table(dataset, each, ("statement", "theme_id", "voice", "stance")) for each in both])
    measure = " ".join(said for said in (recommended_to(dataset, who, n), unlisted(dataset, both[0])) if said)
    return in_words(f"recommended-to-{actor}", what_to(who), measure, table)


def _list(dataset: Dataset, wanted: Selection, tag: str = "") -> None:
    """A row a recommendation: what it says, its theme and source, the way to it."""
    order = list(dataset.kind_of)
    findings = wanted.some(dataset, 0, MOST)
    with st.container(gap=None):
        for finding in sorted(findings.itertuples(), key=lambda each: order.index(str(each.theme_id))):
            with st.container(key=f"{ROW}{finding.finding_id}", horizontal=True, vertical_alignment="center"):
                st.markdown(f"{plain(finding.statement)}  \n{tag}{_tags(dataset, finding)}", width="stretch")
                link_to_findings(Selection(finding=(finding.finding_id,)), finding.finding_id)


def _tags(dataset: Dataset, finding) -> str:
    """Theme and source of a recommendation, the source in its colour; neither where it is hidden."""
    said, tags = said_of(finding), []
    if "theme_id" in said:
        tags.append(f":gray-badge[{plain(dataset.label('theme', said['theme_id']))}]")
    if "voice" in said:
        place = list(dataset.labels["voice"]).index(said["voice"])
        tags.append(f":{SOURCES[place % len(SOURCES)]}-badge[{plain(dataset.label('voice', said['voice']))}]")
    return " ".join(tags)


def _meaning(dataset: Dataset, actor: str) -> str:
    codes = dataset.tables["codes"]
    meant = codes.loc[(codes["attribute"].astype(str) == "actors") & (codes["code"] == actor), "meaning"]
    return "" if meant.empty else meant.iloc[0]
