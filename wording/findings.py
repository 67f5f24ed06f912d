"""A finding in words: its tags, its source, to whom it is recommended, where it stands; and what its page says."""

from analysis.labels import hidden_columns, place, read_cell
from analysis.model.dataset import ASKS, HIDDEN, RESULT, Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import MOST_IN_PARQUET, MOST_TAKEN
from wording.counts import findings_of
from wording.study import passages_coded, the_source, what_a_finding_is, who

HELPS, HINDERS, PLAIN = "helps", "hinders", "plain"  # what a tag is coloured for
TONES = {"helps": HELPS, "positive": HELPS, "hinders": HINDERS, "negative": HINDERS}
REST_HIDDEN = "The rest is hidden"
NOBODY = "nobody named"
SAID = ("kind", "theme_id", "experience", "sponsor_support", "voice", "programmes", "specialties")
GROUPED = {"theme": "theme_id", "source": "voice"}  # the ways to sort them, and the column of each
TITLE = "Findings"
FIRST_LISTED = (
    f"Files hold the first {MOST_TAKEN:,} of these findings; the Parquet file on Findings holds up to {MOST_IN_PARQUET:,}. "
    "Set a filter for the others."
)
SOME_LISTED = "Only some are listed one by one: the others would tell more about single people than these numbers do."
QUOTES_WITHHELD = "Quotes are not shown while small groups are hidden, because the words themselves tell who said them."
NONE_LISTED = "The findings are not listed one by one: that would tell more about single people than these numbers do."
THE_PASSAGE, SAME_PASSAGE = "The passage", "Read from the same passage"
SAID_AGAIN = "Said again, and not counted twice"
ATTRIBUTE, VALUE = "Attribute", "Value"
MORE_FILTERS = "More filters"
FOR_RESEARCHERS = "Details for researchers"


def see_all(number: int, first: int, some_hidden: bool) -> str:
    """'See all 12 findings, not only the first 6'."""
    return f"See all {findings_of(number)}{' listed' if some_hidden else ''}, not only the first {first}"


def in_brackets(statement: str, *said: str) -> str:
    """'The rota left no time. (junior doctor, F001)'"""
    return f"{statement} ({', '.join(each for each in said if each)})"


def details_of(finding: str) -> str:
    """'Details of F001'."""
    return f"Details of {finding}"


def finding_called(finding: str) -> str:
    """'Finding F001'."""
    return f"Finding {finding}"


def coded_as(finding: str) -> str:
    """'What F001 is coded as'."""
    return f"What {finding} is coded as"


def number_of_people(dataset: Dataset) -> str:
    """'Number of doctors'."""
    return f"Number of {who(dataset)}"


def about_findings(dataset: Dataset) -> str:
    """What the page lists, in one sentence."""
    where = ", with the place where it stands" if not dataset.fewest and "section" in dataset.stated else ""
    return " ".join(each for each in (f"{what_a_finding_is(dataset)}{where}.", passages_coded(dataset)) if each)


def orders(dataset: Dataset) -> dict[str, str]:
    """The orders that a list can be read in, the first of them as it stands."""
    as_it_stands = "In a random order" if dataset.fewest else f"In the order of {the_source(dataset)}"
    hidden = hidden_columns(dataset)
    offered = {name: f"By {name}" for name, column in GROUPED.items() if column in dataset.stated and column not in hidden}
    return {"": as_it_stands} | offered


def range_shown(start: int, stop: int, number: int) -> str:
    """'Findings 26 to 50 of 234'; '12 findings' where all are there."""
    return findings_of(number) if stop - start >= number else f"Findings {start + 1:,} to {stop:,} of {number:,}"


def group_of(dataset: Dataset, finding, order: str) -> str:
    """What a finding stands under in an order: 'Barrier: Time', 'Junior doctor'; '' in the order as it stands."""
    if order == "theme":
        return _theme(dataset, said_of(finding)) or REST_HIDDEN
    return dataset.label("voice", str(finding.voice)) if order == "source" else ""


def said_of(finding) -> dict[str, str]:
    """What a listed finding says of itself: the code in each of these columns, without those that are hidden."""
    return {column: value for column in SAID if (value := str(getattr(finding, column))) != HIDDEN}


