"""How a page is printed: what it says on white paper, without what only a screen can use, whatever its appearance.

Streamlit fits charts to the paper by itself. Their colours are drawn into them: in a chart of the dark appearance, those
of the dark palette are found by their value and replaced by their likes in the light one, and so are the numbers on them.
"""

from charts.style import DARK, LIGHT, text_on

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
    return f".stPlotlyChart:has({_drawn('text', DARK.text)}) {{\n    {inner}\n  }}"


PRINT_STYLE = f"""
@media print {{
  @page {{ margin: 10mm; }}
  html, body, .stApp {{ background: {LIGHT.page} !important; }}
  .stSidebar, .stAppHeader, .stDialog, .st-key-take-away, .stMain :is(button, input, .stButtonGroup, .stRadio, .stSelectbox,
    .stMultiSelect, .stTextInput, .stPopover, .stButton, .stDownloadButton, .stFileUploader, details:not([open])) {{
    display: none !important;
  }}
  .stMain {{ zoom: 0.7; }}
  .stMainBlockContainer {{ padding: 0 !important; }}
  .stMain h1 {{ padding: 0 0 0.4rem; }}
  /* a block that flexes does not grow where a break between pages pushes down what it holds */
  .stMain .stVerticalBlock:not([class*="st-key-wide-"], [class*="st-key-narrow-"]) {{ display: block; }}
  .stMain .stHorizontalBlock:has(> .stColumn) {{ display: flow-root; }}
  .stHorizontalBlock:not(:has(.stPlotlyChart)) > .stColumn {{ float: left; }}
  .stHorizontalBlock:not(:has(.stPlotlyChart)) > .stColumn:last-child {{ float: right; }}
  .stMain .stVerticalBlock > * + * {{ margin-top: 0.8rem; }}
  .stMain, .stMain * {{
    color: {LIGHT.text} !important; background-color: transparent !important; border-color: {RULE} !important;
  }}
  [class*="st-key-card-"], tr, .stMain p, .stMain :is(.stVerticalBlock, .stHorizontalBlock):not(:has(
    .stVerticalBlock, .stHorizontalBlock)) {{ break-inside: avoid; }}
  .stElementContainer:has(> .stHeading) {{ break-after: avoid; }}
  .stPagination::before {{ content: "Only this page of the list is printed."; }}
  .stElementContainer:has(> .stHtml > .printed) {{ display: block; margin-top: 1rem; border-top: 1px solid {RULE}; }}
  .stMain .printed {{ display: block !important; max-width: none; padding-top: 0.4rem; }}
  {_in_light_colours()}
}}
"""
