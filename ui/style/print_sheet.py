"""How a page is printed: what it says on white paper, without what only a screen can use, whatever its appearance.

A chart is printed as the picture that `ui/cards/on_paper.py` makes of it, in the light appearance. Body text is printed
in 10 points, nothing in less than 8; `ui/style/paper_head.py` has the head of each page.
"""

from charts.style import LIGHT
from ui.streamlit_internals import (
    APP,
    BARRIER_HEAD,
    BARRIER_ROW,
    CARD,
    CHART,
    COLUMN,
    CONTROLS,
    DIALOG,
    ELEMENT,
    HEADER,
    HEADING,
    HIDE_BELOW,
    HORIZONTAL,
    HTML,
    MAIN,
    MAIN_BLOCK,
    NARROW,
    ON_PAPER,
    PAGE_LINK,
    PAGINATION,
    ROW,
    SIDEBAR,
    TAKE_AWAY,
    VERTICAL,
    WIDE,
    keyed,
    keyed_from,
)
from wording.app.share import IN_THE_APP, ONLY_THIS_PAGE

RULE = "#AEB7BD"
GRIDS = f"{keyed_from(BARRIER_ROW)}, {keyed(BARRIER_HEAD)}"


# a sheet for paper only, so that a screen need not weigh its rules, with their many `:has`, at every change
PRINT_STYLE = f"""<style media="print">
  @page {{
    margin: 14mm 12mm;
    @top-left {{ font: 8pt sans-serif; color: {LIGHT.text}; }}
    @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif; color: {LIGHT.text}; }}
  }}
  html, body, {APP} {{ background: {LIGHT.page} !important; color-scheme: light !important; }}
  {SIDEBAR}, {HEADER}, {DIALOG}, {keyed(TAKE_AWAY)}, {keyed(HIDE_BELOW)}, {MAIN} :is(button, input, {CONTROLS},
    details:not([open])) {{
    display: none !important;
  }}
  {MAIN} {{ zoom: 0.84; }}
  {MAIN_BLOCK} {{ padding: 0 !important; }}
  {MAIN} h1 {{ padding: 0 0 0.4rem; }}
  /* a block that flexes does not grow where a break between pages pushes down what it holds */
  {MAIN} {VERTICAL}:not({keyed_from(WIDE)}, {keyed_from(NARROW)}, {GRIDS}) {{ display: block; }}
  {MAIN} {HORIZONTAL}:has(> {COLUMN}) {{ display: flow-root; }}
  {MAIN} {HORIZONTAL}:has(> {COLUMN}):not(:has({CHART})) {{
    display: table; table-layout: fixed; width: calc(100% + 2rem); border-spacing: 1rem 0; margin-inline: -1rem;
  }}
  {HORIZONTAL}:not(:has({CHART})) > {COLUMN} {{ display: table-cell; vertical-align: top; }}
  {MAIN} {VERTICAL}:not({GRIDS}) > * + * {{ margin-top: 0.5rem; }}
  {MAIN}, {MAIN} * {{
    color: {LIGHT.text} !important; background-color: transparent !important; border-color: {RULE} !important;
  }}
  {keyed_from(CARD)}, tr, {MAIN} p, {MAIN} :is({VERTICAL}, {HORIZONTAL}):not(:has(
    {VERTICAL}, {HORIZONTAL})) {{ break-inside: avoid; }}
  {MAIN} {keyed_from(ON_PAPER)} {{ display: block !important; }}
  {MAIN} {keyed_from(ON_PAPER)} * {{ display: block; width: 100%; }}
  {keyed_from(CARD)}:has({keyed_from(ON_PAPER)}) :is({ELEMENT}:has({CHART}), {keyed_from(NARROW)}) {{
    display: none !important;
  }}
  {keyed_from(CARD)}:has({keyed_from(ROW)}, .programme) {{ break-inside: auto; }}
  {keyed_from(ROW)}, .programme {{ break-inside: avoid; }}
  .programme {{ break-after: avoid; }}
  {MAIN} :not({keyed_from(ROW)} *) > {PAGE_LINK} a {{ flex-wrap: wrap; }}
  {MAIN} :not({keyed_from(ROW)} *) > {PAGE_LINK} a * {{ white-space: normal !important; overflow: visible !important; }}
  {ELEMENT}:has(> {HEADING}), {ELEMENT}:has(> {HEADING}) + {ELEMENT} {{ break-after: avoid; }}
  /* a link tells where it leads; in a row of a table it is a number */
  {MAIN} :not({keyed_from(ROW)} *) > {PAGE_LINK} a::before {{ content: "{IN_THE_APP}"; white-space: pre; }}
  {PAGINATION}::before {{ content: "{ONLY_THIS_PAGE}"; }}
  {ELEMENT}:has(> {HTML} > :is(.printed, .on-paper)) {{ display: block; }}
  {ELEMENT}:has(> {HTML} > .printed) {{ margin-top: 1rem; border-top: 1px solid {RULE}; }}
  {MAIN} :is(.printed, .on-paper) {{ display: block !important; max-width: none; padding-top: 0.4rem; }}
</style>"""
