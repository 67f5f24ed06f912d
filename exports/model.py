"""What an export is made of: the view (whose study, what is shown, how far it goes) and the exhibits (its charts)."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from charts.spec import ChartSpec
from wording.counts import Count, how_many
from wording.exports import ONE_CLAIM, ONE_VISIT, heading_of, left_out_of, shown_of_all
from wording.text import cut, written

MOST_IN_PLACE = 30  # findings that stand in place of a chart
LONGEST_IN_PLACE = 300  # letters of each
SUPPORT, SIDES, ASKED, THEMES = PARTS = ("support", "sides", "asked", "themes")  # what only some studies code
OPENING, CLOSING = "what-was-studied", "limitations"  # slides of a deck that stand in for its cover and its last slide
MOST_OF_NAME = 60  # letters of a file name that say what is shown


@dataclass(frozen=True)
class Exhibit:
    """One chart, in the words and numbers of its card.

    `spec` is what is drawn. `table` holds its numbers under the names a reader knows, its index named, and perhaps further
    rows at its end. `n` counts the unit of `spec` (findings or people; charts of either can open findings). Where `instead`
    is not empty there is too little to draw, and it says what is known; no export then shows a shape. `notes`: title and
    text of what affects it. `behind`: the findings it counts, as `analysis.labels.read_findings` gives them, columns by name
    (empty for people). `marks`: the marks of `spec` that count findings, each with its name, its label and the ids of its
    findings.
    """

    key: str
    title: str
    measure: str
    alt: str
    spec: ChartSpec
    n: Count
    table: pd.DataFrame
    notes: tuple[tuple[str, str], ...]
    behind: pd.DataFrame
    instead: str = ""
    marks: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    @property
    def shape(self) -> str:
        """One of `charts.spec.SHAPES`."""
        return self.spec.shape

    @property
    def unit(self) -> str:
        """What its numbers count: findings or people."""
        return self.spec.unit

    @property
    def caveat(self) -> str:
        """The first of its notes, which goes wherever the chart goes; '' where it has none."""
        return f"{self.notes[0][0]}. {self.notes[0][1]}" if self.notes else ""

    @property
    def in_place(self) -> tuple[tuple[str, str], ...]:
        """Where there is too little to draw: each finding (its id, its statement), if they are few enough to be read there."""
        if not self.instead or not 0 < len(self.behind) <= MOST_IN_PLACE:
            return ()
        listed = self.behind[["finding_id", "statement"]].itertuples(index=False, name=None)
        return tuple((identity, cut(statement, LONGEST_IN_PLACE)) for identity, statement in listed)


@dataclass(frozen=True)
class Column:
    """What a column of the findings is called, what it means, and whether it holds whole numbers."""

    title: str
    meaning: str
    is_number: bool = False


@dataclass(frozen=True)
class Chapter:
    """One page of the app: its title and its exhibits."""

    title: str
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True)
class Slide:
    """One slide: `name` is its part of the deck's address, `title` the sentence it says, `called` what a list calls it.

    A slide has an exhibit, or else `facts` (a large figure in words or digits, and what it is) or `points` (short
    sentences), or both. `measure` is its line with the n. `hides`: whether some of its words are left out to protect people.
    """

    name: str
    title: str
    measure: str
    exhibit: Exhibit | None = None
    facts: tuple[tuple[str, str], ...] = ()
    points: tuple[str, ...] = ()
    called: str = ""
    hides: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it: neither words nor a finding nor a number, nor a shape of one that is hidden."""
        if self.exhibit is None:
            return not (self.facts or self.points)
        return self.exhibit.behind.empty and (self.exhibit.n == 0 or bool(self.exhibit.instead))

    @property
    def is_hidden(self) -> bool:
        """Whether it is empty because what it would show is hidden, or may not be read one by one."""
        return self.is_empty and (self.hides if self.exhibit is None else self.exhibit.n != 0)


def worth_showing(slides: Sequence[Slide]) -> tuple[tuple[Slide, ...], str]:
    """The slides that say something new, and which are left out, in words ('' for none).

    Left out is one with nothing on it, unless it opens or closes the deck, and one on which few findings would stand in place
    of a chart that all stand on one slide before it.
    """
    kept: list[Slide] = []
    nothing: list[str] = []
    hidden: list[str] = []
    again: list[str] = []
    read: list[set[str]] = []
    for slide in slides:
        few = {identity for identity, _ in slide.exhibit.in_place} if slide.exhibit else set()
        if slide.is_empty and slide.name not in (OPENING, CLOSING):
            (hidden if slide.is_hidden else nothing).append(slide.called or slide.title)
        elif few and any(few <= before for before in read):
            again.append(slide.called or slide.title)
        else:
            kept.append(slide)
            read.append(few)
    return tuple(kept), left_out_of(nothing, again, hidden)


