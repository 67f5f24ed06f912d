"""How far two coders, blind of each other, agreed: Krippendorff's alpha, its interval, and what only one of them had.

Method: Krippendorff (2019), Content Analysis, 4th ed., ch. 12, and Computing Krippendorff's Alpha-Reliability (2011), B:
nominal, for two coders who both gave every code. Every value is a category of its own and a list is compared whole, which is
the strictest reading. The interval is that of a percentile bootstrap over what is compared (Efron & Tibshirani 1993, ch. 13),
2,000 draws from a fixed seed.

A first coding (table `codings`) finds the units too: both coders read the same numbered sentences. Whether a sentence was
coded at all is compared over all sentences up to the last one coded; themes sentence by sentence, the value being the set of
themes a coder gave it; attributes over the findings of both, paired where their sentences overlap and their theme is the same.
A second coding (table `recodings`) gives both coders the findings: its attributes are compared over these, and count instead of
the first coding's; its themes, where it has any, finding by finding. An attribute is compared where it can apply: `answers` and
`stance` on recommendations, `sponsor_support` where either coder states it.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.coders.doubly_coded import COMPARED, OF_RECOMMENDATIONS, THEME, applies, doubly_coded
from analysis.model.dataset import Dataset
from analysis.model.memoise import memoise

RELIABLE, TENTATIVE = 0.8, 0.667
UNITS = "unit"
DRAWS, SEED = 2_000, 2012
COLUMNS = ["alpha", "low", "high", "agreed", "compared"]


@memoise
def agreement(dataset: Dataset) -> pd.DataFrame:
    """Krippendorff's alpha by attribute.

    Index: 'unit' (whether a sentence was coded at all), 'theme_id', then attributes. Columns: alpha (no value where all codes
    are the same), low and high (its 95 per cent interval), agreed and compared (counts of what `compared_in` says). No rows
    where no two coders coded the study.
    """
    rows = {}
    if (codings := by_two(dataset, "codings")) is not None:
        rows = {UNITS: compare(*coded_or_not(codings)), THEME: compare(*theme_sets(codings))}
    pair = doubly_coded(dataset)
    more = [] if pair is None else [name for name in pair.first if name not in COMPARED]
    for attribute in (*(name for name in more if name == THEME), *COMPARED, *(name for name in more if name != THEME)):
        if (codes := _codes_of(dataset, attribute)) is not None:
            rows[attribute] = compare(*codes)
    return pd.DataFrame.from_dict(rows, orient="index", columns=COLUMNS).rename_axis("attribute")


@memoise
def agreement_by_theme(dataset: Dataset) -> pd.DataFrame:
    """Agreement on each theme: given by a coder, or not; over the findings of the second coding where that has themes, else
    over all sentences of the first.

    Index: the themes given, in the themes table's order. Columns: those of `agreement`; first, second, shared (findings of
    each coder, and those that are the same). No rows where no two coders gave themes.
    """
    if themes_by_finding(dataset):
        return _of_themes_by_finding(dataset)
    codings = by_two(dataset, "codings")
    if codings is None:
        return pd.DataFrame(columns=[*COLUMNS, "first", "second", "shared"])
    pairs = codings.loc[pair_findings(codings)["first"], "theme_id"].astype(str).value_counts()
    sizes = codings.groupby(["theme_id", "coder"], observed=True).size().unstack(fill_value=0)[list(coders_of(codings))]
    rows = {}
    for theme in (theme for theme in dataset.kind_of if theme in sizes.index):
        first, second = (int(number) for number in sizes.loc[theme])
        of_theme = codings[codings["theme_id"].astype(str) == theme]
        compared = compare(*coded_or_not(of_theme, coders_of(codings), _last_sentence(codings)))
        rows[theme] = (*compared, first, second, int(pairs.get(theme, 0)))
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*COLUMNS, "first", "second", "shared"])


def themes_by_finding(dataset: Dataset) -> bool:
    """Whether two coders gave the same findings themes."""
    pair = doubly_coded(dataset)
    return pair is not None and THEME in pair.first


def _of_themes_by_finding(dataset: Dataset) -> pd.DataFrame:
    pair, rows = doubly_coded(dataset), {}
    one, two = pair.of(dataset, THEME) if pair else (pd.Series(dtype=str), pd.Series(dtype=str))
    for theme in (theme for theme in dataset.kind_of if theme in {*one, *two}):
        given = [["given" if each == theme else "not given" for each in codes] for codes in (one, two)]
        first, second, shared = (
            int((one == theme).sum()),
            int((two == theme).sum()),
            int(((one == theme) & (two == theme)).sum()),
        )
        rows[theme] = (*compare(*given), first, second, shared)
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*COLUMNS, "first", "second", "shared"])


def by_two(dataset: Dataset, table: str) -> pd.DataFrame | None:
    """The codings of a table of the first coding, where two coders made them; else None: one has nobody to agree with."""
    codings = dataset.tables.get(table)
    return codings if codings is not None and codings["coder"].nunique() == 2 else None


def compared_in(attribute: str, by_finding: bool = False) -> str:
    """What an attribute was compared over: 'sentences', 'recommendations', 'findings where either coder states it' or
    'findings'; `by_finding`: themes were given to the same findings."""
    if attribute == UNITS or (attribute == THEME and not by_finding):
        return "sentences"
    if attribute in OF_RECOMMENDATIONS:
        return "recommendations"
    return "findings where either coder states it" if attribute == "sponsor_support" else "findings"


@memoise
def weak_fields(dataset: Dataset) -> dict[str, float]:
    """The attributes of findings on which the coders agreed less than RELIABLE, with their alpha."""
    alphas = agreement(dataset)["alpha"]
    return {name: float(alpha) for name, alpha in alphas.items() if name != UNITS and alpha < RELIABLE}


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


def unshared(codings: pd.DataFrame) -> pd.DataFrame:
    """How many findings each coder had. Index: coder. Columns: findings, shared, only_this_coder."""
    shared = len(pair_findings(codings))
    counts = codings["coder"].value_counts().reindex(coders_of(codings)).rename_axis("coder")
    return pd.DataFrame({"findings": counts, "shared": shared, "only_this_coder": counts - shared})


def theme_sets(codings: pd.DataFrame) -> tuple[list[str], list[str]]:
    """For each sentence that either coder coded, the themes each gave it, sorted and joined; 'none' for none."""
    themes = _themes_by_sentence(codings, coders_of(codings))
    sentences = sorted(set().union(*themes))
    one, two = ([";".join(sorted(given.get(sentence, {"none"}))) for sentence in sentences] for given in themes)
    return one, two


def coded_or_not(
    codings: pd.DataFrame, coders: list[str] | None = None, last: int | None = None
) -> tuple[list[str], list[str]]:
    """For each sentence from the first to `last` (else the last one coded), whether each coder has a finding there."""
    themes = _themes_by_sentence(codings, coders or coders_of(codings))
    sentences = range(1, (last or _last_sentence(codings)) + 1)
    one, two = (["coded" if sentence in given else "not coded" for sentence in sentences] for given in themes)
    return one, two


def coders_of(codings: pd.DataFrame) -> list[str]:
    """The two coders, in the order in which they appear. Raises ValueError unless there are two."""
    coders = list(dict.fromkeys(codings["coder"].astype(str)))
    if len(coders) != 2:
        raise ValueError(f"two coders are compared, not {len(coders)}: {', '.join(coders)}")
    return coders


def compare(one: list[str], two: list[str]) -> tuple[float, float, float, int, int]:
    """Alpha, the ends of its interval, how many codes agree, of how many. Alpha has no value where all codes are the same."""
    values = {value: number for number, value in enumerate(sorted({*one, *two}))}
    agreed = sum(a == b for a, b in zip(one, two, strict=True))
    if len(values) < 2:
        return float("nan"), float("nan"), float("nan"), agreed, len(one)
    data = np.array([[values[value] for value in codes] for codes in (one, two)])
    (alpha,) = _alphas(*_coincidences(data))
    return float(alpha), *bootstrap_interval(data), agreed, len(one)


def bootstrap_interval(data: np.ndarray) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of alpha over draws of what is compared; `data`: two rows of codes from 0.

    Units with the same two codes are drawn together, so that a long text takes no more memory than a short one. A draw with
    one value only has no alpha and is left out.
    """
    pairs, times = _coincidences(data)
    units = times.sum()
    drawn = np.random.default_rng(SEED).multinomial(units, times[0] / units, DRAWS)
    low, high = np.nanpercentile(_alphas(pairs, drawn), [2.5, 97.5])
    return float(low), float(high)


