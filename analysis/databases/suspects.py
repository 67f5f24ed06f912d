"""The rows of the findings that may be wrong, found in the database: they are what the checks of any study then look at.

What is found here is more than what is wrong, never less: each rule of `analysis/files/validate.py` has a condition.
"""

from collections.abc import Iterable

import pandas as pd

from analysis.databases.given import FINDINGS, PLACE, Given
from analysis.engines.sql import named, quoted
from analysis.files.read_tables import Progress
from analysis.files.spelling import Raw, allowed_values
from analysis.files.validate import is_allowed, kinds_by_role
from analysis.model.dataset import ASKS, HINDERS
from analysis.model.schema import LIST_SEPARATOR, NOT_STATED, Field, Table

MOST_SUSPECTS = 100_000  # rows that are looked at one by one: a study of more has more wrong than anybody reads
MANY = 2_000  # of the first rows, few columns have nothing in any
KNOWN = "known"  # what queries call the values that a column may name


def suspects(given: Given, table: Table, raw: Raw, progress: Progress) -> pd.DataFrame:
    """Rows of the findings as text, under their places: the first, all that may be wrong, and what other tables name."""
    columns, text = given.columns(FINDINGS), given.as_text(FINDINGS)
    there = [field for field in table.fields if field.name in columns]
    conditions, frames = _of_rules(columns, text, raw), {}
    for number, field in enumerate(there):
        progress(f"Checking the findings: {field.title.lower()}", number / (len(there) + 1))
        conditions += _of_column(given, field, raw)
        if field.references and not field.is_list and (allowed := allowed_values(field, raw)) is not None:
            frames[f"{KNOWN}{number}"] = pd.DataFrame({"value": sorted(allowed)}, dtype="str")
            cell = named(field.name)
            conditions.append(f"({cell} <> '' AND {cell} NOT IN (SELECT value FROM {KNOWN}{number}))")
        if field.unique or table.primary_key == (field.name,):
            conditions += _twice(given, field, text)
    if named_elsewhere := _named_elsewhere(raw):
        conditions.append(f"finding_id IN ({', '.join(map(quoted, named_elsewhere))})")
    progress("Checking the findings: all columns together", len(there) / (len(there) + 1))
    asked = [f"bool_or({condition})" for condition in conditions]
    are_there = given.ask(f"SELECT {', '.join(asked)} FROM ({text})", **frames)
    found = [condition for condition, is_there in zip(conditions, are_there.iloc[0], strict=True) if is_there]
    query = f"SELECT * FROM ({text}) WHERE {' OR '.join(found)} ORDER BY {PLACE} LIMIT {MOST_SUSPECTS}"
    rows = pd.concat([_first(given, text, columns), *([given.ask(query, **frames)] if found else [])])
    return rows.drop_duplicates(PLACE).set_index(PLACE).sort_index().rename_axis(None).astype("str")


def _first(given: Given, text: str, columns: Iterable[str]) -> pd.DataFrame:
    """The first row, and for each column one with something in it, where there is any."""
    first = given.ask(f"SELECT * FROM ({text}) LIMIT {MANY}")
    found, empty = [first.iloc[:1]], []
    for name in columns:
        rows = first[first[name] != ""].iloc[:1]
        found.append(rows)
        empty += [] if len(rows) else [name]
    if empty:
        place = [f"min({PLACE}) FILTER (WHERE {named(name)} <> '')" for name in empty]
        places = given.ask(f"SELECT {', '.join(place)} FROM ({text})").iloc[0].dropna().astype(int)
        query = f"SELECT * FROM ({text}) WHERE {PLACE} IN ({', '.join(map(str, places))})"
        found += [given.ask(query)] if len(places) else []
    return pd.concat(found)


