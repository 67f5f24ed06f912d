"""Every address that a running server answers, and how: what an upgrade opens, or answers otherwise, fails here."""

import json

import pytest
import streamlit as st

from tests.ui.server.test_surface import Watched, watched
from ui.server.headers import headers

ROUTES = {  # each route with its methods
    "GET HEAD /_stcore/health",
    "OPTIONS /_stcore/health",
    "GET HEAD /_stcore/metrics",
    "OPTIONS /_stcore/metrics",
    "GET HEAD /_stcore/host-config",
    "GET HEAD /media/{file_id:path}",
    "OPTIONS /media/{file_id:path}",
    "PUT /_stcore/upload_file/{session_id}/{file_id}",
    "DELETE /_stcore/upload_file/{session_id}/{file_id}",
    "OPTIONS /_stcore/upload_file/{session_id}/{file_id}",
    "GET HEAD /component/{path:path}",
    "OPTIONS /component/{path:path}",
    "GET HEAD /_stcore/bidi-components/{path:path}",
    "OPTIONS /_stcore/bidi-components/{path:path}",
    "WebSocketRoute /_stcore/stream",
    "GET HEAD /auth/login",
    "GET HEAD /auth/logout",
    "GET HEAD /oauth2callback",
    "DELETE GET HEAD OPTIONS PATCH POST PUT /_stcore/agent/interact",
    "DELETE GET HEAD OPTIONS PATCH POST PUT /_stcore/agent/openapi.json",
    "DELETE GET HEAD OPTIONS PATCH POST PUT /_stcore/agent/mcp",
    "Mount ",  # whatever is left: Streamlit's files, and for any other address the page
}
TRIED = ("GET", "POST", "PUT", "DELETE", "OPTIONS")
ANSWERS = {  # an address, and the status of its answer to each of TRIED
    "/": (200, 405, 405, 405, 405),
    "/static/js/none.js": (404, 404, 404, 404, 404),
    "/app/serif.woff2": (200, 405, 405, 405, 405),  # our own file
    "/_stcore/health": (200, 405, 405, 405, 204),
    "/_stcore/metrics": (404, 404, 404, 404, 404),  # refused
    "/_stcore/host-config": (200, 405, 405, 405, 405),
    "/media/none.csv": (404, 405, 405, 405, 204),
    "/_stcore/upload_file/no-visit/none": (200, 405, 403, 403, 204),  # to GET the page
    "/component/none/none.js": (404, 405, 405, 405, 204),
    "/_stcore/bidi-components/none": (404, 405, 405, 405, 204),
    "/_stcore/stream": (200, 405, 405, 405, 405),  # the page, to what is no websocket
    "/auth/login": (302, 405, 405, 405, 405),  # to the page: nobody logs in
    "/auth/logout": (302, 405, 405, 405, 405),
    "/oauth2callback": (302, 405, 405, 405, 405),
    "/_stcore/agent/interact": (405, 403, 405, 405, 405),  # switched off
    "/_stcore/agent/mcp": (405, 400, 405, 405, 405),
    "/_stcore/agent/openapi.json": (200, 405, 405, 405, 405),  # says that it is switched off
    "/_stcore/agent": (404, 404, 404, 404, 404),
    "/..%2f..%2fapp.py": (400, 400, 400, 400, 400),
    "//elsewhere.example/": (400, 400, 400, 400, 400),
}
# addresses at which other servers, or other settings of this one, tell something: here each is the page, as any address is
PAGES = ("/docs", "/openapi.json", "/robots.txt", "/healthz", "/app.py", "/data/findings.csv", "/app/static/app.py")
PAGES += ("/_stcore/script-health-check", "/_stcore/allowed-message-origins", "/_stcore/message", "/_stcore/upload_file")
CONFIGURED = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": False,
    "resourceCrossOriginMode": None,
}


@pytest.fixture(scope="module")
def server():
    with watched() as running:
        yield running


def lacks(given: dict[str, str]) -> set[str]:
    """The security headers that an answer has not, or has in other words."""
    return {name.decode() for name, value in headers() if given.get(name.decode()) != value.decode()}


@pytest.mark.parametrize("address", ANSWERS)
def test_an_address_answers_as_ever_and_safely(server: Watched, address):
    answers = {method: server.ask(address, method) for method in TRIED}
    assert tuple(answer.status for answer in answers.values()) == ANSWERS[address]
    assert {method: lacks(answer.headers) for method, answer in answers.items() if lacks(answer.headers)} == {}


@pytest.mark.parametrize("address", PAGES)
def test_any_other_address_is_the_page(server: Watched, address):
    page, answer = server.ask("/"), server.ask(address)
    assert (answer.status, answer.body) == (200, page.body)
    assert lacks(answer.headers) == set()


@pytest.mark.parametrize("address", ["/auth/login", "/auth/logout", "/oauth2callback"])
def test_who_logs_in_is_sent_to_the_page(server: Watched, address):
    assert server.ask(address).headers["location"] == "/"


def test_what_the_browser_is_told_names_no_other_site_and_no_place_to_report_to(server: Watched):
    assert json.loads(server.ask("/_stcore/host-config").body) == CONFIGURED


def test_no_statistics_of_use_are_gathered_and_no_error_is_sent_to_the_browser_in_full():
    assert st.get_option("browser.gatherUsageStats") is False
    assert st.get_option("client.showErrorDetails") == "none"


def test_the_app_cannot_be_driven_without_a_browser(server: Watched):
    refused = json.loads(server.ask("/_stcore/agent/interact", "POST").body)
    assert refused["error"]["code"] == "not_available"
    assert json.loads(server.ask("/_stcore/agent/openapi.json").body)["info"]["x-streamlit-agent-api"] == "disabled"


def test_no_route_is_open_that_is_not_listed():
    with watched() as running:
        pass
    assert sorted(line.removeprefix("ROUTE ") for line in running.routes) == sorted(ROUTES)
    known = [line.rpartition(" ")[2].partition("{")[0] for line in ROUTES]
    assert [start for start in known if not any(address.startswith(start) for address in ANSWERS)] == []
