"""Look at a study of your own: get the template, fill it in, open it; nothing leaves this session."""

import streamlit as st

from ui.state.shown_study import own_study
from ui.your_study.small_groups import choose_smallest, list_singled_out
from ui.your_study.upload import describe_own, list_problems, offer_files, offer_template, take_file

own = own_study()

st.title("Your study", anchor=False)
st.markdown(
    "Everything this app does with the study it came with, it does with yours: fill in a workbook, open it here, and every "
    "page shows your findings."
)
st.markdown(
    "**Your study stays yours.** It is held in this browser tab’s session and is written nowhere. Nobody else can see it. "
    "Close or reload the tab and it is gone; then please open it again."
)
list_problems()
if own:
    st.header("What is open", anchor=False)
    describe_own(own)
if own and own.dataset.ties:
    st.header("Small groups", anchor=False)
    choose_smallest(own)
    st.header("Who stands out", anchor=False)
    list_singled_out(own)

st.header("Fill in the template", anchor=False)
st.markdown(
    "A workbook with a sheet for each kind of thing: programmes, themes, participants, findings. The first sheet says where to "
    "begin. Leave out names of people and employers."
)
offer_template()

st.header("Open it", anchor=False)
st.markdown(
    "It is checked before it is opened. What has to be mended is listed with its sheet, row and column. "
    "A zip may hold CSV files called after the sheets, or a data package."
)
take_file()

st.header("Take it with you", anchor=False)
offer_files(own)
