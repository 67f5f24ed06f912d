"""Tables of a card's numbers, as a reader sees them."""

import pandas as pd
import streamlit as st

from ui.words import plain
from wording.counts import HIDDEN_CELL


def show_table(table: pd.DataFrame, name: str) -> None:
    """A table word for word, numbers that are hidden as 'Hidden'; `name` is what screen readers call it."""

    def shown(cell):
        return HIDDEN_CELL if cell is pd.NA else plain(cell) if isinstance(cell, str) else cell

    def of_one_type(column):
        return column.astype(str) if (column == HIDDEN_CELL).any() else column

    words = table.astype(object).map(shown).apply(of_one_type)
    st.table(words.rename(index=shown, columns=shown).rename_axis(index=shown, columns=shown), alt=name)
