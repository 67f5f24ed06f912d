"""Cards of the themes of one kind: why they took part, what it did for them, what is recommended; the themes of any kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.model.dataset import ASKS, Dataset
from wording.compare import DOTS
from wording.counts import Count, Counting, how_many, singular
from wording.experience import unsaid
from wording.recommendations import recommendations
from wording.text import first_upper, join_and

MOST_NAMED = 4  # kinds
NO_ORDER = "How often a theme comes up does not say how much it weighs."
ALL_RECOMMENDATIONS = "All recommendations"
DID_FOR_THEM = ("What taking part did for them", "what taking part did for them")


@dataclass(frozen=True)
class Ranked:
    """What a ranked chart of one kind is called: its key, its title, what its findings are on, the topic of its notes."""

    key: str
    title: str
    on: str
    topic: str = "study"


RANKED = {
    "motivation": Ranked("why-they-took-part", "Why they took part", "why they took part"),
    ASKS: Ranked("what-is-recommended", "What is recommended", "what is recommended", "recommendations"),
}


def ranked_measure(dataset: Counting, n: Count, on: str) -> str:
    """'12 findings on why they took part, a bar for each theme. How often …'"""
    return f"{how_many(dataset, n)} on {on}, a bar for each theme. {NO_ORDER}"


def to_whom_measure(dataset: Counting, n: Count, silent: Count) -> str:
    """'12 recommendations, by whom they name; one can name several; 5 name nobody. Hollow bars: not stated.'"""
    said = f"{recommendations(dataset, n)}, by whom they name. One can name several"
    return f"{said}{unsaid(dataset, silent, 'names nobody', 'name nobody')}"


TITLE = "Themes"
SEARCH = "Search the themes"
SHOW_ALL, SHOW_FIRST = "Show all themes", "Show the first themes only"
KIND, LEVELS, WITHIN, ACROSS, ONE = "Kind of theme", "Levels", "Open one theme", "Split by", "What is said"
BROADEST, EVERY_LEVEL, WHOLE_TREE, NOT_ACROSS = "Broadest themes", "All levels", "All themes", "Do not split"
ITSELF = "Coded with the theme itself"
NONE_FOUND = "No theme has these words in its name."
BELOW, STEP = "\u203a ", " \u203a "  # before a theme that is part of the one above it; between the two
COUNTS_ALL = "A theme counts what is coded with it or with a theme that is part of it (\u203a)."


def about_themes(dataset: Dataset) -> str:
    """'9 themes: Feelings and Tasks. Each stands below the one that it is part of.'"""
    number = len(dataset.themes)
    held = [label for kind, label in dataset.labels["kind"].items() if kind in dataset.kind_of.values()]
    named = f": {join_and(held)}" if "kind" in dataset.stated and len(held) <= MOST_NAMED else ""
    below = " Each stands below the one that it is part of." if any(dataset.parent_of.values()) else ""
    return f"{number} {singular(number, 'theme', 'themes')}{named}.{below}"


def see_all_themes(number: int) -> str:
    """'See all 9 themes'."""
    return f"See all {number} themes"


def tree_title(kind: str, first: Sequence[str]) -> str:
    """'Feelings: “Joy” comes up most'; only the kind where it is not known which comes first, or where several do."""
    return f"{kind}: “{first[0]}” comes up most" if len(first) == 1 else f"{kind}, theme by theme"


def tree_measure(dataset: Counting, n: Count, has_parts: bool, shown: int, of: int) -> str:
    """'16 findings, a bar for each theme. A theme counts … The chart shows 12 of 40 themes.'"""
    parts = f" {COUNTS_ALL}" if has_parts else ""
    some = f" The chart shows {shown} of {of} themes." if shown < of else ""
    return f"{first_upper(how_many(dataset, n))}, a bar for each theme.{parts}{some} {NO_ORDER}"


def across_measure(dataset: Counting, n: Count, has_parts: bool, shown: int, of: int) -> str:
    """The same of dots: '16 findings, a row for each theme. A larger dot is a larger number, …'"""
    parts = f" {COUNTS_ALL}" if has_parts else ""
    some = f" The chart shows {shown} of {of} themes." if shown < of else ""
    return f"{first_upper(how_many(dataset, n))}, a row for each theme. {DOTS}{parts}{some}"


def across_title(kind: str, attribute: str) -> str:
    """'Feelings by site'."""
    return f"{kind} by {attribute.lower()}"


def themes_called(kind: str) -> str:
    """What a presenter calls the chart of the themes of a kind: 'Themes: Feelings'."""
    return f"Themes: {kind}" if kind != TITLE else TITLE


def page_of_themes(first: int, last: int, of: int) -> str:
    """'Themes 13 to 24 of 40'."""
    return f"Themes {first} to {last} of {of}"
