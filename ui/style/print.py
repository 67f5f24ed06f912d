"""How a page is printed: what it says on white paper, without what only a screen can use, whatever its appearance.

Streamlit fits charts to the paper by itself. Their colours are drawn into them: in a chart of the dark appearance, those
of the dark palette are found by their value and replaced by their likes in the light one, and so are the numbers on them.
"""

from charts.style import DARK, LIGHT, text_on
from ui.streamlit_internals import (
    APP,
    CARD,
    CHART,
    COLUMN,
    CONTROLS,
    DIALOG,
    ELEMENT,
    HEADER,
    HEADING,
    HORIZONTAL,
    HTML,
    MAIN,
    MAIN_BLOCK,
    NARROW,
    PAGINATION,
    SIDEBAR,
    TAKE_AWAY,
    VERTICAL,
    WIDE,
    keyed,
    keyed_from,
)

WHITE, BLACK = text_on(LIGHT.text), text_on(LIGHT.page)
RULE = "#AEB7BD"
SWAPPED = ("page", "panel", "text", "line", "negative", "mixed", "positive")
PAIRS = (
    *((getattr(DARK, name), getattr(LIGHT, name)) for name in SWAPPED),
    *zip(DARK.sequential, LIGHT.sequential, strict=True),
)


def _drawn(element: str, colour: str, how: str = "fill") -> str:
    """A selector for what is drawn in `colour` ('#10161D'), which the browser writes as 'rgb(16, 22, 29)'."""
    parts = ", ".join(str(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return f'{element}[style*="{how}: rgb({parts})"]'


def _in_light_colours() -> str:
    """The rules that draw a chart of the dark appearance in the light palette."""
    rules = [f"& {_drawn('path', dark)} {{ fill: {light} !important; }}" for dark, light in PAIRS]
    for number in (WHITE, BLACK):
        on = ", ".join(f"{_drawn('path', dark)} + .bartext-inside" for dark, light in PAIRS if text_on(light) == number)
        rules.append(f"& :is({on}) {{ fill: {number} !important; }}")
    rules += [
        f"& {_drawn('path', DARK.page, 'stroke')} {{ stroke: {LIGHT.page} !important; }}",
        f"& .scatter {_drawn('text', WHITE)} {{ fill: {BLACK} !important; }}",
        f"& .scatter {_drawn('text', BLACK)} {{ fill: {WHITE} !important; }}",
        f"& {_drawn('text', DARK.text)} {{ fill: {LIGHT.text} !important; }}",
        f"& {_drawn('text', DARK.line)} {{ fill: {LIGHT.line} !important; }}",
    ]
    inner = "\n    ".join(rules)
    return f"{CHART}:has({_drawn('text', DARK.text)}) {{\n    {inner}\n  }}"


PRINT_STYLE = f"""
@media print {{
  @page {{ margin: 10mm; }}
  html, body, {APP} {{ background: {LIGHT.page} !important; }}
  {SIDEBAR}, {HEADER}, {DIALOG}, {keyed(TAKE_AWAY)}, {MAIN} :is(button, input, {CONTROLS},
    details:not([open])) {{
    display: none !important;
  }}
  {MAIN} {{ zoom: 0.7; }}
  {MAIN_BLOCK} {{ padding: 0 !important; }}
  {MAIN} h1 {{ padding: 0 0 0.4rem; }}
  /* a block that flexes does not grow where a break between pages pushes down what it holds */
  {MAIN} {VERTICAL}:not({keyed_from(WIDE)}, {keyed_from(NARROW)}) {{ display: block; }}
  {MAIN} {HORIZONTAL}:has(> {COLUMN}) {{ display: flow-root; }}
  {HORIZONTAL}:not(:has({CHART})) > {COLUMN} {{ float: left; }}
  {HORIZONTAL}:not(:has({CHART})) > {COLUMN}:last-child {{ float: right; }}
  {MAIN} {VERTICAL} > * + * {{ margin-top: 0.8rem; }}
  {MAIN}, {MAIN} * {{
    color: {LIGHT.text} !important; background-color: transparent !important; border-color: {RULE} !important;
  }}
  {keyed_from(CARD)}, tr, {MAIN} p, {MAIN} :is({VERTICAL}, {HORIZONTAL}):not(:has(
    {VERTICAL}, {HORIZONTAL})) {{ break-inside: avoid; }}
  {ELEMENT}:has(> {HEADING}) {{ break-after: avoid; }}
  {PAGINATION}::before {{ content: "Only this page of the list is printed."; }}
  {ELEMENT}:has(> {HTML} > .printed) {{ display: block; margin-top: 1rem; border-top: 1px solid {RULE}; }}
  {MAIN} .printed {{ display: block !important; max-width: none; padding-top: 0.4rem; }}
  {_in_light_colours()}
}}
"""
