"""The checks a study passes before it is opened: each takes raw text tables and returns problems.

A raw table is a frame of strings as the file holds them, one column a field, '' where a cell is empty. `path` of a table
is what messages call it: its file or its sheet.
"""

import pandas as pd

from analysis.files.problems import MOST_ALIKE, Notice, Problem, fewer, one_of
from analysis.files.rows import UPLOAD
from analysis.files.spelling import Raw, allowed_values, has_columns, like_pattern, near, new_value, rename_or_add
from analysis.model.dataset import ASKS, HINDERS, USUAL_ROLES
from analysis.model.fingerprint import find_passages
from analysis.model.schema import LIST_SEPARATOR, NOT_STATED, Descriptor, Field, Table

# a page makes something of each value beside each other one; as many as this it draws at once
MOST_THEMES, MOST_PROGRAMMES, MOST_VALUES = 1_000, 100, 200  # themes are paged, folded and searched
MOST_SENTENCES, LONGEST_PASSAGE = 100_000, 100  # agreement looks at every sentence, and each chart asks for it


def check_tables(descriptor: Descriptor, raw: Raw) -> list[Problem]:
    """Every problem of the descriptor and of the coding rules in the tables that could be read."""
    problems = check_numbers(descriptor, raw)
    if problems:
        return problems  # nor is anything compared with so many values
    for table in descriptor.tables:
        if table.name in raw:
            frame = raw[table.name]
            problems += check_keys(table, frame)
            for field in table.fields:
                if field.name in frame:
                    problems += check_field(table, field, frame[field.name], raw)
    problems += check_named_tables(descriptor, raw)
    return problems + check_codes(descriptor, raw) + check_findings(descriptor, raw) + check_codings(descriptor, raw)


def check_named_tables(descriptor: Descriptor, raw: Raw) -> list[Problem]:
    """A problem for each column that names rows of a table that is not there."""
    return [
        Problem(table.path, 0, field.name, "", f"the table {field.references[0]}, whose rows it names", mend)
        for table in descriptor.tables
        for field in table.fields
        if table.name in raw and field.references and field.references[0] not in raw
        for mend in [f"Add the table {field.references[0]}, or clear the column."]
        if field.name in raw[table.name] and (raw[table.name][field.name] != "").any()
    ]


def check_numbers(descriptor: Descriptor, raw: Raw) -> list[Problem]:
    """A problem where there are more themes, programmes, or values of an attribute than a page can show beside each other."""
    found = [
        (name, "", len(raw[name]), most, f"{most:,} rows")
        for name, most in (("themes", MOST_THEMES), ("programmes", MOST_PROGRAMMES))
        if name in raw
    ]
    codes = raw.get("codes")
    if has_columns(codes, "attribute"):
        numbers = codes["attribute"].value_counts()
        found += [
            ("codes", str(name), int(number), MOST_VALUES, f"{MOST_VALUES} codes of it") for name, number in numbers.items()
        ]
    mend = "Join values that mean nearly the same, or leave out those that nothing has."
    return [
        Problem(descriptor.table(table).path, 0, name, f"{number:,}", f"at most {allowed}", mend)
        for table, name, number, most, allowed in found
        if number > most
    ]


def check_columns(table: Table, columns: list[str], by_hand: bool = False) -> list[Problem]:
    """A problem for each column that is missing, not in the descriptor, or there twice.

    In a file filled `by_hand` only those columns have to be there that cannot be left empty.
    """
    names = [field.name for field in table.fields]
    needed = [field for field in table.fields if not field.optional]
    if by_hand:
        needed = [field for field in needed if field.required and not field.default]
    unknown = [name for name in columns if name not in names]
    missing = [
        Problem(table.path, 1, field.name, "", "a column of this name", rename_or_add(field.name, unknown))
        for field in needed
        if field.name not in columns
    ]
    extra = [Problem(table.path, 1, name, name, one_of(names), near(name, names, "Take the column out.")) for name in unknown]
    mend = "Keep one of the columns of this name."
    twice = [Problem(table.path, 1, name, name, "one column of this name", mend) for name in names if columns.count(name) > 1]
    return missing + extra + twice


def check_keys(table: Table, frame: pd.DataFrame) -> list[Problem]:
    """A problem for each row whose key (or unique value) stands in an earlier row."""
    problems = []
    keys = [table.primary_key] if table.primary_key else []
    keys += [(field.name,) for field in table.fields if field.unique and (field.name,) not in keys]
    for key in keys:
        if set(key) <= set(frame.columns):
            repeated = frame.loc[frame.duplicated(list(key)), list(key)]
            mend = "Give this row a value of its own, or delete it if it is there by mistake."
            allowed = "a value that no earlier row has"
            found = [
                Problem(table.path, row + 2, ", ".join(key), " / ".join(values), allowed, mend)
                for row, *values in repeated[:MOST_ALIKE].itertuples()
            ]
            problems += fewer(found, len(repeated))
    return problems


