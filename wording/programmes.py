"""What the programmes page says: its heads, and what is counted of each programme."""

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, Dataset
from analysis.programmes import Standing
from wording.counts import HIDDEN_CELL, does, findings_of, how_many, number_of, people_of, say, what
from wording.study import who
from wording.text import first_upper, join_and

TITLE = "Programmes"
DESCRIBED = "What it is described to be"
NO_FINDING = "No finding that names it."
SIDE_BY_SIDE, PROVIDES = "The programmes side by side", "What each programme provides"
NOT_RANKED = "The programmes are not ranked."
SILENCE = "Not stated: the source is silent. It does not say that the programme lacks it."
FEATURE, ABOUT = "What it provides", "About it"
INTERVIEWED, WHERE, NONE, NOTHING_ON = "People interviewed", "Where", "None", "No finding on"
REST_HIDDEN, THEMES_HIDDEN = "the rest hidden", "themes hidden"
IN_PEOPLE = "What people say is counted in people: one can count in several kinds and themes."
ALL_PROGRAMMES = "All programmes side by side"
_BEFORE = ("Programme", "Where, for whom, how long")
_AFTER = ("People interviewed", "Findings and experience", "Most often about")


def heads_of(has_features: bool) -> tuple[str, ...]:
    """The heads of the table's columns."""
    return (*_BEFORE, *(["What it provides"] if has_features else []), *_AFTER)


def about_programmes(dataset: Dataset, named: Count, total: Count) -> str:
    """How many programmes there are, and how much of the study names one of them."""
    side = f"{len(dataset.programmes)} programmes side by side, not ranked."
    rest = ""
    if dataset.unit == FINDINGS and named is not SUPPRESSED and total is not SUPPRESSED and named < total:
        rest = "; the others name none"
    return f"{side} {first_upper(how_many(dataset, named, total))} {does(dataset, named, 'names one', 'name one')}{rest}."


def compare_with_others(name: str) -> str:
    """'Compare Darzi Fellows'."""
    return f"Compare {name}"


def profile_of(name: str) -> str:
    """'Profile of Darzi Fellows'."""
    return f"Profile of {name}"


def naming_it(dataset: Dataset) -> str:
    """'Findings that name it'."""
    return f"{first_upper(what(dataset))} that name it"


def said_of_people(dataset: Dataset) -> str:
    """'What is said of the doctors on it'."""
    return f"What is said of the {who(dataset)} on it"


def see_findings(number: int) -> str:
    """'See the 12 findings'."""
    return f"See the {findings_of(number)}"


def provided(label: str) -> str:
    """'Provided: yes'."""
    return f"Provided: {label.lower()}"


def interviewed(people: Count) -> str:
    """'11 people', 'Nobody listed'."""
    return "Nobody listed" if people == 0 else people_of(people)


def experience_of(dataset: Dataset, standing: Standing, fewest: int) -> str:
    """'3 negative, 0 mixed, 11 positive, 4 not stated'; of fewer than `fewest` only how many state an experience."""
    if standing.findings is SUPPRESSED or standing.stated is SUPPRESSED:
        return HIDDEN_CELL
    if not standing.findings:
        return ""
    if standing.stated < fewest:
        return f"{say(standing.stated, standing.findings, 'state an experience', what(dataset))}: too few to compare"
    counts = ((number, dataset.label("experience", level).lower()) for level, number in standing.experience)
    return ", ".join(f"{number_of(number)} {label}" for number, label in counts)


def top_theme(dataset: Dataset, standing: Standing, fewest: int) -> str:
    """'Time (5 findings)', 'Time and Isolation (5 findings each)'; none where it comes up fewer than `fewest` times."""
    if standing.most is SUPPRESSED:
        return HIDDEN_CELL
    if standing.most < fewest:
        return f"No theme has {how_many(dataset, fewest)}"
    labels = [dataset.label("theme", theme) for theme in standing.top]
    return f"{join_and(labels)} ({how_many(dataset, standing.most)}{' each' if len(labels) > 1 else ''})"
