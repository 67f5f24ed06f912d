"""A file that cannot be made: the page says so, with the reference that the server's log explains."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import serving

SCRIPT = """
import time
import streamlit as st
from ui.download import offer_download

def broken():
    time.sleep(0.5)
    raise ValueError("what went wrong is for the log only")

st.title("Files")
offer_download("Broken", broken, "broken.csv", "text/csv", "broken")
offer_download("Whole", lambda: b"a,b", "whole.csv", "text/csv", "whole")
"""
SAID = re.compile(r"This file could not be made.* Reference ([0-9A-F]{6})\.")


def test_a_file_that_cannot_be_made_is_said_to_be_so_with_a_reference(chromium, tmp_path):
    script = tmp_path / "files.py"
    script.write_text(SCRIPT, encoding="utf-8")
    with serving(script) as address:
        page = chromium.new_context().new_page()
        page.goto(address)
        page.get_by_role("button", name="Broken").click()
        expect(page.get_by_text("The file is being made.")).to_be_visible()
        expect(page.get_by_role("alert").filter(has_text="could not be made")).to_have_text(SAID)
        expect(page.get_by_text("what went wrong")).to_have_count(0)
        first = SAID.search(page.get_by_text("could not be made").inner_text())[1]
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Whole").click()
        assert waiting.value.suggested_filename == "whole.csv"
        expect(page.get_by_text("could not be made")).to_be_visible()  # it is said until the button is pressed again
        page.get_by_role("button", name="Broken").click()
        expect(page.get_by_text(f"Reference {first}.")).to_have_count(0)
        expect(page.get_by_text("could not be made")).to_be_visible()
        page.context.close()
