"""A reader takes the view away by keyboard: the button turns while the file is made, and the file holds the page's numbers."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from pptx import Presentation
from pypdf import PdfReader

from tests.browser.test_journey import DARZI
from tests.browser.waits import until
from ui.share.share import KINDS

NAMES = {
    "slides-pptx": "slides",
    "workbook-xlsx": "compare-workbook",
    "workbook-ods": "compare-workbook",
    "briefing-docx": "briefing",
    "briefing-odt": "briefing",
    "pdf": "compare",
    "report-pdf": "report",
    "page-html": "page",
    "project-qdpx": "project",
    "codebook-qdc": "codebook",
}
SEEN = """() => { window.turned = 0; new MutationObserver(() => {
  if (document.querySelector('.stDownloadButton button:disabled')) window.turned += 1;
}).observe(document.body, {subtree: true, childList: true, attributes: true}); }"""


@pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
def test_file_is_made_at_a_key_press(new_page, kind):
    page = new_page("/compare?programme=darzi")
    page.get_by_role("button", name="Download and share").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(f"Showing {len(DARZI)} of")).to_be_visible()
    button = dialog.get_by_role("button", name=kind.label)
    page.evaluate(SEEN)
    button.focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    name = f"junior-doctors-as-leaders-{NAMES[kind.key]}-darzi-fellows-{date.today()}.{kind.ending}"
    assert waiting.value.suggested_filename == name
    expect(button).to_be_enabled()
    assert page.evaluate("window.turned") > 0  # disabled, with a wheel in place of its icon, while the file was made
    content = Path(waiting.value.path()).read_bytes()
    if kind.ending == "xlsx":
        rows = load_workbook(io.BytesIO(content))["Findings"].iter_rows(values_only=True)
        assert [row[0] for row in rows if str(row[0]).startswith("F")][1:] == [row["finding_id"] for row in DARZI]
    elif kind.ending == "pptx":
        said = [
            shape.text_frame.text
            for slide in Presentation(io.BytesIO(content)).slides
            for shape in slide.shapes
            if shape.has_text_frame
        ]
        assert any(f"Showing {len(DARZI)} of" in text for text in said)
        assert any(f"{page.url.split('/compare')[0]}/present?programme=darzi" in text for text in said)
    elif kind.ending == "html":
        assert len(content) < 6_000_000
        assert f"Showing {len(DARZI)} of" in content.decode("utf-8")
    elif kind.ending == "qdc":
        assert f"Showing {len(DARZI)} of" in content.decode("utf-8")
    elif kind.ending == "pdf":
        assert f"Showing {len(DARZI)} of" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    else:
        assert content.startswith(b"PK")


def test_four_files_asked_for_at_once_all_arrive(new_page):
    page = new_page("/?programme=darzi")
    page.get_by_role("button", name="Download and share").click()
    dialog = page.get_by_role("dialog")
    arrived = []
    page.on("download", lambda download: arrived.append(Path(download.suggested_filename).suffix))
    asked = {
        kind.ending: dialog.get_by_role("button", name=kind.label)
        for kind in KINDS
        if kind.ending in ("pptx", "xlsx", "docx", "html")
    }
    expect(asked["html"]).to_be_enabled()
    for button in asked.values():
        button.click()
    assert until(page, lambda: sorted(arrived), lambda found: len(found) == len(asked)) == sorted(
        f".{ending}" for ending in asked
    )
