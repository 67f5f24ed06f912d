"""Cards of the themes of one kind: why they took part, what it did for them, what is recommended."""

from dataclasses import dataclass

from analysis.model.dataset import ASKS
from wording.counts import Count, Counting, how_many
from wording.experience import unsaid
from wording.recommendations import recommendations

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
