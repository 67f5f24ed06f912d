"""The parts of Several studies that are no charts: which studies, what is chosen, what differs in words."""

from collections.abc import Sequence

import streamlit as st

from analysis.compare import attributes, groups_held
from analysis.model.dataset import Dataset
from analysis.model.schema import Attribute
from analysis.waves.joining import Rows, join_attributes, join_groups
from analysis.waves.side_by_side import WHOLE, Change, Group, Line
from ui.state.choice import choose, choose_part
from ui.state.links import YOUR_STUDY
from ui.state.shown_study import own_study
from ui.streamlit_internals import SAID
from ui.waves.further import (
    MOST,
    NAMES,
    PROBLEMS,
    SHOWN,
    Beside,
    Studies,
    first_study,
    keep_further,
    opened,
    put_earlier,
    remove_further,
    swap,
    units_of,
)
from ui.words import plain
from ui.your_study.upload import STUDIES, list_notices, list_problems, open_given, take_given
from wording.app import several_studies as words

GIVEN = "given_second"
UNIT = "beside_unit"  # the keys of what is chosen here; in the address, too
A_ROW = 3  # fields of names beside each other
OF, BY, THEME = "beside_of", "beside_by", "beside_theme"
Common = dict[str, tuple[tuple[Attribute, ...], Rows]]  # by its name an attribute that all studies have, with its groups
SAID_IN_ORDER = (Change.MORE, Change.FEWER, Change.APPEARED, Change.VANISHED, Change.DEPENDS)


def ask_for_second() -> None:
    """Which study is the first, and a field for the second."""
    st.markdown(words.first_is(plain(first_study().descriptor.title)))
    st.page_link(YOUR_STUDY, label=words.OTHER_FIRST, icon=":material/upload_file:")
    list_problems(PROBLEMS)
    st.markdown(words.HOW_TO)
    take_given(words.FIELD, STUDIES, GIVEN, open_given, keep_further)


def describe_all(beside: Beside) -> tuple[str, ...]:
    """Which studies stand here; in a fold what was noticed of the further ones, and the ways to change that; another fold for
    one more. Returns what sentences and charts call each."""
    titles = [dataset.descriptor.title for dataset in opened(beside)]
    files = ["" if number == SHOWN else plain(beside.further[number].own.file) for number in beside.order]
    with st.container(key=f"{SAID}both"):
        st.markdown(words.these_are([plain(title) for title in titles], files))
    change, add = st.columns([2, 1], gap="medium") if len(titles) < MOST else (st.container(), None)
    with change, st.expander(words.change_of(len(titles))):
        names = _choose_names(beside, words.names_of(*titles))
        with st.container(horizontal=True, vertical_alignment="center"):
            _offer_moves(beside, names)
        for number in beside.others:
            own = beside.further[number].own
            if len(beside.others) > 1:
                st.markdown(f"**{plain(words.noticed_in(own.dataset.descriptor.title))}**")
            list_notices(own)
    list_problems(PROBLEMS)
    if add:
        with add, st.expander(words.ADD):
            st.markdown(words.HOW_TO_ADD)
            take_given(words.ADD_FIELD, STUDIES, GIVEN, open_given, keep_further)
    return names


def _choose_names(beside: Beside, names: tuple[str, ...]) -> tuple[str, ...]:
    """A short name that the reader gives to each, or the one it has."""
    given = []
    for place, number in enumerate(beside.order):
        if place % A_ROW == 0:
            row = st.columns(min(A_ROW, len(beside.order)), gap="medium")
        with row[place % A_ROW]:
            said = st.text_input(
                words.CALLED[place],
                key=NAMES[number],
                max_chars=words.NAME_LENGTH,
                placeholder=names[place],
                persist_state="session",
            )
        given.append(said.strip() or names[place])
    return words.told_apart(*given)


def _offer_moves(beside: Beside, names: tuple[str, ...]) -> None:
    """Buttons: of two own studies one that swaps them, else one that moves a study to the front for each; and one that removes
    a study, for each but the one that the app shows."""
    if len(names) == 2 and own_study():
        st.button(words.SWAP, key="swap", icon=":material/swap_horiz:", on_click=swap)
    else:
        for place in range(1, len(names)):
            label = words.put_before(plain(names[place]), plain(names[place - 1]))
            st.button(label, key=f"earlier-{place}", icon=":material/swap_horiz:", on_click=put_earlier, args=(place,))
    if len(names) == 2:
        (number,) = beside.others
        st.button(words.REMOVE, key="remove-second", icon=":material/close:", on_click=remove_further, args=(number,))
        return
    for number, name in zip(beside.order, names, strict=True):
        if number != SHOWN:
            label, key = words.remove(plain(name)), f"remove-{number}"
            st.button(label, key=key, icon=":material/close:", on_click=remove_further, args=(number,))


