"""A chart's description in, a plotly figure out: one function for every shape but the table."""

from collections.abc import Callable

from charts.balance import draw_balance
from charts.bars import draw_bars
from charts.experience import draw_experience
from charts.matrix import draw_matrix
from charts.spec import ChartSpec
from charts.style import Palette

# To add a shape: a function here, its name in `charts.spec.SHAPES`, and what the exports make of it.
SHAPES: dict[str, Callable[[ChartSpec, Palette], dict]] = {
    "bars": draw_bars,
    "experience": draw_experience,
    "balance": draw_balance,
    "matrix": draw_matrix,
}


def draw(spec: ChartSpec, palette: Palette) -> dict:
    """The chart as a plotly figure, a plain dict. The customdata of a mark is its name, as `ChartSpec` gives it."""
    return SHAPES[spec.shape](spec, palette)
