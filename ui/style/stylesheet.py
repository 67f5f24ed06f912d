"""The one small stylesheet: what the theme in `.streamlit/config.toml` cannot say, and WCAG 2.2 AA asks for.

A visible focus ring everywhere (2.4.7), no motion where none is wanted (2.3.3), chosen options visible in forced
colours (1.4.11), lines of readable length, a table for a chart that its card is too narrow for (1.4.10), and a clean
page when printed.
"""

from ui.streamlit_internals import (
    APP,
    CARD,
    FILTERS,
    FILTERS_CLOSED,
    FILTERS_OPEN,
    MAIN,
    MAIN_BLOCK,
    MARKDOWN,
    NARROW,
    NAV_HEAD,
    OPEN_FILTERS,
    SHOWN,
    TAKE_AWAY,
    TRUST,
    WIDE,
    keyed,
    keyed_from,
)
from ui.style.chart_colours import chart_colours
from ui.style.print import PRINT_STYLE

_ON_SCREEN = f"""
:where(a, button, input, [role="tab"], [role="option"], [role="button"], [tabindex="0"]):focus-visible {{
  outline: 3px solid currentColor !important; outline-offset: 2px !important;
}}
{MAIN} :where(p, li) {{ max-width: 46rem; }}
{MARKDOWN}{MARKDOWN} blockquote {{ opacity: 1; }}
{MAIN} :where(h1, h2, h3) {{ text-wrap: pretty; }}
{MAIN} :where(h1) {{ letter-spacing: -0.01em; }}
{keyed(TRUST)} {{ font-size: 0.9rem; margin-top: -0.6rem; }}
{keyed(TRUST)} :where(p) {{ font-size: 0.9rem; max-width: none; }}
{keyed(SHOWN)} {{ margin-top: -0.5rem; }}
{keyed(SHOWN)} [role="status"] {{ background: none; padding: 0.3rem 0; color: inherit; }}
{keyed(SHOWN)} [role="status"] * {{ color: inherit; max-width: none; }}
{keyed_from(FILTERS)} [aria-label="Clear all"] {{ display: none; }}
{keyed_from(FILTERS)} :is([data-tag], [data-tag] span) {{
  max-width: 100%; height: auto; white-space: normal; line-height: 1.25;
}}
{keyed_from(FILTERS)} [data-tag] {{ padding-block: 0.2rem; font-size: 0.85rem; }}
{MAIN_BLOCK} {{ padding-inline: clamp(1rem, 3vw, 3.5rem); max-width: 96rem; margin-inline: auto; }}
{NAV_HEAD} {{ pointer-events: none; }}
{NAV_HEAD} > :last-child {{ display: none; }}
{NAV_HEAD} p {{ white-space: normal; font-weight: 600; }}
:first-child > {NAV_HEAD} p {{ font-size: 1.15rem; line-height: 1.35; }}
{keyed(FILTERS_OPEN)}, {keyed(FILTERS_CLOSED)} {{ margin-top: -0.4rem; }}
@media (min-width: 48rem) {{ {keyed(OPEN_FILTERS)} {{ display: none; }} }}
@media (max-width: 47.99rem) {{ {keyed(FILTERS_CLOSED)} {{ display: none; }} }}
{APP} [role="radio"][aria-checked="true"] {{ color: inherit !important; font-weight: 600; }}
@media (prefers-reduced-motion: reduce) {{
  *, *::before, *::after {{ animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; }}
}}
@media (forced-colors: active) {{
  [aria-checked="true"], [aria-selected="true"], [aria-pressed="true"] {{ outline: 3px solid Highlight; }}
}}
{keyed_from(CARD)} {{ container-type: inline-size; }}
@media (min-width: 48rem) {{ {keyed(TAKE_AWAY)} {{ margin-bottom: -3.5rem; z-index: 1; }} }}
@container (width < 44rem) {{ {keyed_from(WIDE)} {{ display: none; }} }}
@container (width >= 44rem) {{ {keyed_from(NARROW)} {{ display: none; }} }}
"""

# apart, so that a screen need not weigh the rules for paper, with their many `:has`, at every change
STYLESHEET = f'<style>{_ON_SCREEN}{chart_colours()}</style><style media="print">{PRINT_STYLE}</style>'