def check_field(table: Table, field: Field, cells: pd.Series, raw: Raw) -> list[Problem]:
    """Every problem in one column: empty, wrong type, too long, not of the allowed values."""
    empty = cells == ""
    allowed = allowed_values(field, raw)
    problems = []
    if field.required and empty.any():
        silent = f" Where it is not known, write {NOT_STATED}." if allowed and NOT_STATED in allowed else ""
        problems += _each(table, field, cells[empty], _expected(field, raw), f"Fill in the cell.{silent}")
    filled = cells[~empty]
    if field.type == "integer":
        wrong = ~filled.str.fullmatch(r"-?[0-9]{1,9}")
        problems += _each(table, field, filled[wrong], "a whole number", "Write a whole number, in digits only.")
        if field.minimum is not None:
            numbers = filled[~wrong]
            low = numbers[numbers.astype(int) < field.minimum]
            problems += _each(table, field, low, f"{field.minimum} or more", f"Write {field.minimum} or a larger number.")
    if field.max_length:
        long = filled[filled.str.len() > field.max_length]
        problems += _each(table, field, long, f"at most {field.max_length} characters", "Say it in fewer words.")
    if field.pattern and not field.is_list:
        problems += _check_pattern(table, field, filled[~filled.str.fullmatch(field.pattern)])
    if allowed is not None:
        wrong = filled[~is_allowed(field, filled, allowed)]
        problems += _each(table, field, wrong, _expected(field, raw), None, sorted(allowed)) if len(wrong) else []
    return problems


def _check_pattern(table: Table, field: Field, wrong: pd.Series) -> list[Problem]:
    """A problem for each of the `wrong` cells, with what to write where it can be told."""
    otherwise = f"Write it like {field.example}." if field.example else "Write it as the column’s meaning says."
    found = [
        Problem(table.path, row + 2, field.name, value, field.description, f"Write {meant}." if meant else otherwise)
        for row, value in wrong[:MOST_ALIKE].items()
        for meant in [like_pattern(value, field.pattern)]
    ]
    return fewer(found, len(wrong))


def check_codes(descriptor: Descriptor, raw: Raw) -> list[Problem]:
    """A problem for each value that the app knows and the codes table lacks, and for each it has beside those."""
    codes = raw.get("codes")
    if not has_columns(codes, "attribute", "code"):
        return []
    table = descriptor.table("codes")
    fixed = {
        field.codes: field
        for each in descriptor.tables
        for field in each.fields
        if field.fixed and each.name in raw and (not field.optional or field.name in raw[each.name])
    }
    problems = []
    for attribute, field in fixed.items():
        rows = codes.loc[codes["attribute"] == attribute, "code"]
        mend = f"Keep the codes of {attribute} as the template has them; their labels and meanings may be changed."
        lacking = [code for code in field.enum if code not in {*rows, *field.optional_codes}]
        allowed = f"the codes of {attribute}: {', '.join(field.enum)}"
        problems += [Problem(table.path, 0, "code", f"no {attribute} {code}", allowed, mend) for code in lacking]
        problems += _each(table, table.field("code"), rows[~rows.isin(field.enum)], allowed, mend)
    return problems


def check_findings(descriptor: Descriptor, raw: Raw) -> list[Problem]:
    """The coding rules that span columns: a count goes with `count`, a fingerprint with its length, answers and stance with
    recommendations; a finding says again what another one says, which says nothing again."""
    findings, themes = raw.get("findings"), raw.get("themes")
    if findings is None or themes is None:
        return []
    table = descriptor.table("findings")
    findings = findings[[field.name for field in table.fields if field.name in findings]]
    problems = _check_words(table, findings, list(raw["findings"].columns))
    if has_columns(themes, "theme_id", "parent"):
        problems += _check_tree(descriptor.table("themes"), themes)
    if {"extent", "extent_count"} <= set(findings.columns):
        problems += _check_extent(table, findings)
    if {"passage_anchor", "passage_words"} <= set(findings.columns):
        problems += _check_fingerprints(table, findings)
    if has_columns(findings, "theme_id") and has_columns(themes, "theme_id", "kind"):
        problems += _check_recommendations(table, findings, themes, raw.get("codes"))
    if {"finding_id", "repeats"} <= set(findings.columns):
        problems += _check_repeats(table, findings)
    return problems


