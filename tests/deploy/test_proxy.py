"""The proxy as deploy/haproxy.cfg has it, before two small servers: what it lets through, what it refuses, what it notes."""

import http.client
import itertools
import os
import re
import subprocess
import threading
import time
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.local_replicas import CONFIGURATION, READY, Proxy, free_port, make_certificate, trusting

ROOT = Path(__file__).parents[2]
HOSTS = ["127.0.0.2", "127.0.0.3"]
FEW = 50  # requests that a network may make in ten seconds here
networks = itertools.count(10)  # each test asks from an address of its own: limits are kept by address


PACKED = {"Accept-Encoding": "gzip, deflate, br, zstd"}  # as browsers ask for a file of a page


class Answer(BaseHTTPRequestHandler):
    """Says which server answers, with the header lines that it was sent; whether it takes new visitors is up to the test."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self):
        if self.server.gone:
            self.close_connection = True
            return
        self.rfile.read(int(self.headers.get("content-length", 0)))
        host = self.server.server_address[0]
        ready = self.path != READY or self.server.ready
        said = f"{host}\n{self.headers}".encode()
        self.send_response(200 if ready else 503)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def do_PUT(self):
        self.do_GET()

    def do_POST(self):
        self.do_GET()

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    ready, gone = True, False

    def leave(self) -> None:
        """Be gone: new connections are refused, open ones end without a word."""
        self.gone = True
        self.shutdown()
        self.server_close()

    def handle_error(self, *_):
        pass  # a health check hangs up as soon as it knows


def serve(host: str, port: int) -> Server:
    server = Server((host, port), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="module")
def servers():
    port = free_port()
    made = {host: serve(host, port) for host in HOSTS}
    yield made
    for server in made.values():
        server.leave()


@pytest.fixture(scope="module")
def proxy(haproxy, servers, tmp_path_factory):
    port = next(iter(servers.values())).server_address[1]
    with Proxy(tmp_path_factory.mktemp("proxy"), HOSTS, port, {"MOST_REQUESTS": str(FEW)}) as running:
        yield running


class Visitor:
    """Asks the proxy as one browser would: from one address, with the cookies that it was given."""

    def __init__(self, port: int):
        source = (f"127.0.0.{next(networks)}", 0)
        self.connection = http.client.HTTPSConnection("127.0.0.1", port, context=trusting(), source_address=source, timeout=20)
        self.cookie = ""

    def ask(self, path="/", method="GET", body=None, **headers) -> tuple[int, str, http.client.HTTPMessage]:
        given = {"Cookie": self.cookie, "Host": "localhost"} if self.cookie else {"Host": "localhost"}
        try:
            self.connection.request(method, path, body, given | headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:  # the connection had been kept for later: a browser then opens another
            self.connection.request(method, path, body, given | headers)
            answer = self.connection.getresponse()
        said = answer.read().decode()
        if set_cookie := answer.headers.get("Set-Cookie"):
            self.cookie = set_cookie.split(";")[0]
        return answer.status, said, answer.headers

    def server(self) -> str:
        return self.ask()[1].splitlines()[0]


@pytest.fixture
def visitor(proxy):
    return Visitor(proxy.https)


def test_haproxy_accepts_the_configuration_without_a_warning(haproxy, tmp_path):
    command = ["haproxy", "-c", "-dW", "-f", str(CONFIGURATION)]
    environment = {**os.environ, "CERTIFICATE": str(make_certificate(tmp_path))}
    checked = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stderr


def test_haproxy_takes_a_certificate_and_its_key_as_kubernetes_keeps_them(haproxy, tmp_path):
    make_certificate(tmp_path)
    (tmp_path / "certificate.pem").rename(tmp_path / "tls.crt")
    (tmp_path / "key.pem").rename(tmp_path / "tls.key")
    environment = {**os.environ, "CERTIFICATE": str(tmp_path / "tls.crt")}
    assert subprocess.run(["haproxy", "-c", "-dW", "-f", str(CONFIGURATION)], env=environment).returncode == 0


def test_http_leads_to_https_and_https_says_to_come_back_by_https(proxy, visitor):
    plain = http.client.HTTPConnection("127.0.0.1", proxy.http, timeout=20)
    plain.request("GET", "/findings?programme=darzi", headers={"Host": "example.org"})
    answer = plain.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://example.org/findings?programme=darzi")
    assert visitor.ask()[2]["Strict-Transport-Security"] == "max-age=31536000"


def test_a_visitor_stays_with_one_server_and_two_visitors_share_them(proxy):
    first, second = Visitor(proxy.https), Visitor(proxy.https)
    assert {first.server(), second.server()} == set(HOSTS)
    assert len({first.server() for _ in range(6)}) == len({second.server() for _ in range(6)}) == 1


def test_the_cookie_is_for_the_browser_session_and_for_no_script(visitor):
    parts = visitor.ask()[2]["Set-Cookie"].split("; ")
    assert re.fullmatch(r"replica=[0-9a-f]{16}", parts[0])
    assert set(parts[1:]) == {"path=/", "HttpOnly", "Secure", "SameSite=Lax"}


def test_a_server_that_takes_no_new_visitors_keeps_its_own(proxy, servers):
    own = Visitor(proxy.https)
    host = own.server()
    servers[host].ready = False
    try:
        until(lambda: host not in {Visitor(proxy.https).server() for _ in range(4)})
        assert own.server() == host
    finally:
        servers[host].ready = True
    until(lambda: {Visitor(proxy.https).server() for _ in range(4)} == set(HOSTS))


def test_visitors_of_a_server_that_is_gone_go_to_the_other_and_stay_there(proxy, servers):
    own = Visitor(proxy.https)
    host = own.server()
    (other,) = set(HOSTS) - {host}
    servers[host].leave()
    try:
        assert {own.ask()[0], own.ask("/media/file")[0]} == {200}
        assert own.server() == other
    finally:
        servers[host] = serve(host, proxy.port)
    until(lambda: {Visitor(proxy.https).server() for _ in range(4)} == set(HOSTS))
    assert own.server() == other


def test_servers_that_come_and_go_are_found_by_their_name(proxy):
    def all_servers() -> set[str]:
        return {Visitor(proxy.https).server() for _ in range(4)}

    proxy.names.addresses = HOSTS[:1]
    until(lambda: all_servers() == set(HOSTS[:1]))
    proxy.names.addresses = HOSTS
    until(lambda: all_servers() == set(HOSTS))


def test_after_a_reload_every_visitor_is_with_the_same_server(proxy):
    visitors = [Visitor(proxy.https) for _ in range(4)]
    before = [each.server() for each in visitors]
    proxy.reload()
    time.sleep(1)  # the new process has to find the servers by their name first
    said = [[each.ask() for each in visitors] for _ in range(20) if time.sleep(0.05) is None]
    assert {status for each in said for status, _, _ in each} == {200}
    assert [text.splitlines()[0] for _, text, _ in said[-1]] == before


def test_the_limit_of_an_upload_is_that_of_the_app_and_a_little(visitor):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    most = (config["server"]["maxUploadSize"] + 1) << 20
    path = "/_stcore/upload_file/visit/file"
    assert visitor.ask(path, "PUT", bytes(most))[0] == 200
    assert visitor.ask(path, "PUT", **{"Content-Length": str(most + 1)})[0] == 413


def test_what_is_sent_says_first_how_much_it_is(visitor):
    assert visitor.ask("/", "POST", **{"Transfer-Encoding": "chunked"})[0] == 400


def test_headers_have_a_limit(visitor):
    assert visitor.ask("/?slides=" + "a" * 8000)[0] == 200
    assert visitor.ask("/?slides=" + "a" * 16000)[0] == 400


def test_a_network_that_asks_too_much_is_told_so_and_no_other_is(proxy, visitor):
    asked = [visitor.ask("/findings")[0] for _ in range(FEW + 10)]
    assert asked[:FEW] == [200] * FEW
    status, said, _ = visitor.ask("/findings")
    assert (asked[-1], status) == (429, 429)
    assert said == "Too many requests from your network. Wait a minute, then reload the page."
    assert visitor.ask("/static/js/any.js", **PACKED)[0] == 200  # a page that is open goes on
    assert Visitor(proxy.https).ask("/findings")[0] == 200


def test_a_network_may_ask_for_a_hundred_first_visits_in_ten_seconds():
    assert re.findall(r"presetenv MOST_(\w+) (\d+)", CONFIGURATION.read_text(encoding="utf-8")) == [
        ("CONNECTIONS", "1000"),
        ("SOCKETS", "2000"),
        ("REQUESTS", "500"),
        ("UPLOADS", "10"),
    ]


def test_files_that_the_app_has_ready_are_not_counted(visitor):
    assert {visitor.ask("/static/js/any.js", **PACKED)[0] for _ in range(FEW + 10)} == {200}
    assert visitor.ask("/findings")[0] == 200


@pytest.mark.parametrize(
    "asked",
    [{}, {"Accept-Encoding": "identity"}, {"Accept-Encoding": "br;q=0, gzip;q=0"}, {**PACKED, "Range": "bytes=0-"}],
    ids=["nothing said", "as it is", "not compressed", "a part"],
)
def test_who_wants_such_a_file_uncompressed_or_a_part_of_it_is_counted(visitor, asked):
    answers = [visitor.ask("/static/js/any.js", **asked)[0] for _ in range(FEW + 10)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_pages_that_wait_for_their_server_do_not_lock_their_network_out(visitor):
    asked = {visitor.ask(path)[0] for path in ("/_stcore/health", "/_stcore/host-config") for _ in range(FEW + 10)}
    assert asked == {200}
    assert visitor.ask("/findings")[0] == 200


def test_what_is_watched_is_for_this_machine_and_not_for_visitors(proxy):
    said = http.client.HTTPConnection("127.0.0.1", proxy.watch, timeout=5)
    said.request("GET", "/metrics")
    assert "haproxy_server_status" in said.getresponse().read().decode()
    assert "presetenv WATCH 127.0.0.1:" in CONFIGURATION.read_text(encoding="utf-8")


def test_uploads_have_a_limit_of_their_own(visitor):
    path = "/_stcore/upload_file/visit/file"
    assert [visitor.ask(path, "PUT", b"a")[0] for _ in range(11)] == [200] * 10 + [429]
    assert visitor.ask("/")[0] == 200


def test_no_address_of_a_visitor_is_handed_on(visitor):
    said = visitor.ask(**{"X-Forwarded-For": "192.0.2.7"})[1].lower()
    assert "192.0.2.7" not in said
    assert "127.0.0.1" not in said
    assert "x-forwarded-proto: https" in said


def test_the_log_has_the_path_and_nothing_of_the_visitor(proxy, visitor):
    visitor.ask(
        "/findings?text=secret-words", **{"Referer": "https://intranet.example/secret-page", "User-Agent": "secret-agent"}
    )
    visitor.ask("/_stcore/upload_file/secret-visit/secret-file", "PUT", b"a")
    visitor.ask("/media/secret-name.csv")
    raw = http.client.HTTPConnection("127.0.0.1", proxy.https, timeout=5, source_address=("127.0.0.200", 0))
    with pytest.raises((http.client.HTTPException, OSError)):  # no TLS: the proxy notes that it failed
        raw.request("GET", "/")
        raw.getresponse()
    until(lambda: "connection failed" in proxy.log.read_text())
    log = proxy.log.read_text()
    assert re.search(
        r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 200 GET /findings \d+ ms \d+ bytes replica\d -- 0 again, \d+ ms in all$",
        log,
        re.MULTILINE,
    )
    assert re.search(r" 200 PUT /_stcore/upload_file \d+ ms ", log)
    assert re.search(r" 200 GET /media \d+ ms ", log)
    assert "secret" not in log
    assert re.findall(r"127\.0\.0\.(?:1\d|2\d\d)\b", log) == []


def test_where_no_server_is_left_a_page_says_so_and_looks_again(haproxy, tmp_path):
    port = free_port()
    server = serve("127.0.0.2", port)
    with Proxy(tmp_path, ["127.0.0.2"], port) as proxy:
        server.leave()
        status, said, _ = Visitor(proxy.https).ask()
    assert status == 503
    assert "This page comes back by itself" in said
    assert 'http-equiv="refresh"' not in said  # WCAG 2.2.1: a page does not start anew while it is read
    assert "location.reload()" in said and '<a href="">Try again</a>' in said  # where there is no script


def until(look) -> None:
    """Wait until something is so. Raises TimeoutError after ten seconds."""
    end = time.monotonic() + 10
    while not look():
        if time.monotonic() > end:
            raise TimeoutError("it did not become so")
        time.sleep(0.1)