def choose_unit(beside: Beside, names: tuple[str, ...]) -> str:
    """What all count: people or findings; findings, and why, where not all tie them to people."""
    units, ties = units_of(beside), [dataset.ties for dataset in opened(beside)]
    if len(units) > 1:
        return choose_part(words.COUNT, {unit: words.UNITS[unit] for unit in units}, UNIT)
    if any(ties):
        st.markdown(plain(words.only_findings(names, ties)))
    return units[0]


def groups_in_common(studies: Studies) -> Common:
    """By their names in the study that is shown: the attributes that all have with groups of the same names, with these."""
    held = [{name: each.filters[name] for name in attributes(each, WHOLE)} for each in studies.all]
    found = {}
    for joined in join_attributes(*held):
        if groups := join_groups(studies.all, joined):
            found[joined[studies.place].name] = (joined, groups)
    return found


def choose_group(studies: Studies, common: Common) -> tuple[Group | None, str]:
    """Whose findings the themes are counted of: everybody's, or one group's; and what readers call that."""
    every: dict[str, tuple[Group | None, str]] = {"": (None, "")}
    for name, (joined, groups) in common.items():
        for values in groups:
            label = words.group_of(joined[0].label, studies.first.label(joined[0].codes, values[0]))
            every[f"{name}.{values[studies.place]}"] = (Group(joined, values), label)
    if len(every) == 1:
        return every[""]
    options = {code: label or words.EVERYBODY for code, (_, label) in every.items()}
    return every[choose(words.OF_WHOM, options, OF)]


def choose_theme(studies: Studies, rows: Rows) -> tuple[str, ...]:
    """The theme that is counted group by group, by its code in each study; none for all of them."""
    by_code = {row[studies.place]: row for row in rows}
    labels = {code: studies.first.label("theme", row[0]) for code, row in by_code.items()}
    return by_code.get(choose(words.THEME, {"": words.ALL_THEMES} | labels, THEME), ())


def choose_attribute(common: Common) -> str:
    """By what the groups are made."""
    return choose(words.ATTRIBUTE, {name: joined[0].label for name, (joined, _) in common.items()}, BY)


def say_in_short(studies: Studies, lines: Sequence[Line], what: tuple[str, str]) -> None:
    """How many of the themes, or groups, are more, fewer, in one study only, the same, hidden; `what` they are."""
    st.markdown(plain(words.in_short([line.change for line in lines], what, studies.names)))


def list_changes(studies: Studies, lines: Sequence[Line], labels: Sequence[str]) -> None:
    """What is more, fewer, in one study only, from the first to the last, with its numbers; then what differs between only."""
    for change in SAID_IN_ORDER:
        found = [(label, line) for label, line in zip(labels, lines, strict=True) if line.change == change]
        if found:
            _list(studies, words.heading_of(change, studies.unit, studies.names), found)
    if between := [(label, line) for label, line in zip(labels, lines, strict=True) if line.differs_between]:
        _list(studies, words.heading_between(studies.names), between)


def _list(studies: Studies, head: str, found: Sequence[tuple[str, Line]]) -> None:
    said = [words.line_of(studies.first, label, line, studies.names) for label, line in found[: words.MOST_SAID]]
    more = [words.more_lines(len(found) - words.MOST_SAID)] if len(found) > words.MOST_SAID else []
    shown = "\n".join(f"- {plain(each)}" for each in (*said, *more))
    st.markdown(f"**{plain(head)}**\n\n{shown}")


def say_other_groups(studies: Studies, joined: tuple[Attribute, ...], groups: Rows) -> None:
    """The groups that not all studies have."""
    alone = []
    for place, (dataset, each) in enumerate(zip(studies.all, joined, strict=True)):
        alone.append(_labels_held(dataset, each, {values[place] for values in groups}))
    if said := words.only_groups(studies.names, alone):
        st.markdown(plain(said))


def _labels_held(dataset: Dataset, attribute: Attribute, joined: set[str]) -> list[str]:
    return [dataset.label(attribute.codes, each) for each in groups_held(dataset, WHOLE, attribute.name) if each not in joined]
