"""Text folded, so that what differs in case, accents or punctuation only is the same."""

import re
import unicodedata

SAME = {"'": "’‘‛ʼ´`′＇", '"': "“”„‟«»″＂", "-": "‐‑‒–—―−﹘﹣－", "": "\u00ad\u200b\u2060"}
TO_ONE = {ord(each): one for one, several in SAME.items() for each in several}
TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
OUTER = re.compile(r"^\W+|\W+$")
APART = "\n"  # between what is printed with a finding: no phrase reaches over it


def fold(text: str) -> str:
    """`text` without case, accents and the punctuation around its words; every apostrophe, quotation mark, dash as one."""
    return " ".join(word for each in _plain(text).split() if (word := OUTER.sub("", each)))


def terms(text: str) -> tuple[str, ...]:
    """What has to stand in a finding: each word asked for, and words in quotation marks as one phrase."""
    found = (fold(phrase or word) for phrase, word in TERM.findall(_plain(text)))
    return tuple(dict.fromkeys(term for term in found if term))


def _plain(text: str) -> str:
    if text.isascii():
        return text.translate(TO_ONE).lower()
    apart = unicodedata.normalize("NFKD", text.translate(TO_ONE)).casefold()
    letters = (each for each in unicodedata.normalize("NFKD", apart) if unicodedata.category(each) != "Mn")
    return "".join(letters).translate(TO_ONE)
