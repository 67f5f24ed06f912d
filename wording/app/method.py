"""The words of Method: its parts, how far coders agreed, what the report tells of itself, how to cite."""

from collections.abc import Sequence

from analysis.coders.agreement import RELIABLE, TENTATIVE
from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import Dataset
from analysis.model.schema import Field
from wording.app.template import allowed
from wording.counts import findings_of
from wording.study import passages_coded, the_source
from wording.text import first_upper

TITLE, PART = "Method", "Part of this page"
CODED, COUNTED, AGREEMENT, REPORTING = "How it was coded", "What is counted", "Agreement", "Reporting checklist"
LIMITATIONS, SCHEME, DICTIONARY, CITE = "Limitations", "Coding scheme", "Data dictionary", "How to cite"
LOOKING_UP = "Looking a passage up"
ALPHA = (
    "Krippendorff’s alpha is 1 where coders agree on everything and 0 where they agree no more than by chance. "
    "From 0.8 it is usually called reliable, from 0.667 tentative. Lists are compared whole: one item more or less is "
    "disagreement. The interval says how far alpha could lie elsewhere had other passages been coded (95 per cent, bootstrap)."
)
HOLDS_A_FINDING = "Whether a sentence holds a finding"
ATTRIBUTES = ("Attribute", "Alpha", "Interval", "Reading", "Agreed")
ALPHA_OF_ATTRIBUTES, ALPHA_OF_THEMES = "Krippendorff’s alpha for each attribute", "Krippendorff’s alpha for each theme"
BY_THEME = "Theme by theme"
NOT_BY_THEME = "How two coders agreed on each theme is not shown: it would tell the numbers of small groups."
OVER_ALL = "Over all sentences: given this theme by a coder, or not. The last three columns count findings."
THEMES = ("Theme", "Alpha", "Interval", "Reading", "First coder", "Second coder", "Both")
CODER_NOT_SAID = "The study does not say who coded it."
CHECKLIST = (
    "What a report of interviews should tell its reader, by the 32 items of COREQ (Tong, Sainsbury and Craig 2007). Beside "
    "each item stands what this report says."
)
ITEMS = ("Item", "Part", "What it asks for", "What is said", "Where")
GIVEN_WHEN = "Given when"
FEWEST = 5  # of what is compared: of fewer nothing is said
TOO_FEW = "too few to compare"
READINGS = ("reliable", "tentative", "weak")


def so_many_codings(dataset: Dataset, findings: Count) -> str:
    """'60 passages carry 86 codings; each coding is one finding.', 'It has 86 findings.'; '' where that is hidden."""
    if findings is SUPPRESSED:
        return ""
    return passages_coded(dataset) or f"It has {findings_of(findings)}: each is one coding."


def came_from(file: str) -> str:
    """Which file a study of the visitor's own was opened from."""
    return f"It was opened from {file}, for this visit."


def one_part_of(parts: int) -> str:
    """What a printed part of the page says of the others."""
    return f"This is one of {parts} parts of Method. The PDF of the whole report has all of them."


def both_coded_again(findings: int, titles: Sequence[str]) -> str:
    """What a second coding of the same findings is taken for."""
    again = f"A second coding gave both coders all {findings} findings, again without sight of each other."
    return f"{again} Agreement on these is taken from it: {', '.join(titles)}."


def both_coded(findings: int, of: int, titles: Sequence[str]) -> str:
    """What agreement is taken from where two coders coded the same findings, and there was no coding before."""
    return f"Two coders coded {findings} of the {of} findings. Compared are: {', '.join(titles)}."


def over_findings(number: int) -> str:
    """What agreement on a theme is over, where two coders gave the same findings themes."""
    over = f"Over the {number} findings that both coded: given this theme by a coder, or not."
    return f"{over} The last three columns count findings."


def agreed(number: int, of: int, what: str) -> str:
    """'120 of 150 findings'."""
    return f"{number} of {of} {what}"


def two_coders(dataset: Dataset, first: int, second: int, shared: int, only: Sequence[int]) -> str:
    """How many findings two coders had, how many are the same."""
    source = the_source(dataset)
    read = "the whole report" if source == "the report" else f"all of {source}"
    return (
        f"Two coders read {read} without sight of each other. The first had {first} findings, the second {second}. "
        f"{shared} are the same: the same theme at the same sentence. Only the first coder had {only[0]}, only the second "
        f"{only[1]}."
    )


def alpha(row, is_known: bool, shows_n: bool) -> tuple[str, str, str]:
    """Alpha, its interval and what it is usually called, in words; `shows_n`: whether numbers of findings may be said."""
    if row.compared < FEWEST:
        return "", "", f"{TOO_FEW} (n = {row.compared})" if shows_n else TOO_FEW
    if not is_known:
        return "all the same", "", "nothing to compare"
    reading = READINGS[(row.alpha < RELIABLE) + (row.alpha < TENTATIVE)]
    return f"{row.alpha:.2f}", f"{row.low:.2f} to {row.high:.2f}", reading


def does_not_say(dataset: Dataset) -> str:
    """'The report does not say.'"""
    return f"{first_upper(the_source(dataset))} does not say."


def where(dataset: Dataset, place: str) -> str:
    """' In the report: Barriers.'"""
    return f" In {the_source(dataset)}: {place}."


def themes_of(kind: str) -> str:
    """'Themes of the kind Barriers'."""
    return f"Themes of the kind {kind}"


def values_of(title: str) -> str:
    """'Values of Experience'."""
    return f"Values of {title}"


def columns_of(title: str) -> str:
    """'Columns of the table Findings'."""
    return f"Columns of the table {title}"


def table_about(description: str, path: str, rows: int | None, is_there: bool) -> str:
    """What a table holds, where, and how many rows; without the number where that is hidden."""
    said = f"{description} File {path}."
    if not is_there:
        return f"{said} Not in this study."
    return said if rows is None else f"{said} {rows} rows."


def may_hold(field: Field) -> str:
    """What a cell of the column may hold, and whether it may be empty."""
    said = allowed(field, () if field.codes else field.enum)
    return said if field.required else f"{said}; may be empty"


def cite_both(dataset: Dataset) -> str:
    """'Cite the coding and the report that it reads:'"""
    return f"Cite the coding and {the_source(dataset)} that it reads:"
