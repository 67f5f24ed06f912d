"""Look at a study of your own: open what was coded elsewhere, or a filled template; nothing leaves this session."""

import streamlit as st

from analysis.coders.doubly_coded import doubly_coded
from ui.sign_in import site_name
from ui.state.empty import end_page
from ui.state.page_top import draw_top
from ui.state.shown_study import own_study
from ui.words import plain
from ui.your_study.importing import correct, import_begun, say_files, show_receipt
from ui.your_study.small_groups import choose_smallest, list_singled_out
from ui.your_study.two_coders import show_two_coders
from ui.your_study.upload import change_files, describe_own, list_problems, offer_files, offer_template, say_done, take_file
from wording.app import import_page as import_words
from wording.app import second_coder
from wording.app import your_study as words

own = own_study()

begun = import_begun()
if begun:
    st.title(words.TITLE, anchor=False)  # and nothing of the study that is still shown elsewhere
else:
    draw_top(words.TITLE, f"{words.ABOUT} {words.yours(plain(site_name()))}")
list_problems()
if begun:
    st.header(import_words.TITLE, anchor=False)
    say_files(begun)
    change_files(begun)
    mapping = correct(begun)
    st.header(import_words.RECEIPT, anchor=False)
    show_receipt(begun, mapping)
    end_page()
if own:
    st.header(words.OPEN, anchor=False)
    describe_own(own)
    say_done(own)
is_settled_here = own is not None and doubly_coded(own.dataset)
if own and not is_settled_here:
    st.header(words.SAVE_IT, anchor=False)
    offer_files(own)
if own and own.dataset.ties:
    st.header(words.SMALL_GROUPS, anchor=False)
    choose_smallest(own)
    st.header(words.STANDS_OUT, anchor=False)
    list_singled_out(own)
if own and is_settled_here:
    st.header(second_coder.TITLE, anchor=False)
    show_two_coders(own)
    st.subheader(second_coder.SAVE, anchor=False)
    offer_files(own)

st.header(words.OPEN_IT, anchor=False)
st.markdown(words.CHECKED)
take_file()

st.header(words.FILL_IN, anchor=False)
st.markdown(words.TEMPLATE_IS)
offer_template()

if not own:
    st.header(words.KEEP, anchor=False)
    offer_files(own)
