"""What every HTTP answer carries: security headers, and in the page the server's own address and our own files.

Plain ASGI middleware that leaves websockets alone. Without its address a page opened at /findings first looks for
the server below /findings: two failed requests, in the console as errors, and a slower first visit.
"""

from functools import cache
from html import escape

from starlette.responses import PlainTextResponse

from ui.server.static_files import FILES
from ui.streamlit_internals import ADDRESS_SCRIPT, ASSETS, CHART_SCRIPT, HEAD, MEDIA, METRICS, script_hashes
from wording.app.server import AWAY, BACK, CLOSE

LINKS = {"text/css": '<link rel="stylesheet" href="{}">', "text/javascript": '<script src="{}" defer></script>'}


class PageHeaders:
    """Adds a content security policy and its companions to each response of `app`, and the address to its page.

    How many visits there are is told to nobody, and a file that is downloaded is kept by no browser and no proxy.
    """

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        """One ASGI call."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = scope["path"].rstrip("/").endswith(METRICS)
        app = PlainTextResponse("Not Found", 404) if refused else self.app
        scope, started = _plain_page(scope), {}

        async def send_changed(message):
            if message["type"] == "http.response.start":
                started.update(_with_headers(message, scope["path"]))
                if not _is_page(started):
                    await send(started)
            elif _is_page(started):
                started.setdefault("page", []).append(message.get("body", b""))
                if not message.get("more_body"):
                    await _send_page(started, send)
            else:
                await send(message)

        await app(scope, receive, send_changed)


def _plain_page(scope: dict) -> dict:
    """The request, asking for an uncompressed answer where it is for a page, so that the address can be put in."""
    accepted = dict(scope["headers"])
    if b"text/html" not in accepted.get(b"accept", b""):
        return scope
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}


def _with_headers(start: dict, path: str) -> dict:
    ours = dict(headers()) | ({b"cache-control": b"no-store"} if MEDIA in path else {})
    kept = [(name, value) for name, value in start.get("headers", []) if name.lower() not in ours]
    return {**start, "headers": kept + list(ours.items())}


def _is_page(start: dict) -> bool:
    held = {name.lower(): value for name, value in start["headers"]}
    return held.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in held


async def _send_page(start: dict, send) -> None:
    links = f'<meta name="said-away" content="{escape(AWAY)}"><meta name="said-back" content="{escape(BACK)}">'
    links += f'<meta name="said-close" content="{escape(CLOSE)}">'
    links += "".join(LINKS[kind].format(path) for path, (_, kind) in FILES.items() if kind in LINKS)
    if CHART_SCRIPT:
        address = CHART_SCRIPT.relative_to(ASSETS.parent).as_posix()
        links += f'<link rel="modulepreload" href="/{address}" fetchpriority="low">'
    head = HEAD + b"<script>" + ADDRESS_SCRIPT + b"</script>" + links.encode()
    body = b"".join(start.pop("page")).replace(HEAD, head, 1)
    dropped = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in dropped]
    await send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})


@cache
def headers() -> tuple[tuple[bytes, bytes], ...]:
    """The headers; the policy allows our own inline script and those of Streamlit's page, by their hash."""
    hashes = " ".join(f"'{each}'" for each in script_hashes())
    policy = (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"
    )
    pairs = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    }
    return tuple((name.encode(), value.encode()) for name, value in pairs.items())