def _check_words(table: Table, findings: pd.DataFrame, columns: list[str]) -> list[Problem]:
    """A problem for each finding that has neither a statement nor a quote; `columns`: all that the file has."""
    there = [name for name in ("statement", "quote") if name in findings]
    if not there:
        mend = rename_or_add("statement", [name for name in columns if name not in findings])
        return [Problem(table.path, 1, "statement", "", "a column of this name, or one called quote", mend)]
    allowed = table.field(there[0]).description if len(there) == 1 else "a statement, or a quote in the column quote"
    silent = (findings[there] == "").all(axis=1)
    return _each(table, table.field(there[0]), findings.loc[silent, there[0]], allowed, "Fill in the cell.")


def _check_tree(table: Table, themes: pd.DataFrame) -> list[Problem]:
    """A problem for each theme that is, over whatever steps, part of itself, or part of one of another kind."""
    parent_of = dict(zip(themes["theme_id"], themes["parent"], strict=True))
    parents, field = themes["parent"], table.field("parent")
    circles = parents[[theme in _above(parent_of, theme) for theme in themes["theme_id"]]]
    problems = _each(table, field, circles, "a theme that is no part of this one", "Name a broader theme, or clear the cell.")
    if "kind" in themes:
        kind_of = dict(zip(themes["theme_id"], themes["kind"], strict=True))
        other = parents.map(kind_of).fillna(themes["kind"]) != themes["kind"]
        problems += _each(table, field, parents[other], "a theme of the same kind", "Name a theme of the same kind.")
    return problems


def _above(parent_of: dict[str, str], theme: str) -> list[str]:
    """The themes above one, nearest first; of a circle each once."""
    found: list[str] = []
    above = parent_of.get(theme, "")
    while above and above not in found:
        found.append(above)
        above = parent_of.get(above, "")
    return found


def check_codings(descriptor: Descriptor, raw: Raw) -> list[Problem]:
    """A problem for each passage that ends before it begins, is very long, or stands further on than any text goes."""
    codings = raw.get("codings")
    if not has_columns(codings, "sentence_first", "sentence_last"):
        return []
    table = descriptor.table("codings")
    first, last = (pd.to_numeric(codings[name], errors="coerce") for name in ("sentence_first", "sentence_last"))
    field, mend = table.field("sentence_last"), "Count the sentences through the whole text, from 1."
    far = last > MOST_SENTENCES
    wrong = ~far & ((last < first) | (last >= first + LONGEST_PASSAGE))
    cells, allowed = codings["sentence_last"], f"sentence_first or up to {LONGEST_PASSAGE - 1} more"
    return [
        *_each(table, field, cells[far], f"at most {MOST_SENTENCES}", mend),
        *_each(table, field, cells[wrong], allowed, mend),
    ]


def _check_extent(table: Table, findings: pd.DataFrame) -> list[Problem]:
    extent, count = findings["extent"], findings["extent_count"]
    field = table.field("extent_count")
    number = "Write the number, or choose another extent."
    missing = count[(extent == "count") & (count == "")]
    other = count[~extent.isin(["count", "one"]) & (count != "")]
    return [
        *_each(table, field, missing, "a whole number, as extent is count", number),
        *_each(table, field, count[(extent == "one") & (count != "1")], "1, as extent is one", "Write 1."),
        *_each(table, field, other, "nothing, unless extent is count or one", "Clear the cell, or set extent to count."),
    ]


def _check_fingerprints(table: Table, findings: pd.DataFrame) -> list[Problem]:
    anchor, words = findings["passage_anchor"], findings["passage_words"]
    field, mend = table.field("passage_words"), "Make both again: python -m analysis anchors."
    return [
        *_each(table, field, words[(anchor != "") & (words == "")], "a whole number, as it has an anchor", mend),
        *_each(table, field, words[(anchor == "") & (words != "")], "nothing, as it has no anchor", "Clear the cell."),
    ]


def kinds_by_role(codes: pd.DataFrame | None) -> dict[str, set[str]]:
    """The kinds of each role, as the codes have them; where these have no roles, the usual ones."""
    if not has_columns(codes, "attribute", "code", "role"):
        return {role: {kind for kind, its_role in USUAL_ROLES.items() if its_role == role} for role in (HINDERS, ASKS)}
    kinds = codes[codes["attribute"] == "kind"]
    return {role: set(kinds.loc[kinds["role"] == role, "code"]) for role in (HINDERS, ASKS)}


