"""python -m analysis import: the study in a folder, the mapping beside it, the receipt in words; 1 and clear lines where it cannot."""

import csv
import json

import pytest

from analysis.__main__ import main
from tests.analysis.importing import given_tables as given
from tests.analysis.importing.given_tables import LINES, csv_of
from tests.analysis.importing.made_projects import (
    code,
    codes,
    coding,
    guid,
    marked,
    packed,
    project,
    refers,
    source,
    sources,
    tag,
    value,
    variable,
)


@pytest.fixture
def put(tmp_path):
    """Puts a file into a folder, and says where it is."""

    def write(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return write


def read(path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_study_is_written_with_how_it_was_read_and_what_became_of_everything(put, tmp_path, capsys):
    assert main(["import", put(*given.TAGUETTE), "--out", str(tmp_path / "study")]) == 0
    assert sorted(path.name for path in (tmp_path / "study").iterdir()) == [
        "codes.csv", "datapackage.json", "findings.csv", "participants.csv", "themes.csv",
    ]  # fmt: skip
    assert len(read(tmp_path / "study" / "findings.csv")) == 12
    assert json.loads((tmp_path / "study" / "datapackage.json").read_text(encoding="utf-8"))["title"] == "Highlights"
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "This project holds 10 codes, 10 passages and 12 codings, from 3 people."
    assert "  Codings: 12 found, 12 in the study, 0 ignored, 0 lost." in printed
    assert printed[-1] == (
        "The study is in study. How it was read is in study.toml: change what is wrong there, and give it with --mapping."
    )


def test_a_mapping_that_was_changed_is_what_holds_and_the_study_before_is_gone(put, tmp_path, capsys):
    out = tmp_path / "study"
    main(["import", put(*given.TAGUETTE), "--out", str(out)])
    mapping = tmp_path / "study.toml"
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('who = "document"', 'who = "nobody"'), encoding="utf-8")
    assert main(["import", put(*given.TAGUETTE), "--mapping", str(mapping), "--out", str(out)]) == 0
    assert not (out / "participants.csv").exists()
    assert "participant_id" not in read(out / "findings.csv")[0]


def test_several_files_are_one_project(put, tmp_path, capsys):
    codings = put("codings.csv", csv_of([["Quote", "Code"], [LINES[0], "Soil"], ["-- hm, hard to say, I think", "Help"]]))
    assert main(["import", codings, put(*given.CODEBOOK), "--out", str(tmp_path / "study")]) == 0
    assert {row["kind"] for row in read(tmp_path / "study" / "themes.csv")} == {"plot", "people"}
    assert read(tmp_path / "study" / "findings.csv")[1]["quote"] == "'-- hm, hard to say, I think"


def test_a_codebook_is_told_in_these_words_and_nothing_is_written(put, tmp_path, capsys):
    assert main(["import", put(*given.CODEBOOK), "--out", str(tmp_path / "study")]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("This project holds 5 codes and no coding: it is a codebook.\n")
    assert printed.endswith("Export the coded segments, too, and open them together with this file.\n")
    assert not (tmp_path / "study").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a workbook of an old kind (.xls)"),
        ("a.csv", b"", "an empty file"),
        ("nowhere.csv", None, "No such file or directory"),
    ],
)
def test_what_cannot_be_read_ends_with_1_and_a_line(name, content, said, put, tmp_path, capsys):
    path = put(name, content) if content is not None else str(tmp_path / name)
    assert main(["import", path, "--out", str(tmp_path / "study")]) == 1
    assert said in capsys.readouterr().out
    assert not (tmp_path / "study").exists()


def test_how_a_project_was_read_is_kept_too_and_what_it_leaves_out_holds(put, tmp_path):
    talks = packed(
        project(
            codes(code(1, "Soil")),
            tag("Variables", variable(71, "Site")),
            tag("Cases", tag("Case", value(71, "east"), refers("SourceRef", 20), guid=guid(60), name="Ada")),
            sources(source(20, "Interview 1", marked(30, 0, 10, coding(1)), text="It is wet.")),
        )
    )
    given_file, out, mapping = put("talks.qdpx", talks), tmp_path / "study", tmp_path / "study.toml"
    assert main(["import", given_file, "--out", str(out)]) == 0
    assert (out / "participants.csv").read_text(encoding="utf-8") == "participant_id,site\nP01,east\n"
    mapping.write_text(f'left_out = ["Site"]\n{mapping.read_text(encoding="utf-8")}', encoding="utf-8")
    assert main(["import", given_file, "--mapping", str(mapping), "--out", str(out)]) == 0
    assert (out / "participants.csv").read_text(encoding="utf-8") == "participant_id\nP01\n"


def test_a_wrong_mapping_ends_with_1_key_value_and_what_is_allowed(put, tmp_path, capsys):
    mapping = put("m.toml", b'who = "all"\n')
    assert main(["import", put(*given.TAGUETTE), "--mapping", mapping, "--out", str(tmp_path / "study")]) == 1
    assert capsys.readouterr().out == (
        "the mapping, column who: found 'all'; allowed: one of column, document, speaker, nobody\n"
    )


def test_a_folder_with_something_else_in_it_is_left_alone(put, tmp_path, capsys):
    put("precious.txt", b"x")
    assert main(["import", put(*given.TAGUETTE), "--out", str(tmp_path)]) == 1
    assert "a new folder, or an empty one" in capsys.readouterr().out
    assert (tmp_path / "precious.txt").read_bytes() == b"x"
