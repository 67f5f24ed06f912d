"""Which theme of one study is which of another, as a small CSV file: written, and read again for the next wave."""

from collections.abc import Iterator

import pandas as pd

from analysis.files.csv_files import Cleaner, as_utf8, csv_rows, find_encoding, find_separator, unguarded
from analysis.files.problems import MOST_ALIKE, Problem, StudyError, one_of
from analysis.files.spelling import MOST_SUGGESTED, fold, near
from analysis.model.dataset import Dataset
from analysis.waves.joining import Pairs, without_partner

FIRST, SECOND = "theme", "theme_beside"
COLUMNS = (FIRST, "label", SECOND, "label_beside")
MOST_BYTES, MOST_ROWS = 1_000_000, 5_000
Cells = dict[str, str]


def mapping_table(first: Dataset, second: Dataset, pairs: Pairs) -> pd.DataFrame:
    """The mapping as a table of text, a row each: the pairs in the order of the first study, then what has no partner there,
    then what has none in the second.

    Columns: theme and theme_beside, the ids ('' where there is no partner), each with its label, which is only to be read.
    """
    partner = dict(pairs)
    alone = without_partner(second, partner.values())
    rows = [(theme, partner.get(theme, "")) for theme in first.labels["theme"]] + [("", theme) for theme in alone]
    cells = [(one, first.labels["theme"].get(one, ""), other, second.labels["theme"].get(other, "")) for one, other in rows]
    return pd.DataFrame(cells, columns=list(COLUMNS))


def read_mapping(name: str, content: bytes, first: Dataset, second: Dataset) -> Pairs:
    """The pairs of a mapping file. Themes that it does not name have no partner.

    A theme may be given by its id, or by a label that only one theme has. Raises StudyError with every problem: a file that is
    too large or no table, a column that is missing, a theme that a study does not have, one that is named twice.
    """
    rows = list(_rows(name, content))
    problems: list[Problem] = []
    ids = {}
    for column, dataset in ((FIRST, first), (SECOND, second)):
        ids[column] = _ids(name, column, rows, dataset, problems)
    if problems:
        raise StudyError(problems[:MOST_ALIKE])
    found = zip(ids[FIRST], ids[SECOND], strict=True)
    order = {theme: place for place, theme in enumerate(first.labels["theme"])}
    return tuple(sorted(((one, other) for one, other in found if one and other), key=lambda pair: order[pair[0]]))


def _rows(name: str, content: bytes) -> Iterator[tuple[int, Cells]]:
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
    if missing := [column for column in (FIRST, SECOND) if names.count(column) != 1]:
        mend = "Save the mapping here and change that file: it has all columns."
        found = ", ".join(header)
        raise StudyError([Problem(name, number, column, found, f"a column {column}, once", mend) for column in missing])
    places = {column: names.index(column) for column in (FIRST, SECOND)}
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