def _check_recommendations(
    table: Table, findings: pd.DataFrame, themes: pd.DataFrame, codes: pd.DataFrame | None
) -> list[Problem]:
    kind = findings["theme_id"].map(themes.drop_duplicates("theme_id").set_index("theme_id")["kind"])
    problems, roles = [], kinds_by_role(codes)
    asks = kind.isin(roles[ASKS])
    if "answers" in findings:
        answers, field = findings["answers"], table.field("answers")
        barriers = set(themes.loc[themes["kind"].isin(roles[HINDERS]), "theme_id"])
        other = answers[(answers != "") & ~asks]
        problems += _each(table, field, other, "nothing, unless a recommendation", "Clear the cell.")
        known = set(themes["theme_id"])
        answered = answers[(answers != "") & asks]
        good = {cell: (set(cell.split(LIST_SEPARATOR)) & known) <= barriers for cell in answered.unique()}
        wrong = answered[~answered.map(good).astype(bool)]
        mend = "Name themes whose kind is barrier."
        problems += _each(table, field, wrong, "barriers only: " + one_of(sorted(barriers)), mend)
    if "stance" in findings:
        stance, allowed = findings["stance"], f"{NOT_STATED}, unless a recommendation"
        other = stance[(stance != NOT_STATED) & (stance != "") & ~asks]
        problems += _each(table, table.field("stance"), other, allowed, f"Write {NOT_STATED}.")
    return problems


def _check_repeats(table: Table, findings: pd.DataFrame) -> list[Problem]:
    said_again = findings.loc[findings["repeats"] != "", "repeats"]
    first = set(findings.loc[findings["repeats"] == "", "finding_id"])
    chained = said_again[said_again.isin(set(findings["finding_id"]) - first)]
    return _each(
        table,
        table.field("repeats"),
        chained,
        "a finding that says nothing again itself",
        "Name the finding that tells it most fully, whose own cell is empty.",
    )


def said_twice(descriptor: Descriptor, raw: Raw) -> list[Notice]:
    """A notice where two findings say the same of the same theme and person, and where two themes have one name; of a table of
    more rows than an upload may have none, as that would take long and much memory."""
    notices = []
    for name, columns, says in (
        (
            "findings",
            ("theme_id", "statement", "quote", "participant_id"),
            "rows that say what an earlier one says; each counts",
        ),
        ("themes", ("kind", "label"), "themes of one name; each counts by itself"),
    ):
        frame = raw.get(name, pd.DataFrame())
        held = [column for column in columns if column in frame]
        if "repeats" in frame:
            frame = frame[frame["repeats"] == ""]
        again = frame.duplicated(held) if held and len(frame) <= UPLOAD.rows else pd.Series(dtype=bool)
        if again.any():
            first, others = int(again.index[again][0]), int(again.sum()) - 1
            value = " / ".join(cell for cell in frame.loc[first, held] if cell)
            more = f" ({others} more like it)" if others else ""
            notices.append(Notice(descriptor.table(name).path, first + 2, "", value, says + more))
    return notices


def check_anchors(findings: pd.DataFrame, report: str, file: str) -> list[Problem]:
    """A problem for each finding whose anchor stands nowhere in the copy, or in more than one place; rows by the index."""
    rows = {finding: row + 2 for row, finding in findings["finding_id"].items()}
    anchors = dict(zip(findings["finding_id"], findings["passage_anchor"], strict=True))
    return [
        Problem(
            file,
            rows[finding],
            "passage_anchor",
            anchors[finding],
            f"an anchor found once in the copy, not {len(places)} times",
        )
        for finding, places in find_passages(findings, report).items()
        if len(places) != 1
    ]


def is_allowed(field: Field, cells: pd.Series, allowed: set[str]) -> pd.Series:
    """For each cell whether it is one of these values, or a list of them."""
    if not field.is_list:
        return cells.isin(allowed)
    good = {cell: _is_list_of(cell.split(LIST_SEPARATOR), allowed) for cell in cells.unique()}
    return cells.map(good).astype(bool)


def _is_list_of(items: list[str], allowed: set[str]) -> bool:
    return set(items) <= allowed and len(set(items)) == len(items)


def _expected(field: Field, raw: Raw) -> str:
    allowed = allowed_values(field, raw)
    if allowed is None:
        return field.description
    if field.codes:
        codes = raw["codes"]
        allowed = codes.loc[codes["attribute"] == field.codes, "code"]
    elif field.references:
        allowed = raw[field.references[0]][field.references[1]]
    several = f"several, each once, with '{LIST_SEPARATOR}' between: " if field.is_list else ""
    return several + one_of(allowed)


def _each(
    table: Table, field: Field, cells: pd.Series, allowed: str, mend: str | None, known: list[str] | None = None
) -> list[Problem]:
    """A problem for each of the first cells, and one for the rest; without `mend` the nearest of the `known` values."""
    found = [
        Problem(table.path, row + 2, field.name, value, allowed, mend or new_value(field, value, known or [], number))
        for number, (row, value) in enumerate(cells[:MOST_ALIKE].items())
    ]
    return fewer(found, len(cells))
