"""Everything a first visit would otherwise wait for: imports, the study, plotly's validators."""

import plotly.graph_objects
import plotly.io  # noqa: F401  (imported here so that no visitor waits for it)

import ui.evidence  # noqa: F401
from analysis.key_messages import key_messages
from analysis.selection import Selection
from charts.barriers_facilitators import draw_balance
from charts.style import LIGHT
from ui.study import shown_study


def warm_up() -> None:
    """Open the study and draw one chart. Raises StudyError, so that a server does not start on a broken study."""
    from analysis.barriers_facilitators import balance

    dataset = shown_study()
    key_messages(dataset, dataset.findings, Selection())
    plotly.graph_objects.Figure(draw_balance(balance(dataset, dataset.findings), LIGHT)).to_json()
