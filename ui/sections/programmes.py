"""The parts of the programmes page that are no charts: the table of all, the profile of one."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.counts import count_by, size
from analysis.model.count import SUPPRESSED, count_of, highest, is_at_least, items_of
from analysis.model.dataset import FINDINGS, RESULT, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import people_shown
from analysis.programmes import (
    ALSO_FACTS,
    Standing,
    naming,
    programme_facts,
    programme_features,
    programmes_shown,
    standings,
)
from analysis.selection import Selection
from exports.model import in_words
from ui.cards.card import FEWEST_TO_COMPARE
from ui.cards.notes import show_notes
from ui.evidence.findings import say_unlisted
from ui.evidence.shortlist import list_first
from ui.state.links import link_to_compare, link_to_counted, link_to_findings
from ui.state.on_page import note_shown
from ui.streamlit_internals import CARD
from ui.words import plain
from wording.counts import HIDDEN_CELL, how_many, number_of
from wording.programmes import (
    ABOUT,
    DESCRIBED,
    FEATURE,
    IN_PEOPLE,
    INTERVIEWED,
    NO_FINDING,
    NONE,
    NOT_RANKED,
    NOTHING_ON,
    PROVIDES,
    REST_HIDDEN,
    SIDE_BY_SIDE,
    SILENCE,
    THEMES_HIDDEN,
    WHERE,
    compare_with_others,
    experience_of,
    heads_of,
    interviewed,
    naming_it,
    profile_of,
    provided,
    said_of_people,
    see_findings,
    top_theme,
)

CHOICE = "programme_profile"
DESCRIPTION = "programme_description"


def show_table(dataset: Dataset, selection: Selection, findings: Rows) -> None:
    """A row for each programme: what it is, what it provides, what is counted of it, the ways on. Never ranked.

    Where the page is narrow each programme is a list, its cells under their heads.
    """
    programmes = programmes_shown(dataset, selection)
    facts, features = programme_facts(dataset, programmes), programme_features(dataset, programmes)
    heads = heads_of(bool(len(features)))
    _note_all(dataset, facts, features, standings(dataset, findings, programmes))
    with st.container(key=f"{CARD}programmes", gap="xsmall"):
        if programmes:
            st.html(
                f'<div class="programme heads" aria-hidden="true">{"".join(f"<p>{escape(head)}</p>" for head in heads)}</div>'
            )
        for standing in standings(dataset, findings, programmes):
            each = standing.programme
            with st.container(key=f"programme-{each}", gap=None):
                cells = _cells(dataset, facts.loc[each], features.get(each), standing)
                st.html(_row(facts.loc[each], heads, cells))
                with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
                    name = facts.at[each, "short_name"]
                    link_to_counted(dataset, selection.with_(programme=(each,)), standing.findings)
                    link_to_compare(dataset, selection, "programme", each, compare_with_others(plain(name)))
                    st.button(profile_of(plain(name)), key=f"profile-{each}", type="tertiary", on_click=_choose, args=(each,))


def _row(fact: pd.Series, heads: tuple[str, ...], cells: list[str]) -> str:
    full = "" if fact["name"] == fact["short_name"] else f"<p>{escape(fact['name'])}</p>"
    named = f"<div><h2>{escape(fact['short_name'])}</h2>{full}<p class='about'>{escape(fact['about'])}</p></div>"
    said = "".join(f"<dl><dt>{escape(head)}</dt><dd>{cell}</dd></dl>" for head, cell in zip(heads[1:], cells, strict=True))
    return f'<div class="programme">{named}{said}</div>'


def _note_all(dataset: Dataset, facts: pd.DataFrame, features: pd.DataFrame, rows: list[Standing]) -> None:
    """The table in words, and what each programme provides, as a table for files."""
    heads = heads_of(False)
    said = [
        (
            facts.at[row.programme, "short_name"],
            ". ".join(_where(dataset, facts.loc[row.programme])) or dataset.label("", NOT_STATED),
            interviewed(row.people),
            f"{how_many(dataset, row.findings)}. {experience_of(dataset, row, FEWEST_TO_COMPARE)}",
            top_theme(dataset, row, FEWEST_TO_COMPARE),
        )
        for row in rows
    ]
    note_shown(in_words("programmes", SIDE_BY_SIDE, NOT_RANKED, pd.DataFrame(said, columns=heads).set_index(heads[0])))
    if len(features):
        labels = features.map(lambda code: dataset.label("provided", code))
        labels = labels.rename(index=partial(dataset.label, "provides"), columns=facts["short_name"].to_dict())
        note_shown(in_words("what-each-provides", PROVIDES, SILENCE, labels.rename_axis(FEATURE)))


def _where(dataset: Dataset, fact: pd.Series) -> list[str]:
    return [said for said in (fact["place"], *(fact[name] for name in ALSO_FACTS)) if said != dataset.label("", NOT_STATED)]


def _cells(dataset: Dataset, fact: pd.Series, features: pd.Series | None, standing: Standing) -> list[str]:
    """The cells of one row as HTML, after the programme itself."""
    where = _where(dataset, fact)
    provided = [] if features is None or features.empty else [_ticks(dataset, features)]
    told = f"<p>{escape(how_many(dataset, standing.findings))}</p>{_bar(standing)}"
    return [
        "".join(f"<p>{escape(said)}</p>" for said in where) or escape(dataset.label("", NOT_STATED)),
        *provided,
        escape(interviewed(standing.people)),
        f"{told}<p>{escape(experience_of(dataset, standing, FEWEST_TO_COMPARE))}</p>",
        escape(top_theme(dataset, standing, FEWEST_TO_COMPARE)),
    ]


def _ticks(dataset: Dataset, features: pd.Series) -> str:
    """What it provides: a tick, or a dash where nothing is said; read out in words."""
    lines = []
    for feature, code in features.items():
        mark, said = "–" if code == NOT_STATED else "✓", escape(dataset.label("provided", code))
        label = escape(dataset.label("provides", feature))
        lines.append(
            f'<li class="{code}"><span aria-hidden="true">{mark}</span> {label}<span class="for-ears">: {said}</span></li>'
        )
    return f"<ul>{''.join(lines)}</ul>"


def _bar(standing: Standing) -> str:
    """Experience as a small bar, which the words beside it say too; '' where there is too little to compare."""
    counts = dict(standing.experience)
    if not is_at_least(standing.stated, FEWEST_TO_COMPARE) or highest(counts.values()) is SUPPRESSED:
        return ""
    parts = "".join(f'<i class="{level}" style="flex:{count}"></i>' for level, count in counts.items() if count)
    return f'<span class="bar" aria-hidden="true">{parts}</span>'


def show_profile(dataset: Dataset, selection: Selection, programme: str) -> None:
    """One programme on a page: what it is, what it provides, its people, what the findings that name it are about."""
    fact = next(programme_facts(dataset, [programme]).itertuples())
    st.header(plain(fact.name), anchor=False)
    st.markdown(plain(fact.about))
    chosen = selection.with_(programme=(programme,))
    findings = naming(dataset, chosen.rows(dataset), [programme])
    rows = [*_facts(dataset, fact), *_provided(dataset, programme)]
    people, n = size(dataset, people_shown(dataset, Selection(programme=(programme,)))), size(dataset, findings)
    rows.append((INTERVIEWED, interviewed(people)))
    rows.append((naming_it(dataset), how_many(dataset, n)))
    told = {label: _themes(dataset, findings, kind) for kind, label in dataset.labels["kind"].items()}
    rows += [(label, themes) for label, themes in told.items() if themes]
    rows += [(NOTHING_ON, ", ".join(silent))] if (silent := [label for label, themes in told.items() if not themes]) else []
    if dataset.unit != FINDINGS:
        st.markdown(IN_PEOPLE)
    table = pd.DataFrame(rows, columns=[ABOUT, fact.short_name]).set_index(ABOUT)
    note_shown(in_words(f"profile-{programme}", profile_of(fact.name), fact.about, table))
    st.table(
        table.map(plain).rename(index=plain, columns=plain), border="horizontal", hide_header=True, alt=profile_of(fact.name)
    )
    notes = notes_on(dataset, "programmes", chosen)
    show_notes(notes[(notes["attribute"] == "programme") & (notes["value"] == programme)] if len(notes) else notes)
    if dataset.codes_basis:
        _show_by_basis(dataset, chosen)
    number = chosen.number_listed(dataset)
    if number:
        link_to_findings(chosen, see_findings(number))
    if n != 0:
        say_unlisted(dataset, chosen)


def _show_by_basis(dataset: Dataset, chosen: Selection) -> None:
    """What the programme is described to be, and apart from it what is said of the people on it."""
    for head, basis in ((DESCRIBED, DESCRIPTION), (said_of_people(dataset), RESULT)):
        wanted = chosen.with_(basis=(basis,))
        st.subheader(head, anchor=False)
        if wanted.number_listed(dataset):
            list_first(dataset, wanted)
        else:
            st.markdown(NO_FINDING)


def _facts(dataset: Dataset, fact) -> list[tuple[str, str]]:
    fields = dataset.descriptor.table("programmes")
    return [(WHERE, fact.place)] + [(fields.field(name).title, getattr(fact, name)) for name in ALSO_FACTS]


def _provided(dataset: Dataset, programme: str) -> list[tuple[str, str]]:
    """For each answer ('Yes', 'Not stated'), the features of which it is said."""
    answers = programme_features(dataset, [programme])[programme]
    said = []
    for code, label in dataset.labels.get("provided", {}).items():
        features = [dataset.label("provides", feature) for feature in answers.index[answers == code]]
        said.append((provided(label), ", ".join(features) or NONE))
    return said


def _themes(dataset: Dataset, findings: Rows, kind: str) -> str:
    """How many of one kind, and of its themes: '3: Mentors and coaches 2, Networks 1', '3: Mentors 3, the rest hidden'; ''
    for none."""
    n = count_of(count_by(dataset, findings, "kind", [kind])[kind])
    if n == 0:
        return ""
    counts = items_of(count_by(dataset, findings, "theme_id", list(dataset.themes_of(kind))))
    said = [f"{dataset.label('theme', theme)} {count}" for theme, count in counts if is_at_least(count, 1)]
    hidden = [REST_HIDDEN if said else THEMES_HIDDEN] if any(count is SUPPRESSED for _, count in counts) else []
    return HIDDEN_CELL if n is SUPPRESSED and not said else f"{number_of(n)}: {', '.join(said + hidden)}"


def _choose(programme: str) -> None:
    st.session_state[CHOICE] = programme


def show_also_about(dataset: Dataset, selection: Selection, topic: str) -> None:
    """The notes on programmes that affect `topic` too."""
    notes = notes_on(dataset, "programmes", selection)
    show_notes(notes[notes.index.isin(notes_on(dataset, topic, selection).index)])