def _of_column(given: Given, field: Field, raw: Raw) -> list[str]:
    """What is true of a cell that may be wrong by itself."""
    cell, found = named(field.name), []
    allowed = None if field.references and not field.is_list else allowed_values(field, raw)
    if allowed is not None:
        cells = given.cells(FINDINGS, field.name)
        wrong = cells[~is_allowed(field, cells, allowed) & ((cells != "") | field.required)]
        return [f"{cell} IN ({', '.join(map(quoted, wrong))})"] if len(wrong) else []
    if field.required:
        found.append(f"{cell} = ''")
    if field.type == "integer":
        found.append(f"({cell} <> '' AND NOT regexp_full_match({cell}, '-?[0-9]{{1,9}}'))")
    if field.minimum is not None:
        found.append(f"coalesce(try_cast({cell} AS BIGINT) < {field.minimum}, false)")
    if field.max_length:
        found.append(f"length({cell}) > {field.max_length}")
    if field.pattern and not field.is_list:
        found.append(f"({cell} <> '' AND NOT regexp_full_match({cell}, {quoted(field.pattern)}))")
    return found


def _of_rules(columns: Iterable[str], text: str, raw: Raw) -> list[str]:
    """What is true of a row that may break one of the rules that span columns."""
    there, found = set(columns), []
    texts = [name for name in ("statement", "quote") if name in there]
    if texts:
        found.append("(" + " AND ".join(f"{name} = ''" for name in texts) + ")")
    if {"extent", "extent_count"} <= there:
        found.append("(extent = 'count' AND extent_count = '')")
        found.append("(extent = 'one' AND extent_count <> '1')")
        found.append("(extent NOT IN ('count', 'one') AND extent_count <> '')")
    if {"passage_anchor", "passage_words"} <= there:
        found.append("((passage_anchor = '') <> (passage_words = ''))")
    if "repeats" in there:
        found.append("repeats <> ''")
        found.append(f"finding_id IN (SELECT repeats FROM ({text}) WHERE repeats <> '')")
    return found + _of_recommendations(there, raw)


def _of_recommendations(there: set[str], raw: Raw) -> list[str]:
    themes = raw.get("themes", pd.DataFrame())
    if "theme_id" not in there or not {"theme_id", "kind"} <= {*themes}:
        return []
    roles, found = kinds_by_role(raw.get("codes")), []
    of_kind = {role: themes.loc[themes["kind"].isin(roles[role]), "theme_id"].tolist() for role in (ASKS, HINDERS)}
    asks = f"theme_id IN ({', '.join(map(quoted, ['', *of_kind[ASKS]]))})"
    if "answers" in there:
        others = ", ".join(map(quoted, sorted({*themes["theme_id"]} - {*of_kind[HINDERS]})))
        split = f"string_split(answers, {quoted(LIST_SEPARATOR)})"
        found.append(f"(answers <> '' AND (NOT {asks} OR list_has_any({split}, [{others}]::VARCHAR[])))")
    if "stance" in there:
        found.append(f"(stance NOT IN ('', {quoted(NOT_STATED)}) AND NOT {asks})")
    return found


def _twice(given: Given, field: Field, text: str) -> list[str]:
    """The rows whose value of a column others have too; numbers that only rise need not be looked through."""
    cell = named(field.name)
    rising = f"SELECT bool_and({cell} > before) AS rises FROM (SELECT {cell}, lag({cell}) OVER () AS before"
    if given.ask(f"{rising} FROM ({text})) WHERE before IS NOT NULL").iloc[0, 0] in (True, None):
        return []
    again = given.ask(f"SELECT {cell} AS cell FROM ({text}) GROUP BY 1 HAVING count(*) > 1 LIMIT {MOST_SUSPECTS}")["cell"]
    return [f"{cell} IN ({', '.join(map(quoted, again))})"] if len(again) else []


def _named_elsewhere(raw: Raw) -> list[str]:
    """The findings that the key messages name."""
    cells = raw.get("messages", pd.DataFrame()).get("findings", pd.Series(dtype="str"))
    return sorted({number for cell in cells for number in cell.split(LIST_SEPARATOR)})
