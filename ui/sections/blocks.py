"""A text part of a page, drawn block by block."""

import streamlit as st

from exports.blocks import Block, Bullets, Heading, Listing, Paragraph, ToCopy
from ui.words import plain


def show_blocks(blocks: tuple[Block, ...]) -> None:
    """Draw the blocks below each other."""
    for block in blocks:
        match block:
            case Heading(text):
                st.subheader(plain(text), anchor=False)
            case Paragraph(text):
                st.markdown(plain(text))
            case Bullets(items):
                st.markdown("\n".join(f"- {plain(item)}" for item in items))
            case ToCopy(text):
                st.code(text, language=None, wrap_lines=True)
            case Listing(rows, alt):
                st.table(rows.map(plain), hide_index=True, border="horizontal", alt=alt)