@dataclass(frozen=True)
class View:
    """What every export prints: the study, what is shown of it, when, from where, and how far it goes.

    `shown` is the selection's sentence, `filters` its parts (label, values; none where nothing is filtered). `n` of `total`
    are shown, and all numbers are counted in `unit` ('findings' or 'people'). `findings` lists
    the findings shown (`analysis.labels.read_findings`) and `columns` says what the study calls their columns, by name;
    where it leaves some out, `unlisted` says why. `messages`: the head of each key message, what else is said of it ('' for
    nothing) and its n. `searched` is what a search looks through for each of the findings, folded. `asked`: who it is
    recommended to, in how many recommendations, and their themes with counts, most first; those that name nobody last.
    `limits`: title and text. `taken`: the day it was made. `citation` is that of the study, `reference` that of what was
    coded. `link` opens the same view in the app, and is '' for a study of one visit, which nobody else can open. `trust` says
    in one line whose study it is and who coded and checked it. `holds`: what the study holds of PARTS, and so what a briefing
    has a part on; `what_a_finding_is` says that in a sentence; `has_silence`:
    whether anything in it can be not stated.
    """

    study: str
    subtitle: str
    description: str
    people: str
    shown: str
    filters: tuple[tuple[str, str], ...]
    n: Count
    total: Count
    findings: pd.DataFrame
    columns: Mapping[str, Column]
    messages: tuple[tuple[str, str, Count], ...]
    asked: tuple[tuple[str, Count, tuple[tuple[str, Count], ...]], ...]
    limits: tuple[tuple[str, str], ...]
    taken: date
    citation: str
    reference: str
    source: str
    licence: str
    link: str
    unit: str = "findings"
    unlisted: str = ""
    searched: tuple[str, ...] = ()
    trust: str = ""
    holds: tuple[str, ...] = PARTS
    what_a_finding_is: str = ONE_CLAIM
    has_silence: bool = True

    @property
    def heading(self) -> str:
        """What it is called: 'Darzi Fellows: 22 of 314 findings'; the title of the study where nothing is filtered."""
        return heading_of(self, [values for _, values in self.filters], self.n, self.total) or self.study

    @property
    def date(self) -> str:
        """The day it was made: '29 November 2026'."""
        return written(self.taken)

    @property
    def title(self) -> str:
        """The study, and what is shown of it where that is not all: 'A study. Darzi Fellows: 22 of 314 findings'."""
        return f"{self.study}. {self.heading}" if self.filters else self.study

    @property
    def found_at(self) -> str:
        """Where the same view opens in the app; that it was opened for one visit where nobody else can open it."""
        return self.link or ONE_VISIT

    @property
    def titles(self) -> dict[str, str]:
        """What the study calls the columns of its findings, by their names."""
        return {name: column.title for name, column in self.columns.items()}

    @property
    def counts_people(self) -> bool:
        """Whether the numbers count people, those with findings, and not findings."""
        return self.unit == "people"

    @property
    def findings_titled(self) -> pd.DataFrame:
        """The findings shown, their columns called as the study calls them; whole numbers are numbers, '' for none."""
        cells = {
            name: [int(cell) if cell.isdecimal() else cell for cell in column] if self.columns[name].is_number else column
            for name, column in self.findings.items()
        }
        titled = pd.DataFrame(cells, columns=list(self.findings.columns), dtype=object)
        return titled.set_axis([self.titles[name] for name in titled.columns], axis=1)

    @property
    def shown_of_all(self) -> str:
        """How much is shown: 'n = 3 of 7 findings', 'n = 3 of 5 people with findings', 'n = a hidden number of …'."""
        return shown_of_all(self, self.n, self.total)

    def many(self, number: Count) -> str:
        """A number with what it counts: '12 findings', '1 person with findings', 'a hidden number of people with findings'."""
        return how_many(self, number)

    @property
    def source_line(self) -> str:
        """One line for the foot of a slide or page: the study and its source."""
        return f"{self.study}. {self.source}"


def in_words(key: str, title: str, measure: str, table: pd.DataFrame, unit: str = "findings") -> Exhibit:
    """A table of words that a page shows and no chart draws: a row for each of its index, which is named. `unit`: what is
    counted where it counts."""
    spec = ChartSpec("table", unit)
    return Exhibit(key, title, measure, title, spec, len(table), table, (), pd.DataFrame({"finding_id": []}, dtype=str))


def file_name(study: str, what: str, ending: str, shown: Sequence[str] = (), taken: date | None = None) -> str:
    """A file name that says what it holds, what is shown and when it was made, today where that is not given:
    'junior-doctors-as-leaders-slides-darzi-fellows-2026-11-29.pptx'."""
    parts = [_slug(study), _slug(what), _slug(" ".join(shown))[:MOST_OF_NAME].strip("-"), (taken or date.today()).isoformat()]
    return "-".join(part for part in parts if part) + f".{ending}"


def _slug(text: str) -> str:
    """The text without accents and signs; letters of other scripts stay."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", bare)).strip("-")
