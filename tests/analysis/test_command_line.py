"""python -m analysis: what it prints and what it returns."""

import hashlib
import runpy
import sys
from pathlib import Path

import pytest

from analysis.__main__ import main
from tests.analysis.files.given_files import TABLES, study_files, with_table, workbook_of, zip_of

TITLE = b'"title": "Junior doctors as leaders"'


@pytest.fixture
def counted(study_folder, edit) -> str:
    """The line that a good study is told with; its codes are as many as data/codes.csv has."""
    edit.replace("datapackage.json", TITLE, b'"title": "Bakers"')
    codes = len((study_folder / "codes.csv").read_text(encoding="utf-8").splitlines()) - 1
    return (
        f"Bakers: 4 participants, 3 programmes, 8 themes, 11 findings, {codes} codes, 3 notes, 2 questions, 8 codings. "
        "Nothing to mend.\n"
    )


def test_check_of_a_good_study_counts_its_tables(study_folder, counted, capsys):
    assert main(["check", str(study_folder)]) == 0
    assert capsys.readouterr().out == counted


def test_check_of_a_broken_study_prints_every_problem_one_a_line(study_folder, edit, capsys):
    edit.cell("findings.csv", 3, "voice", "choir")
    edit.cell("themes.csv", 4, "order", "x")
    assert main(["check", str(study_folder)]) == 1
    assert capsys.readouterr().out == (
        "themes.csv, row 4, column order: found 'x'; allowed: a whole number\n"
        "findings.csv, row 3, column voice: found 'choir'; allowed: one of participant, author, stakeholder\n"
        "2 to mend; the study was not opened.\n"
    )


def test_check_of_a_folder_without_a_study_says_what_is_missing(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        f"datapackage.json: found nothing; allowed: a datapackage.json in {tmp_path.name}\n"
        "1 to mend; the study was not opened.\n"
    )


@pytest.mark.parametrize("ending", [".zip", ".xlsx"])
def test_check_of_a_file_prints_what_has_to_be_known(tmp_path, capsys, ending):
    written = {".zip": lambda tables: zip_of(study_files(tables)), ".xlsx": workbook_of}[ending]
    place = {".zip": "codes.csv", ".xlsx": "sheet codes"}[ending]
    (tmp_path / f"notes{ending}").write_bytes(written(TABLES))
    assert main(["check", str(tmp_path / f"notes{ending}")]) == 0
    *said, last = capsys.readouterr().out.splitlines()
    assert f"Note: {place}: no codes of the study’s own: the usual ones are used" in said
    assert last.startswith("Ten notes: 2 participants, 1 programmes, 3 themes, 3 findings, ")
    assert last.endswith("Nothing to mend.")


@pytest.mark.parametrize("ending", [".zip", ".xlsx"])
def test_check_of_a_broken_file_prints_every_problem(tmp_path, capsys, ending):
    tables = with_table("participants", [["participant_id", "programme"], ["P01", "south"], ["P1", "north"]])
    written = {".zip": lambda tables: zip_of(study_files(tables)), ".xlsx": workbook_of}[ending]
    place = {".zip": "participants.csv", ".xlsx": "sheet participants"}[ending]
    (tmp_path / f"notes{ending}").write_bytes(written(tables))
    assert main(["check", str(tmp_path / f"notes{ending}")]) == 1
    printed = capsys.readouterr().out
    assert f"{place}, row 2, column programme: found 'south'; allowed: one of north\n" in printed
    assert f"{place}, row 3, column participant_id: found 'P1'; allowed: A number in place of the name" in printed
    assert printed.endswith("to mend; the study was not opened.\n")


def test_report_in_which_all_anchors_are_found(study_folder, counted, copy_of_report, capsys):
    assert main(["check", str(study_folder), "--report", str(copy_of_report)]) == 0
    assert capsys.readouterr().out == counted + "11 of 11 anchors found once in copy.txt.\n"


