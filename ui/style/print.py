"""How a page is printed: what it says on white paper, without what only a screen can use, whatever its appearance.

Streamlit fits charts to the paper by itself; on paper the app is light (`ui/style/chart_colours.py`).
"""

from charts.style import LIGHT
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

RULE = "#AEB7BD"


# a sheet for paper only, so that a screen need not weigh its rules, with their many `:has`, at every change
PRINT_STYLE = f"""<style media="print">
  @page {{ margin: 10mm; }}
  html, body, {APP} {{ background: {LIGHT.page} !important; color-scheme: light !important; }}
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
</style>"""
