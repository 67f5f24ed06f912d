"""How to cite: the full reference, BibTeX and RIS; organisations only, and no sign that breaks an entry."""

from dataclasses import replace

from analysis.files.open_study import open_study
from analysis.model.schema import Package
from tests.pages.opened import ROOT
from wording.app.citation import Work, bibtex, data_set, report, ris, works

STUDY = open_study(ROOT / "data").descriptor
REPORT = "Facilitators and barriers to leadership and quality improvement: The King’s Fund Junior Doctor Project"
DATA = "Junior doctors as leaders: what helps, what stands in the way, and what would change it"
HOSTILE = Work("dataset", "A & B", "50% of {it}\\evil_\nTY  - X", "2026", address="https://example.org/a_b")


def test_report_is_cited_by_its_publisher():
    assert report(STUDY).sentence == f"The King’s Fund (2012). {REPORT}."
    assert bibtex(report(STUDY)) == (
        "@techreport{facilitators2012,\n"
        "  author = {{The King’s Fund}},\n"
        f"  title = {{{{{REPORT}}}}},\n"
        "  year = {2012},\n"
        "  institution = {The King’s Fund},\n"
        "}\n"
    )
    assert ris(report(STUDY)).split("\r\n") == [
        "TY  - RPRT",
        "AU  - The King’s Fund",
        f"TI  - {REPORT}",
        "PY  - 2012",
        "PB  - The King’s Fund",
        "ER  - ",
        "",
    ]


def test_data_set_is_cited_with_its_version_and_address():
    work = data_set(STUDY, "https://example.org/")
    assert work.sentence == f"The authors of Junior doctors as leaders (2026). {DATA}. Coded data set, version 2.0.0."
    assert "  note = {Coded data set, version 2.0.0},\n  url = {https://example.org/},\n" in bibtex(work)
    assert "ET  - Coded data set, version 2.0.0\r\nUR  - https://example.org/\r\n" in ris(work)


def test_a_study_that_says_less_is_cited_by_what_it_says():
    bare = replace(STUDY, package=Package(), subtitle="", source="Interviews (2025)", year=0)
    assert [work.sentence for work in works(bare)] == ["Junior doctors as leaders. Coded data set.", "Interviews (2025)."]
    assert bibtex(report(bare)) == "@techreport{interviews,\n  title = {{Interviews (2025)}},\n}\n"


def test_no_text_breaks_out_of_its_entry():
    assert bibtex(HOSTILE).split("\n")[1:4] == [
        "  author = {{A \\& B}},",
        "  title = {{50\\% of it evil\\_ TY - X}},",
        "  year = {2026},",
    ]
    assert ris(HOSTILE).count("TY  - ") == 1
