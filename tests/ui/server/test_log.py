"""What a server writes down: each error once, with time, reference and page; a line for studies, visits, workers; no words of
a visitor's."""

import re
import subprocess
import time
from contextlib import suppress

from tests.analysis.files.given_files import study_files, with_table, workbook_of, zip_of
from tests.browser.conftest import ROOT, free_port, start, wait_for
from tests.visits import Visit
from ui.server.leaving import LOOKS
from ui.streamlit_internals import SAID_AGAIN

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
STAYS = 1  # second that the server keeps a visit whose tab is closed


def lines_of(journey, *options: str, **environment: str) -> list[str]:
    """What a server writes on standard error while a journey is made."""
    port = free_port()
    process = start("app.py", port, *options, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/ready", process)
        journey(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        said = process.communicate(timeout=20)[1]
    return said.splitlines()


def test_what_happens_to_studies_and_visits_is_a_line_each_with_the_time_and_no_name():
    content = zip_of(study_files())

    def journey(server: str) -> None:
        visit = Visit(server)
        visit.open("your_study")
        visit.give("secret-name.zip", content)
        visit.open("your_study")
        visit.give("broken.xlsx", workbook_of(with_table("findings", [["finding_id"], ["F001"]])))
        visit.close()
        time.sleep(STAYS + LOOKS + 1)

    told = lines_of(journey, "--server.disconnectedSessionTTL", str(STAYS))
    assert [re.sub(f"^{TIME} ", "", each) for each in told if re.match(TIME, each)] == [
        "INFO open for visitors",
        f"INFO own study opened: bytes: {len(content)}, findings: 3",
        "INFO own study not opened: problems: 2",
        "INFO visits over: 1",
        "INFO told to end: pages that are open: 0",
    ]
    assert not any("secret-name" in each or "Ten notes" in each for each in told)


SCRIPT = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from ui.download import offer_download
from ui.server.log import begin_log
from ui.state.address import read_address

def broken():
    raise ValueError("a file")

if "begun" not in sys.modules:
    sys.modules["begun"] = sys
    begin_log()
read_address("findings")
offer_download("Broken", broken, "broken.csv", "text/csv", "broken")
if "fail" in st.query_params:
    raise KeyError("a page")
"""
APP = """
import streamlit as st
from ui.errors import show_error
app = st.App({script!r}, on_script_error=show_error)
"""


def test_an_error_is_written_down_once_with_time_reference_and_page(tmp_path):
    script, app, port = tmp_path / "page.py", tmp_path / "app.py", free_port()
    script.write_text(SCRIPT.format(root=str(ROOT)), encoding="utf-8")
    app.write_text(APP.format(script=str(script)), encoding="utf-8")
    process = start(app, port, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        with Visit(f"http://127.0.0.1:{port}") as visit:
            visit.open("", "")
            with suppress(AssertionError):  # it cannot be made
                visit.make("Broken")
            visit.open("", "fail=1")
    finally:
        process.terminate()
        said = process.communicate(timeout=20)[1]
    assert len(re.findall(rf"^{TIME} ERROR reference [0-9A-F]{{6}} on findings$", said, re.MULTILINE)) == 2
    assert (said.count("ValueError: a file"), said.count("KeyError: 'a page'")) == (1, 1)
    assert not any(begins in said for begins in SAID_AGAIN.values())
