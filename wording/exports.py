"""What the files say: their headings, how much of the study they show, what stands behind a chart, what is left out."""

from collections.abc import Sequence

from analysis.model.dataset import FINDINGS
from wording.cards import BEHIND
from wording.counts import HIDDEN, NOT_KNOWN, SUPPRESSED, Count, Counting, amount, findings_of, how_many, number_of, singular

MESSAGES, RECOMMENDED = "Key messages", "Who it is recommended to"
SUPPORT, BALANCE = "Sponsor support and experience", "What helps and what hinders"
READING, LIMITATIONS, ORIGIN = "How to read the numbers", "Limitations", "Where it comes from"
IN_THE_APP = "This view on the site"
ONE_VISIT = "From a study opened for one visit. No link leads to it."
TRUST = "How far to trust it"
ON_THE_PAGE, WHAT = "What the page shows", "What"
COLUMN, MEANING = "Column", "What it says"
SILENCES = (
    ("Not stated", "The passage is silent. Nothing is filled in."),
    ("Does not apply", "The column is about recommendations, and this is none."),
)
NO_MESSAGE = "The findings shown are too few for a key message."
NO_RECOMMENDATION = "No finding shown recommends anything."
NO_MATCH = "No finding matches, so there is nothing to count."
NO_SLIDES = "No slides were chosen for this deck."
NOTHING_COUNTED = "There is nothing to count here."
NOT_IN_VIEW = "This chart is not part of the view."
NOT_DRAWN = "No chart is drawn of these numbers."
WHAT_THEY_SAY = "What they say:"
ALL_PARTS = "All of them"
ONE_ROW = "One row is one finding."
ONE_CLAIM = "A finding is one claim of the source, in the words of those who coded it."
ONE_PASSAGE = "A finding is one theme in one passage of the source."
HIDDEN_BAR = "Hidden, not to scale"
# by what is counted: what a table of recommendations counts, and how often a row can count the same
BY_NAMED = {
    FINDINGS: "Findings that recommend something, by who is named and what for. One finding can name several.",
    "people": (
        "People with findings that recommend something, by who is named and what for. One person can count in several rows."
    ),
}


def silences(has_silence: bool, recommends: bool) -> tuple[tuple[str, str], ...]:
    """What cells that say nothing mean, as far as there are any: not stated, and not about recommendations."""
    return tuple(said for said, is_there in zip(SILENCES, (has_silence, recommends), strict=True) if is_there)


def shown_of_all(counting: Counting, n: Count, total: Count) -> str:
    """'n = 3 of 7 findings', 'n = 3 of 5 people with findings', 'n = a hidden number of …'."""
    return f"n = {number_of(n)} of {how_many(counting, total)}"


def heading_of(counting: Counting, filters: Sequence[str], n: Count, total: Count) -> str:
    """'Darzi Fellows: 22 of 314 findings', 'Darzi Fellows, Unsupported: 2 of 314 findings'; '' where nothing is filtered."""
    return f"{', '.join(filters)}: {how_many(counting, n, total)}" if filters else ""


def taken_on(date: str) -> str:
    """'Taken on 1 May 2026.'"""
    return f"Taken on {date}."


def named_with_size(name: str, n: Count, unit: str) -> str:
    """The name of a row, column or side with how many it has: 'Time (22 findings)', 'Time (hidden)'."""
    return f"{name} ({amount(n, unit, HIDDEN)})"


def part_hidden(size: str, hides: bool) -> str:
    """The size of a bar, and whether a part of it is hidden: '5', '6, part hidden'."""
    return f"{size}, part {HIDDEN}" if hides and size != HIDDEN else size


def first_of_rows(shown: int, rows: int) -> str:
    """'These are the first 18 of 30 rows. The workbook has all of them.'; '' where all rows are shown."""
    return f"These are the first {shown} of {rows} rows. The workbook has all of them." if shown < rows else ""


def more_in_app(number: int) -> str:
    """'3 more on the site.'"""
    return f"{number} more on the site."


def left_out_of(nothing: Sequence[str], again: Sequence[str], hidden: Sequence[str] = ()) -> str:
    """'Not raised in what is shown: Why they took part. No slide of its own, for the same few findings: Time.'; '' for none."""
    parts = (
        ("Not raised in what is shown", nothing),
        ("Left out, because small groups are hidden", hidden),
        ("No slide of its own, for the same few findings", again),
    )
    return " ".join(f"{said}: {'; '.join(titles)}." for said, titles in parts if titles)


def the_rest(link: str) -> str:
    """Where the findings behind a slide are; where no link leads to the app, in which file."""
    return f"The findings behind it: {link}" if link else f"{ONE_VISIT} The workbook lists the findings."


def behind_chart(number: int) -> str:
    """'Findings behind this (12)'"""
    return f"{BEHIND} ({number})"


def sheet_holds(most: int, total: int) -> str:
    """'; the sheet holds the first 100000, the site's CSV all of them'; '' where it holds all."""
    return f"; the sheet holds the first {most}, the site's CSV all of them" if total > most else ""


def one_a_row(number: int) -> str:
    """'The 3 findings shown, one a row', 'The finding shown'"""
    return singular(number, "The finding shown", f"The {findings_of(number)} shown, one a row")


def file_holds(listed: int, total: int) -> str:
    """'This file holds the first 2000 of them; the site lists them all.'; '' where it holds all."""
    return f"This file holds the first {listed} of them; the site lists them all." if listed < total else ""


def more_messages_in_app(number: int) -> str:
    """'2 more key messages are in the app.'; '' for none."""
    more = singular(number, "key message is", "key messages are")
    return f"{number} more {more} on the site." if number > 0 else ""


def more_named_in_app(number: int) -> str:
    """'2 more are named on the site.'; '' for none."""
    return f"{number} more {singular(number, 'is', 'are')} named on the site." if number > 0 else ""


def themes_listed(about: Sequence[tuple[str, Count]], most: int) -> str:
    """'Protected time 2, Training (hidden), 3 more'"""
    said = [f"{theme} {f'({HIDDEN})' if n is SUPPRESSED else n}" for theme, n in about[:most]]
    more = len(about) - most
    return ", ".join([*said, f"{more} more"] if more > 0 else said)


def most_first(n: Count, unit: str, more: int, is_known: bool = True) -> str:
    """'Most first. n = 9 findings; 2 more themes in the app.'; where a number is hidden, that the most is not known."""
    rest = f"; {more} more {singular(more, 'theme', 'themes')} on the site" if more else ""
    return f"{'Most first.' if is_known else NOT_KNOWN} n = {amount(n, unit)}{rest}."


def origin_of(citation: str, reference: str, licence: str) -> str:
    """How to cite, what was coded, and what may be done with it."""
    return f"{citation} Coding of: {reference} {licence}"
