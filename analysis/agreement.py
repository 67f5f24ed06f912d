"""How far two coders, blind of each other, agreed: Krippendorff's alpha and the findings only one of them had.

Method: Krippendorff (2019), Content Analysis, 4th ed., ch. 12, with the `krippendorff` package. Both coders read
the same numbered sentences. A finding of one coder is paired with one of the other where their sentences overlap
and their theme is the same; attributes are compared over these pairs, every value a category of its own and a
list compared whole, which is the strictest reading. Themes are compared sentence by sentence: the value is the set
of themes a coder gave the sentence, none among them, so that a finding only one coder had counts against alpha.
"""

from collections.abc import Iterator

import krippendorff
import numpy as np
import pandas as pd

COMPARED = (
    "voice",
    "programmes",
    "specialties",
    "grade",
    "sponsor_support",
    "experience",
    "actors",
    "extent",
    "extent_count",
    "answers",
)


def pair_findings(codings: pd.DataFrame) -> pd.DataFrame:
    """Pairs of rows of `codings`, one of each coder: same theme, overlapping sentences, each row used once.

    Columns: first, second (row numbers of `codings`), in reading order.
    """
    one, two = (codings[codings["coder"] == coder] for coder in coders_of(codings))
    free = {theme: list(rows.itertuples()) for theme, rows in two.groupby(two["theme_id"].astype(str))}
    pairs = []
    for row in one.sort_values(["sentence_first", "sentence_last"], kind="stable").itertuples():
        others = free.get(str(row.theme_id), [])
        partner = min(
            (other for other in others if _overlap(row, other)), key=lambda other: _distance(row, other), default=None
        )
        if partner is not None:
            others.remove(partner)
            pairs.append((row.Index, partner.Index))
    return pd.DataFrame(pairs, columns=["first", "second"])


def agreement(codings: pd.DataFrame) -> pd.DataFrame:
    """Krippendorff's alpha by attribute.

    Index: attribute (`theme_id` first). Columns: alpha (no value where all codes are the same), agreed and
    compared (counts of findings; of sentences for `theme_id`).
    """
    pairs = pair_findings(codings)
    first, second = codings.loc[pairs["first"]], codings.loc[pairs["second"]]
    rows = {"theme_id": _compare(*theme_sets(codings))}
    for attribute in COMPARED:
        rows[attribute] = _compare(_text(first[attribute]), _text(second[attribute]))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["alpha", "agreed", "compared"]).rename_axis("attribute")


def unshared(codings: pd.DataFrame) -> pd.DataFrame:
    """How many findings each coder had. Index: coder. Columns: findings, shared, only_this_coder."""
    shared = len(pair_findings(codings))
    counts = codings["coder"].value_counts().reindex(coders_of(codings)).rename_axis("coder")
    return pd.DataFrame({"findings": counts, "shared": shared, "only_this_coder": counts - shared})


def theme_sets(codings: pd.DataFrame) -> tuple[list[str], list[str]]:
    """For each sentence that either coder coded, the themes each gave it, sorted and joined; 'none' for none."""
    themes: dict[str, dict[int, set[str]]] = {coder: {} for coder in coders_of(codings)}
    for row in codings.itertuples():
        for sentence in range(int(row.sentence_first), int(row.sentence_last) + 1):
            themes[row.coder].setdefault(sentence, set()).add(str(row.theme_id))
    sentences = sorted(set().union(*themes.values()))
    one, two = ([";".join(sorted(given.get(sentence, {"none"}))) for sentence in sentences] for given in themes.values())
    return one, two


def coders_of(codings: pd.DataFrame) -> list[str]:
    """The two coders, in the order in which they appear. Raises ValueError unless there are two."""
    coders = list(dict.fromkeys(codings["coder"].astype(str)))
    if len(coders) != 2:
        raise ValueError(f"two coders are compared, not {len(coders)}: {', '.join(coders)}")
    return coders


def _compare(one: list[str], two: list[str]) -> tuple[float, int, int]:
    values = {value: number for number, value in enumerate(sorted({*one, *two}))}
    agreed = sum(a == b for a, b in zip(one, two, strict=True))
    if len(values) < 2:
        return float("nan"), agreed, len(one)
    data = np.array([[values[value] for value in codes] for codes in (one, two)], dtype=float)
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")), agreed, len(one)


def _text(cells: pd.Series) -> list[str]:
    return list(_sorted_lists(cells.astype(object).where(cells.notna(), "").astype(str)))


def _sorted_lists(cells: pd.Series) -> Iterator[str]:
    return (";".join(sorted(cell.split(";"))) for cell in cells)


def _overlap(one, two) -> bool:
    return one.sentence_first <= two.sentence_last and two.sentence_first <= one.sentence_last


def _distance(one, two) -> int:
    return abs(one.sentence_first - two.sentence_first) + abs(one.sentence_last - two.sentence_last)
