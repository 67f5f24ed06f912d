"""An equivalent page in Dash: the same four filters, the overview's two charts, the same counts, the key numbers."""

import os
from pathlib import Path

from dash import Dash, Input, Output, dcc, html

from analysis.barriers_facilitators import balance
from analysis.files.open_study import open_study
from analysis.key_messages import key_messages
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection
from analysis.sponsor_support import support_experience
from charts import spec
from charts.draw import draw
from charts.style import LIGHT
from wording.key_messages import sentence_of

STUDY = open_study(Path(__file__).parent.parent / "data")
FILTERS = ("programme", "specialty", "sponsor_support", "voice")
LEVELS = [(level, label) for level, label in STUDY.labels["experience"].items() if level != "not_stated"]

app = Dash(__name__)
app.layout = html.Div(
    [
        html.H1(STUDY.descriptor.title),
        *(
            html.Label(
                [
                    STUDY.filters[name].label,
                    dcc.Dropdown(
                        [{"value": v, "label": label} for v, label in STUDY.labels[STUDY.filters[name].codes].items()],
                        multi=True,
                        id=name,
                    ),
                ]
            )
            for name in FILTERS
        ),
        html.Div(id="messages"),
        dcc.Graph(id="balance", config={"displayModeBar": False}),
        dcc.Graph(id="support", config={"displayModeBar": False}),
    ]
)


@app.callback(
    Output("messages", "children"),
    Output("balance", "figure"),
    Output("support", "figure"),
    *(Input(name, "value") for name in FILTERS),
)
def update(*chosen):
    """Messages and both charts for the filters' values."""
    selection = Selection(**{name: tuple(values or ()) for name, values in zip(FILTERS, chosen, strict=True)})
    findings = selection.apply(STUDY)
    support = support_experience(STUDY, findings).drop(index=NOT_STATED)
    messages = [html.P(sentence_of(STUDY, message)) for message in key_messages(STUDY, selection)]
    sides = spec.balance(balance(STUDY, findings), ("What hinders", "What helps"), STUDY.unit)
    return messages, draw(sides, LIGHT), draw(spec.experience(support, LEVELS, STUDY.unit), LIGHT)


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]), debug=False)
