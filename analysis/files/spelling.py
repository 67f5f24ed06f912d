"""How names and values are spelled: what one that is not the study's own was meant for, to be read so or to be suggested.

Names and codes are compared without case, spaces, hyphens and underscores; a label is read as its code, and that is said. What
could mean two things, or nothing, stays as it is: the checks report it, with what is spelled most like it.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeGuard

import pandas as pd

from analysis.files.problems import Notice, shorten
from analysis.model.schema import LIST_SEPARATOR, Descriptor, Field, Table

Raw = dict[str, pd.DataFrame]
BETWEEN = re.compile(r"(?<=[^\W\d_])[\s_-]+(?=[^\W_])|(?<=[^\W_])[\s_-]+(?=[^\W\d_])")  # letters, or a letter and a digit
LABELS = {"themes": ("label",), "programmes": ("short_name", "name")}  # of tables that others name rows of
MOST_NAMED = 3  # values that a notice names
MOST_COMPARED = 200
ALIKE = 0.75  # of 1: how alike two spellings have to be for one to be meant for the other
MOST_SUGGESTED = 20  # wrong values of a column that are compared with the known ones
LONGEST_COMPARED = 40  # letters; what is longer was hardly meant as one of them


def fold(text: str) -> str:
    """'Not stated', 'not-stated' and 'not_stated' are one; '1-2' and '12' are not, nor are '-1' and '1'."""
    return BETWEEN.sub("", text.strip()).casefold()


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
                told = {cell: meant.get(cell, cell) for cell in cells.unique()}
                read[table.name] = read[table.name].assign(**{field.name: cells.map(told)})
                notices.append(Notice(table.path, 0, field.name, str(int(cells.isin(meant).sum())), _say(meant)))
    return read, notices


def _meant(field: Field, cells: pd.Series, allowed: set[str], labels: dict[str, str]) -> dict[str, str]:
    """Of each cell that is not allowed as it stands what it means, where all of it means something."""
    codes_spelled = _one_each((code, code) for code in allowed)
    told = {**labels, **codes_spelled}
    spelled = {text: code for text, code in told.items() if labels.get(text, code) == code}  # else it could mean two things
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


def new_value(field: Field, value: str, known: list[str], number: int = 0) -> str:
    """What to do about `value`, which is none (or no list) of the `known` values of its column; `number`: how many wrong ones
    stand before it."""
    if number >= MOST_SUGGESTED:
        return _choose(field)
    if not field.is_list:
        return near(value, known, _choose(field))
    wrong = [item for item in value.split(LIST_SEPARATOR) if item not in known]
    return near(wrong[0], known, _choose(field)) if wrong else "Name each value once."


def near(value: str, known: list[str], otherwise: str) -> str:
    """The known value that is spelled most like `value`, if one is, and what to do `otherwise`."""
    close = close_to(value, known)
    return f"Write {close}, if that is meant. Otherwise: {otherwise[0].lower()}{otherwise[1:]}" if close else otherwise


def close_to(value: str, known: list[str]) -> str:
    """The known value that is spelled most like `value`; '' where none is alike, or all are too long to compare."""
    compared = [each for each in known[:MOST_COMPARED] if len(each) <= LONGEST_COMPARED]
    close = get_close_matches(_as_code(value), compared, n=1, cutoff=ALIKE) if len(value) <= LONGEST_COMPARED else []
    return close[0] if close else ""


def like_pattern(value: str, pattern: str) -> str:
    """What to write where a number lacks its zeros ('P1' for P01) or letters are small; '' where that does not fit either."""
    parts = re.fullmatch(r"([A-Za-z]+)0*([0-9]{1,6})", value)
    tried = [f"{parts[1].upper()}{parts[2].zfill(width)}" for width in range(1, 7)] if parts else []
    return next((each for each in tried if re.fullmatch(pattern, each)), "")


def rename_or_add(name: str, unknown: list[str]) -> str:
    """What to do about the column `name` that is missing, where the columns `unknown` are there instead."""
    short = [other for other in unknown[:MOST_SUGGESTED] if len(other) <= LONGEST_COMPARED]
    close = [other for other in short if close_to(other, [name])]
    return f"Rename the column {close[0]!r}." if close else "Add the column as the template has it."


def _choose(field: Field) -> str:
    table = field.references[0] if field.references else "codes" if field.codes and not field.fixed else ""
    return "Choose one of the values allowed" + (f", or add it to {table} first." if table else ".")


def _as_code(value: str) -> str:
    return value.strip().lower().replace(" ", "_")


def allowed_values(field: Field, raw: Raw) -> set[str] | None:
    """The values that a column may hold, by its codes, the rows it names or its own list; None where it may hold any."""
    if field.codes:
        codes = raw.get("codes")
        return set(codes.loc[codes["attribute"] == field.codes, "code"]) if has_columns(codes, "attribute", "code") else None
    if field.references:
        name, column = field.references
        return set(raw[name][column]) if has_columns(raw.get(name), column) else None
    return set(field.enum) or None


def has_columns(frame: pd.DataFrame | None, *columns: str) -> TypeGuard[pd.DataFrame]:
    """Whether a table is there and has these columns."""
    return frame is not None and set(columns) <= set(frame.columns)
