"""What reads an upload, or a copy of the report, opens no socket: it ends at once where it tries, and still it reads them."""

import subprocess
import sys

import pytest

from analysis.files import own_process
from analysis.files.open_study import open_upload
from analysis.files.upload_worker import spare
from analysis.importing import worker
from analysis.passages.report_copy import read_copy
from tests.analysis.files.given_files import study_files, workbook_of, zip_of
from tests.analysis.importing import given_tables
from tests.analysis.passages.pdfs import pdf_of

CAUGHT = 9
WATCH = f"import os, sys; sys.addaudithook(lambda event, given: event.startswith('socket.') and os._exit({CAUGHT})); "


@pytest.fixture
def without_sockets(monkeypatch):
    """Workers that start from now on end where they open a socket; the one that waits already is let go, before and after."""
    monkeypatch.setattr(own_process, "START", WATCH + own_process.START)
    for each in (spare, worker.spare):
        each.end()
    yield
    for each in (spare, worker.spare):
        each.end()


def test_a_process_that_opens_a_socket_ends():
    assert subprocess.run([sys.executable, "-c", f"{WATCH}import socket; socket.socket()"], check=False).returncode == CAUGHT
    assert subprocess.run([sys.executable, "-c", f"{WATCH}import socket"], check=False).returncode == 0


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", workbook_of()), ("a.zip", zip_of(study_files()))])
def test_an_upload_is_read_without_one(without_sockets, name, content):
    assert open_upload(name, content).dataset.descriptor.title == "Ten notes"


def test_an_import_is_read_without_one(without_sockets):
    assert worker.look_apart([given_tables.SURVEY]).tables[0].rows == 12


def test_a_copy_of_the_report_is_read_without_one(without_sockets):
    assert read_copy(pdf_of([["one line"]])).pages == ("one line\n",)
