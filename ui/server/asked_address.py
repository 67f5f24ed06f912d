"""Where there is sign-in: the address that was asked for is kept until somebody has signed in, and nobody else gets a file.

Streamlit leads everybody who has signed in to the first page. So the address is put into a cookie that only this server reads,
for as long as signing in takes, and the way back from the provider leads there, whether somebody is let in or not.
"""

from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from ui.sign_in import TURNED_AWAY
from ui.streamlit_internals import MEDIA, SIGNED_IN, UPLOADS, WAY_BACK, is_signed_in
from wording.app.sign_in import REFUSED

ASKED = "asked_address"
LONGEST = 3500  # characters of an address: browsers keep cookies of up to 4096 bytes
MINUTES = 10
SECONDS_TOLD = 30  # for which the page says that a sign-in has failed: it has to be loaded by then
KEPT = f"; Path=/; Max-Age={MINUTES * 60}; HttpOnly; SameSite=Lax"
SECURE = "; Secure"
TOLD = f"{TURNED_AWAY}=1; Path=/; Max-Age={SECONDS_TOLD}; HttpOnly; SameSite=Lax"
FORGOTTEN = f"{ASKED}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"


class AskedAddress:
    """Refuses files and uploads of `app` to who has not signed in, and leads who has to the address asked for."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        """One ASGI call."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = cookies_of(headers.get("cookie", ""))
        known = is_signed_in(cookies)
        if not known and scope["path"].removeprefix(base_path()).startswith((MEDIA, UPLOADS)):
            await PlainTextResponse(REFUSED, 401)(scope, receive, send)
            return

        async def send_changed(message):
            if message["type"] == "http.response.start":
                sent = MutableHeaders(raw=message.setdefault("headers", []))
                if scope["path"].endswith(WAY_BACK):
                    _lead_back(sent, cookies.get(ASKED, ""))
                elif not known and scope["method"] == "GET" and sent.get("content-type", "").startswith("text/html"):
                    _keep(sent, scope, headers.get("x-forwarded-proto") == "https")
            await send(message)

        await self.app(scope, receive, send_changed)


def base_path() -> str:
    """Where the app stands on its server: empty, or a path without a stroke at its end."""
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def cookies_of(header: str) -> dict[str, str]:
    """The cookies of a request, by name; none where they cannot be read."""
    try:
        return {name: each.value for name, each in SimpleCookie(header).items()}
    except CookieError:
        return {}


def own_address(kept: str) -> str | None:
    """The address that a cookie keeps, if it leads to this server: a path, not another site."""
    address = unquote(kept)
    is_own = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return quote(address, safe="/?&=%;,:@+!$'()*~-._") if is_own else None


def _keep(sent: MutableHeaders, scope: dict, secure: bool) -> None:
    query = scope["query_string"].decode("latin-1")
    address = quote(f"{scope['path']}?{query}" if query else scope["path"], safe="/")
    if len(address) <= LONGEST:
        sent.append("set-cookie", f"{ASKED}={address}{KEPT}{SECURE * secure}")


def _lead_back(sent: MutableHeaders, kept: str) -> None:
    address, is_in = own_address(kept), any(each.startswith(f"{SIGNED_IN}=") for each in sent.getlist("set-cookie"))
    if address and "location" in sent:
        sent["location"] = address  # where the sign-in has failed it is asked for again there, and the address kept again
    if not is_in:
        sent.append("set-cookie", TOLD)
    elif address:
        sent.append("set-cookie", FORGOTTEN)
