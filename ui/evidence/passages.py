"""The passage of each finding: from a copy of the report that the reader opens for this session, or from transcripts.

Of a copy only the passages found in it are kept, in the session's state; the file itself is let go once it is read.
"""

from dataclasses import dataclass

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.passages.report_copy import MOST_MEGABYTES, CopyError, read_copy
from analysis.passages.search_report import Found, Passages, Quotation, find_in_copy, key_of
from analysis.passages.transcripts import count_said, find_said, has_transcripts
from exports.blocks import Paragraph
from ui.streamlit_internals import let_go
from ui.words import plain
from wording.app import passages as words

HELD = "passages_held"


@dataclass(frozen=True)
class OpenCopy:
    """What was found in the copy that is open, and what was odd about it."""

    passages: Passages
    unread: int
    pages: int
    windows: bool


@dataclass
class Held:
    """What this session holds: the copy that is open, why the last file was not read, how many files have been given.

    It is one object that changes: the session's state itself cannot be written by a run that a newer one has overtaken.
    """

    copy: OpenCopy | None = None
    refused: str = ""
    given: int = 0  # a new number is a new, empty field


def held() -> Held:
    """What this session holds."""
    return st.session_state.setdefault(HELD, Held())


def open_copy() -> OpenCopy | None:
    """The copy that is open in this session, if one."""
    return st.session_state[HELD].copy if HELD in st.session_state else None


def offer_passages(dataset: Dataset) -> None:
    """Where a copy is opened, closed at first; with one open, what was found in it, and the button that forgets it.

    Where small groups are hidden, why there is none.
    """
    if not has_fingerprints(dataset):
        return
    if dataset.fewest:
        st.markdown(words.NOT_SHOWN)
        return
    if dataset.stored:
        return
    fold = st.expander(words.FOLD, key="passages", on_change="rerun")
    if fold.open:  # a closed one costs nothing
        with fold:
            _offer_copy(dataset)
    copy = open_copy()
    if copy:
        st.success(say_found(copy), icon=":material/format_quote:")
        st.button(words.FORGET, key="forget-copy", icon=":material/delete:", on_click=forget_copy)


def passage_text(dataset: Dataset, finding) -> str:
    """A finding's passage as Markdown, a quotation; '' where neither a copy nor a transcript is there to look it up in, and
    where small groups are hidden."""
    if dataset.fewest:
        return ""
    copy, said = open_copy(), has_transcripts(dataset)
    key = key_of(finding) if copy or said else None
    if key is None:
        return ""
    found, where = (find_said(dataset, finding), words.TRANSCRIPT) if said else (None, "")
    if found is None and copy:
        found, where = copy.passages.held.get(key), words.COPY
    if found is None:
        return words.not_found(bool(said), bool(copy))
    return _quoted(found, where)


def forget_copy() -> None:
    """Keep nothing of the copy that is open."""
    held().copy, held().refused = None, ""


@memoise
def has_fingerprints(dataset: Dataset) -> bool:
    """True where any finding has a fingerprint to be looked up by."""
    if dataset.stored:
        return "passage_anchor" in dataset.stated
    return bool((dataset.findings["passage_anchor"] != "").any())


def say_found(copy: OpenCopy) -> str:
    """How many passages of how many were found, where not all were, and what was odd about the copy."""
    passages = copy.passages
    return words.found_in_copy(passages.found, passages.findings, passages.repeated, copy.unread, copy.pages, copy.windows)


def passages_explained(dataset: Dataset) -> tuple[Paragraph, ...]:
    """How a passage is found, and what that does not show."""
    if not has_fingerprints(dataset):
        return (Paragraph(words.NO_FINGERPRINTS),)
    if dataset.fewest:
        return (Paragraph(words.NOT_SHOWN),)
    if dataset.stored:
        return (Paragraph(words.NOT_LOOKED_UP),)
    told = [words.HOW_FOUND, words.HOW_HELD]
    if has_transcripts(dataset):
        told.append(f"{words.IN_TRANSCRIPTS} {_say_said(dataset)}")
    return tuple(Paragraph(text) for text in told)


def _offer_copy(dataset: Dataset) -> None:
    ours = held()
    if has_transcripts(dataset):
        st.markdown(_say_said(dataset))
        said = count_said(dataset)
        if said and said.found == said.findings:
            return
        st.markdown(words.OTHERS_IN_COPY)
    else:
        st.markdown(words.open_copy_of(plain(dataset.descriptor.source)))
    st.markdown(words.STAYS_HERE)
    if ours.refused:
        st.error(plain(ours.refused), icon=":material/error:")
    given = st.file_uploader(
        words.which_copy(bool(ours.copy)),
        type=["pdf", "txt"],
        key=f"passages-{ours.given}",
        max_upload_size=MOST_MEGABYTES,
    )
    if given is None:
        return
    with st.spinner(words.READING):  # within, streamlit is not asked for anything: closing the fold stops nothing
        copy, ours.refused = _look_up(dataset, given.getvalue())
        ours.copy = copy or ours.copy
        ours.given += 1
        let_go(given)
    st.rerun()


def _look_up(dataset: Dataset, content: bytes) -> tuple[OpenCopy | None, str]:
    """What was found, or why nothing was."""
    try:
        copy = read_copy(content)
        passages = find_in_copy(dataset.tables["findings"], copy)
    except CopyError as error:
        return None, str(error)
    if not passages.found:
        return None, words.none_found(dataset)
    return OpenCopy(passages, copy.unread, len(copy.pages), copy.windows), ""


def _say_said(dataset: Dataset) -> str:
    said = count_said(dataset)
    if said is None:
        return words.LOOKED_UP_LATER
    return words.in_transcripts(said.found, said.findings)


def _quoted(found: Found, where: str) -> str:
    quotations = "\n\n".join(_block(quotation) for quotation in found.quoted)
    if found.places == 1:
        return quotations
    return f"{words.in_places(found.places, where, found.quoted)}\n\n{quotations}"


def _block(quotation: Quotation) -> str:
    return f"> {plain(quotation.before)}**{plain(quotation.words)}**{plain(quotation.after)}"
