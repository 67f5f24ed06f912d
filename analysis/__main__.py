"""The command line: check a study, make one of another program's files, or make the anchors of passages.

python -m analysis check PATH [--report FILE]   every problem of the study in PATH (a folder, .zip or .xlsx), what has to be
                                                known of it, and its anchors in a copy of the report
python -m analysis load STUDY INTO              a study in Parquet or DuckDB, written into the engine at an address
python -m analysis import FILES --mapping M.toml --out FOLDER
                                                the study that tables or a project of another program make; without a
                                                mapping it is guessed, and written beside the folder
python -m analysis anchors PASSAGES             passage_anchor and passage_words for a CSV of finding_id and passage
"""

import argparse
import json
import sys
from io import StringIO
from pathlib import Path

import pandas as pd

from analysis.databases.open_any import open_any
from analysis.engines.address import spoken
from analysis.engines.of_study import engine_of
from analysis.files.csv_files import guarded
from analysis.files.package_json import DESCRIPTOR_FILE
from analysis.files.problems import Problem, StudyError, unreadable
from analysis.files.read_tables import untold
from analysis.files.validate import check_anchors
from analysis.importing.look import Made, look, make
from analysis.importing.mapping import from_toml, to_toml
from analysis.importing.study import TABLES
from analysis.model.fingerprint import anchor_of, words_of
from analysis.model.rows import FINDINGS
from wording.app.importing import text_of, written
from wording.app.server import loaded_into


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 where all is well, 1 where there are problems, each of which is a line."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Check, import, make passage anchors.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem of a study")
    check.add_argument("path", type=Path, help="the study's folder, zip, workbook or DuckDB file")
    check.add_argument("--report", type=Path, help="a copy of the report, as text, to look the anchors up in")
    loaded = commands.add_parser("load", help="write a study into an engine, to be counted there")
    loaded.add_argument("study", type=Path, help="a folder with findings.parquet, or a DuckDB file")
    loaded.add_argument("into", help="the address of an engine, without user and password")
    imported = commands.add_parser("import", help="make a study of the files of another program")
    imported.add_argument("files", type=Path, nargs="+", help="tables (.csv, .xlsx) or a project (.qdpx, .sqlite3)")
    imported.add_argument("--mapping", type=Path, help="how the files are read, as an earlier import wrote it")
    imported.add_argument("--out", type=Path, required=True, help="the folder for the study")
    anchors = commands.add_parser("anchors", help="make the anchors of passages")
    anchors.add_argument("passages", type=Path, help="a CSV with the columns finding_id and passage")
    given = parser.parse_args(arguments)
    try:
        if given.command == "load":
            return load_study(given.study, given.into)
        if given.command == "import":
            return import_files(given.files, given.mapping, given.out)
        return check_study(given.path, given.report) if given.command == "check" else write_anchors(given.passages)
    except StudyError as error:
        print(error)
        return 1


def check_study(path: Path, report: Path | None) -> int:
    """Print every problem of the study in `path` and every notice, one a line; 1 if there is a problem. Raises StudyError where
    the report cannot be read."""
    try:
        opened = open_any(path)
    except StudyError as error:
        print(error)
        _print_notices(error.notices)
        print(f"{len(error.problems)} to mend; the study was not opened.")
        return 1
    dataset = opened.dataset
    _print_notices(opened.notices)
    counts = ", ".join(f"{dataset.number_of_rows(name)} {name}" for name in dataset.tables)
    print(f"{dataset.descriptor.title}: {counts}. Nothing to mend.")
    if report is None:
        return 0
    every = dataset.tables["findings"]
    findings = pd.concat([every, engine_of(dataset).take(FINDINGS)]) if dataset.stored else every
    findings = findings[findings["passage_anchor"] != ""]
    problems = check_anchors(findings, _text(report), "findings.csv")
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(findings) - len(problems)} of {len(findings)} anchors found once in {report.name}.")
    return 1 if problems else 0


