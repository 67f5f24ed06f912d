"""Everything a first visit would otherwise wait for: imports, the study, plotly's validators."""

import importlib
import pkgutil

import plotly.graph_objects
import plotly.io  # noqa: F401  (imported here so that no visitor waits for it)

import analysis
import charts
import exports
import ui
import ui.cards
from analysis.barriers_facilitators import balance
from analysis.key_messages import key_messages
from analysis.selection import Selection
from charts.barriers_facilitators import draw_balance
from charts.style import LIGHT
from ui.study import shown_study

RUN_AS_SCRIPTS = ("frame", "__main__")


def warm_up() -> None:
    """Import every module, open the study, draw one chart. Raises StudyError: a server does not start on a broken study."""
    for package in (analysis, charts, exports, ui, ui.cards):
        for module in pkgutil.iter_modules(package.__path__):
            if module.name not in RUN_AS_SCRIPTS:
                importlib.import_module(f"{package.__name__}.{module.name}")
    dataset = shown_study()
    key_messages(dataset, Selection())
    plotly.graph_objects.Figure(draw_balance(balance(dataset, dataset.coded), LIGHT)).to_json()
