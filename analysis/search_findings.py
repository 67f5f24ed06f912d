"""Search by words: both sides are folded alike, and looked for in everything that is printed with a finding."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.disclosure.microdata import releasable
from analysis.labels import place
from analysis.model.dataset import HIDDEN, Dataset
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED

SAME = {"'": "’‘‛ʼ´`′＇", '"': "“”„‟«»″＂", "-": "‐‑‒–—―−﹘﹣－", "": "\u00ad\u200b\u2060"}
TO_ONE = {ord(each): one for one, several in SAME.items() for each in several}
TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
OUTER = re.compile(r"^\W+|\W+$")
APART = "\n"  # between what is printed with a finding: no phrase reaches over it


@dataclass(frozen=True)
class Searched:
    """What is searched: number and statement of each finding, and of further columns which of `texts` each finding has."""

    statements: pd.Series
    columns: tuple[tuple[np.ndarray, tuple[str, ...]], ...]


def fold(text: str) -> str:
    """`text` without case, accents and the punctuation around its words; every apostrophe, quotation mark, dash as one."""
    return " ".join(word for each in _plain(text).split() if (word := OUTER.sub("", each)))


def terms(text: str) -> tuple[str, ...]:
    """What has to stand in a finding: each word asked for, and words in quotation marks as one phrase."""
    found = (fold(phrase or word) for phrase, word in TERM.findall(_plain(text)))
    return tuple(dict.fromkeys(term for term in found if term))


def has_words(dataset: Dataset, text: str, listed: bool = False) -> pd.Series:
    """For each finding, or each that is `listed`, whether it holds every term of `text`; none does where there is no term."""
    searched, wanted = _searched(dataset, listed), terms(text)
    found = np.full(len(searched.statements), bool(wanted))
    for term in wanted:
        here = searched.statements.str.contains(term, regex=False).to_numpy(dtype=bool)
        for places, texts in searched.columns:
            here = here | np.array([term in text for text in texts], dtype=bool)[places]
        found &= here
    return pd.Series(found, searched.statements.index)


def searched_text(dataset: Dataset, findings: pd.DataFrame) -> tuple[str, ...]:
    """All that is searched of each of the `findings`, which are listed ones, folded: for a search somewhere else."""
    searched = _searched(dataset, bool(dataset.fewest))
    rows = searched.statements.index.get_indexer(findings.index)
    printed = [[texts[place] for place in places[rows]] for places, texts in searched.columns]
    statements = searched.statements.iloc[rows]
    return tuple(APART.join(each for each in texts if each) for texts in zip(statements, *printed, strict=True))


@memoise
def _searched(dataset: Dataset, listed: bool) -> Searched:
    findings = releasable(dataset) if listed else dataset.findings
    pairs = zip(findings["finding_id"], findings["statement"], strict=True)
    statements = pd.Series(
        [f"{fold(number)}{APART}{fold(statement)}" for number, statement in pairs], findings.index, dtype=str
    )
    columns = []
    for column, say in _printed(dataset).items():
        if column in findings:
            places, values = pd.factorize(findings[column], use_na_sentinel=False)
            said = ("" if pd.isna(value) or value in (HIDDEN, NOT_STATED) else say(value) for value in values)
            columns.append((places, tuple(APART.join(fold(line) for line in text.split(APART)) for text in said)))
    return Searched(statements, tuple(columns))


def _printed(dataset: Dataset) -> dict[str, Callable[[str], str]]:
    """What is printed for a value of each column that is searched."""
    members = dataset.members
    return {
        "theme_id": lambda value: dataset.label("theme", value),
        "programmes": lambda cell: APART.join(_names(dataset)[each] for each in members["programmes"][cell]),
        "specialties": lambda cell: APART.join(dataset.label("specialty", each) for each in members["specialties"][cell]),
        "voice": lambda value: dataset.label("voice", value),
        "section": lambda value: place(dataset, value),
    }


@memoise
def _names(dataset: Dataset) -> dict[str, str]:
    """For each programme its full and short name and its region."""
    known = {
        row.programme_id: APART.join(str(each) for each in (row.name, row.short_name, row.region) if each != NOT_STATED)
        for row in dataset.programmes.itertuples(index=False)
    }
    return known | {NOT_STATED: "", HIDDEN: ""}


def _plain(text: str) -> str:
    if text.isascii():
        return text.translate(TO_ONE).lower()
    apart = unicodedata.normalize("NFKD", text.translate(TO_ONE)).casefold()
    letters = (each for each in unicodedata.normalize("NFKD", apart) if unicodedata.category(each) != "Mn")
    return "".join(letters).translate(TO_ONE)
