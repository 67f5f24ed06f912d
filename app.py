"""The server: streamlit around `ui/frame.py`, warmed up before the first visit.

Start it with `streamlit run app.py`. Importing everything, opening the study and freezing the collector's heap
once per process makes the first visit as fast as later ones and every rerun several times faster.
"""

import gc
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware

from ui.errors import show_error
from ui.server.asked_address import AskedAddress
from ui.server.headers import PageHeaders
from ui.server.static_files import Store, StoredFiles
from ui.server.warm_up import warm_up
from ui.streamlit_internals import ask_nobody_for_our_address, keep_uploads_in_memory, sign_in_wanted

keep_uploads_in_memory()
ask_nobody_for_our_address()
store = Store()
private = [Middleware(AskedAddress)] if sign_in_wanted() else []


@asynccontextmanager
async def start_up(app):
    """Do the slow things once: imports, the study, a first draw of every chart."""
    warm_up()
    gc.collect()
    gc.freeze()
    Thread(target=store.compress, daemon=True).start()  # visits need not wait for it
    yield {}


app = st.App(
    "ui/frame.py",
    lifespan=start_up,
    middleware=[*private, Middleware(PageHeaders), Middleware(StoredFiles, store=store)],
    on_script_error=show_error,
)
