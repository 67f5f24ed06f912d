"""What documents to read and print say beside the study's own words: their parts, the page numbers, what they leave out."""

from wording.counts import findings_of

REPORT = "The whole report"
CONTENTS, MESSAGES, METHOD = "Contents", "Key messages", "Method"
THE_FINDINGS = "The findings shown"
CITE, SOURCE, LICENCE, MADE_ON = "How to cite", "Source", "Licence", "Made on"
PAGE_OF = "Page {page} of {pages}"
BESIDE_IT = "Read beside it"
NONE_LISTED = "No findings are listed."


def titled(title: str, study: str) -> str:
    """'Compare. Junior doctors as leaders'."""
    return f"{title}. {study}"


def said_with(n: str) -> str:
    """'n = 12 findings.'"""
    return f"n = {n}."


def listed_to(listed: int, total: int) -> str:
    """'These are the first 2000 of 2400 findings.'; '' where all are listed."""
    return f"These are the first {listed} of {findings_of(total)}." if listed < total else ""
