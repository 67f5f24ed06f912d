"""One theme: what it covers, its findings by experience, the other side of it, what is recommended."""

import streamlit as st

from analysis.barriers_facilitators import actors_in, balance, other_side
from analysis.concentration import most_from_one
from analysis.counts import count_by, size
from analysis.labels import place
from analysis.model.count import SUPPRESSED, is_at_least, items_of
from analysis.model.dataset import HIDDEN, HINDERS, Dataset
from analysis.model.rows import Rows
from analysis.model.schema import NOT_STATED
from analysis.recommendations import asking, has_linked
from analysis.selection import EVERYTHING, Selection
from exports.model import Exhibit, in_words
from ui.cards.weak_agreement import weak_note
from ui.evidence.findings import findings_as_table, unlisted
from ui.evidence.shortlist import list_in_short
from ui.state.choice import choose
from ui.state.links import link_to_counted
from ui.state.on_page import note_shown
from ui.words import plain
from wording import barriers_facilitators as words
from wording.cards import THEME as THEME_HEAD
from wording.counts import TOO_SMALL_TO_SHOW
from wording.findings import said_of

THEME, PART = "about", "see"  # in the address: the theme, and what is shown below the chart
MOST, FEW = 4, 2  # findings in a list; where there are several of them


def themes_in_order(dataset: Dataset, findings: Rows) -> list[str]:
    """What hinders, then what helps, each most first: the rows of the chart."""
    return list(balance(dataset, findings).index)


def parts_held(dataset: Dataset) -> list[str]:
    """The parts of the page that the study holds anything for: one theme, who is named, for how many it holds."""
    needs = dict(zip(words.PARTS, ("theme_id", "actors", "extent"), strict=True))
    return [part for part, column in needs.items() if column in dataset.stated]


def choose_theme(dataset: Dataset, themes: list[str]) -> str:
    """A select box of the themes, in the address; the first unless the reader or the address names another."""
    labels = {theme: words.theme_of_kind(dataset, theme) for theme in themes}
    return choose(THEME_HEAD, labels, THEME)


def open_theme(theme: str) -> None:
    """Have one theme shown below the chart: what a click on its bar does."""
    st.session_state[THEME], st.session_state[PART] = theme, words.PARTS[0]


def gloss_short_names(dataset: Dataset, themes: list[str]) -> None:
    """What themes of a single word cover: the others say it in their names."""
    covers = dataset.themes.set_index("theme_id")["covers"]
    labels = {theme: dataset.label("theme", theme) for theme in themes}
    glosses = [(label, str(covers[theme])) for theme, label in labels.items() if len(label.split()) == 1 and covers[theme]]
    if glosses:
        st.markdown(f":small[{plain(words.in_a_word(glosses))}]")


def show_theme(dataset: Dataset, selection: Selection, themes: list[str]) -> None:
    """A choice of the themes, and what the findings shown say about the one chosen."""
    left, right = st.columns(2, gap="large", vertical_alignment="center")
    with left:
        theme = choose_theme(dataset, themes)
    about = selection.with_(theme=(theme,))
    rows = about.rows(dataset)
    with right:
        st.markdown(f"**{plain(_what_it_covers(dataset, theme))}** {plain(_where_from(dataset, theme, rows))}")
    n = size(dataset, rows)
    left, right = st.columns(2, gap="large")
    with left:
        if n is SUPPRESSED:
            st.markdown(TOO_SMALL_TO_SHOW)
        elif not n:
            st.markdown(words.NONE_SHOWN)
            _point_to_whole_study(dataset, Selection(theme=(theme,), basis=(EVERYTHING,)))
        else:
            _show_by_experience(dataset, rows, about)
            note_shown(_in_full(dataset, theme, about))
    with right:
        if n != 0 and "actors" in dataset.stated:
            _show_other_side(dataset, selection, theme, rows)
        if has_linked(dataset):
            _show_recommendations(dataset, selection, theme)


def _in_full(dataset: Dataset, theme: str, about: Selection) -> Exhibit:
    """All that the findings shown say of the theme, as a table for files."""
    table = findings_as_table(dataset, about, ("statement", "experience", "voice", "actors"))
    measure = f"{_what_it_covers(dataset, theme)} {unlisted(dataset, about)}".strip()
    return in_words(f"theme-{theme}", words.theme_of_kind(dataset, theme), measure, table)


def _what_it_covers(dataset: Dataset, theme: str) -> str:
    return str(dataset.themes.set_index("theme_id").at[theme, "covers"])


