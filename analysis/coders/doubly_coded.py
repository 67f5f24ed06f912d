"""What two coders gave the same findings, where they differ, and what a difference is settled as.

The table `recodings` has a row for each coder and finding. Where it has the second coder's rows only, the first coding is what
the findings say. What is settled stands in the findings; the table `settled` says of which cells that is so. The codings stay.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.files.data_package import RECODINGS, SETTLED, study_format
from analysis.files.open_study import build_dataset
from analysis.files.serialise import raw_tables
from analysis.files.validate import check_findings
from analysis.model.dataset import ASKS, Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import LIST_SEPARATOR, NOT_STATED, Descriptor

FIRST, SECOND = "first", "second"
THEME, EXTENT, COUNT, REPEATS = "theme_id", "extent", "extent_count", "repeats"
COMPARED = (
    "voice",
    "programmes",
    "specialties",
    "grade",
    "basis",
    "stance",
    "emphasis",
    REPEATS,
    "sponsor_support",
    "experience",
    "actors",
    EXTENT,
    COUNT,
    "answers",
)
OF_RECOMMENDATIONS = ("answers", "stance")
EMPTY_SAYS = (REPEATS, COUNT, "answers")  # where an empty cell is an answer, too
COLUMNS = ["finding_id", "attribute", "first", "second", "held", "settled"]


class DoesNotFitError(ValueError):
    """A value that does not go with the rest of its finding; the text says what is allowed."""


@dataclass(frozen=True)
class DoublyCoded:
    """What each coder gave, as text: a row a finding that both coded, a column for what both gave; in the same order."""

    first: pd.DataFrame
    second: pd.DataFrame

    def of(self, dataset: Dataset, attribute: str) -> tuple[pd.Series, pd.Series]:
        """What each gave of one attribute where it can apply and both gave anything. Raises KeyError."""
        one, two = self.first[attribute], self.second[attribute]
        kinds = dataset.tables["findings"].set_index("finding_id")["kind"].reindex(one.index).astype(str)
        there = applies(attribute, kinds.map(dataset.role_of), one, two)
        if attribute not in EMPTY_SAYS:
            there &= np.asarray((one != "") & (two != ""), dtype=bool)
        return one[there], two[there]


def applies(attribute: str, roles: Iterable[str], one: Iterable[str], two: Iterable[str]) -> np.ndarray:
    """Whether an attribute can apply to findings of kinds of these roles that two coders gave these values, one by one."""
    role, first, second = (np.array(list(each), dtype=object) for each in (roles, one, two))
    if attribute in OF_RECOMMENDATIONS:
        return np.asarray(role == ASKS, dtype=bool)
    if attribute == "sponsor_support":
        return np.asarray((first != NOT_STATED) | (second != NOT_STATED), dtype=bool)
    return np.ones(len(first), dtype=bool)


@memoise
def doubly_coded(dataset: Dataset) -> DoublyCoded | None:
    """The findings that two coders coded; None where none was."""
    table = dataset.tables.get(RECODINGS)
    if table is None:
        return None
    coders = list(dict.fromkeys(table["coder"].astype(str)))
    if coders == [SECOND]:
        frames = [dataset.tables["findings"], table]
    elif len(coders) == 2:
        frames = [table[table["coder"] == coder] for coder in coders]
    else:
        return None
    of_findings = dataset.tables["findings"].columns
    columns = [name for name in (THEME, *COMPARED) if name in table and (name in of_findings or len(coders) == 2)]
    columns += [name for name in table if name not in (*columns, "coder", "finding_id") and name in of_findings]
    one, two = (_as_text(dataset, each.set_index("finding_id")[columns]) for each in frames)
    both = one.index.intersection(two.index)
    return DoublyCoded(one.loc[both], two.loc[both]) if len(both) else None


@memoise
def disagreements(dataset: Dataset) -> pd.DataFrame:
    """Where two coders differ: a row for each finding and attribute, in the order of the findings, then of the attributes.

    Columns: finding_id, attribute, first, second (what each gave), held (what the finding says), all as codes, a list with ';'
    between; settled (whether that has been decided). A number is listed only where both say that there is one.
    """
    pair = doubly_coded(dataset)
    if pair is None:
        return pd.DataFrame(columns=COLUMNS)
    findings = dataset.tables["findings"].set_index("finding_id")
    held = _as_text(dataset, findings[[name for name in pair.first if name in findings]])
    decided = _decided(dataset)
    rows = []
    for attribute in held:
        codes = pair.of(dataset, attribute)
        one, two = (each[(codes[0] != codes[1]).to_numpy()].to_dict() for each in codes)
        says = held[attribute].reindex(list(one)).to_dict()
        for finding in one:
            if attribute == COUNT and _differ(pair, finding, EXTENT):
                continue  # goes with the extent
            rows.append((finding, attribute, one[finding], two[finding], says[finding], (finding, attribute) in decided))
    table = pd.DataFrame(rows, columns=COLUMNS)
    place = {finding: number for number, finding in enumerate(held.index)}
    return table.sort_values("finding_id", key=lambda ids: ids.map(place), kind="stable", ignore_index=True)


def may_be(dataset: Dataset, attribute: str) -> tuple[str, ...]:
    """The values that an attribute may be settled as beside those of the coders; none where only these can be chosen."""
    if attribute in EMPTY_SAYS:
        return ()
    if attribute == THEME:
        return tuple(dataset.labels["theme"])
    codes = dataset.codes_of.get(attribute, dataset.descriptor.table("findings").field(attribute).codes)
    values = tuple(value for value in dataset.labels.get(codes, ()) if (attribute, value) != (EXTENT, "count"))
    return (
        values
        if attribute in dataset.members or NOT_STATED in values or not _is_own(dataset, attribute)
        else (*values, NOT_STATED)
    )


def settle(dataset: Dataset, finding: str, attribute: str, value: str) -> Dataset:
    """The study in which a finding says `value` and that is settled; what both coders gave stays as it is.

    What goes with the value goes along: a number with how many it holds for, nothing that only a recommendation can state with
    another theme. Raises KeyError for a finding that was not doubly coded, ValueError for a value that is not allowed,
    DoesNotFitError for one that does not go with the rest of the finding.
    """
    pair = doubly_coded(dataset)
    columns = dataset.tables["findings"].columns
    if pair is None or attribute not in pair.first or attribute not in columns or finding not in pair.first.index:
        raise KeyError((finding, attribute))
    given = {pair.first.at[finding, attribute], pair.second.at[finding, attribute]}
    parts = set(value.split(LIST_SEPARATOR)) if attribute in dataset.members else {value}
    if value not in given and not parts <= {*may_be(dataset, attribute), NOT_STATED}:
        raise ValueError(f"{value} is no value of {attribute}")
    raw = raw_tables(dataset)
    if set(raw[RECODINGS]["coder"]) == {SECOND}:
        raw[RECODINGS] = _with_first(raw)
    change = {attribute: value} | _going_along(dataset, pair, finding, attribute, value)
    row = raw["findings"]["finding_id"] == finding
    for column, text in change.items():
        silent = text == NOT_STATED and (column in dataset.members or _is_own(dataset, column))
        raw["findings"].loc[row, column] = "" if silent else text
    raw[SETTLED] = _with_settled(raw.get(SETTLED), finding, attribute)
    descriptor = _with_table(dataset.descriptor)
    if problems := check_findings(descriptor, raw):
        raise DoesNotFitError(problems[0].allowed)
    return build_dataset(descriptor, raw)


def _going_along(dataset: Dataset, pair: DoublyCoded, finding: str, attribute: str, value: str) -> dict[str, str]:
    """What else of the finding has to change with a value."""
    columns = dataset.tables["findings"].columns
    if attribute == EXTENT and COUNT in columns:
        number = {"one": "1"}.get(value, "")
        if value == "count" and COUNT in pair.first:
            coder = pair.first if pair.first.at[finding, EXTENT] == value else pair.second
            number = coder.at[finding, COUNT]
        return {COUNT: number}
    if attribute == THEME and value not in dataset.themes_of(*dataset.kinds_that(ASKS)):
        return {name: silent for name, silent in (("answers", ""), ("stance", NOT_STATED)) if name in columns}
    return {}


def _with_first(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The second coder's rows, and before them the same of the first, as the findings have them."""
    second = raw[RECODINGS]
    findings = raw["findings"].set_index("finding_id").loc[second["finding_id"]].reset_index()
    first = findings.reindex(columns=second.columns, fill_value="").assign(coder=FIRST)
    return pd.concat([first, second], ignore_index=True)


