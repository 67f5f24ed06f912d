"""Charts in the dark appearance: the browser swaps the light palette for the dark one by itself, at once.

The server draws each chart in the light palette, whatever the reader's appearance, so a change of it needs no run. Plotly
writes colours into the drawing; the stylesheet finds them by their value and says what each is in the dark. On paper the
app is light. `light-dark()` follows `color-scheme`, which Streamlit sets on the app.
"""

from charts.style import DARK, LIGHT, text_on
from ui.streamlit_internals import CHART

SWAPPED = ("page", "panel", "text", "line", "negative", "mixed", "positive")
PAIRS = dict(zip(LIGHT.sequential, DARK.sequential, strict=True))
PAIRS |= dict(zip(LIGHT.kinds, DARK.kinds, strict=True))
PAIRS |= {getattr(LIGHT, name): getattr(DARK, name) for name in SWAPPED}
WHITE = "#FFFFFF"


def _drawn(element: str, colour: str, how: str = "fill") -> str:
    """A selector for what is drawn in `colour` ('#10161D'), which the browser writes as 'rgb(16, 22, 29)'."""
    parts = ", ".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return f'{element}[style*="{how}: rgb({parts})"]'


def _swap(selector: str, how: str, light: str, dark: str) -> str:
    return f"{CHART} {selector} {{ {how}: light-dark({light}, {dark}) !important; }}"


def chart_colours() -> str:
    """The rules: of shapes and lines by their colour, then of numbers that stand on a shape, by what is read best there."""
    rules = [
        _swap(_drawn(":is(path, rect, text)", light, how) if how == "fill" else _drawn("path", light, how), how, light, dark)
        for light, dark in PAIRS.items()
        for how in ("fill", "stroke")
    ]
    rules.append(_swap(_drawn("text", WHITE), "fill", WHITE, text_on(DARK.positive)))
    return "\n".join(rules)


CHART_COLOURS = f"<style>{chart_colours()}</style>"
