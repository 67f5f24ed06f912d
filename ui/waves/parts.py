"""The parts of Several studies that are no charts: which studies, what is chosen, what differs in words."""

from collections.abc import Sequence

import streamlit as st

from analysis.compare import attributes, groups_held
from analysis.model.dataset import Dataset
from analysis.model.schema import Attribute
from analysis.waves.joining import Pairs, join_attributes, join_groups
from analysis.waves.side_by_side import WHOLE, Change, Group, Line
from ui.state.choice import choose, choose_part
from ui.state.links import YOUR_STUDY
from ui.state.shown_study import own_study
from ui.streamlit_internals import SAID
from ui.waves.second import (
    PROBLEMS,
    Second,
    Studies,
    first_study,
    keep_second,
    put_second_first,
    remove_second,
    units_of,
)
from ui.words import plain
from ui.your_study.upload import STUDIES, list_notices, list_problems, open_given, take_given
from wording.app import several_studies as words

GIVEN = "given_second"
UNIT = "beside_unit"  # the keys of what is chosen here; in the address, too
NAMES = ("called_first", "called_second")
OF, BY, THEME = "beside_of", "beside_by", "beside_theme"
SAID_IN_ORDER = (Change.MORE, Change.FEWER, Change.APPEARED, Change.VANISHED, Change.DEPENDS)


def ask_for_second() -> None:
    """Which study is the first, and a field for the second."""
    st.markdown(words.first_is(plain(first_study().descriptor.title)))
    st.page_link(YOUR_STUDY, label=words.OTHER_FIRST, icon=":material/upload_file:")
    list_problems(PROBLEMS)
    st.markdown(words.HOW_TO)
    take_given(words.FIELD, STUDIES, GIVEN, open_given, keep_second)


def describe_both(second: Second) -> tuple[str, str]:
    """Which two studies stand here; in a fold what was noticed of the second, and the ways to change that. Returns what
    sentences and charts call the two."""
    titles = _titles(second)
    with st.container(key=f"{SAID}both"):
        st.markdown(words.both_are(plain(titles[0]), plain(titles[1]), plain(second.own.file)))
    with st.expander(words.CHANGE):
        names = _choose_names(words.names_of(*titles))
        with st.container(horizontal=True, vertical_alignment="center"):
            if own_study():
                st.button(words.SWAP, key="swap", icon=":material/swap_horiz:", on_click=put_second_first)
            st.button(words.REMOVE, key="remove-second", icon=":material/close:", on_click=remove_second)
        list_notices(second.own)
    return names


def _choose_names(names: tuple[str, str]) -> tuple[str, str]:
    """A short name that the reader gives to each, or the one it has."""
    given = []
    for column, label, key, name in zip(st.columns(2, gap="medium"), words.CALLED, NAMES, names, strict=True):
        with column:
            said = st.text_input(label, key=key, max_chars=words.NAME_LENGTH, placeholder=name, persist_state="session")
        given.append(said.strip() or name)
    return words.told_apart(given[0], given[1])


def _titles(second: Second) -> tuple[str, str]:
    return first_study().descriptor.title, second.own.dataset.descriptor.title


def choose_unit(second: Second, names: tuple[str, str]) -> str:
    """What both count: people or findings; findings, and why, where only one ties them to people."""
    first, other = first_study(), second.own.dataset
    units = units_of(second)
    if len(units) > 1:
        return choose_part(words.COUNT, {unit: words.UNITS[unit] for unit in units}, UNIT)
    if first.ties or other.ties:
        st.markdown(plain(words.only_findings(names, (first.ties, other.ties))))
    return units[0]


def groups_in_common(studies: Studies) -> dict[str, tuple[tuple[Attribute, Attribute], Pairs]]:
    """By their names, the attributes that both studies have with groups of the same names, and these groups."""
    held = [{name: each.filters[name] for name in attributes(each, WHOLE)} for each in studies.both]
    found = {}
    for pair in join_attributes(*held):
        if groups := join_groups(studies.first, studies.second, pair):
            found[pair[0].name] = (pair, groups)
    return found


def choose_group(studies: Studies, common: dict[str, tuple[tuple[Attribute, Attribute], Pairs]]) -> tuple[Group | None, str]:
    """Whose findings the themes are counted of: everybody's, or one group's; and what readers call that."""
    every: dict[str, tuple[Group | None, str]] = {"": (None, "")}
    for name, (pair, groups) in common.items():
        for values in groups:
            label = words.group_of(pair[0].label, studies.first.label(pair[0].codes, values[0]))
            every[f"{name}.{values[0]}"] = (Group(pair, values), label)
    if len(every) == 1:
        return every[""]
    options = {code: label or words.EVERYBODY for code, (_, label) in every.items()}
    return every[choose(words.OF_WHOM, options, OF)]


def choose_theme(studies: Studies, pairs: Pairs) -> tuple[str, str]:
    """The theme that is counted group by group, in each study; two empty ones for all of them."""
    labels = {one: studies.first.label("theme", one) for one, _ in pairs}
    chosen = choose(words.THEME, {"": words.ALL_THEMES} | labels, THEME)
    return chosen, dict(pairs).get(chosen, "")


def choose_attribute(common: dict[str, tuple[tuple[Attribute, Attribute], Pairs]]) -> str:
    """By what the groups are made."""
    return choose(words.ATTRIBUTE, {name: pair[0].label for name, (pair, _) in common.items()}, BY)


def say_in_short(studies: Studies, lines: Sequence[Line], what: tuple[str, str]) -> None:
    """How many of the themes, or groups, are more, fewer, in one study only, the same, hidden; `what` they are."""
    st.markdown(plain(words.in_short([line.change for line in lines], what, studies.names)))


def list_changes(studies: Studies, lines: Sequence[Line], labels: Sequence[str]) -> None:
    """What is more, fewer, in one study only, with its numbers."""
    for change in SAID_IN_ORDER:
        found = [
            words.line_of(studies.first, label, line, studies.names)
            for label, line in zip(labels, lines, strict=True)
            if line.change == change
        ]
        if found:
            more = [words.more_lines(len(found) - words.MOST_SAID)] if len(found) > words.MOST_SAID else []
            head = plain(words.heading_of(change, studies.unit, studies.names))
            shown = "\n".join(f"- {plain(each)}" for each in (*found[: words.MOST_SAID], *more))
            st.markdown(f"**{head}**\n\n{shown}")


def say_other_groups(studies: Studies, pair: tuple[Attribute, Attribute], groups: Pairs) -> None:
    """The groups that only one of the two studies has."""
    alone = []
    for place, (dataset, each) in enumerate(zip(studies.both, pair, strict=True)):
        joined = {values[place] for values in groups}
        alone.append(_labels_held(dataset, each, joined))
    if said := words.only_groups(studies.names, alone):
        st.markdown(plain(said))


def _labels_held(dataset: Dataset, attribute: Attribute, joined: set[str]) -> list[str]:
    return [dataset.label(attribute.codes, each) for each in groups_held(dataset, WHOLE, attribute.name) if each not in joined]
