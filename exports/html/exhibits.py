"""What the templates ask of an exhibit and of a finding: numbers as words, rows, what a narrow screen reads instead."""

import re

import pandas as pd

from exports.html.charts import WIDE
from exports.model import Exhibit
from exports.numbers import holds_numbers, is_hidden, text_of
from wording.counts import HIDDEN

TABLE = "table"  # the shape that is not drawn: its table holds words
MANY_COLUMNS = 4  # of a table; a narrow screen has no room for as many
SILENT, APART = "Not stated", "Does not apply"
Rows = list[tuple[str, list[str]]]  # of each row its label and what is said of it


def anchor(identity: str) -> str:
    """The name by which an address finds a finding."""
    return re.sub(r"[^\w-]", "-", str(identity))


def facts(finding: dict[str, str], titles: dict[str, str]) -> tuple[list[tuple[str, str]], list[str]]:
    """What is stated of a finding beside its statement, each under its title; and the titles of what is not stated."""
    said = [
        (titles[name], value)
        for name, value in finding.items()
        if name not in ("finding_id", "statement") and value not in ("", APART)
    ]
    return [each for each in said if each[1] != SILENT], [title for title, value in said if value == SILENT]


def numeric_columns(table: pd.DataFrame) -> list[bool]:
    """Of each column whether it holds numbers."""
    return [holds_numbers(cells) for _, cells in table.items()]


def rows_of(table: pd.DataFrame) -> Rows:
    """Each row with its cells."""
    return [(str(label), [text_of(cell) for cell in cells]) for label, *cells in table.itertuples(name=None)]


def in_short(exhibit: Exhibit) -> Rows:
    """The table as paragraphs; without its zeros where a narrow screen has no room for its shape."""
    table = exhibit.table
    if exhibit.shape == "balance":
        return _balance_in_short(table)
    rows = [(label, list(zip(table.columns, cells, strict=True))) for label, *cells in table.itertuples(name=None)]
    if exhibit.shape in WIDE:
        rows = [(label, [pair for pair in pairs if is_hidden(pair[1]) or pair[1]]) for label, pairs in rows]
    if exhibit.shape == TABLE:
        return [(label, [f"{name}: {text_of(cell)}" for name, cell in pairs]) for label, pairs in rows]
    return [(label, [_listed(pairs) or "none"]) for label, pairs in rows]


def _balance_in_short(table: pd.DataFrame) -> Rows:
    """`table`: a row for each name, its first column the side, its last the number."""
    sides: dict = {}
    for label, side, *_, number in table.itertuples(name=None):
        sides.setdefault(side, []).append(_listed([(label, number)]))
    return list(sides.items())


def _listed(pairs) -> str:
    """'Consultants 6, Managers 1'."""
    return ", ".join(f"{name}\u00a0{HIDDEN if is_hidden(number) else text_of(number)}" for name, number in pairs)
