"""The words of the server: whether it takes visitors, what they are told when it ends, why it does not start."""

from wording.counts import singular

READY, OPENING, LEAVING = "Ready.", "The study is being opened.", "The server is about to restart."
RESTARTS = (
    "The server is about to restart. This page comes back by itself: its address keeps your filters, your deck and your slide. "
    "A study of your own has to be opened again."
)
AWAY = (
    "There is no connection to the server. What you see stays here, and the page goes on by itself once there is a connection. "
    "Until then nothing can be pressed."
)


def cannot_open(study: str, problem: str, more: int) -> str:
    """Why the server does not start: the first problem of the study at this path, and how to see all of them."""
    others = singular(more, f" There is {more} more problem", f" There are {more} more problems")
    others = f"{others}: python -m analysis check {study}" if more else ""
    return f"The study {study} cannot be opened. {problem}.{others}"


def cannot_start(reference: str) -> str:
    """That the server does not start for a reason that is not the study's."""
    return f"The server cannot start. Reference {reference} above says why."
