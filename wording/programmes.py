"""What the programmes page says: its heads, and what is counted of each programme."""

from analysis.model.dataset import FINDINGS, Dataset
from analysis.programmes import Standing
from analysis.units import is_hidden
from wording.counts import HIDDEN_CELL, does, how_many, number_of, people_of, say, what
from wording.text import first_upper, join_and

ALL_PROGRAMMES = "All programmes side by side"
_BEFORE = ("Programme", "Where, for whom, how long")
_AFTER = ("People interviewed", "Findings and experience", "Most often about")


def heads_of(has_features: bool) -> tuple[str, ...]:
    """The heads of the table's columns."""
    return (*_BEFORE, *(["What it provides"] if has_features else []), *_AFTER)


def about_programmes(dataset: Dataset, named: int, total: int) -> str:
    """How many programmes there are, and how much of the study names one of them."""
    side = f"{len(dataset.programmes)} programmes side by side, not ranked."
    untied = dataset.unit == FINDINGS and not is_hidden(named, total) and named < total
    rest = "; the others name none" if untied else ""
    return f"{side} {first_upper(how_many(dataset, named, total))} {does(dataset, named, 'names one', 'name one')}{rest}."


def interviewed(people: int) -> str:
    """'11 people', 'Nobody listed'."""
    return people_of(people) if is_hidden(people) or people else "Nobody listed"


def experience_of(dataset: Dataset, standing: Standing, fewest: int) -> str:
    """'3 negative, 0 mixed, 11 positive, 4 not stated'; of fewer than `fewest` only how many state an experience."""
    if is_hidden(standing.findings, standing.stated):
        return HIDDEN_CELL
    if not standing.findings:
        return ""
    if standing.stated < fewest:
        return f"{say(standing.stated, standing.findings, 'state an experience', what(dataset))}: too few to compare"
    counts = ((number, dataset.label("experience", level).lower()) for level, number in standing.experience)
    return ", ".join(f"{number_of(number)} {label}" for number, label in counts)


def top_theme(dataset: Dataset, standing: Standing, fewest: int) -> str:
    """'Time (5 findings)', 'Time and Isolation (5 findings each)'; none where it comes up fewer than `fewest` times."""
    if is_hidden(standing.most):
        return HIDDEN_CELL
    if standing.most < fewest:
        return f"No theme has {how_many(dataset, fewest)}"
    labels = [dataset.label("theme", theme) for theme in standing.top]
    return f"{join_and(labels)} ({how_many(dataset, standing.most)}{' each' if len(labels) > 1 else ''})"
