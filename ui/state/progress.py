"""How far a study has been opened: on the page of the reader who waits, or on the terminal of a server that starts."""

import streamlit as st

from analysis.files.read_tables import Progress
from ui.words import plain


def on_page() -> Progress:
    """A bar on the page, and above it what is being done."""
    bar = st.progress(0.0, "Opening the file")
    return lambda stage, done: bar.progress(done, plain(stage))


def on_terminal() -> Progress:
    """A line on the terminal for each thing that is done, and now and then while one takes long."""
    said = set()

    def say(stage: str, done: float) -> None:
        about = (stage.split(":")[0], round(done, 1))
        if about not in said:
            said.add(about)
            print(f"{stage} …" if done < 1 else stage, flush=True)

    return say
