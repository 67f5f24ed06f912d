"""The floor: a stock streamlit page with one filter and one chart, as its tutorial would write it."""

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def load():
    """The findings and the kind of each theme."""
    data = Path(__file__).parent.parent / "data"
    themes = pd.read_csv(data / "themes.csv")
    return pd.read_csv(data / "findings.csv").merge(themes[["theme_id", "kind", "label"]], on="theme_id")


findings = load()
st.title("Findings by theme")
chosen = st.sidebar.multiselect("Voice", sorted(findings["voice"].unique()))
shown = findings[findings["voice"].isin(chosen)] if chosen else findings
counts = shown.groupby("label").size().reset_index(name="findings")
st.plotly_chart(px.bar(counts, x="findings", y="label", orientation="h"))
