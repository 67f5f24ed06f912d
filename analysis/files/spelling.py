"""Values and column names that are spelled in another way than the study's own: read as what is meant, and said.

Names and codes are compared without case, spaces, hyphens and underscores; a label is read as its code. What could mean two
things, or nothing, stays as it is, for the checks to report.
"""

import re
from collections.abc import Iterable

import pandas as pd

from analysis.files.problems import Notice, shorten
from analysis.files.repair_hints import close_to
from analysis.files.validate import Raw, allowed_values
from analysis.model.schema import LIST_SEPARATOR, Descriptor, Field, Table

LABELS = {"themes": ("label",), "programmes": ("short_name", "name")}  # of tables that others name rows of
MOST_NAMED = 3  # values that a notice names


def fold(text: str) -> str:
    """'Not stated', 'not-stated' and 'not_stated' are one."""
    return re.sub(r"[\s_-]+", "", text).casefold()


def columns_meant(table: Table, names: Iterable[str]) -> dict[str, str]:
    """Of columns that `table` does not have the one that each means, by its name or its title, where that is not there."""
    names = list(names)
    known = {field.name for field in table.fields}
    absent = _one_each((text, field.name) for field in table.fields for text in (field.name, field.title))
    meant = {name: absent[fold(name)] for name in names if name not in known and fold(name) in absent}
    return {name: field for name, field in meant.items() if field not in names and list(meant.values()).count(field) == 1}


def unknown_columns(table: Table, names: Iterable[str]) -> list[str]:
    """The columns that `table` does not have and that are spelled like none of its own that are absent."""
    names, known = list(names), [field.name for field in table.fields]
    absent = [name for name in known if name not in names]
    return [name for name in dict.fromkeys(names) if name not in known and not close_to(name, absent)]


def values_meant(descriptor: Descriptor, raw: Raw) -> tuple[Raw, list[Notice]]:
    """The tables with every value that is spelled otherwise as the study spells it, and a notice for each such column."""
    read, notices = dict(raw), []
    for table in descriptor.tables:
        for field in table.fields if table.name in raw else ():
            allowed = allowed_values(field, raw)
            if allowed is None or field.name not in raw[table.name]:
                continue
            cells = read[table.name][field.name]
            meant = _meant(field, cells, allowed, _labels(field, raw))
            if meant:
                read[table.name] = read[table.name].assign(**{field.name: cells.replace(meant)})
                notices.append(Notice(table.path, 0, field.name, str(int(cells.isin(meant).sum())), _say(meant)))
    return read, notices


def _meant(field: Field, cells: pd.Series, allowed: set[str], labels: dict[str, str]) -> dict[str, str]:
    """Of each cell that is not allowed as it stands what it means, where all of it means something."""
    spelled = _one_each((code, code) for code in allowed)
    spelled = labels | spelled
    meant = {}
    for cell in cells[~cells.isin(allowed) & (cells != "")].unique():
        items = [item.strip() for item in cell.split(LIST_SEPARATOR) if item.strip()] if field.is_list else [cell]
        codes = [item if item in allowed else spelled.get(fold(item), "") for item in items]
        joined = LIST_SEPARATOR.join(codes)
        if all(codes) and len(set(codes)) == len(codes) and joined != cell:
            meant[cell] = joined
    return meant


def _labels(field: Field, raw: Raw) -> dict[str, str]:
    """The folded labels of a column's values, and the code of each; not those that two values share."""
    if field.codes and {"attribute", "code", "label"} <= set(raw["codes"]):
        codes = raw["codes"][raw["codes"]["attribute"] == field.codes]
        return _one_each(zip(codes["label"], codes["code"], strict=True))
    table, column = field.references or ("", "")
    heads = [head for head in LABELS.get(table, ()) if head in raw[table]]
    return _one_each((label, code) for head in heads for label, code in zip(raw[table][head], raw[table][column], strict=True))


def _one_each(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded texts and what each stands for, where that is one thing."""
    found: dict[str, set[str]] = {}
    for text, meant in pairs:
        found.setdefault(fold(text), set()).add(meant)
    return {text: next(iter(several)) for text, several in found.items() if text and len(several) == 1}


def _say(meant: dict[str, str]) -> str:
    named = [f"‘{shorten(cell)}’ as {code}" for cell, code in list(meant.items())[:MOST_NAMED]]
    more = f", and {len(meant) - MOST_NAMED} more" if len(meant) > MOST_NAMED else ""
    return f"cells read as the study’s codes: {', '.join(named)}{more}"
