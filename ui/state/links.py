"""Ways from a number to the findings behind it."""

import streamlit as st

from analysis.model.count import Count, is_at_least
from analysis.model.dataset import FINDINGS, Dataset
from analysis.selection import TEXT, Selection
from ui.state.shown_study import UNIT, own_study, shown_study
from ui.words import plain
from wording.counts import see_counted

PAGE = "../pages/findings.py"
YOUR_STUDY = "../pages/your_study.py"
COMPARE = "../pages/compare.py"  # the page that compares groups


def lists_any(dataset: Dataset, selection: Selection) -> bool:
    """Whether Findings would list anything of a selection: where small groups are hidden it can be nothing."""
    return not dataset.fewest or bool(selection.number_listed(dataset))


def link_to_findings(selection: Selection, label: str) -> None:
    """A link that opens Findings with exactly `selection`; the label alone where that would list nothing."""
    if not lists_any(shown_study(), selection):
        st.markdown(plain(label))
        return
    st.page_link(PAGE, label=label, icon=":material/arrow_forward:", query_params=query_of(shown_study(), selection))


def link_to_counted(dataset: Dataset, selection: Selection, n: Count) -> None:
    """A link to the `n` findings that were counted, or to those of the people who were; none where that is 0 or hidden,
    or where nothing would be listed."""
    if is_at_least(n, 1) and lists_any(dataset, selection):
        link_to_findings(selection, see_counted(dataset, n))


def link_to_compare(dataset: Dataset, selection: Selection, by: str, group: str, label: str) -> None:
    """A link that opens Compare with one group of an attribute, under the other filters of `selection`."""
    query = query_of(dataset, selection.with_(**{by: ()})) | {"by": by, "group": group}
    st.page_link(COMPARE, label=label, icon=":material/compare_arrows:", query_params=query)


def query_of(dataset: Dataset, selection: Selection) -> dict[str, list[str] | str]:
    """The selection as the parameters of an address; what is counted too, where a study of people counts findings."""
    asked = selection.query()
    ordered = {name: asked[name] for name in (*dataset.filters, TEXT) if name in asked}
    return {**ordered, **asked} | ({UNIT: FINDINGS} if dataset.ties and dataset.unit == FINDINGS else {})


def address_of_app() -> str | None:
    """The address of the app, without page and query; None for a study of one visit, which nobody else could open."""
    if own_study():
        return None
    scheme, _, rest = (st.context.url or "").partition("://")
    return f"{scheme}://{rest.split('/')[0]}" if rest else ""
