"""How long the script of each page takes on the study of STUDY, without a browser: a line of JSON.

Each page is run as it is and with selections that nobody has asked for before, by every shared filter. The process is
its own, so that nothing is kept from another run. Milliseconds of processor time (what else the machine does adds nothing),
of the script and of streamlit's test harness around it.
"""

import gc
import json
import logging
import statistics
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ui.server.warm_up import warm_up
from ui.state.filters import shared_filters
from ui.state.shown_study import served_study

ROOT = Path(__file__).parent.parent
PAGES = (
    "overview",
    "compare",
    "barriers_facilitators",
    "recommendations",
    "programmes",
    "participants",
    "findings",
)
SELECTIONS = (  # by the place of a value in its list
    {"voice": [1]},
    {"programme": [1]},
    {"sponsor_support": [0]},
    {"specialty": [0, 1]},
    {"voice": [0]},
    {"sponsor_support": [0, 2]},
    {"voice": [0], "sponsor_support": [2]},
)


def times_of(page: str, unit: str) -> dict[str, float]:
    """The first run of a page, the median of the first run with each selection, and of the second."""
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=600)
    if unit == "findings" and served_study().ties:
        app.query_params["count"] = unit
    app.run()
    app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    first = _run(app)
    rounds = [[_chosen(app, selection) for selection in SELECTIONS] for _ in range(2)]
    return {
        "first": first,
        "slowest new": max(rounds[0]),
        "new": statistics.median(rounds[0]),
        "again": statistics.median(rounds[1]),
    }


def _chosen(app: AppTest, selection: dict[str, list[int]]) -> float:
    for name in shared_filters(served_study()):
        options = list(served_study().labels[served_study().filters[name].codes])
        app.session_state[name] = [options[place] for place in selection.get(name, ())]
    return _run(app)


def _run(app: AppTest) -> float:
    begun = time.process_time()
    app.run()
    if app.exception:
        raise RuntimeError(app.exception[0].value)
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    unit, *pages = sys.argv[1:]
    begun = time.process_time()
    warm_up()
    gc.collect()
    gc.freeze()
    started = time.process_time() - begun
    print(json.dumps({"start": started, "pages": {page: times_of(page, unit) for page in pages or PAGES}}))
