"""The words of passages: a copy of the report that a reader opens, and what was found in it."""

from collections.abc import Sequence

from analysis.model.dataset import Dataset
from wording.counts import findings_of, singular
from wording.text import join_or

NOT_SHOWN = "Passages are not shown while small groups are hidden, because the words themselves tell who said them."
NAMES_PEOPLE = "A passage may name people. You read what your own copy says, and nobody else does."
FOLD = "Passages: see the words behind each finding"
FORGET = "Forget this copy"
NOT_LOOKED_UP = "The findings of this study are in a database, and their passages are not looked up."
NO_FINGERPRINTS = "The findings of this study keep no fingerprint of their passages."
TRANSCRIPT, TRANSCRIPTS, COPY = "the transcript", "the transcripts", "your copy"
YOUR_COPY, ANOTHER_COPY = "Your copy (PDF or text)", "Another copy (PDF or text)"
READING = "Reading the copy …"
OTHERS_IN_COPY = "To see the others, open a copy of the source."
HOW_FOUND = (
    "A finding does not keep the words of its passage. It keeps a fingerprint of the first eight words, and their number. "
    "On the page Findings, ‘Passages’ opens a copy of the report, as PDF or text, and looks up every fingerprint. "
    "Running heads and page numbers are left out, and words cut at the end of a line are joined. A passage begins where its "
    "fingerprint stands, and is never guessed. Its end is counted in words. A page number within it, or a word cut at the end "
    "of a line, may move the end by one word. If a passage is not found, this site says so. The copy may then be another "
    "edition, a scan, or two columns that were read across."
)
HOW_HELD = (
    "The copy is read once and not kept. Only the passages found are held, in your session alone, until you forget them or "
    f"close or reload the tab. They are in no download. {NAMES_PEOPLE}"
)
IN_TRANSCRIPTS = "This study holds transcripts. Each passage is looked up in what its person said, without a copy."
LOOKED_UP_LATER = "Each passage is looked up in the transcripts when its finding is shown. Some may not be there."
STAYS_HERE = f"The copy stays in this session and is saved nowhere. {NAMES_PEOPLE}"


def not_found(in_transcripts: bool, in_copy: bool) -> str:
    """'The passage was not found in the transcripts or your copy.'"""
    looked = [*([TRANSCRIPTS] if in_transcripts else []), *([COPY] if in_copy else [])]
    return f"The passage was not found in {join_or(looked)}."


def found_in_copy(found: int, of: int, repeated: int, unread: int, pages: int, has_odd_letters: bool) -> str:
    """How many passages of how many were found, and what was odd about the copy, as Markdown."""
    said = [f"**The passages of {found} of {findings_of(of)} were found in your copy.**"]
    if repeated:
        said.append(f"{repeated} of them {singular(repeated, 'stands', 'stand')} in more than one place.")
    if unread:
        said.append(f"{unread} of its {pages} pages could not be read.")
    if has_odd_letters:
        said.append("Some letters may be wrong: the text is not saved as UTF-8.")
    return " ".join([*said, "The copy stays in this session."])


def open_copy_of(source: str) -> str:
    """What opening a copy gives."""
    return f"Open a copy of the report, {source}. Each finding then shows its passage in place."


def which_copy(is_open: bool) -> str:
    """What the field for the file is called."""
    return ANOTHER_COPY if is_open else YOUR_COPY


def none_found(dataset: Dataset) -> str:
    """That a file holds none of the passages."""
    return f"None of the passages was found in this file. Is it a copy of {dataset.descriptor.source}?"


def in_transcripts(found: int, of: int) -> str:
    """How many passages stand in the transcripts."""
    return f"The passages of {found} of {findings_of(of)} stand in the study’s transcripts, and are shown."


def in_places(places: int, where: str, shown: Sequence) -> str:
    """'These words stand in 3 places of your copy, the first 2 of which are shown:'"""
    few = "" if places == len(shown) else f", the first {len(shown)} of which are shown"
    return f"These words stand in {places} places of {where}{few}:"
