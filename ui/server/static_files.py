"""The files that a page loads, Streamlit's and our own, compressed once after the start and sent from memory.

Streamlit sends its own uncompressed, 8 MB for a first visit. Until a file is compressed, and for anybody who does not accept
that or asks for a range of bytes, it is sent as it stands on disk. Only the files found at the start are ever opened.
"""

import gzip
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from ui.streamlit_internals import ASSETS

UI = Path(__file__).parents[1]
FILES = {  # our own: where each stands, and its type
    "/app/visits.js": (UI / "server" / "visits.js", "text/javascript"),
    "/app/copy_picture.js": (UI / "cards" / "copy_picture.js", "text/javascript"),
    "/app/focus.js": (UI / "style" / "focus.js", "text/javascript"),
    "/app/present.js": (UI / "present" / "present.js", "text/javascript"),
    "/app/screen.css": (UI / "style" / "screen.css", "text/css"),
    "/app/present.css": (UI / "present" / "present.css", "text/css"),
    "/app/serif.woff2": (UI / "style" / "serif.woff2", "font/woff2"),
}
BELOW = f"/{ASSETS.name}/"
FOR_GOOD = "public, immutable, max-age=31536000"  # the names of Streamlit's files change with what is in them
CHECKED = "no-cache"
WORTH_IT = {".js", ".css", ".json", ".svg"}  # pictures and fonts are compressed already
COMPRESS = {  # by preference. Brotli at 9 takes four times as long as at 6 for 2% less, at 11 fifty times for 10%
    "br": partial(brotli.compress, quality=6, lgwin=24),
    "gzip": partial(gzip.compress, compresslevel=6, mtime=0),
}


class WholeFile(FileResponse):
    """A file as it stands, a MB at a time: with 64 kB, as Starlette has it, the largest of ours is seventy steps in threads."""

    chunk_size = 1 << 20


@dataclass(frozen=True)
class File:
    """A file to be sent: where it stands, what that was at the start, its type, how long browsers may keep it."""

    path: Path
    stat: os.stat_result
    kind: str | None
    kept: str

    @property
    def worth_it(self) -> bool:
        """Whether it gets smaller by being compressed."""
        return self.path.suffix in WORTH_IT

    def plain(self) -> FileResponse:
        """The answer with the file as it is."""
        headers = {"cache-control": self.kept} | ({"vary": "accept-encoding"} if self.worth_it else {})
        return WholeFile(self.path, headers=headers, media_type=self.kind, stat_result=self.stat)


def all_files() -> dict[str, File]:
    """Streamlit's and our own, by address."""
    found = {BELOW + path.relative_to(ASSETS).as_posix(): (path, None) for path in ASSETS.rglob("*") if path.is_file()}
    kept = dict.fromkeys(found, FOR_GOOD)
    return {
        address: File(path, path.stat(), kind, kept.get(address, CHECKED))
        for address, (path, kind) in {**found, **FILES}.items()
    }


class Store:
    """All files, and what was compressed of them."""

    def __init__(self) -> None:
        self.files = all_files()
        self.compressed: dict[str, dict[str, bytes]] = {}

    def answers_for(self, address: str) -> bool:
        """Whether it is a file of ours, or would be one of Streamlit's that we found."""
        return address in self.files or (len(self.files) > len(FILES) and address.startswith(BELOW))

    def compress(self) -> None:
        """Compress what is worth it, each file once, ours last."""
        for address, file in self.files.items():
            if file.worth_it:
                content = file.path.read_bytes()
                self.compressed[address] = {name: compress(content) for name, compress in COMPRESS.items()}

    def answer(self, address: str, method: str, asked: Headers) -> Response:
        """The file, compressed as is asked; or that it is not here, or that the browser has it."""
        if address not in self.files:
            return PlainTextResponse("Not Found", 404)
        if method not in ("GET", "HEAD"):
            return PlainTextResponse("Method Not Allowed", 405, {"allow": "GET, HEAD"})
        plain = self.files[address].plain()
        made = self.compressed.get(address, {})
        encoding = None if "range" in asked else best_encoding(",".join(asked.getlist("accept-encoding")), made)
        response = _encoded(plain, made[encoding], encoding, method) if encoding else plain
        return NotModifiedResponse(response.headers) if StaticFiles().is_not_modified(response.headers, asked) else response


class StoredFiles:
    """Answers for each file of a store before `app` is asked, and that there is no other below Streamlit's folder."""

    def __init__(self, app, store: Store):
        self.app, self.store = app, store

    async def __call__(self, scope, receive, send):
        """One ASGI call."""
        if scope["type"] == "http" and self.store.answers_for(scope["path"]):
            response = self.store.answer(scope["path"], scope["method"], Headers(scope=scope))
            await response(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _encoded(plain: FileResponse, content: bytes, encoding: str, method: str) -> Response:
    """The same answer with other bytes: a validator of its own, no ranges."""
    headers = {name: value for name, value in plain.headers.items() if name != "accept-ranges"}
    headers |= {"content-encoding": encoding, "content-length": str(len(content))}
    headers["etag"] = f'{headers["etag"][:-1]}-{encoding}"'
    return Response(b"" if method == "HEAD" else content, headers=headers)


def best_encoding(accepted: str, made: Iterable[str]) -> str | None:
    """Which of those `made` an Accept-Encoding asks for most; None where it would rather have the file as it is."""
    weights = dict(map(_weight, accepted.lower().split(",")))
    wanted = {name: weights.get(name, weights.get("*", 0.0)) for name in made}
    best = max(wanted, key=lambda name: wanted[name], default=None)
    return best if best and wanted[best] > 0 and wanted[best] >= weights.get("identity", 0.0) else None


def _weight(part: str) -> tuple[str, float]:
    """A name of an Accept-Encoding and how much it is wanted: not at all where that is no number."""
    name, *parameters = (each.strip() for each in part.split(";"))
    try:
        return name, next((float(each[2:]) for each in parameters if each.startswith("q=")), 1.0)
    except ValueError:
        return name, 0.0
