"""Open a study, from a folder, a zip of CSV files or a workbook, as one frozen `Dataset`."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.files.data_package import leave_out_absent
from analysis.files.given_passages import with_fingerprints, without_passages
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Notice, Problem, StudyError, unreadable
from analysis.files.read_tables import CHECKED, Progress, Reading, read_source, untold
from analysis.files.sources import Source, file_source, folder_source
from analysis.files.spelling import Raw
from analysis.files.upload_worker import read_apart
from analysis.model.dataset import (
    APART,
    ASKS,
    CORE,
    IN_CORE,
    ONE_KIND,
    QUOTE,
    RESULT,
    SILENT_CODES,
    SILENT_LISTS,
    SILENT_NUMBERS,
    SILENT_TEXTS,
    STATEMENT,
    Dataset,
    in_quotation_marks,
    of_whoever_says,
)
from analysis.model.schema import LIST_SEPARATOR, NOT_STATED, Descriptor, Table


@dataclass(frozen=True)
class Opened:
    """A study that could be opened, and what whoever opened it has to know."""

    dataset: Dataset
    notices: tuple[Notice, ...]


def open_study(path: Path) -> Dataset:
    """Open the study in a folder or file. Raises StudyError with every problem; nothing is half-loaded."""
    return open_path(path).dataset


def open_path(path: Path, progress: Progress = untold) -> Opened:
    """Open a folder with a datapackage.json, a .zip or an .xlsx. Raises StudyError with every problem."""
    path = Path(path)
    try:
        if path.is_file():
            return open_file(path.name, path.read_bytes(), progress)
        if not path.exists():
            raise StudyError([Problem(path.name, 0, "", "", "a folder, a .zip or an .xlsx")])
        source = folder_source(path)
    except OSError as error:
        raise StudyError([unreadable(path.name, error)]) from None
    if source.by_hand:
        mend = "Copy the datapackage.json of another study, or pack the files as a zip: that needs none."
        raise StudyError([Problem(DESCRIPTOR_FILE, 0, "", "", f"a {DESCRIPTOR_FILE} in {path.name}", mend)])
    return _open(source, progress)


def open_file(name: str, content: bytes, progress: Progress = untold) -> Opened:
    """Open a .zip of CSV files or a workbook, given as bytes; `name` is what messages call it.

    Nothing is written to disk. Raises StudyError with every problem.
    """
    return _open(file_source(name, content), progress)


def open_upload(name: str, content: bytes, progress: Progress = untold) -> Opened:
    """The same for a file that anyone may have sent: read in a process of its own, with limits on time and memory."""
    return arrange(read_apart(name, content, progress), progress)


def _open(source: Source, progress: Progress) -> Opened:
    return arrange(read_source(source, progress), progress)


def arrange(reading: Reading, progress: Progress = untold) -> Opened:
    """The study in tables that have been read and checked. Raises StudyError with what was wrong with them."""
    if reading.problems or reading.descriptor is None:
        raise StudyError(reading.problems, reading.notices)
    progress("Arranging the tables", CHECKED)
    opened = Opened(build_dataset(reading.descriptor, reading.raw), tuple(reading.notices))
    progress("Ready", 1.0)
    return opened


def build_dataset(descriptor: Descriptor, raw: Raw) -> Dataset:
    """Typed tables from checked raw ones: integers, ordered categories, lists as categories with their members."""
    raw = with_fingerprints(raw)
    raw, descriptor = without_passages(raw, leave_out_absent(descriptor, raw))
    codes = raw["codes"].assign(order=raw["codes"]["order"].astype(int)).sort_values("order", kind="stable")
    tables: dict[str, pd.DataFrame] = {}
    members: dict[str, dict[str, tuple[str, ...]]] = {}
    for table in descriptor.tables:
        if table.name in raw:
            tables[table.name] = _typed(table, raw[table.name], codes, members)
    themes, findings = tables["themes"], tables["findings"]
    _be_silent(themes, findings, members)
    findings["kind"] = findings["theme_id"].map(dict(zip(themes["theme_id"], themes["kind"], strict=True)))
    findings["theme_id"] = pd.Categorical(findings["theme_id"], categories=list(themes["theme_id"]), ordered=True)
    findings["kind"] = findings["kind"].astype(themes["kind"].dtype)
    dataset = Dataset(descriptor, tables, members)
    if "basis" in findings:
        core = (findings["basis"] == RESULT) | findings["kind"].isin(dataset.kinds_that(ASKS))
        findings[CORE] = pd.Categorical(np.where(core, IN_CORE, APART), categories=[IN_CORE, APART], ordered=True)
    for each in descriptor.attributes:
        if each.tied and each.own and dataset.ties:
            said = of_whoever_says(findings, tables["participants"], each.people)
            findings[each.column] = said.fillna(NOT_STATED)
    return dataset


def _be_silent(themes: pd.DataFrame, findings: pd.DataFrame, members: dict) -> None:
    """Give the columns that this study does not code, in which then every cell is silent. Its descriptor does not name them,
    so that nothing shows or counts them."""
    for name, value in (("kind", ONE_KIND), ("section", NOT_STATED)):
        if name not in themes:
            themes[name] = pd.Categorical([value] * len(themes), categories=[value], ordered=True)
    if "covers" not in themes:
        themes["covers"] = ""
    for name in (*SILENT_CODES, *SILENT_LISTS):
        if name not in findings:
            findings[name] = pd.Categorical.from_codes(np.zeros(len(findings), dtype="int8"), [NOT_STATED], ordered=True)
            members.update({name: {NOT_STATED: (NOT_STATED,)}} if name in SILENT_LISTS else {})
    for name in SILENT_TEXTS:
        if name not in findings:
            findings[name] = ""
    if QUOTE in findings:
        findings[STATEMENT] = findings[STATEMENT].mask(findings[STATEMENT] == "", in_quotation_marks(findings[QUOTE]))
    for name in SILENT_NUMBERS:
        if name not in findings:
            findings[name] = pd.Series(pd.NA, findings.index, dtype="Int64")


def _typed(table: Table, raw: pd.DataFrame, codes: pd.DataFrame, members: dict) -> pd.DataFrame:
    frame = raw.reset_index(drop=True)[[field.name for field in table.fields]]
    for field in table.fields:
        cells = frame[field.name]
        if field.type == "integer":
            frame[field.name] = pd.to_numeric(cells.replace("", pd.NA)).astype("Int64")
        elif field.is_list:
            frame[field.name] = cells.replace("", NOT_STATED).astype("category")
            combinations = frame[field.name].cat.categories
            split = {cell: tuple(cell.split(LIST_SEPARATOR)) for cell in combinations}
            members.setdefault(field.name, {}).update(split)
        elif field.codes:
            allowed = list(codes.loc[codes["attribute"] == field.codes, "code"])
            own = field.attribute and field.attribute.own  # silence is a value too: what has none could be singled out by it
            values = list(dict.fromkeys([*allowed, NOT_STATED])) if own else allowed
            stated = pd.Categorical(cells.where(cells != ""), categories=values, ordered=True)
            frame[field.name] = stated.fillna(NOT_STATED) if own else stated
    return frame.sort_values("order", kind="stable", ignore_index=True) if "order" in frame else frame
