"""From the bytes of a datapackage.json that anyone may have written to plain data, of which each property is what it should be.

Python's own reader takes more than JSON has: numbers without end, a name twice, half a letter. All of that is refused here,
with its place. Characters that nobody sees are left out of every text, as they are left out of cells.
"""

import json
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any

from analysis.files.csv_files import Cleaner
from analysis.files.package_schema import A_PACKAGE, PACKAGE
from analysis.files.problems import MOST_ALIKE, Notice, Problem, shorten

DESCRIPTOR_FILE = "datapackage.json"
START_AGAIN = "Start again from the datapackage.json of another study."
PUT_RIGHT = "Put it right in datapackage.json, with a text editor."
LONGEST_VALUE = 200
DEEPEST = 20  # lists and objects within each other
LONGEST_NUMBER = 20  # digits
Path = tuple[str | int, ...]


class _Object(dict):
    """An object of the file; `twice`: the names that stood in it more than once."""

    twice: tuple[str, ...] = ()


def read_package(content: bytes) -> tuple[dict[str, Any], list[Problem], list[Notice]]:
    """The package, what is wrong with it (then nothing of it is to be used), and what was left out of it."""
    try:
        package = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_whole_number, parse_float=_number
        )
    except UnicodeDecodeError as error:
        return {}, [_no_package(f"byte {error.start + 1:,}, which is no text in UTF-8")], []
    except json.JSONDecodeError as error:
        return {}, [_no_package(f"line {error.lineno:,}, character {error.colno:,}, where JSON goes on in another way")], []
    except RecursionError:
        return {}, [_no_package("lists within lists, without end")], []
    odd = list(islice(_odd(package, package, ()), MOST_ALIKE))
    if odd:
        return {}, odd, []
    cleaner = Cleaner()
    package = _cleaned(package, cleaner)
    return package, _wrong(package), cleaner.notices(DESCRIPTOR_FILE)


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        made.twice = tuple(name for name in made if names.count(name) > 1)
    return made


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


def _number(digits: str) -> int | float:
    number = float(digits)
    return int(number) if number.is_integer() else number


def _odd(package: Any, value: Any, path: Path) -> Iterator[Problem]:
    """A problem for each thing that is no JSON, or that no text can hold."""
    if len(path) > DEEPEST:
        yield _problem(package, path, "", f"at most {DEEPEST} lists and objects within each other")
        return
    if isinstance(value, float) and not math.isfinite(value):
        yield _problem(package, path, json.dumps(value), "a number that ends")
    if isinstance(value, str) and _is_torn(value):
        yield _problem(package, path, value, "whole letters: half of one stands here, written as \\ud800 or alike")
    if isinstance(value, dict):
        for name in value.twice if isinstance(value, _Object) else ():
            yield _problem(package, (*path, name), name, "each name once in an object")
        for name in filter(_is_torn, value):
            yield _problem(package, path, name, "names of whole letters")
    for place, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _odd(package, inner, (*path, place))


def _is_torn(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _cleaned(value: Any, cleaner: Cleaner) -> Any:
    if isinstance(value, str):
        return cleaner.clean(value)
    if isinstance(value, list):
        return [_cleaned(each, cleaner) for each in value]
    return {name: _cleaned(each, cleaner) for name, each in value.items()} if isinstance(value, dict) else value


def _wrong(package: Any) -> list[Problem]:
    """A problem for each property that is not what the schema has."""
    from jsonschema import Draft202012Validator  # here: only a study that somebody gives needs it, and it takes a while

    problems: dict[Problem, None] = {}
    for error in islice(Draft202012Validator(PACKAGE).iter_errors(package), MOST_ALIKE):
        path, schema = tuple(error.absolute_path), error.schema
        if error.validator == "required":  # each lacking property is an error of its own, that does not say which
            lacking = [name for name in schema["required"] if name not in error.instance]
            found = [_problem(package, (*path, name), "", "a property of this name") for name in lacking]
        else:
            value = json.dumps(error.instance, ensure_ascii=False)
            found = [_problem(package, path, value, schema["description"], schema.get("mend", PUT_RIGHT))]
        problems |= dict.fromkeys(found)
    return list(problems)


def _problem(package: Any, path: Path, value: str, allowed: str, mend: str = PUT_RIGHT) -> Problem:
    return Problem(DESCRIPTOR_FILE, 0, _place(package, path), _shown(value), allowed, mend)


def _place(package: Any, path: Path) -> str:
    """Where in the file, for whoever reads it: tables and columns by their names, 'findings.statement.title'."""
    named: list[str] = []
    value: Any = package
    for step in path:
        value = value.get(step) if isinstance(value, dict) else value[int(step)] if isinstance(value, list) else None
        name = value.get("name") if isinstance(value, dict) and isinstance(step, int) else None
        if isinstance(name, str) and name:
            named = [each for each in named if each not in ("resources", "schema", "fields")]
        named.append(_shown(name) if isinstance(name, str) and name else _shown(str(step)))
    return shorten(".".join(named), LONGEST_VALUE)


def _shown(text: str) -> str:
    """A text as a message can show it: whole letters that can be seen, and not too many of them."""
    return shorten(Cleaner().clean(text.encode("utf-8", "replace").decode()), LONGEST_VALUE)


def _no_package(value: str) -> Problem:
    return Problem(DESCRIPTOR_FILE, 0, "", value, A_PACKAGE, START_AGAIN)