def _where_from(dataset: Dataset, theme: str, rows: Rows) -> str:
    section = dataset.themes.set_index("theme_id").at[theme, "section"]
    quoted = most_from_one(dataset, rows)
    stands = "" if section == NOT_STATED else words.where_it_stands(dataset, place(dataset, section))
    return f"{stands} {words.said_by_people(quoted) if quoted else ''}".strip()


def _show_by_experience(dataset: Dataset, rows: Rows, about: Selection) -> None:
    """The theme's findings by experience, where the study codes it; those of which that is hidden last."""
    if "experience" not in dataset.stated:
        list_in_short(dataset, about, MOST, _source(dataset))
        return
    counts = items_of(count_by(dataset, rows, "experience", dataset.labels["experience"]))
    shown = [(level, count) for level, count in counts if is_at_least(count, 1)]
    for level, count in shown:
        label = dataset.label("experience", level)
        silent = level == NOT_STATED
        heading = words.not_said(dataset, count) if silent else words.experience_of(dataset, label, count)
        st.subheader(plain(heading), anchor=False)
        list_in_short(dataset, about.with_(experience=(level,)), MOST if len(shown) == 1 else FEW + 1, _source(dataset))
    unknown = [dataset.label("experience", level) for level, count in counts if count is SUPPRESSED]
    if unknown:
        st.subheader(words.EXPERIENCE_HIDDEN, anchor=False)
        st.markdown(plain(words.experience_hidden(unknown)))
        list_in_short(dataset, about.with_(experience=(HIDDEN,)), MOST, _source(dataset))


def _show_other_side(dataset: Dataset, selection: Selection, theme: str, rows: Rows) -> None:
    """`rows`: the theme's findings."""
    role, actors = other_side(dataset, rows, theme)
    others_hidden = any(actor not in actors for actor in actors_in(dataset, rows) if actor != NOT_STATED)
    st.subheader(words.heading_of_other_side(role), anchor=False)
    if not actors:
        st.markdown(words.NAMED_HIDDEN if others_hidden else words.NAMES_NOBODY)
        return
    wanted = selection.with_(kind=dataset.kinds_that(role), actor=actors)
    said = words.other_side(dataset, role, [dataset.label("actors", actor) for actor in actors], wanted.number_counted(dataset))
    more = f" {words.OTHERS_HIDDEN}" if others_hidden else ""
    st.markdown(plain(f"{weak_note(dataset, 'actors')}{said}{more}"))
    list_in_short(dataset, wanted, FEW, _source(dataset))


def _show_recommendations(dataset: Dataset, selection: Selection, theme: str) -> None:
    """What is recommended against a barrier, and to whom."""
    if dataset.role_of.get(dataset.kind_of[theme]) != HINDERS:
        st.markdown(words.TO_BARRIERS)
        return
    wanted = asking(dataset, selection).with_(answers=(theme,))
    n = wanted.number_counted(dataset)
    if n != 0:
        st.subheader(words.LINKED if n is SUPPRESSED else plain(words.linked(dataset, n)), anchor=False)
        if n is SUPPRESSED:
            st.markdown(TOO_SMALL_TO_SHOW)
        if weak := weak_note(dataset, "answers", "actors"):
            st.markdown(plain(weak.strip()))
        list_in_short(dataset, wanted, MOST, _to_whom(dataset))
        return
    st.subheader(words.LINKED, anchor=False)
    anywhere = asking(dataset, Selection(answers=(theme,)))
    total = anywhere.number_counted(dataset)
    if total != 0:
        st.markdown(words.NONE_LINKED)
        _point_to_whole_study(dataset, anywhere)
    else:
        st.markdown(words.not_linked(dataset))


def _point_to_whole_study(dataset: Dataset, anywhere: Selection) -> None:
    """How much there is without the filters, and the way to it."""
    total = anywhere.number_counted(dataset)
    if total == 0:
        st.markdown(words.NONE_AT_ALL)
        return
    st.markdown(words.in_whole_study(dataset, total))
    link_to_counted(dataset, anywhere, total)


def _source(dataset: Dataset):
    """What is said of a finding in a list: who says it."""
    return lambda finding: _voice(dataset, finding) or (finding.section if "section" in dataset.stated else "")


def _to_whom(dataset: Dataset):
    """What is said of a recommendation: to whom it is made, and who makes it."""

    def said(finding) -> str:
        named = () if finding.actors == HIDDEN else dataset.members["actors"][finding.actors]
        labels = [dataset.label("actors", actor) for actor in named if actor != NOT_STATED]
        return words.recommended_to(labels, _voice(dataset, finding))

    return said


def _voice(dataset: Dataset, finding) -> str:
    voice = said_of(finding).get("voice") if "voice" in dataset.stated else ""
    return dataset.label("voice", voice).lower() if voice else ""
