"""The files of the page as a running server sends them: compressed to whoever accepts it, and otherwise as before."""

import asyncio
import gzip
import http.client
import re
import time
import tomllib
from contextlib import closing
from urllib.parse import urlsplit

import brotli
import pytest
from starlette.datastructures import Headers

from tests.browser.conftest import ROOT, serving
from ui.server import static_files
from ui.server.headers import headers as security_headers
from ui.server.static_files import ASSETS, FILES, Store, best_encoding

DECOMPRESS = {"br": brotli.decompress, "gzip": gzip.decompress}
SCRIPT = max(ASSETS.rglob("PlotlyChart*.js"), key=lambda path: path.stat().st_size)
LARGE = f"/static/js/{SCRIPT.name}"
FONT = next(ASSETS.rglob("*.woff2"))
OUR_FONT = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]["fontFaces"][0]["url"]
OWN = "/app/present.css"
TEXTS = {path: file for path, (file, kind) in FILES.items() if kind.startswith("text/")}


@pytest.fixture(scope="module")
def ask():
    """A function that asks a server for a path, once it has compressed its files: the status, the headers, the body."""
    with serving("app.py") as address:

        def asked(path: str, method: str = "GET", **given: str):
            with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)) as line:
                names = {name.replace("_", "-"): value for name, value in given.items()}
                line.request(method, path, headers={"Accept-Encoding": "identity", **names})
                answer = line.getresponse()
                return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()

        until = time.monotonic() + 60
        while any("content-encoding" not in asked(path, Accept_Encoding="br")[1] for path in (LARGE, *TEXTS)):
            assert time.monotonic() < until, "the files were not compressed"
            time.sleep(0.1)
        yield asked


@pytest.mark.parametrize("encoding", DECOMPRESS)
@pytest.mark.parametrize("path", [LARGE, *TEXTS])
def test_a_compressed_file_is_the_same_file(ask, path, encoding):
    status, headers, body = ask(path, Accept_Encoding=encoding)
    assert (status, headers["content-encoding"]) == (200, encoding)
    assert int(headers["content-length"]) == len(body)
    content = TEXTS.get(path, SCRIPT).read_bytes()
    assert DECOMPRESS[encoding](body) == content
    assert len(body) < len(content)


def test_a_file_is_plain_to_whoever_does_not_accept_it_compressed(ask):
    for accepted in ("identity", "deflate", "", "gzip;q=0, br;q=0", "*;q=0", "br;q=0.2, identity"):
        status, headers, body = ask(LARGE, Accept_Encoding=accepted)
        assert (status, body) == (200, SCRIPT.read_bytes()), accepted
        assert "content-encoding" not in headers
        assert headers["vary"].lower() == "accept-encoding"


def test_a_large_file_goes_a_mb_at_a_time():
    sent = []

    async def send(message):
        sent.append(len(message.get("body", b"")))

    async def receive():
        await asyncio.Event().wait()

    async def ask_plainly():
        scope = {"type": "http", "method": "GET", "path": LARGE, "headers": []}
        await Store().answer(LARGE, "GET", Headers(scope=scope))(scope, receive, send)

    asyncio.run(ask_plainly())
    assert sum(sent) == SCRIPT.stat().st_size > 4 << 20
    assert sent[1:-1] == [1 << 20] * 4


def test_compressed_or_not_it_has_the_same_type_and_caches_know_that_there_are_several(ask):
    answers = [ask(LARGE, Accept_Encoding=accepted)[1] for accepted in ("br", "gzip", "identity")]
    for name in ("content-type", "cache-control", "vary", "last-modified"):
        assert len({headers[name] for headers in answers}) == 1
    assert answers[0]["vary"].lower() == "accept-encoding"
    assert "javascript" in answers[0]["content-type"]
    assert len({headers["etag"] for headers in answers}) == 3


