"""The checks a study passes before it is opened: each takes raw text tables and returns breaches.

A raw table is a frame of strings as the file holds them, one column a field, '' where a cell is empty.
"""

import pandas as pd

from analysis.breaches import Breach, one_of
from analysis.descriptor import LIST_SEPARATOR, Descriptor, Field, Table

Raw = dict[str, pd.DataFrame]


def check_tables(descriptor: Descriptor, raw: Raw) -> list[Breach]:
    """Every breach of the descriptor and of the coding rules in the tables that could be read."""
    breaches = []
    for table in descriptor.tables:
        if table.name in raw:
            frame = raw[table.name]
            breaches += check_keys(table, frame)
            for field in table.fields:
                if field.name in frame:
                    breaches += check_field(table, field, frame[field.name], raw)
    return breaches + check_findings(descriptor, raw)


def check_columns(table: Table, columns: list[str]) -> list[Breach]:
    """A breach for each column that is missing, not in the descriptor, or there twice."""
    names = [field.name for field in table.fields]
    missing = [Breach(table.path, 1, name, "", "a column of this name") for name in names if name not in columns]
    extra = [Breach(table.path, 1, name, name, one_of(names)) for name in columns if name not in names]
    twice = [Breach(table.path, 1, name, name, "one column of this name") for name in names if columns.count(name) > 1]
    return missing + extra + twice


def check_keys(table: Table, frame: pd.DataFrame) -> list[Breach]:
    """A breach for each row whose key (or unique value) stands in an earlier row."""
    breaches = []
    keys = [table.primary_key] if table.primary_key else []
    keys += [(field.name,) for field in table.fields if field.unique and (field.name,) not in keys]
    for key in keys:
        if set(key) <= set(frame.columns):
            repeated = frame.loc[frame.duplicated(list(key)), list(key)]
            breaches += [
                Breach(table.path, row + 2, ", ".join(key), " / ".join(values), "a value that no earlier row has")
                for row, *values in repeated.itertuples()
            ]
    return breaches


def check_field(table: Table, field: Field, cells: pd.Series, raw: Raw) -> list[Breach]:
    """Every breach in one column: empty, wrong type, too long, not of the allowed values."""
    empty = cells == ""
    breaches = _each(table, field, cells[empty], _expected(field, raw)) if field.required else []
    filled = cells[~empty]
    if field.type == "integer":
        wrong = ~filled.str.fullmatch(r"-?[0-9]{1,9}")
        breaches += _each(table, field, filled[wrong], "a whole number")
        if field.minimum is not None:
            numbers = filled[~wrong]
            breaches += _each(table, field, numbers[numbers.astype(int) < field.minimum], f"{field.minimum} or more")
    if field.max_length:
        breaches += _each(table, field, filled[filled.str.len() > field.max_length], f"at most {field.max_length} characters")
    if field.pattern and not field.is_list:
        breaches += _each(table, field, filled[~filled.str.fullmatch(field.pattern)], field.description)
    allowed = _allowed(field, raw)
    if allowed is not None:
        breaches += _each(table, field, filled[~_is_allowed(field, filled, allowed)], _expected(field, raw))
    return breaches


def check_findings(descriptor: Descriptor, raw: Raw) -> list[Breach]:
    """The coding rules that span columns: a count goes with `count`, answers go with recommendations."""
    findings, themes = raw.get("findings"), raw.get("themes")
    if findings is None or themes is None:
        return []
    table = descriptor.table("findings")
    breaches = []
    if {"extent", "extent_count"} <= set(findings.columns):
        extent, count = findings["extent"], findings["extent_count"]
        field = table.field("extent_count")
        breaches += _each(table, field, count[(extent == "count") & (count == "")], "a whole number, as extent is count")
        breaches += _each(table, field, count[(extent == "one") & (count != "1")], "1, as extent is one")
        breaches += _each(
            table, field, count[~extent.isin(["count", "one"]) & (count != "")], "nothing, unless extent is count or one"
        )
    if {"answers", "theme_id"} <= set(findings.columns) and {"theme_id", "kind"} <= set(themes.columns):
        kind = findings["theme_id"].map(themes.drop_duplicates("theme_id").set_index("theme_id")["kind"])
        answers = findings["answers"]
        barriers = set(themes.loc[themes["kind"] == "barrier", "theme_id"])
        field = table.field("answers")
        breaches += _each(
            table, field, answers[(answers != "") & (kind != "recommendation")], "nothing, unless a recommendation"
        )
        known = set(themes["theme_id"])
        answered = answers[(answers != "") & (kind == "recommendation")]
        wrong = answered[[not (set(cell.split(LIST_SEPARATOR)) & known) <= barriers for cell in answered]]
        breaches += _each(table, field, wrong, "barriers only: " + one_of(sorted(barriers)))
    return breaches


def _allowed(field: Field, raw: Raw) -> set[str] | None:
    if field.codes:
        codes = raw.get("codes")
        return set(codes.loc[codes["attribute"] == field.codes, "code"]) if _has(codes, "attribute", "code") else None
    if field.references:
        name, column = field.references
        return set(raw[name][column]) if _has(raw.get(name), column) else None
    return set(field.enum) or None


def _has(frame: pd.DataFrame | None, *columns: str) -> bool:
    return frame is not None and set(columns) <= set(frame.columns)


def _is_allowed(field: Field, cells: pd.Series, allowed: set[str]) -> pd.Series:
    if not field.is_list:
        return cells.isin(allowed)
    good = {cell: _is_list_of(cell.split(LIST_SEPARATOR), allowed) for cell in cells.unique()}
    return cells.map(good).astype(bool)


def _is_list_of(items: list[str], allowed: set[str]) -> bool:
    return set(items) <= allowed and len(set(items)) == len(items)


def _expected(field: Field, raw: Raw) -> str:
    allowed = _allowed(field, raw)
    if allowed is None:
        return field.description
    if field.codes:
        codes = raw["codes"]
        allowed = codes.loc[codes["attribute"] == field.codes, "code"]
    elif field.references:
        allowed = raw[field.references[0]][field.references[1]]
    several = f"several, each once, with '{LIST_SEPARATOR}' between: " if field.is_list else ""
    return several + one_of(allowed)


def _each(table: Table, field: Field, cells: pd.Series, allowed: str) -> list[Breach]:
    return [Breach(table.path, row + 2, field.name, value, allowed) for row, value in cells.items()]
