"""The picture of what a study costs by its size, drawn from the table of docs/scale.md that it stands beside."""

import re
from math import log10
from pathlib import Path

import plotly.graph_objects as go

from charts.style import DARK, FONT, LIGHT

SCALE = Path(__file__).parent / "scale.md"
BEGIN, END = "<!-- costs -->", "<!-- end of costs -->"
# of the table: the column, and the words at the end of its line
LINES = (
    ("opened first (s)", "opened the first time"),
    ("again (s)", "opened again"),
    ("filter, cold (s)", "a filter nobody<br>has set"),
)


def costs() -> dict[str, list[float]]:
    """The columns of the table, by their heads. Raises ValueError where a cell of a column that is drawn is no number."""
    rows = [
        line for line in SCALE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].splitlines() if line.startswith("|")
    ]
    heads, _, *cells = ([cell.strip() for cell in row.strip("|").split("|")] for row in rows)
    drawn = ("findings", *(head for head, _ in LINES))
    return {head: [float(row[heads.index(head)].replace(",", "")) for row in cells] for head in drawn}


def cost_page(appearance: str) -> str:
    """The picture as a page of its own, light or dark."""
    look, held = LIGHT if appearance == "light" else DARK, costs()
    figure = go.Figure()
    for colour, (head, said) in zip((look.positive, look.negative, look.kinds[1]), LINES, strict=True):
        line = {"x": held["findings"], "y": held[head], "mode": "lines+markers", "showlegend": False}
        figure.add_scatter(**line, line={"color": colour, "width": 4}, marker={"size": 12})
        end = {"x": log10(held["findings"][-1]), "y": log10(held[head][-1]), "xanchor": "left", "xshift": 18}
        figure.add_annotation(**end, text=said, align="left", showarrow=False, font={"color": colour, "size": 24})
    ticks = [1, 10, 60, 600]
    axis = {"gridcolor": look.panel, "color": look.text, "tickfont": {"size": 22}, "type": "log"}
    figure.update_layout(
        paper_bgcolor=look.page,
        plot_bgcolor=look.page,
        font={"family": FONT, "color": look.text, "size": 22},
        title={"text": "What a study costs by its size: seconds on two cores", "font": {"size": 32}, "x": 0.03},
        xaxis={
            **axis,
            "tickvals": held["findings"],
            "ticktext": [f"{each:,.0f}" for each in held["findings"]],
            "title": "findings",
        },
        yaxis={**axis, "tickvals": ticks, "ticktext": ["1 second", "10 seconds", "1 minute", "10 minutes"]},
        margin={"l": 170, "r": 60, "t": 110, "b": 110},
    )
    return re.sub(r"<body>", f'<body style="margin:0;background:{look.page}">', figure.to_html(config={"staticPlot": True}))
