"""The passage of each finding: from a copy of the report that the reader opens for this session, or from transcripts.

Of a copy only the passages found in it are kept, in the session's state; the file itself is let go once it is read.
"""

from dataclasses import dataclass

import streamlit as st

from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise
from analysis.passages.report_copy import MOST_MEGABYTES, CopyError, read_copy
from analysis.passages.search import Found, Passages, Quotation, find_in_copy, key_of
from analysis.passages.transcripts import count_said, find_said, has_transcripts
from ui.streamlit_internals import let_go
from ui.words import plain
from wording.counts import findings_of

HELD = "passages_held"
NOT_SHOWN = "Passages are not shown while small groups are hidden: the words themselves tell who said them."
NAMES_PEOPLE = "A passage may name people: you read what your own copy says, and nobody else does."


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
        st.markdown(NOT_SHOWN)
        return
    fold = st.expander("Passages: see the words behind each finding", key="passages", on_change="rerun")
    if fold.open:  # a closed one costs nothing
        with fold:
            _offer_copy(dataset)
    copy = open_copy()
    if copy:
        st.success(say_found(copy), icon=":material/format_quote:")
        st.button("Forget this copy", key="forget-copy", icon=":material/delete:", on_click=forget_copy)


def passage_text(dataset: Dataset, finding) -> str:
    """A finding's passage as Markdown, a quotation; '' where neither a copy nor a transcript is there to look it up in, and
    where small groups are hidden."""
    if dataset.fewest:
        return ""
    copy, said = open_copy(), has_transcripts(dataset)
    key = key_of(finding) if copy or said else None
    if key is None:
        return ""
    found, where = (find_said(dataset, finding), "the transcript") if said else (None, "")
    if found is None and copy:
        found, where = copy.passages.held.get(key), "your copy"
    if found is None:
        where = " or ".join([*(["the transcripts"] if said else []), *(["your copy"] if copy else [])])
        return f"The passage was not found in {where}."
    return _quoted(found, where)


def forget_copy() -> None:
    """Keep nothing of the copy that is open."""
    held().copy, held().refused = None, ""


@memoise
def has_fingerprints(dataset: Dataset) -> bool:
    """True where any finding can be looked up."""
    return bool((dataset.findings["passage_anchor"] != "").any())


def say_found(copy: OpenCopy) -> str:
    """How many passages of how many were found, where not all were, and what was odd about the copy."""
    passages = copy.passages
    said = f"**The passages of {passages.found} of {findings_of(passages.findings)} were found in your copy.**"
    if passages.repeated:
        stand = "stands" if passages.repeated == 1 else "stand"
        said += f" {passages.repeated} of them {stand} in more than one place."
    if copy.unread:
        said += f" {copy.unread} of its {copy.pages} pages could not be read."
    if copy.windows:
        said += " Some letters may be wrong: the text is not saved as UTF-8."
    return f"{said} The copy stays in this session."


def explain_passages(dataset: Dataset) -> None:
    """How a passage is found, and what that does not show."""
    if not has_fingerprints(dataset):
        st.markdown("The findings of this study keep no fingerprint of their passages.")
        return
    if dataset.fewest:
        st.markdown(NOT_SHOWN)
        return
    st.markdown(
        "A finding does not keep the words of its passage, only a fingerprint of the first eight and how many there are. On "
        "the page Findings, ‘Passages’ opens a copy of the report, as PDF or text, and looks every fingerprint up. "
        "Running heads and page numbers are left out, words cut at the end of a line are joined. What is shown begins where "
        "the fingerprint stands, never by guess; its end is counted in words, and a page number within it, or a word cut at "
        "the end of a line, may move it by one. A passage that is not found is said to be not found: the copy may be another "
        "edition, a scan, or two columns that were read across."
    )
    st.markdown(
        "The copy is read once and let go. Only the passages found are held, in your session alone, until you forget them, "
        f"close or reload the tab. They are in no download. {NAMES_PEOPLE}"
    )
    if has_transcripts(dataset):
        st.markdown(
            "This study holds transcripts: there each passage is looked up in what its person said, without a copy. "
            + _say_said(dataset)
        )


def _offer_copy(dataset: Dataset) -> None:
    ours = held()
    if has_transcripts(dataset):
        st.markdown(_say_said(dataset))
        said = count_said(dataset)
        if said and said.found == said.findings:
            return
        st.markdown("For those that are not, open a copy of the source.")
    else:
        st.markdown(
            f"Open a copy of the report, {plain(dataset.descriptor.source)}: each finding then shows its passage in place."
        )
    st.markdown(f"The copy stays in this session and is saved nowhere. {NAMES_PEOPLE}")
    if ours.refused:
        st.error(plain(ours.refused), icon=":material/error:")
    given = st.file_uploader(
        "Another copy (PDF or text)" if ours.copy else "Your copy (PDF or text)",
        type=["pdf", "txt"],
        key=f"passages-{ours.given}",
        max_upload_size=MOST_MEGABYTES,
    )
    if given is None:
        return
    with st.spinner("Reading the copy …"):  # within, streamlit is not asked for anything: who closes the fold stops nothing
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
        return None, f"None of the passages was found in this file. Is it a copy of {dataset.descriptor.source}?"
    return OpenCopy(passages, copy.unread, len(copy.pages), copy.windows), ""


def _say_said(dataset: Dataset) -> str:
    said = count_said(dataset)
    if said is None:
        return "Each passage is looked up in the transcripts when its finding is shown, and not every one may be there."
    return f"The passages of {said.found} of {findings_of(said.findings)} stand in the study’s transcripts, and are shown."


def _quoted(found: Found, where: str) -> str:
    quotations = "\n\n".join(_block(quotation) for quotation in found.quoted)
    if found.places == 1:
        return quotations
    shown = "" if found.places == len(found.quoted) else f", the first {len(found.quoted)} of which are shown"
    return f"These words stand in {found.places} places of {where}{shown}:\n\n{quotations}"


def _block(quotation: Quotation) -> str:
    return f"> {plain(quotation.before)}**{plain(quotation.words)}**{plain(quotation.after)}"