def tags_of(dataset: Dataset, finding) -> list[tuple[str, str]]:
    """Theme, experience and support as far as they are stated, each with its tone; one more where anything is hidden."""
    said = said_of(finding)
    theme = _theme(dataset, said)
    tags = [(theme, TONES.get(dataset.role_of.get(said.get("kind", ""), ""), PLAIN))] if theme else []
    if dataset.role_of.get(said.get("kind", "")) != ASKS:  # what should be is no experience: silent on both by definition
        if (experience := said.get("experience", NOT_STATED)) != NOT_STATED:
            tags.append((f"{dataset.label('experience', experience)} experience", TONES.get(experience, PLAIN)))
        if (support := said.get("sponsor_support", NOT_STATED)) != NOT_STATED:
            tags.append((f"Support: {dataset.label('sponsor_support', support).lower()}", PLAIN))
    tags += [(label, PLAIN) for label in _marked(dataset, finding)]
    return tags + ([(REST_HIDDEN, PLAIN)] if len(said) < len(SAID) else [])


def whereabouts(dataset: Dataset, finding) -> list[str]:
    """Its source, to whom it is recommended, which programme and specialty, its number and place; without what is hidden."""
    said, parts = said_of(finding), []
    if "voice" in said and "voice" in dataset.stated:
        parts.append(f"source: {dataset.label('voice', said['voice']).lower()}")
    if asked := recommended_to(dataset, finding):
        parts.append(f"recommended to: {asked}")
    for column, attribute in (("programmes", "programme"), ("specialties", "specialty")):
        parts += _values(dataset, column, attribute, said.get(column, NOT_STATED))
    parts.append(finding.finding_id)
    if finding.section not in (HIDDEN, NOT_STATED):
        parts.append(f"in {the_source(dataset)}: {place(dataset, str(finding.section))}")
    if again := said_again(dataset, finding):
        parts.append(again)
    return parts


def recommended_to(dataset: Dataset, finding) -> str:
    """'Consultants, Managers', 'nobody named'; '' where a finding asks for nothing, or where it is hidden whom."""
    asks = dataset.role_of.get(str(finding.kind)) == ASKS and str(getattr(finding, "stance", "asks")) == "asks"
    if not asks or str(finding.actors) == HIDDEN or "actors" not in dataset.stated:
        return ""
    return ", ".join(_values(dataset, "actors", "actors", str(finding.actors))) or NOBODY


def said_again(dataset: Dataset, finding) -> str:
    """'said again in: Drawing out the lessons'; '' where it is not, or where that would tell of a small group."""
    again = () if dataset.fewest else dataset.repeated.get(finding.finding_id, ())
    every = dataset.tables["findings"]
    sections = every.loc[every["finding_id"].isin(again), "section"].astype(str)
    places = dict.fromkeys(place(dataset, section) for section in sections)
    return f"said again in: {', '.join(places)}" if places else ""


def passage_known_by(dataset: Dataset, finding, is_shown: bool) -> str:
    """How the passage of a finding is found again, as Markdown."""
    look = "" if is_shown else f" Open a copy of {the_source(dataset)} on the page Findings to read it here."
    return (
        f"The passage is {finding.passage_words} words long. Its fingerprint is `{finding.passage_anchor}`; "
        f"Method says what that is.{look}"
    )


def _theme(dataset: Dataset, said: dict[str, str]) -> str:
    """'Barrier: Time', without the theme where that is hidden."""
    if "kind" not in said:
        return ""
    if "kind" not in dataset.stated:
        return dataset.label("theme", said["theme_id"]) if "theme_id" in said else ""
    kind = dataset.label_one("kind", said["kind"])
    return f"{kind}: {dataset.label('theme', said['theme_id'])}" if "theme_id" in said else kind


def _values(dataset: Dataset, column: str, attribute: str, cell: str) -> list[str]:
    return [dataset.label(attribute, value) for value in dataset.members[column].get(cell, ()) if value != NOT_STATED]


def _marked(dataset: Dataset, finding) -> list[str]:
    """What else sets a finding apart, where the study codes it: that it is stressed, no result, or no asking."""
    plainly = {"emphasis": (NOT_STATED,), "basis": (RESULT,), "stance": (NOT_STATED, "asks")}
    coded = {column: str(getattr(finding, column, HIDDEN)) for column in plainly}
    said = [dataset.label(column, value) for column, value in coded.items() if value not in (*plainly[column], HIDDEN)]
    return said + _own(dataset, finding)


def _own(dataset: Dataset, finding) -> list[str]:
    """What the finding says in columns that only this study has."""
    own = [each for each in dataset.filters.values() if each.own and each.column in dataset.findings]
    if not own:
        return []
    cells = dict(zip(dataset.findings, finding[1:], strict=False))  # by place: the name of such a column can be any text
    held = [(each, str(cells.get(each.column, HIDDEN))) for each in own]
    return [
        f"{each.label}: {read_cell(dataset, each.column, value)}" for each, value in held if value not in (NOT_STATED, HIDDEN)
    ]
