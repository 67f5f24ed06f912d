"""What people call a value beside its label: the name in full, a region, a part of the label; and how to understand it."""

import re
from collections.abc import Iterable, Mapping

from analysis.model.dataset import Dataset
from analysis.model.folding import fold
from analysis.model.memoise import memoise
from analysis.model.schema import NOT_STATED

SEVERAL = re.compile(r"[,;]")
SHORTEST = 3  # letters of a name that stands for the only label it is a part of


@memoise
def other_names(dataset: Dataset, attribute: str) -> dict[str, str]:
    """Each further name of a value of `attribute`, folded, and its code. A name that stands for several is left out.

    Of a programme these are its name in full and its region, with 'NHS' before it too; of any value the words of its label's
    first letters ('GP' for 'General practice').
    """
    names: list[tuple[str, str]] = []
    for code, label in dataset.labels.get(attribute, {}).items():
        initials = "".join(word[0] for word in fold(label).split())
        names += [(initials, code)] if len(initials) > 1 else []
    if attribute == "programme":
        for row in dataset.programmes.itertuples():
            region = "" if row.region == NOT_STATED else str(row.region)
            names += [(name, row.programme_id) for name in (row.name, region, f"NHS {region}") if name.strip()]
    found: dict[str, set[str]] = {}
    for name, code in names:
        found.setdefault(fold(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def understood(values: Iterable[str], options: Mapping[str, str], names: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The codes that `values` mean, each once and in order, and the values that mean none.

    `options` has the label of each code, `names` the code of each further name (folded). A value is a code or a label in any
    case, a further name, a part of one label only, or a list of these with commas or semicolons between.
    """
    known = {fold(label): code for code, label in options.items()} | {fold(code): code for code in options}
    known = {name: code for name, code in names.items() if code in options} | known
    codes: list[str] = []
    unknown: list[str] = []
    for value in values:
        whole = _meant(value, options, known)
        for part in [value] if whole else [part for part in SEVERAL.split(value) if part.strip()]:
            code = whole or _meant(part, options, known)
            (codes if code else unknown).append(code or part.strip())
    return list(dict.fromkeys(codes)), list(dict.fromkeys(unknown))


def _meant(value: str, options: Mapping[str, str], known: Mapping[str, str]) -> str | None:
    if value in options:
        return value
    name = fold(value)
    if name in known:
        return known[name]
    partly = {code for label, code in known.items() if f" {name}" in f" {label}"} if len(name) >= SHORTEST else set()
    return partly.pop() if len(partly) == 1 else None
