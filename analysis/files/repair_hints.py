"""How to mend a problem: the value or column that was probably meant, and what to do otherwise."""

import re
from difflib import get_close_matches

from analysis.model.schema import LIST_SEPARATOR, Field

MOST_COMPARED = 200
ALIKE = 0.75  # of 1: how alike two spellings have to be for one to be meant for the other
MOST_SUGGESTED = 20  # wrong values of a column that are compared with the known ones
LONGEST_COMPARED = 40  # letters; what is longer was hardly meant as one of them


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
