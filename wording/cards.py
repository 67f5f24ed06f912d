"""The words of every card: what can be done with a chart, and why one is not drawn."""

from analysis.units import is_hidden
from wording.counts import TOO_SMALL_TO_SHOW, Counting, how_many, singular

CHART, TABLE = "Chart", "Table"
BEHIND, DOWNLOAD, CAVEATS = "Findings behind this", "Download", "Caveats"


def view_of(title: str) -> str:
    """What the choice between chart and table is called, for those who do not see where it stands."""
    return f"View of {title}"


def first_caveat(title: str, text: str) -> str:
    """The caveat that stands with a chart, as Markdown, in small type."""
    return f":small[{title}. {text}]"


def why_not_drawn(counting: Counting, n: int, in_group: int, in_study: int) -> str:
    """Why a chart is not drawn: it would show a small group, three kinds of nothing, or too few to compare."""
    if is_hidden(n):
        return TOO_SMALL_TO_SHOW
    if not is_hidden(in_study) and not in_study:
        return "No finding of the study is about this."
    if not is_hidden(in_group) and not in_group:
        there = f"{how_many(counting, in_study)} in the whole study {singular(in_study, 'is', 'are')}"
        return f"No finding shown is about this; {there}."
    if not n:
        return f"{how_many(counting, in_group)} shown, none of which states this."
    return f"{how_many(counting, n)}: too few to compare."
