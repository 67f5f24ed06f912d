"""The first few of some findings, and the way to all of them: for pages that show several such lists."""

import pandas as pd

from analysis.selection import Selection
from analysis.study import Dataset
from ui.evidence import say_unlisted, show_finding
from ui.links import link_to_findings
from ui.words import findings_of


def list_first(dataset: Dataset, findings: pd.DataFrame, selection: Selection, most: int = 6) -> None:
    """Up to `most` findings, then a link that opens all of them in Findings; `selection.apply` gives exactly these findings.

    Where small groups are hidden these may be fewer than are counted: that is said first.
    """
    say_unlisted(dataset, selection)
    for finding in findings.head(most).itertuples():
        show_finding(dataset, finding)
    if len(findings) > most:
        listed = " listed" if dataset.fewest else ""
        link_to_findings(selection, f"See all {findings_of(len(findings))}{listed}, not only the first {most}")
