"""The briefing: what it says and counts, one page whatever the view, a chart that Word can edit."""

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from openpyxl import load_workbook

from charts.spec import ChartSpec
from exports.word.briefing import write_briefing
from tests.exports.made import TRUST, balance, exhibit, view

BOTH = (exhibit(), balance())
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(made_view=None, exhibits=BOTH):
    return Document(BytesIO(write_briefing(made_view or view(), exhibits)))


def said(document) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text.strip("\n")) for paragraph in document.paragraphs]


def tables(document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def below(document, heading: str) -> list[str]:
    """The text from a heading of the first level to the next."""
    lines = said(document)
    start = lines.index(("Heading 1", heading)) + 1
    ends = [place for place, (style, _) in enumerate(lines) if place >= start and style == "Heading 1"]
    return [text for _, text in lines[start : min(ends, default=len(lines))]]


def part(written: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(written)) as package:
        return package.read(name)


def test_top_says_what_is_shown_and_when():
    assert said(opened())[:4] == [
        ("Title", "North, time: 3 of 7 findings"),
        ("Subtitle", "A small study"),
        ("Subtitle", "What it is about"),
        ("Normal", "What five nurses said."),
    ]
    assert said(opened(view(filters=())))[:2] == [("Title", "A small study"), ("Subtitle", "What it is about")]


def test_key_messages_have_their_n():
    assert below(opened(), "Key messages") == [
        "Support. It goes with experience. n = 8 findings.",
        "What helps. Mentors (4 of 5 findings). n = 5 findings.",
    ]


def test_how_far_to_trust_it_stands_before_what_is_shown():
    assert said(opened(view(trust=TRUST)))[3:6] == [
        ("Normal", "What five nurses said."),
        ("Normal", TRUST),
        ("Lead", "Showing 3 of 7 findings that name North. n = 3 of 7 findings. 1 May 2026."),
    ]


def test_message_that_says_itself_first_has_one_full_stop_and_its_n():
    given = (("To learn, they say.", "", 1), ("Pay for it.", "As the source puts it: most.", 8))
    assert below(opened(view(messages=given)), "Key messages") == [
        "To learn, they say. n = 1 finding.",
        "Pay for it. As the source puts it: most. n = 8 findings.",
    ]


def test_tables_hold_who_is_asked_and_what_helps_and_hinders():
    assert tables(opened()) == [
        [
            ["Recommended to", "Findings", "What for"],
            ["Managers", "2", "Protected time 2, Training 1"],
            ["Nobody named", "1", "Training 1"],
        ],
        [["Theme", "Findings"], ["Mentors", "4"], ["Courses", "1"]],
        [["Theme", "Findings"], ["Time", "3"], ["Custom", "1"]],
    ]
    assert below(opened(), "What helps and what hinders") == ["Helps", "Hinders", "Most first. n = 9 findings."]


def test_limits_source_and_link_stand_below():
    document = opened()
    assert below(document, "Limitations") == ["Few people. Five nurses are few.", "Silence. Much is not stated."]
    assert below(document, "Where it comes from") == [
        "A small study. Version 2. Coding of: A Publisher (2020). A report. CC BY 4.0.",
        "This view on the site: https://example.org/findings?programme=north",
    ]
    links = [link for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert [link.address for link in links] == ["https://example.org/findings?programme=north"]


def test_chart_is_native_with_the_numbers_it_draws():
    written = write_briefing(view(), BOTH)
    chart = ElementTree.fromstring(part(written, "word/charts/chart_1.xml"))
    series = [
        [
            [value.text for value in each.iter(f"{C}v")]
            for each in (one.find(f"{C}tx"), one.find(f"{C}cat"), one.find(f"{C}val"))
        ]
        for one in chart.iter(f"{C}ser")
    ]
    bars = ["Supported (n = 5)", "Unsupported (n = 3)"]
    assert series == [
        [["Negative"], bars, ["0", "3"]],
        [["Mixed"], bars, ["1", "0"]],
        [["Positive"], bars, ["4", "0"]],
    ]
    (sheet,) = load_workbook(BytesIO(part(written, "word/embeddings/chart_1.xlsx"))).worksheets
    assert list(sheet.iter_rows(values_only=True)) == [
        (None, "Negative", "Mixed", "Positive"),
        (bars[0], 0, 1, 4),
        (bars[1], 3, 0, 0),
    ]


def test_chart_has_its_alternative_text():
    (drawing,) = opened().element.body.iter(qn("wp:docPr"))
    assert drawing.get("descr") == exhibit().alt


def test_name_of_a_bar_that_looks_like_a_formula_stays_text():
    table = exhibit().table.rename(index={"Supported": "=1+1"})
    written = write_briefing(view(), (exhibit(table=table),))
    sheet = load_workbook(BytesIO(part(written, "word/embeddings/chart_1.xlsx"))).worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1 (n = 5)", "s")


def test_what_is_missing_or_too_little_is_said():
    few = opened(exhibits=(exhibit(instead="2 findings: too few to compare."),))
    assert below(few, "Sponsor support and experience") == ["2 findings: too few to compare.", exhibit().measure]
    assert not list(few.element.body.iter(qn("wp:docPr")))
    assert below(few, "What helps and what hinders") == ["This chart is not part of the view."]
    bare = opened(view(messages=(), asked=(), limits=()), ())
    assert below(bare, "Key messages") == ["The findings shown are too few for a key message."]
    assert below(bare, "Who it is recommended to") == ["No finding shown recommends anything."]
    assert "Limitations" not in [text for _, text in said(bare)]


def test_document_is_marked_up_for_those_who_listen():
    document = opened()
    properties = document.core_properties
    assert (properties.title, properties.language, properties.author) == (
        "A small study. North, time: 3 of 7 findings: briefing",
        "en-GB",
        "",
    )
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    for table in document.tables:
        assert [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [True] + [False] * (len(table.rows) - 1)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_no_text_is_smaller_than_nine_points():
    sizes = {paragraph.style.font.size.pt for paragraph in opened().paragraphs}
    cells = {
        p.style.font.size.pt for table in opened().tables for row in table.rows for cell in row.cells for p in cell.paragraphs
    }
    assert min(sizes | cells) >= 9
    assert not [run for paragraph in opened().paragraphs for run in paragraph.runs if run.font.size]


def test_control_characters_are_left_out():
    assert said(opened(view(study="A\x00 study\x0b here")))[1] == ("Subtitle", "A study here")


def test_nothing_given_is_changed():
    before = exhibit().table.copy()
    write_briefing(view(), (replace(exhibit()), balance()))
    assert exhibit().table.equals(before)


def test_caveat_stands_under_its_chart():
    noted = balance(notes=(("Counted once", "A finding counts for one theme."),))
    document = opened(exhibits=(exhibit(), noted))
    assert below(document, "Sponsor support and experience")[-2:] == [
        exhibit().measure,
        "Read together. Both were read off one passage.",
    ]
    assert below(document, "What helps and what hinders")[-1] == "Counted once. A finding counts for one theme."


def test_view_that_nobody_else_can_open_says_so():
    assert below(opened(view(link="")), "Where it comes from")[-1] == "From a study opened for one visit. No link leads to it."


def test_what_the_page_shows_beside_that_follows_as_tables():
    table = pd.DataFrame({"What": ["London", "Yes"]}, index=pd.Index(["Where", "Secondment"], name="About it"))
    profile = exhibit(
        shape="table", key="profile", title="North: profile", table=table, notes=(), spec=ChartSpec("table", "findings")
    )
    wide = exhibit(key="wide", table=pd.DataFrame([range(8)], columns=list("ABCDEFGH"), index=pd.Index(["Time"], name="Theme")))
    document = Document(BytesIO(write_briefing(view(), BOTH, (exhibit(), profile, wide))))
    assert tables(document)[3:] == [
        [["About it", "What"], ["Where", "London"], ["Secondment", "Yes"]],
        [["Theme", "Findings"], ["Time", "A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7"]],
    ]
    assert [text for style, text in said(document) if style == "Heading 2"][-2:] == ["North: profile", wide.title]
    assert [section.start_type for section in document.sections][-1] == WD_SECTION.NEW_PAGE


def test_document_is_of_today():
    created = opened().core_properties.created
    assert abs((datetime.now(UTC) - created).total_seconds()) < 600
    with zipfile.ZipFile(BytesIO(write_briefing(view(), BOTH))) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name or "Effects" in name]