def test_streamlits_files_are_kept_for_good_and_ours_are_asked_for_again(ask):
    assert ask(LARGE)[1]["cache-control"] == "public, immutable, max-age=31536000"
    assert ask(OWN)[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", [LARGE, OWN])
@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_a_file_that_the_browser_has_is_not_sent_again(ask, path, accepted):
    _, first, _ = ask(path, Accept_Encoding=accepted)
    for given in (first["etag"], f'"other", W/{first["etag"]}', "*"):
        status, headers, body = ask(path, Accept_Encoding=accepted, If_None_Match=given)
        assert (status, body) == (304, b"")
        assert "content-encoding" not in headers
        assert [headers[name] for name in ("etag", "vary", "cache-control")] == [
            first[name] for name in ("etag", "vary", "cache-control")
        ]
    assert ask(path, Accept_Encoding=accepted, If_None_Match='"other"')[0] == 200
    assert ask(path, Accept_Encoding=accepted, If_Modified_Since=first["last-modified"])[0] == 304


def test_what_one_encoding_is_known_by_does_not_stand_for_another(ask):
    _, compressed, _ = ask(LARGE, Accept_Encoding="br")
    assert ask(LARGE, Accept_Encoding="gzip", If_None_Match=compressed["etag"])[0] == 200


def test_head_says_what_get_would_without_the_file(ask):
    for accepted in ("br", "identity"):
        _, got, body = ask(LARGE, Accept_Encoding=accepted)
        status, headers, nothing = ask(LARGE, "HEAD", Accept_Encoding=accepted)
        assert (status, nothing) == (200, b"")
        assert {**headers, "date": ""} == {**got, "date": ""}
        assert int(headers["content-length"]) == len(body)


def test_a_range_is_of_the_file_as_it_is(ask):
    content = SCRIPT.read_bytes()
    status, headers, body = ask(LARGE, Accept_Encoding="br", Range="bytes=100-199")
    assert (status, body) == (206, content[100:200])
    assert headers["content-range"] == f"bytes 100-199/{len(content)}"
    assert "content-encoding" not in headers
    assert ask(LARGE, Accept_Encoding="br", Range=f"bytes={len(content)}-")[0] == 416
    compressed = ask(LARGE, Accept_Encoding="br")[1]["etag"]
    status, _, body = ask(LARGE, Accept_Encoding="br", Range="bytes=100-199", If_Range=compressed)
    assert (status, body) == (200, content), "a piece of the compressed file cannot be completed with the plain one"
    assert "accept-ranges" not in ask(LARGE, Accept_Encoding="br")[1]


@pytest.mark.parametrize(("path", "font"), [(f"/static/media/{FONT.name}", FONT), (OUR_FONT, FILES[OUR_FONT][0])])
def test_a_font_is_not_compressed_again(ask, path, font):
    status, headers, body = ask(path, Accept_Encoding="br, gzip")
    assert (status, body) == (200, font.read_bytes())
    assert headers["content-type"] == "font/woff2"
    assert "content-encoding" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/none.js",
        "/static/",
        "/static/js",
        "/static/../index.html",
        "/static/..%2findex.html",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static/js/../../index.html",
        "/static/js/..%5c..%5cindex.html",
        f"/static//{SCRIPT}",
        f"/static/js/{SCRIPT.name}%00",
    ],
)
def test_there_is_nothing_but_the_files(ask, path):
    status, headers, body = ask(path)
    assert (status, body) == (404, b"Not Found")
    assert headers["x-content-type-options"] == "nosniff"
    assert "cache-control" not in headers


def test_nothing_can_be_sent_to_a_file(ask):
    status, headers, _ = ask(LARGE, "POST")
    assert (status, headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    ("path", "given"),
    [
        (LARGE, {"Accept_Encoding": "br"}),
        (LARGE, {"If_None_Match": "*"}),
        (LARGE, {"Range": "bytes=0-9"}),
        (OWN, {"Accept_Encoding": "gzip"}),
        ("/static/none", {}),
        ("/", {"Accept_Encoding": "br"}),
    ],
)
def test_every_answer_carries_the_security_headers(ask, path, given):
    _, headers, _ = ask(path, **given)
    for name, value in security_headers():
        assert headers[name.decode()] == value.decode()


def test_every_file_that_the_page_names_is_there(ask):
    status, headers, body = ask("/", Accept="text/html", Accept_Encoding="br, gzip")
    named = re.findall(r'(?:src|href)="\.?(/(?:static|app)/[^"]+)"', body.decode())
    assert status == 200
    assert int(headers["content-length"]) == len(body)
    assert len(named) > 50
    assert {*TEXTS, LARGE} <= set(named)
    assert {path: ask(path, "HEAD")[0] for path in named} == dict.fromkeys(named, 200)


@pytest.mark.parametrize(
    ("accepted", "best"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.5, gzip; Q=0.8", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("br;q=0", None),
        ("br;q=0.5, identity", None),
        ("br;q=0.5, identity;q=0.4", "br"),
        ("gzip;level=9;q=0.001", "gzip"),
        ("brotli, x-gzip", None),
        ("br;q=high", None),
        ("", None),
    ],
)
def test_the_encoding_is_what_is_wanted_most(accepted, best):
    assert best_encoding(accepted, ["br", "gzip"]) == best


def test_a_file_that_is_not_compressed_yet_is_plain():
    assert best_encoding("br, gzip", []) is None


def test_where_streamlits_folder_is_not_found_streamlit_sends_its_files(tmp_path, monkeypatch):
    monkeypatch.setattr(static_files, "ASSETS", tmp_path / "static")
    store = Store()
    assert store.answers_for(OWN)
    assert not store.answers_for(LARGE)
    assert not store.answers_for("/")
