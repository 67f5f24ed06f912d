"""A plain recount of the tables that are taken along: what the label of a row and the head of a column ask of the CSV files.

Nothing of the product counts here: rows are read and counted with the csv module alone.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LEVELS = {"Negative": "negative", "Mixed": "mixed", "Positive": "positive", "Not stated": "not_stated"}
HIDDEN, SILENT, OTHERS = "Hidden", ("Not stated", "Nobody named"), "All others"
ALL = ("Findings", "People", "All findings", "All people", "Recommendations")
ROWS = {  # of the head of a table's first column the columns that hold what its labels name: of findings, of participants
    "Theme": ("theme_id", ""),
    "What is recommended": ("theme_id", ""),
    "Sponsor support": ("sponsor_support", "sponsor_support"),
    "Source": ("voice", ""),
    "Programme": ("programmes", "programme"),
    "Specialty": ("specialties", "specialty"),
    "Grade": ("grade", "grade"),
    "Workplace": ("", "setting"),
    "What it rests on": ("basis", ""),
    "How many it holds for": ("extent", ""),
    "Who is named": ("actors", ""),
}
NAMED = {"programmes": "programme", "specialties": "specialty", "theme_id": "theme", "answers": "theme"}  # columns, attributes
Rows = list[dict[str, str]]


def cells(row: dict[str, str], column: str) -> list[str]:
    """The values in a cell; silence is one."""
    return (row.get(column) or "not_stated").split(";")


@dataclass(frozen=True)
class Recount:
    """The files of a study, and the rows of its findings that a view shows, each with its theme's kind."""

    folder: Path
    findings: Rows
    people: Rows
    labels: dict[tuple[str, str], str]
    unit: str = "findings"

    def code(self, column: str, label: str) -> str:
        """The code of a label in a column, which may begin with the kind of its theme."""
        return self.labels.get((NAMED.get(column, column), label.partition(": ")[2] or label), "not_stated")

    def size(self, rows: Rows) -> int:
        """How many findings, or people who have any."""
        return len(rows) if self.unit == "findings" else len({row["participant_id"] for row in rows})

    def asks(self) -> Rows:
        """The recommendations that ask for something."""
        return [row for row in self.findings if row["kind"] == "recommendation" and row.get("stance", "asks") == "asks"]

    def check(self, table: list[list], listed: bool = False) -> int:
        """How many numbers of a table (its heads, then its rows) were found right; `listed`: it is one of participants."""
        heads, *rows = table
        if heads[0] == "Barrier":
            return sum(self._check_barrier(*row) for row in rows)
        if heads[0] == "Recommended to":
            return sum(self._check_asked(*row) for row in rows if row[1] != HIDDEN)
        if heads[1] == "Where, for whom, how long":
            return sum(self._check_programme(row[0], row[2], row[3]) for row in rows)
        if heads[:2] == ["Finding", "Statement"]:
            return self._check_list(row[:2] for row in rows)
        if heads[0] not in ROWS:
            return 0
        column = ROWS[heads[0]][listed]
        among = self.people if listed else self.asks() if heads[0] == "What is recommended" else self.findings
        across = self._across([str(head) for head in heads[1:]], column, listed)
        checked = 0
        for label, *counts in rows:
            of_label = self._of(among, column, label, [row[0] for row in rows])
            for head, count in zip(heads[1:], counts, strict=True):
                if head == "Side" or count == HIDDEN:
                    continue
                held = self._of_head(of_label, across, head, heads[1:])
                expected = len(held) if listed else self.size(held)
                assert int(count) == expected, (label, head, count, expected)
                checked += 1
        return checked

    def _across(self, heads: list[str], column: str, listed: bool) -> str:
        """The column whose values are the heads; '' where they are counts of all or levels of experience."""
        named = [head for head in heads if head not in (*ALL, "Side", *LEVELS, *SILENT, OTHERS)]
        columns = [each[listed] for each in ROWS.values() if each[listed] not in ("", column)]
        fits = [each for each in columns if named and all((NAMED.get(each, each), head) in self.labels for head in named)]
        assert not named or fits, heads
        return fits[0] if fits else ""

    def _of(self, rows: Rows, column: str, label: str, labels: list[str]) -> Rows:
        """The rows of a label; of all others those that name a value, and not the one beside them."""
        if label != OTHERS:
            return [row for row in rows if self.code(column, str(label)) in cells(row, column)]
        (one,) = [each for each in labels if each != OTHERS]
        return [row for row in rows if not {self.code(column, one), "not_stated"} & set(cells(row, column))]

    def _of_head(self, rows: Rows, across: str, head: str, heads: list[str]) -> Rows:
        if head in ALL:
            return rows
        if across:
            return self._of(rows, across, head, [each for each in heads if each not in (*ALL, *SILENT)])
        return [row for row in rows if LEVELS[head] in cells(row, "experience")]

    def _check_barrier(self, label: str, count, what: str, whom: str) -> int:
        barrier = self.code("theme_id", label)
        assert int(count) == self.size([row for row in self.findings if row["theme_id"] == barrier]), (label, count)
        linked = [row for row in self.asks() if barrier in cells(row, "answers")]
        checked = 1
        for said, column in ((what, "theme_id"), (whom, "actors")):
            named = re.findall(r"([^,()]+(?:, [^,()]+)*?) \((\d+)\)", said)
            counts = {self.code(column, name.strip(", ")): int(number) for name, number in named}
            expected = Counter(value for row in linked for value in cells(row, column))
            if said == HIDDEN:
                continue
            assert counts == dict(expected) or ("Not linked" in said or said == "–") and not linked, (label, said, expected)
            checked += len(counts)
        return checked

    def _check_asked(self, label: str, count, what: str) -> int:
        to = [row for row in self.asks() if self.code("actors", label) in cells(row, "actors")]
        assert int(count) == self.size(to), (label, count)
        return 1

    def _check_programme(self, label: str, people: str, said: str) -> int:
        programme = self.code("programmes", label)
        listed = [row for row in self.people if programme in cells(row, "programme")]
        assert people == "Nobody listed" and not listed or int(people.split()[0]) == len(listed), (label, people)
        own = [row for row in self.findings if programme in cells(row, "programmes")]
        assert int(said.split()[0]) == self.size(own), (label, said)
        levels = re.search(r"(\d+) negative, (\d+) mixed, (\d+) positive, (\d+) not stated", said)
        expected = [self.size([row for row in own if level in cells(row, "experience")]) for level in LEVELS.values()]
        assert not levels or [int(each) for each in levels.groups()] == expected, (label, said)
        return 2 + (4 if levels else 0)

    def _check_list(self, rows: Iterable[list[str]]) -> int:
        said = {row["finding_id"]: row["statement"] for row in self.findings}
        listed = [row for row in rows if row[0] in said]
        assert [said[identity] for identity, _ in listed] == [statement for _, statement in listed]
        return len(listed)


def read_csv(folder: Path, name: str) -> Rows:
    """One of a study's files."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recount_of(folder: Path, findings: Rows, people: Rows, unit: str = "findings") -> Recount:
    """The recount of some findings and participants of a study."""
    kinds = {row["theme_id"]: row["kind"] for row in read_csv(folder, "themes")}
    labels = {(row["attribute"], row["label"]): row["code"] for row in read_csv(folder, "codes")}
    labels |= {("theme", row["label"]): row["theme_id"] for row in read_csv(folder, "themes")}
    labels |= {("programme", row["short_name"]): row["programme_id"] for row in read_csv(folder, "programmes")}
    found = [row | {"kind": kinds[row["theme_id"]]} for row in findings]
    return Recount(folder, found, people, labels, unit)
