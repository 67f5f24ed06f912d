"""A study filled in by hand, in the template or like it: what is left empty is filled in, and said.

Only then is it checked like any other study. Rows of the template's examples that still stand in it are left out. An empty
cell gets its column's `default`, if it has one: what is not stated is read as not stated, and said to be so.
"""

import re
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.files.csv_files import INVISIBLE
from analysis.files.data_package import study_format, usual_codes
from analysis.files.package_schema import LONGEST
from analysis.files.problems import Notice, Problem, shorten
from analysis.model.schema import Descriptor, Field, Table

STUDY = "study"
WORDS = ("title", "subtitle", "description", "people", "year", "source", "licence", "citation", "coding", "people_one")
PARAGRAPHS = ("method", "agreement")
SMALLEST = "smallest_group"
ATTRIBUTE = "attribute"  # a column of the study's own, and what readers call it
WRITTEN = {  # how each is written, what that is called, how to mend it
    "year": ("[0-9]{4}", "a year such as 2025", "Write the year in four digits."),
    SMALLEST: ("[0-9]{1,6}", "a whole number, 0 or more", "Write a number such as 3; 0 or 1 hides nothing."),
    ATTRIBUTE: (
        r"[^:]*[^:\s][^:]*:.*\S.*",
        "the name of a column, a colon, and what readers call it",
        "Write age_group: Age group.",
    ),
}
SUBTITLE = "What was said, finding by finding"
UNSAID = {"subtitle": SUBTITLE, "people": "participants", "source": "Source not stated"}
UNNAMED = "A study"
ROW = "{row}"
# what a study of programmes that is filled in by hand has, filled in or not: other studies have of these what they code
OF_PROGRAMMES = {
    "participants": ("programme", "programme_as_listed", "specialty", "specialty_as_listed", "grade", "setting"),
    "themes": ("kind", "covers", "section"),
    "findings": (
        *("section", "voice", "programmes", "specialties", "grade", "sponsor_support", "experience", "actors"),
        *("extent", "extent_count", "answers", "participant_id", "passage_anchor", "passage_words"),
    ),
}


