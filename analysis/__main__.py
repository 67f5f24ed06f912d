"""The command line: check a study, or make the anchors of passages.

python -m analysis check PATH [--report FILE]   every problem of the study in PATH (a folder, .zip or .xlsx), what has to be
                                                known of it, and its anchors in a copy of the report
python -m analysis anchors PASSAGES             passage_anchor and passage_words for a CSV of finding_id and passage
"""

import argparse
import sys
from io import StringIO
from pathlib import Path

import pandas as pd

from analysis.files.open_study import open_path
from analysis.files.problems import Problem, StudyError, unreadable
from analysis.files.validate import check_anchors
from analysis.model.fingerprint import anchor_of, words_of


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 where all is well, 1 where there are problems, each of which is a line."""
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Check a study, or make passage anchors.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem of a study")
    check.add_argument("path", type=Path, help="the study's folder, zip or workbook")
    check.add_argument("--report", type=Path, help="a copy of the report, as text, to look the anchors up in")
    anchors = commands.add_parser("anchors", help="make the anchors of passages")
    anchors.add_argument("passages", type=Path, help="a CSV with the columns finding_id and passage")
    given = parser.parse_args(arguments)
    try:
        return check_study(given.path, given.report) if given.command == "check" else write_anchors(given.passages)
    except StudyError as error:
        print(error)
        return 1


def check_study(path: Path, report: Path | None) -> int:
    """Print every problem of the study in `path` and every notice, one a line; 1 if there is a problem. Raises StudyError where
    the report cannot be read."""
    try:
        opened = open_path(path)
    except StudyError as error:
        print(error)
        _print_notices(error.notices)
        print(f"{len(error.problems)} to mend; the study was not opened.")
        return 1
    dataset = opened.dataset
    _print_notices(opened.notices)
    counts = ", ".join(f"{len(table)} {name}" for name, table in dataset.tables.items())
    print(f"{dataset.descriptor.title}: {counts}. Nothing to mend.")
    if report is None:
        return 0
    findings = dataset.tables["findings"]
    findings = findings[findings["passage_anchor"] != ""]
    problems = check_anchors(findings, _text(report), "findings.csv")
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(findings) - len(problems)} of {len(findings)} anchors found once in {report.name}.")
    return 1 if problems else 0


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
