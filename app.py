"""The server: streamlit around `ui/frame.py`, which opens the study before the first visit.

Start it with `streamlit run app.py`. Importing everything, opening the study and freezing the collector's heap
once per process makes the first visit as fast as later ones and every rerun several times faster.
"""

import streamlit as st
from starlette.middleware import Middleware

from ui.errors import show_error
from ui.server.asked_address import AskedAddress
from ui.server.headers import PageHeaders
from ui.server.leaving import keep_little
from ui.server.log import begin_log
from ui.server.static_files import Store, StoredFiles
from ui.server.uploads import FewUploads
from ui.server.visits import Doors, Visits, or_end
from ui.server.warm_up import go_on
from ui.settings import viewers
from ui.sign_in import sign_in_wanted
from ui.state.budget import budget
from ui.streamlit_internals import ask_nobody_for_our_address, keep_files_apart, keep_the_way_back, keep_uploads_in_memory
from wording.app import server as words

keep_little()
begin_log()
keep_files_apart()
keep_uploads_in_memory()
ask_nobody_for_our_address()
keep_the_way_back(or_end(viewers, words.cannot_be_set))
store = Store()
private = [Middleware(AskedAddress)] if or_end(sign_in_wanted, words.cannot_sign_in) else []
visits = Visits(store.compress, go_on)

app = st.App(
    "ui/frame.py",
    lifespan=visits.start_up,
    middleware=[
        *private,
        Middleware(FewUploads, budget=or_end(budget, words.cannot_be_set)),
        Middleware(PageHeaders),
        Middleware(Doors, visits=visits),
        Middleware(StoredFiles, store=store),
    ],
    on_script_error=show_error,
)
