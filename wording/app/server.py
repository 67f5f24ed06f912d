"""The words of the server: whether it takes visitors, what they are told when it ends, why it does not start."""

from wording.counts import singular

READY, OPENING, LEAVING = "Ready.", "The study is being opened.", "The server is about to restart."
RESTARTS = (
    "This site is about to restart. This page comes back by itself, with your filters and your slide. "
    "A study of your own has to be opened again."
)
AWAY = (
    "There is no connection to this site. You can read on, but nothing can be pressed. "
    "This page comes back by itself once there is a connection."
)
BACK = "The connection is back."
CLOSE = "Close this notice"
OPENING_TITLE = "Opening the study"
OPENING_TEXT = "This page goes on by itself as soon as the study is open. Most take less than a minute."
BUSY = "Several files are being sent to this site. Wait half a minute, then send yours again."
FULL = "Too many studies are open on this site just now. Try again in a few minutes."
TOO_SLOW = "The file did not arrive within a minute. Send it again over a faster connection."


def cannot_open(study: str, problem: str, more: int) -> str:
    """Why the server does not start: the first problem of the study at this path, and how to see all of them."""
    others = singular(more, f" There is {more} more problem", f" There are {more} more problems")
    others = f"{others}: python -m analysis check {study}" if more else ""
    return f"The study {study} cannot be opened. {problem}.{others}"


def cannot_start(reference: str) -> str:
    """That the server does not start for a reason that is not the study's."""
    return f"The server cannot start. Reference {reference} above says why."


def cannot_be_set(why: str) -> str:
    """That the server does not start, for something is set to what it cannot be."""
    return f"The server does not start: {why}"


def no_number(name: str, given: str) -> str:
    """That something in the environment is no number."""
    return f"{name} is ‘{given}’. It has to be a whole number from 1 on."


def cannot_sign_in(why: str) -> str:
    """That the server does not start, for its secrets do not say how to sign in."""
    return f"The server does not start, so that nobody reads without signing in: {why}"


def loaded_into(title: str, place: str, findings: int, tables: int) -> str:
    """What was written into an engine."""
    return f"{title}: {findings:,} findings and what belongs to them are in {tables} tables of {place}."