def _coincidences(data: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different columns of `data`, two rows of codes from 0; and one row: how often each stands there."""
    pairs, times = np.unique(data, axis=1, return_counts=True)
    return pairs, times[np.newaxis]


def _alphas(pairs: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Alpha of each row of `times`, which says how often each column of `pairs` stands there; NaN where all codes are the same.

    With n(c) = how often a code was given, of n by both coders: 1 less the disagreement observed, the units whose codes differ
    of all units, over that expected, 1 - (sum of n(c)(n(c) - 1)) / (n(n - 1)).
    """
    held = np.eye(pairs.max() + 1, dtype=int)[pairs].sum(axis=0)  # for each pair, how often each code
    counts = times @ held
    given = counts.sum(axis=1)
    expected = 1 - (counts * (counts - 1)).sum(axis=1) / (given * (given - 1))
    observed = 2 * (times @ (pairs[0] != pairs[1])) / given
    return 1 - np.divide(observed, expected, out=np.full(len(times), np.nan), where=expected > 0)


def _codes_of(dataset: Dataset, attribute: str) -> tuple[list[str], list[str]] | None:
    """What each coder gave where the attribute can apply: in the second coding, else in the first; None in neither."""
    pair, first = doubly_coded(dataset), by_two(dataset, "codings")
    if pair is not None and attribute in pair.first:
        one, two = (list(codes) for codes in pair.of(dataset, attribute))
        return (one, two) if one else None
    if first is None or attribute not in first:
        return None
    pairs = pair_findings(first)
    kinds = first.loc[pairs["first"], "theme_id"].astype(str).map(dataset.kind_of)
    one, two = (_text(first.loc[pairs[coder], attribute]) for coder in ("first", "second"))
    there = applies(attribute, kinds.map(dataset.role_of), one, two)
    one, two = ([code for code, is_there in zip(codes, there, strict=True) if is_there] for codes in (one, two))
    return (one, two) if one else None


def _themes_by_sentence(codings: pd.DataFrame, coders: list[str]) -> list[dict[int, set[str]]]:
    themes: dict[str, dict[int, set[str]]] = {coder: {} for coder in coders}
    for row in codings.itertuples():
        for sentence in range(int(row.sentence_first), int(row.sentence_last) + 1):
            themes[row.coder].setdefault(sentence, set()).add(str(row.theme_id))
    return list(themes.values())


def _last_sentence(codings: pd.DataFrame) -> int:
    return int(codings["sentence_last"].max())


def _text(cells: pd.Series) -> list[str]:
    return list(_sorted_lists(cells.astype(object).where(cells.notna(), "").astype(str)))


def _sorted_lists(cells: pd.Series) -> Iterator[str]:
    return (";".join(sorted(cell.split(";"))) for cell in cells)


def _overlap(one, two) -> bool:
    return one.sentence_first <= two.sentence_last and two.sentence_first <= one.sentence_last


def _distance(one, two) -> int:
    return abs(one.sentence_first - two.sentence_first) + abs(one.sentence_last - two.sentence_last)
