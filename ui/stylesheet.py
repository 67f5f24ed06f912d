"""The one small stylesheet: what the theme in `.streamlit/config.toml` cannot say, and WCAG 2.2 AA asks for.

A visible focus ring everywhere (2.4.7), no motion where none is wanted (2.3.3), chosen options visible in forced
colours (1.4.11), lines of readable length, and a clean page when printed.
"""

STYLESHEET = """<style>
:where(a, button, input, [role="tab"], [role="option"], [role="button"], [tabindex="0"]):focus-visible {
  outline: 3px solid currentColor !important; outline-offset: 2px !important;
}
.stMain :where(p, li) { max-width: 46rem; }
.stMain :where(h1) { max-width: 30ch; letter-spacing: -0.01em; }
.stMain [role="radio"][aria-checked="true"] { color: inherit !important; font-weight: 600; }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; }
}
@media (forced-colors: active) {
  [aria-checked="true"], [aria-selected="true"], [aria-pressed="true"] { outline: 3px solid Highlight; }
}
@media print {
  .stSidebar, .stAppHeader, button, [role="radiogroup"] { display: none !important; }
}
</style>"""