def _with_settled(table: pd.DataFrame | None, finding: str, attribute: str) -> pd.DataFrame:
    row = pd.DataFrame({"finding_id": [finding], "attribute": [attribute]})
    return row if table is None else pd.concat([table, row]).drop_duplicates(ignore_index=True)


def _with_table(descriptor: Descriptor) -> Descriptor:
    if any(table.name == SETTLED for table in descriptor.tables):
        return descriptor
    return replace(descriptor, tables=(*descriptor.tables, study_format().table(SETTLED)))


def _decided(dataset: Dataset) -> set[tuple[str, str]]:
    table = dataset.tables.get(SETTLED)
    return set() if table is None else set(zip(table["finding_id"], table["attribute"], strict=True))


def _differ(pair: DoublyCoded, finding: str, attribute: str) -> bool:
    return attribute in pair.first and pair.first.at[finding, attribute] != pair.second.at[finding, attribute]


def _is_own(dataset: Dataset, attribute: str) -> bool:
    return any(each.own for each in dataset.descriptor.attributes if each.column == attribute)


def _as_text(dataset: Dataset, frame: pd.DataFrame) -> pd.DataFrame:
    """Every cell as text, lists sorted; of a list that is empty that nothing is stated."""
    columns = {}
    for column in frame:
        cells = frame[column].astype(object).where(frame[column].notna(), "")
        silent = NOT_STATED if column in dataset.members else ""
        said = {cell: silent if cell == "" else _sorted_list(str(cell)) for cell in cells.unique()}
        columns[column] = np.array([said[cell] for cell in cells], dtype=object)
    return pd.DataFrame(columns, index=frame.index, dtype=object)


def _sorted_list(cell: str) -> str:
    return LIST_SEPARATOR.join(sorted(cell.split(LIST_SEPARATOR))) if LIST_SEPARATOR in cell else cell