def test_report_in_which_one_passage_is_missing_and_one_stands_twice(study_folder, counted, copy_of_report, tmp_path, capsys):
    lines = copy_of_report.read_text(encoding="utf-8").splitlines()
    (tmp_path / "cut.txt").write_text("\n".join([*lines[:7], *lines[8:], lines[0]]), encoding="utf-8")
    assert main(["check", str(study_folder), "--report", str(tmp_path / "cut.txt")]) == 1
    assert capsys.readouterr().out == counted + (
        "findings.csv, row 2, column passage_anchor: found '8966a286b0d7e10c'; "
        "allowed: an anchor found once in the copy, not 2 times\n"
        "findings.csv, row 9, column passage_anchor: found 'e1138325886f83be'; "
        "allowed: an anchor found once in the copy, not 0 times\n"
        "9 of 11 anchors found once in cut.txt.\n"
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_anchors_command_prints_fingerprints_and_no_words(tmp_path, capsys, mark):
    passages = tmp_path / "passages.csv"
    text = 'finding_id,passage\nF001,"Bread, warm-\nbread; and a cup of strong black tea."\nF002,Cold tea\nF003,NA\n'
    passages.write_bytes(mark + text.encode())
    ten, two, one = (
        hashlib.sha256(words).hexdigest()[:16] for words in (b"bread warm bread and a cup of strong", b"cold tea", b"na")
    )
    assert main(["anchors", str(passages)]) == 0
    assert capsys.readouterr().out == (f"finding_id,passage_anchor,passage_words\nF001,{ten},10\nF002,{two},2\nF003,{one},1\n")


UNREADABLE = "; allowed: something that is there and can be read\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, f"copy.txt: found 'No such file or directory'{UNREADABLE}"),
        ("folder", f"copy.txt: found 'Is a directory'{UNREADABLE}"),
        (b"caf\xe9", "copy.txt: found 'other bytes'; allowed: text in UTF-8\n"),
    ],
)
@pytest.mark.parametrize("command", ["report", "anchors"])
def test_file_that_cannot_be_read_is_a_line(study_folder, counted, tmp_path, capsys, content, said, command):
    given = tmp_path / "copy.txt"
    if content == "folder":
        given.mkdir()
    elif content:
        given.write_bytes(content)
    asked = {"report": ["check", str(study_folder), "--report", str(given)], "anchors": ["anchors", str(given)]}[command]
    assert main(asked) == 1
    assert capsys.readouterr().out == {"report": counted, "anchors": ""}[command] + said


@pytest.mark.parametrize("command", ["report", "anchors", "check"])
def test_file_that_nobody_may_read_is_a_line(study_folder, counted, tmp_path, capsys, monkeypatch, command):
    given = tmp_path / "copy.zip"
    given.write_bytes(b"")
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: refuse() if path == given else read(path))
    monkeypatch.setattr(Path, "read_text", lambda path, encoding: refuse())

    def refuse():
        raise PermissionError(13, "Permission denied")

    asked = {"report": ["check", str(study_folder), "--report", str(given)]}.get(command, [command, str(given)])
    assert main(asked) == 1
    before = {"report": counted}.get(command, "")
    after = {"check": "1 to mend; the study was not opened.\n"}.get(command, "")
    assert capsys.readouterr().out == f"{before}copy.zip: found 'Permission denied'{UNREADABLE}{after}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "passages.csv, row 1: found nothing; allowed: the columns finding_id and passage\n"),
        (
            "finding_id,words\nF001,tea\n",
            "passages.csv, row 1: found 'finding_id, words'; allowed: the columns finding_id and passage\n",
        ),
        (
            'finding_id,passage\nF001,a\n"F002',
            "passages.csv: found 'Error tokenizing data. C error: EOF inside string starting …'; allowed: rows with as many cells as the first\n",
        ),
    ],
)
def test_anchors_of_what_is_no_table_of_passages_are_a_line(tmp_path, capsys, text, said):
    (tmp_path / "passages.csv").write_text(text, encoding="utf-8")
    assert main(["anchors", str(tmp_path / "passages.csv")]) == 1
    assert capsys.readouterr().out == said


def test_passage_that_a_row_leaves_out_is_one_of_no_words(tmp_path, capsys):
    (tmp_path / "passages.csv").write_text("finding_id,passage\nF001\n", encoding="utf-8")
    assert main(["anchors", str(tmp_path / "passages.csv")]) == 0
    assert (
        capsys.readouterr().out == f"finding_id,passage_anchor,passage_words\nF001,{hashlib.sha256(b'').hexdigest()[:16]},0\n"
    )


@pytest.mark.parametrize("arguments", [[], ["check"], ["anchors"], ["mend", "."]])
def test_wrong_arguments_end_with_the_usage(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m analysis")


@pytest.mark.parametrize(("broken", "code"), [(False, 0), (True, 1)])
def test_module_ends_with_the_commands_code(study_folder, monkeypatch, broken, code):
    if broken:
        (study_folder / "codes.csv").unlink()
    monkeypatch.delitem(sys.modules, "analysis.__main__")
    monkeypatch.setattr(sys, "argv", ["analysis", "check", str(study_folder)])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("analysis", run_name="__main__")
    assert ended.value.code == code