def load_study(study: Path, into: str) -> int:
    """Write a study into the engine at an address and print what was written. Raises StudyError."""
    from analysis.databases.load import load  # here: only this command needs it, and it takes a while

    loaded = load(study, into, untold)
    _print_notices(loaded.notices)
    print(loaded_into(loaded.title, spoken(into), loaded.findings, len(loaded.tables)))
    return 0


def import_files(files: list[Path], mapping: Path | None, out: Path) -> int:
    """Write the study that the files make into the folder `out`, and beside it, where none was given, how they were read; print
    the receipt. 1 where that cannot be. Raises StudyError where a file cannot be read, or the folder holds something else."""
    ours = {DESCRIPTOR_FILE, *(f"{name}.csv" for name in TABLES)}
    if out.exists() and (not out.is_dir() or {each.name for each in out.iterdir()} - ours):
        raise StudyError([Problem(out.name, 0, "", "something else than an imported study", "a new folder, or an empty one")])
    given = [(file.name, _bytes(file)) for file in files]
    looked = look(given) if mapping is None else None
    used = from_toml(_text(mapping)) if mapping is not None else looked.mapping if looked else None
    made = make(given, used)
    _print_notices(made.notices)
    if made.receipt is not None:
        print(text_of(made.receipt))
    kept = mapping or out.parent / f"{out.name}.toml"
    if looked is not None and not looked.problems and used is not None:
        kept.write_text(to_toml(used), encoding="utf-8")
    if made.problems:
        print(*made.problems, sep="\n")
        print(*dict.fromkeys(problem.mend for problem in made.problems if problem.mend), sep="\n")
        return 1
    _write_study(made, out, ours)
    print(written(out.name, kept.name))
    return 0


def _write_study(made: Made, out: Path, ours: set[str]) -> None:
    """The study as a folder of CSV files, in place of one that was imported there before."""
    out.mkdir(parents=True, exist_ok=True)
    for name in ours:
        (out / name).unlink(missing_ok=True)
    (out / DESCRIPTOR_FILE).write_text(json.dumps(made.package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for name, frame in (made.raw or {}).items():
        cells = frame.apply(lambda column: column.map(guarded))
        cells.to_csv(out / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")


def _bytes(file: Path) -> bytes:
    """What a file holds. Raises StudyError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise StudyError([unreadable(file.name, error)]) from None


def _text(file: Path) -> str:
    """What stands in a file. Raises StudyError where it cannot be read, or is no text in UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise StudyError([unreadable(file.name, error)]) from None
    except UnicodeDecodeError:
        raise StudyError([Problem(file.name, 0, "", "other bytes", "text in UTF-8")]) from None


def _print_notices(notices) -> None:
    for notice in notices:
        print(f"Note: {notice}")


def write_anchors(passages: Path) -> int:
    """Print finding_id, passage_anchor and passage_words for each row; the passage's words are not kept. Raises StudyError
    where the passages cannot be read."""
    asked, text = ["finding_id", "passage"], _text(passages)
    try:
        table = pd.read_csv(StringIO(text), dtype=str, keep_default_na=False, index_col=False).fillna("")
    except pd.errors.EmptyDataError:
        table = pd.DataFrame()
    except pd.errors.ParserError as error:
        allowed = "rows with as many cells as the first"
        raise StudyError([Problem(passages.name, 0, "", str(error).strip(), allowed)]) from None
    if not set(asked) <= set(table.columns):
        raise StudyError([Problem(passages.name, 1, "", ", ".join(table.columns), f"the columns {' and '.join(asked)}")])
    words = [words_of(passage) for passage in table["passage"]]
    made = pd.DataFrame(
        {
            "finding_id": table["finding_id"],
            "passage_anchor": [anchor_of(each) for each in words],
            "passage_words": [len(each) for each in words],
        }
    )
    made.to_csv(sys.stdout, index=False, lineterminator="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