def without_examples(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that are not the template's example row."""
    fields = [field for field in table.fields if field.name in frame]
    if not any(field.example for field in fields):
        return frame
    same = pd.Series(True, index=frame.index)
    for field in fields:
        same &= frame[field.name] == field.example
    return frame[~same]


def fill_codes(place: str, raw: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, list[Notice]]:
    """The study's codes, those of every attribute it has none for being the usual ones."""
    usual = usual_codes()
    codes = raw.get("codes")
    if codes is None:
        return usual, [Notice(place, 0, "", "", "no codes of the study’s own: the usual ones are used")]
    if not {"attribute", "code"} <= set(codes.columns):
        return codes, []
    lacking = [name for name in usual["attribute"].unique() if name not in set(codes["attribute"]) and name in _used(raw)]
    if not lacking:
        return codes, []
    added = usual[usual["attribute"].isin(lacking)].reindex(columns=codes.columns, fill_value="")
    added.index = range(codes.index.max() + 1, codes.index.max() + 1 + len(added))
    says = f"the usual codes are used for: {', '.join(lacking)}"
    return pd.concat([codes, added]), [Notice(place, 0, "attribute", "", says)]


def _used(raw: dict[str, pd.DataFrame]) -> set[str]:
    """The attributes whose values some column can hold: of a column that a study need not have, only where it is filled."""
    return {
        field.codes
        for table in study_format().tables
        for field in table.fields
        if table.name in raw
        and (is_needed(table, field, raw) or (field.name in raw[table.name] and (raw[table.name][field.name] != "").any()))
    }


def is_needed(table: Table, field: Field, raw: dict[str, pd.DataFrame]) -> bool:
    """Whether a study filled in by hand has a column, whatever stands in it: as every study, or as one of programmes."""
    return not field.optional or ("programmes" in raw and field.name in OF_PROGRAMMES.get(table.name, ()))


def fill_table(table: Table, raw: dict[str, pd.DataFrame], codes: pd.DataFrame) -> tuple[pd.DataFrame, list[Notice]]:
    """The table of `raw` with every column that it needs, empty cells filled with their default; columns that a study need
    not have are left out where they are empty throughout; of roles that says that no kind has one."""
    frame = raw[table.name].copy()
    said: dict[str, list] = {}
    for field in table.fields:
        needed = is_needed(table, field, raw)
        if len(frame) and not needed and field.name != "role" and field.name in frame and (frame[field.name] == "").all():
            frame = frame.drop(columns=field.name)
        if field.name not in frame:
            if not needed or (field.required and not field.default):
                continue
            frame[field.name] = ""
        empty = frame[field.name] == ""
        if field.default and empty.any() and _may_fill(field, codes):
            filled = pd.Series([str(row) for row in range(1, len(frame) + 1)], index=frame.index, dtype="str")
            frame[field.name] = frame[field.name].mask(empty, filled if field.default == ROW else field.default)
            if field.default != ROW:
                said.setdefault(field.default, []).append(field.name if empty.all() else f"{field.name} ({int(empty.sum())})")
    notices = [Notice(table.path, 0, "", "", _say_filled(said))] if said else []
    return frame, [*notices, *_say_unnamed(table, frame), *_say_examples(table, frame)]


def read_words(place: str, name: str, frame: pd.DataFrame | None) -> tuple[Descriptor, list[Problem]]:
    """The format under the study's own title, year and so on, from a table of `key` and `value`."""
    blank = study_format()
    stem = INVISIBLE.sub("", name).encode("utf-8", "replace").decode().rsplit(".", 1)[0]
    title = shorten(stem.replace("-", " ").replace("_", " ").strip(), LONGEST["title"]) or UNNAMED
    words: dict[str, Any] = dict.fromkeys((*WORDS, SMALLEST), "") | {"title": title.capitalize(), **UNSAID}
    lists: dict[str, list[str]] = {repeated: [] for repeated in (*PARAGRAPHS, ATTRIBUTE)}
    problems = []
    if frame is not None and not {"key", "value"} <= set(frame.columns):
        mend = "Copy the sheet or file from the template."
        return blank, [Problem(place, 1, "", ", ".join(frame.columns), "the columns key and value", mend)]
    for row, key, value in [] if frame is None else frame[["key", "value"]].itertuples():
        key = key.lower()
        if len(value) > LONGEST.get(key, len(value)):
            allowed = f"text of at most {LONGEST[key]:,} letters"
            problems.append(Problem(place, row + 2, "value", value, allowed, "Say it in fewer words."))
        if key in lists:
            lists[key] += [value] if value else []
        elif key in words:
            words[key] = value or words[key]
        elif key:
            allowed = ", ".join((*WORDS, SMALLEST, *lists))
            problems.append(Problem(place, row + 2, "key", key, f"one of {allowed}", "Take the row out, or rename it."))
        if value and key in WRITTEN and not re.fullmatch(WRITTEN[key][0], value):
            problems.append(Problem(place, row + 2, "value", value, *WRITTEN[key][1:]))
            words[key] = ""
    words["citation"] = words["citation"] or f"{words['title']}."
    year, smallest = int(words.pop("year") or 0), words.pop(SMALLEST)
    words.pop(ATTRIBUTE, None)
    paragraphs: dict[str, Any] = {paragraph: tuple(lists[paragraph]) for paragraph in PARAGRAPHS}
    return replace(blank, **words, **paragraphs, year=year, fewest=int(smallest) if smallest else None), problems


def own_titles(frame: pd.DataFrame | None) -> dict[str, str]:
    """What readers call the columns of the study's own, in its order: the rows `attribute` of the same table."""
    if frame is None or not {"key", "value"} <= set(frame.columns):
        return {}
    said = frame.loc[frame["key"].str.lower() == ATTRIBUTE, "value"]
    return {name.strip(): title.strip() for name, _, title in (value.partition(":") for value in said)}


def _say_unnamed(table: Table, frame: pd.DataFrame) -> list[Notice]:
    """What is missed where findings are tied to people and none says of which programme, or specialty, they are."""
    if table.name != "findings" or "participant_id" not in frame or (frame["participant_id"] == "").all():
        return []
    says = "empty throughout, so that comparisons by it show nothing: write there what is so of whoever says the finding"
    of_people = [field.name for field in table.fields if field.attribute and field.attribute.people]
    columns = [name for name in of_people if name in frame and (frame[name] == "").all()]
    return [Notice(table.path, 0, name, "", says) for name in columns]


def _say_examples(table: Table, frame: pd.DataFrame) -> list[Notice]:
    """The first text of the template's example that stands in a row of the study's own."""
    says = "this is the template’s example: clear the cell, or write your own"
    for field in table.fields:
        if field.example and field.max_length and field.name in frame:
            for row in frame.index[frame[field.name] == field.example]:
                return [Notice(table.path, row + 2, field.name, field.example, says)]
    return []


def _say_filled(said: dict[str, list[str]]) -> str:
    read = [f"as {default.rstrip('.')}: {', '.join(columns)}" for default, columns in said.items()]
    return f"empty cells (of a column, or as many of it as stand behind its name) were read {'; '.join(read)}"


def _may_fill(field: Field, codes: pd.DataFrame) -> bool:
    if not field.codes:
        return True
    known = {"attribute", "code"} <= set(codes.columns)
    return known and bool(((codes["attribute"] == field.codes) & (codes["code"] == field.default)).any())
