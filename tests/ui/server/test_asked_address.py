"""The address asked for before signing in: kept in a cookie, followed only if it leads to this server."""

import asyncio
from urllib.parse import quote

import pytest
import streamlit as st
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from ui import streamlit_internals
from ui.server import asked_address
from ui.server.asked_address import AskedAddress, base_path, cookies_of, own_address

READER = "_streamlit_user=reader"


@pytest.fixture(autouse=True)
def known(monkeypatch):
    """Whoever has the cookie `_streamlit_user=reader` counts as signed in."""
    monkeypatch.setattr(asked_address, "is_signed_in", lambda cookies: cookies.get("_streamlit_user") == "reader")


def ask(answer, path: str, query: str = "", cookie: str = "", **headers: str) -> tuple[int, list[tuple[str, str]]]:
    """The status and the headers of what comes through for a request that the app would answer with `answer`."""
    sent = []

    async def send(message):
        sent.append(message)

    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in {"cookie": cookie, **headers}.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": given}
    asyncio.run(AskedAddress(answer)(scope, None, send))
    return sent[0]["status"], [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]


def cookies_set(headers: list[tuple[str, str]]) -> list[str]:
    return [value for name, value in headers if name == "set-cookie"]


def signed_in_now() -> RedirectResponse:
    answer = RedirectResponse("/")
    answer.set_cookie("_streamlit_user", "any")
    return answer


def test_the_address_of_a_page_is_kept_until_somebody_has_signed_in():
    _, headers = ask(HTMLResponse("page"), "/findings", "programme=darzi&text=a%26b")
    kept = "asked_address=/findings%3Fprogramme%3Ddarzi%26text%3Da%2526b; Path=/; Max-Age=600; HttpOnly; SameSite=Lax"
    assert cookies_set(headers) == [kept]
    status, headers = ask(signed_in_now(), "/oauth2callback", cookie=kept.split(";")[0])
    assert (status, dict(headers)["location"]) == (307, "/findings?programme=darzi&text=a%26b")
    assert cookies_set(headers)[-1] == "asked_address=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"


def test_behind_https_the_cookie_is_sent_by_https_only():
    _, headers = ask(HTMLResponse("page"), "/", x_forwarded_proto="https")
    assert cookies_set(headers)[0].endswith("; Secure")


def test_nothing_is_kept_of_who_has_signed_in_of_files_and_of_very_long_addresses():
    assert cookies_set(ask(HTMLResponse("page"), "/findings", cookie=READER)[1]) == []
    assert cookies_set(ask(PlainTextResponse("file"), "/app/focus.js")[1]) == []
    assert cookies_set(ask(HTMLResponse("page"), "/present", "slides=" + "a" * 3500)[1]) == []


def test_who_could_not_sign_in_is_led_to_the_address_asked_for_and_told_so_there():
    _, headers = ask(RedirectResponse("/"), "/oauth2callback", cookie="asked_address=/findings%3Fprogramme%3Ddarzi")
    assert dict(headers)["location"] == "/findings?programme=darzi"
    assert cookies_set(headers) == ["sign_in_refused=1; Path=/; Max-Age=30; HttpOnly; SameSite=Lax"]
    _, headers = ask(RedirectResponse("/"), "/oauth2callback", cookie="asked_address=//example.org")
    assert dict(headers)["location"] == "/"


def test_who_is_let_in_is_not_told_of_a_refusal():
    assert not any("sign_in_refused" in each for each in cookies_set(ask(signed_in_now(), "/oauth2callback")[1]))


@pytest.mark.parametrize("path", ["/media/file.csv", "/_stcore/upload_file/visit/file"])
def test_files_and_uploads_are_for_who_has_signed_in(path):
    assert ask(PlainTextResponse("file"), path)[0] == 401
    assert ask(PlainTextResponse("file"), path, cookie=READER)[0] == 200
    assert ask(PlainTextResponse("file"), path, cookie="_streamlit_user=forged")[0] == 401


def test_fonts_of_the_page_are_for_everybody():
    assert ask(PlainTextResponse("font"), "/static/media/font.woff2")[0] == 200


def test_files_are_refused_below_a_base_path_too(monkeypatch):
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "study/"}.get)
    assert base_path() == "/study"
    assert ask(PlainTextResponse("file"), "/study/media/file.csv")[0] == 401


@pytest.mark.parametrize(
    "address", ["https://example.org/", "//example.org/", "/\\example.org", "", "findings", "/a\nb", "/a\r\nb"]
)
def test_an_address_that_leads_elsewhere_is_not_followed(address):
    assert own_address(quote(address)) is None


def test_cookies_that_cannot_be_read_are_none():
    assert cookies_of("a=1; b=2") == {"a": "1", "b": "2"}
    assert cookies_of("") == {}


def test_a_cookie_that_this_server_has_not_signed_is_of_nobody(monkeypatch):
    assert streamlit_internals.is_signed_in({"_streamlit_user": "forged"}) is False
    assert streamlit_internals.is_signed_in({}) is False
