"""The parts of the programmes page that are no charts: what each is, what each provides, the profile of one."""

import pandas as pd
import streamlit as st

from analysis.counts import count_by, size
from analysis.model.dataset import FINDINGS, RESULT, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.participants import people_shown
from analysis.programmes import ALSO_FACTS, naming, programme_facts, programme_features
from analysis.selection import Selection
from analysis.units import is_hidden
from ui.cards.notes import show_notes
from ui.evidence.findings import say_unlisted
from ui.evidence.shortlist import list_first
from ui.state.links import link_to_findings
from ui.streamlit_internals import CARD, NARROW, WIDE
from ui.words import plain
from wording.counts import HIDDEN_CELL, findings_of, how_many, number_of, people_of, what
from wording.study import who
from wording.text import first_upper

CHOICE = "compare"
A_ROW = 2
DESCRIPTION = "programme_description"


def show_programmes(dataset: Dataset, programmes: list[str]) -> None:
    """A box for each programme: its name, what it is, the facts, and a button that chooses it."""
    facts = programme_facts(dataset, programmes)
    for start in range(0, len(facts), A_ROW):
        for column, fact in zip(st.columns(A_ROW), facts.iloc[start : start + A_ROW].itertuples(), strict=False):
            with column.container(border=True, height="stretch"):
                st.subheader(plain(fact.short_name), anchor=False)
                if fact.name != fact.short_name:
                    st.markdown(f"**{plain(fact.name)}**")
                st.markdown(plain(fact.about))
                said = [f"{plain(title)}: {plain(value)}" for title, value in _facts(dataset, fact)]
                st.markdown("  \n".join(said))
                st.button(
                    f"{fact.short_name} against the others",
                    key=f"choose-{fact.Index}",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    on_click=_choose,
                    args=(fact.Index,),
                )


def show_features(dataset: Dataset, programmes: list[str]) -> None:
    """A real table of features by programme, in words; on narrow screens a line for each programme."""
    features = programme_features(dataset, programmes)
    if features.empty:
        return
    words = features.map(lambda code: _answer(dataset, code))
    words = words.set_axis([plain(dataset.label("provides", feature)) for feature in words.index], axis="index")
    words = words.set_axis([plain(dataset.label("programme", programme)) for programme in words.columns], axis="columns")
    meanings = dataset.tables["codes"].query("attribute == 'provided'")
    said = " ".join(f"“{code.label}”: {code.meaning}" for code in meanings.itertuples())
    with st.container(border=True, key=f"{CARD}what-each-provides"):
        st.markdown(plain(said))
        alt = "What each programme is said to provide"
        with st.container(key=f"{WIDE}what-each-provides"):
            st.table(words.rename_axis("Feature"), alt=alt)
        with st.container(key=f"{NARROW}what-each-provides"):
            st.table(_by_answer(dataset, features), alt=alt)


def show_profile(dataset: Dataset, selection: Selection, programme: str) -> None:
    """One programme on a page: what it is, what it provides, its people, what the findings that name it are about."""
    fact = next(programme_facts(dataset, [programme]).itertuples())
    st.header(plain(fact.name), anchor=False)
    st.markdown(plain(fact.about))
    chosen = selection.with_(programme=(programme,))
    findings = naming(dataset, chosen.rows(dataset), [programme])
    rows = [*_facts(dataset, fact), *_provided(dataset, programme)]
    people, n = size(dataset, people_shown(dataset, Selection(programme=(programme,)))), size(dataset, findings)
    rows.append(("People interviewed", people_of(people) if is_hidden(people) or people else "Nobody listed"))
    rows.append((f"{first_upper(what(dataset))} that name it", how_many(dataset, n)))
    rows += [(label, _themes(dataset, findings, kind)) for kind, label in dataset.labels["kind"].items()]
    if dataset.unit != FINDINGS:
        st.markdown("What people say is counted in people: one can count in several kinds and themes.")
    table = pd.DataFrame([(plain(name), plain(value)) for name, value in rows], columns=["What", "Value"])
    st.table(table.set_index("What"), border="horizontal", hide_header=True, alt=f"Profile of {fact.name}")
    notes = notes_on(dataset, "programmes", chosen)
    show_notes(notes[(notes["attribute"] == "programme") & (notes["value"] == programme)] if len(notes) else notes)
    if dataset.codes_basis:
        _show_by_basis(dataset, chosen)
    number = chosen.number_listed(dataset)
    if number:
        link_to_findings(chosen, f"See the {findings_of(number)}")
    if is_hidden(n) or n:
        say_unlisted(dataset, chosen)


def _show_by_basis(dataset: Dataset, chosen: Selection) -> None:
    """What the programme is described to be, and apart from it what is told of the people on it."""
    for head, basis in (("What it is described to be", DESCRIPTION), (f"What is told of the {who(dataset)} on it", RESULT)):
        wanted = chosen.with_(basis=(basis,))
        st.subheader(head, anchor=False)
        if wanted.number_listed(dataset):
            list_first(dataset, wanted)
        else:
            st.markdown("No finding that names it.")


def _answer(dataset: Dataset, code: str) -> str:
    label = plain(dataset.label("provided", code))
    return label if code == NOT_STATED else f"**{label}**"


def _facts(dataset: Dataset, fact) -> list[tuple[str, str]]:
    fields = dataset.descriptor.table("programmes")
    return [("Where", fact.place)] + [(fields.field(name).title, getattr(fact, name)) for name in ALSO_FACTS]


def _provided(dataset: Dataset, programme: str) -> list[tuple[str, str]]:
    """For each answer ('Yes', 'Not stated'), the features of which it is said."""
    answers = programme_features(dataset, [programme])[programme]
    said = []
    for code, label in dataset.labels.get("provided", {}).items():
        features = [dataset.label("provides", feature) for feature in answers.index[answers == code]]
        said.append((f"Provided: {label.lower()}", ", ".join(features) or "None"))
    return said


def _by_answer(dataset: Dataset, features: pd.DataFrame) -> pd.DataFrame:
    rows = [{name: plain(value) for name, value in _provided(dataset, programme)} for programme in features.columns]
    return pd.DataFrame(rows, index=[plain(dataset.label("programme", each)) for each in features.columns])


def _themes(dataset: Dataset, findings: pd.DataFrame, kind: str) -> str:
    """How many of one kind, and of its themes: '3: Mentors and coaches 2, Networks 1', '3: Mentors 3, the rest hidden'."""
    n = count_by(dataset, findings, "kind", [kind])[kind]
    if not is_hidden(n) and not n:
        return "None"
    counts = count_by(dataset, findings, "theme_id", list(dataset.themes_of(kind)))
    said = [f"{dataset.label('theme', theme)} {count}" for theme, count in counts.dropna().items() if count]
    hidden = ["the rest hidden" if said else "themes hidden"] if is_hidden(*counts) else []
    return HIDDEN_CELL if is_hidden(n) and not said else f"{number_of(n)}: {', '.join(said + hidden)}"


def _choose(programme: str) -> None:
    st.session_state[CHOICE] = programme
