"""The questions that the study asked, with its answers."""

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.questions import Answer, answer_questions
from analysis.selection import Selection
from ui.state.links import link_to_counted
from ui.words import plain
from wording.overview import IN_SEVERAL, QUESTIONS, answered

A_ROW = 3


def show_questions(dataset: Dataset, selection: Selection) -> None:
    """Each question as a heading, the study's answer and its findings; nothing under a filter, for it is the whole study's."""
    if not selection.is_empty:
        return
    answers = [answer for answer in answer_questions(dataset, selection) if answer.n != 0]
    if not answers:
        return
    st.header(QUESTIONS, anchor=False)
    st.markdown(IN_SEVERAL[dataset.unit])
    for place, answer in enumerate(answers):
        if place % A_ROW == 0:
            row = st.columns(A_ROW)
        with row[place % A_ROW]:
            _show_answer(dataset, answer)


def _show_answer(dataset: Dataset, answer: Answer) -> None:
    st.markdown(f"### {plain(answer.question)}\n\n{plain(answer.answer)} {plain(answered(dataset, answer))}")
    link_to_counted(dataset, answer.selection, answer.n)
