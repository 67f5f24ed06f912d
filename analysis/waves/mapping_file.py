"""Which theme of one study is which of each other, as a small CSV file: written, and read again for the next wave."""

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.files.csv_files import Cleaner, as_utf8, csv_rows, find_encoding, find_separator, unguarded
from analysis.files.problems import MOST_ALIKE, Problem, StudyError, one_of
from analysis.files.spelling import MOST_SUGGESTED, fold, near
from analysis.model.dataset import Dataset
from analysis.waves.joining import Pairs, without_partner

FIRST, SECOND = "theme", "theme_beside"
MOST_BYTES, MOST_ROWS = 1_000_000, 5_000
Cells = dict[str, str]


def columns_of(others: int) -> tuple[str, ...]:
    """The columns with the ids: of the one study, then of each of the `others`."""
    return (FIRST, *(SECOND if number == 1 else f"{SECOND}_{number}" for number in range(1, others + 1)))


def mapping_table(first: Dataset, others: Sequence[Dataset], pairs: Sequence[Pairs]) -> pd.DataFrame:
    """The mapping as a table of text, a row each: the themes of the first study, then what has no partner there, study by
    study. `pairs`: of the first study with each of the others.

    Columns: theme, theme_beside, theme_beside_2 and so on, the ids ('' where there is no partner), each with its label, which
    is only to be read.
    """
    partners, studies = [dict(each) for each in pairs], (first, *others)
    rows = [(theme, *(each.get(theme, "") for each in partners)) for theme in first.labels["theme"]]
    for place, (other, held) in enumerate(zip(others, partners, strict=True), 1):
        alone = without_partner(other, held.values())
        rows += [tuple(theme if at == place else "" for at in range(len(studies))) for theme in alone]
    named = zip(columns_of(len(others)), studies, zip(*rows, strict=True), strict=True)
    table = {}
    for column, dataset, themes in named:
        table[column] = list(themes)
        table[column.replace("theme", "label")] = [dataset.labels["theme"].get(theme, "") for theme in themes]
    return pd.DataFrame(table)


def read_mapping(name: str, content: bytes, first: Dataset, others: Sequence[Dataset]) -> tuple[Pairs, ...]:
    """The pairs of the first study with each of the others, of a mapping file. Themes that it does not name have no partner.

    A theme may be given by its id, or by a label that only one theme has. Raises StudyError with every problem: a file that is
    too large or no table, a column that is missing, a theme that a study does not have, one that is named twice, partners that
    have none in the first study.
    """
    columns = columns_of(len(others))
    rows = list(_rows(name, content, columns))
    problems: list[Problem] = []
    ids = [_ids(name, column, rows, dataset, problems) for column, dataset in zip(columns, (first, *others), strict=True)]
    for (number, cells), themes in zip(rows, zip(*ids, strict=True), strict=True):
        if not cells[FIRST] and sum(map(bool, themes)) > 1:
            mend = f"Write a theme in the column {FIRST}, or give each study's theme a row of its own."
            problems.append(Problem(name, number, FIRST, "", "the theme to which the others are joined", mend))
    if problems:
        raise StudyError(problems[:MOST_ALIKE])
    order = {theme: place for place, theme in enumerate(first.labels["theme"])}
    found = [[(one, other) for one, other in zip(ids[0], each, strict=True) if one and other] for each in ids[1:]]
    return tuple(tuple(sorted(pairs, key=lambda pair: order[pair[0]])) for pairs in found)


def _rows(name: str, content: bytes, columns: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """The rows below the header, with their numbers. Raises StudyError."""
    if len(content) > MOST_BYTES:
        mend = "Choose the file that this page has saved."
        raise StudyError([Problem(name, 0, "", f"{len(content):,} bytes", f"at most {MOST_BYTES:,} bytes", mend)])
    content = as_utf8(name, content)
    encoding, _ = find_encoding(name, content)
    separator, is_said = find_separator(content, encoding)
    records = csv_rows(name, content, encoding, Cleaner(), separator, 2 if is_said else 1)
    number, header = next(records, (1, []))
    names = [cell.strip().lower() for cell in header]
    if missing := [column for column in columns if names.count(column) != 1]:
        mend = "Save the mapping here and change that file: it has all columns."
        found = ", ".join(header)
        raise StudyError([Problem(name, number, column, found, f"a column {column}, once", mend) for column in missing])
    places = {column: names.index(column) for column in columns}
    for number, row in records:
        if number > MOST_ROWS:
            raise StudyError([Problem(name, number, "", "more rows", f"at most {MOST_ROWS:,} rows", "Take out rows.")])
        cells = [unguarded(cell.strip()) for cell in row]
        if any(cells):
            yield number, {column: cells[place] if place < len(cells) else "" for column, place in places.items()}


def _ids(name: str, column: str, rows: list[tuple[int, Cells]], dataset: Dataset, problems: list[Problem]) -> list[str]:
    """The theme that each row names in a column, '' for none; what is wrong is added to `problems`."""
    labels, meant, found, wrong = dataset.labels["theme"], _by_label(dataset), [], 0
    taken: set[str] = set()
    for number, cells in rows:
        value = cells[column]
        theme = value if value in labels else meant.get(fold(value), "")
        if value and not theme:
            mend, wrong = "Choose one of the themes allowed, or leave the cell empty.", wrong + 1
            mend = near(value, list(labels), mend) if wrong <= MOST_SUGGESTED else mend
            problems.append(Problem(name, number, column, value, one_of(labels), mend))
        elif theme and theme in taken:
            mend = "Keep one of the rows: a theme has one partner, or none."
            problems.append(Problem(name, number, column, value, "each theme in one row only", mend))
        found.append(theme)
        taken.add(theme)
    return found


def _by_label(dataset: Dataset) -> dict[str, str]:
    """The themes by their folded labels, as far as only one has each."""
    labels = dataset.labels["theme"]
    folded = [fold(label) for label in labels.values()]
    return {label: theme for label, theme in zip(folded, labels, strict=True) if folded.count(label) == 1}
