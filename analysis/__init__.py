"""pandas in, pandas out: load a study, select findings from it, count them. No plotly, no streamlit."""
