"""What is wrong with a study, each a `Problem`, all reported together; and what only has to be said, as a `Notice`."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

MOST_VALUES_SHOWN = 12
MOST_ALIKE = 50


@dataclass(frozen=True)
class Problem:
    """One problem: where it is (`row` counts the header as row 1; 0 is the whole file), what is there, what is allowed.

    `file` is a file's name, or 'sheet NAME' of a workbook. `mend` says how to put it right.
    """

    file: str
    row: int
    column: str
    value: str
    allowed: str
    mend: str = field(default="", compare=False)

    def __str__(self) -> str:
        found = f"found {shorten(self.value)!r}" if self.value else "found nothing"
        return f"{_place(self)}: {found}; allowed: {self.allowed}"


@dataclass(frozen=True)
class Notice:
    """Something that does not stop a study from being opened, but that whoever opens it has to know."""

    file: str
    row: int
    column: str
    value: str
    says: str

    def __str__(self) -> str:
        return f"{_place(self)}: {self.says}" + (f" ({shorten(self.value)!r})" if self.value else "")


class StudyError(ValueError):
    """A study that cannot be opened. `problems` holds every `Problem` found, `notices` what was noticed on the way.

    None of the study is loaded.
    """

    def __init__(self, problems: Iterable[Problem], notices: Iterable[Notice] = ()):
        self.problems = tuple(problems)
        self.notices = tuple(notices)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def unreadable(file: str, error: OSError) -> Problem:
    """That a file or folder could not be read, and what the system says of it."""
    mend = "Look where it is, whether it is a file, and who may read it."
    return Problem(file, 0, "", error.strerror or type(error).__name__, "something that is there and can be read", mend)


def problems_table(problems: Iterable[Problem], notices: Iterable[Notice] = ()) -> pd.DataFrame:
    """Every problem, a file or sheet at a time from its first row to its last, then every notice, one a row.

    Columns, all text: Where, Row ('' for the whole file), Column, Found, Allowed ('' for a notice), How to mend it.
    """
    problems = list(problems)
    files = list(dict.fromkeys(each.file for each in problems))
    problems.sort(key=lambda each: (files.index(each.file), each.row or float("inf")))
    rows = [(each.file, each.row, each.column, each.value, each.allowed, each.mend) for each in problems]
    rows += [(each.file, each.row, each.column, each.value, "", f"Need not be mended. {each.says}") for each in notices]
    table = pd.DataFrame(rows, columns=["Where", "Row", "Column", "Found", "Allowed", "How to mend it"])
    return table.assign(Row=[str(row) if row else "" for row in table["Row"]])


def fewer(problems: list[Problem], total: int) -> list[Problem]:
    """`problems`, the first of `total` that are alike, and one more that says how many others there are."""
    if total <= len(problems):
        return problems
    last = problems[-1]
    more = f"{total - len(problems)} more rows like those above"
    return [*problems, Problem(last.file, 0, last.column, more, last.allowed, last.mend)]


def shorten(value: str, most: int = 60) -> str:
    """`value` cut to `most` characters, with an ellipsis where something was cut."""
    return value if len(value) <= most else value[: most - 1] + "…"


def one_of(values) -> str:
    """The sentence that says which values are allowed, cut after a dozen."""
    values = [str(value) for value in values]
    shown = ", ".join(values[:MOST_VALUES_SHOWN])
    more = len(values) - MOST_VALUES_SHOWN
    return f"one of {shown}" + (f" and {more} more" if more > 0 else "") if values else "nothing (its table is empty)"


def _place(problem: Problem | Notice) -> str:
    row, column = problem.row and f"row {problem.row}", problem.column and f"column {problem.column}"
    return ", ".join(part for part in (problem.file, row, column) if part)
