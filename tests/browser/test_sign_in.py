"""A private deployment: without sign-in no page, no data, no file; after it the address asked for; and the way out."""

import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bench.local_replicas import ROOT, SECRET, free_port, wait_for
from tests.browser.waits import stand_still
from wording.app.sign_in import ASKED, SIGN_IN, SIGN_OUT, TURNED_AWAY

SECRETS = """
[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "{secret}"
client_id = "app"
client_secret = "not-a-secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
STUDY_WORDS = re.compile("Junior doctors|King’s Fund|findings", re.IGNORECASE)


@pytest.fixture(scope="module")
def private(tmp_path_factory):
    """The address of the app with sign-in by a provider on this machine, at which everybody may sign in by any name."""
    provider, app = free_port(), free_port()
    address = f"http://localhost:{app}"
    secrets = tmp_path_factory.mktemp("secrets") / "secrets.toml"
    text = SECRETS.format(app=address, provider=f"http://localhost:{provider}", secret=SECRET["STREAMLIT_SERVER_COOKIE_SECRET"])
    secrets.write_text(text, encoding="utf-8")
    flags = ["--server.port", str(app), "--server.address", "localhost", "--secrets.files", str(secrets)]
    quiet = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    processes = [
        subprocess.Popen([sys.executable, "-m", "oidc_provider_mock", "--port", str(provider), "--user", "reader"], **quiet),
        subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", *flags], **quiet),
    ]
    try:
        wait_for(f"http://localhost:{provider}/.well-known/openid-configuration")
        wait_for(f"{address}/ready")  # earlier its pages say that the study is being opened
        yield address
    finally:
        for process in processes:
            process.terminate()
            process.wait(10)


@pytest.fixture
def page(chromium, private):
    context = chromium.new_context(base_url=private)
    errors = []
    page = context.new_page()

    def note(message):
        if message.type == "error" and message.location["url"].startswith(private):  # the provider's own are not ours
            errors.append(message.text)

    page.on("console", note)
    yield page
    context.close()
    assert errors == []


def sign_in(page) -> None:
    page.get_by_role("button", name=SIGN_IN).click()
    page.get_by_role("button", name="reader").click()


@pytest.mark.parametrize("path", ["/", "/findings?programme=darzi", "/present?slide=3", "/method", "/specialties"])
def test_who_has_not_signed_in_sees_no_page(page, path):
    received = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.goto(path)
    stand_still(page)
    expect(page.get_by_text(ASKED)).to_be_visible()
    said = b"".join(each if isinstance(each, bytes) else each.encode() for each in received).decode("utf-8", "replace")
    assert ASKED in said
    assert STUDY_WORDS.search(page.locator("body").inner_text()) is None
    assert "F014" not in said
    assert "King’s Fund" not in said


def test_the_page_says_which_site_it_is_and_leads_to_the_accessibility_statement(page, private):
    page.goto("/findings")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to localhost")
    page.get_by_role("link", name="Accessibility").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accessibility statement")
    expect(page.get_by_text("applies to the site ‘localhost’")).to_be_visible()
    stand_still(page)
    assert re.search("Junior doctors|King’s Fund", page.locator("body").inner_text()) is None
    page.get_by_role("link", name=SIGN_IN).click()
    expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible()
    page.goto("/accessibility")
    expect(page.get_by_role("heading", level=1)).to_have_text("Accessibility statement")


def test_who_is_refused_is_told_so_and_gets_the_address_asked_for_at_the_next_try(page, private):
    page.goto("/findings?programme=darzi")
    page.get_by_role("button", name=SIGN_IN).click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("alert")).to_contain_text(TURNED_AWAY)
    assert page.url == f"{private}/findings?programme=darzi"
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    assert page.url == f"{private}/findings?programme=darzi"
    expect(page.get_by_text(TURNED_AWAY)).to_have_count(0)


def test_who_has_signed_in_gets_the_address_asked_for_with_its_filters_and_its_files(page, private):
    page.goto("/findings?programme=darzi")
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Findings")
    stand_still(page)
    assert page.url == f"{private}/findings?programme=darzi"
    expect(page.locator(".st-key-shown")).to_contain_text("Programme: Darzi Fellows")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    assert b"F014" in Path(waiting.value.path()).read_bytes()
    (file,) = [url for url in asked if "/media/" in url]
    assert page.request.get(file).status == 200
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(file)  # by somebody who has the address of the file, and has not signed in


def test_nothing_can_be_sent_without_sign_in(private):
    request = urllib.request.Request(f"{private}/_stcore/upload_file/visit/file", data=b"a", method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(request)


def test_who_signs_out_sees_nothing_any_more(page):
    page.goto("/method")
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Method")
    stand_still(page)
    page.get_by_role("button", name=SIGN_OUT).click()
    page.get_by_role("button", name="End session").click()  # of the provider
    expect(page.get_by_role("button", name=SIGN_IN)).to_be_visible()
    page.goto("/method")
    expect(page.get_by_text(ASKED)).to_be_visible()


def test_without_a_provider_nobody_is_asked(chromium, server):
    page = chromium.new_context(base_url=server).new_page()
    page.goto("/method")
    expect(page.get_by_role("heading", level=1)).to_have_text("Method")
    expect(page.get_by_role("button", name=SIGN_OUT)).to_have_count(0)
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"_streamlit_xsrf"}
    page.context.close()
