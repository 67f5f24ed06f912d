"""Table in, plotly figure (as a dict) out: no streamlit, no filtering, no warnings."""
