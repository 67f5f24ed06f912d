"""The one small stylesheet: what the theme in `.streamlit/config.toml` cannot say, and WCAG 2.2 AA asks for.

A visible focus ring everywhere (2.4.7), no motion where none is wanted (2.3.3), chosen options visible in forced
colours (1.4.11), lines of readable length, a table for a chart that its card is too narrow for (1.4.10), and a clean
page when printed.
"""

from ui.streamlit_internals import APP, CARD, MAIN, MARKDOWN, NARROW, TAKE_AWAY, WIDE, keyed, keyed_from
from ui.style.print import PRINT_STYLE

_ON_SCREEN = f"""
:where(a, button, input, [role="tab"], [role="option"], [role="button"], [tabindex="0"]):focus-visible {{
  outline: 3px solid currentColor !important; outline-offset: 2px !important;
}}
{MAIN} :where(p, li) {{ max-width: 46rem; }}
{MARKDOWN}{MARKDOWN} blockquote {{ opacity: 1; }}
{MAIN} :where(h1, h2, h3) {{ text-wrap: pretty; }}
{MAIN} :where(h1) {{ max-width: 30ch; letter-spacing: -0.01em; }}
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
STYLESHEET = f'<style>{_ON_SCREEN}</style><style media="print">{PRINT_STYLE}</style>'
