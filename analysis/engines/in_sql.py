"""The engine of a study whose findings stand in a database: it asks for counts, and never for rows that it only counts.

A row is a finding, with `place` (its number), `person` (the number of the participant that it is tied to, -1 for nobody), a
number for each code or list cell (-1 where it is empty), and the text that is searched. The list of participants is in memory.
Questions are SQL as DuckDB has it; a `Database` that is another engine says them in that one's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd

from analysis.engines.engine import OfOne
from analysis.engines.in_memory import Column, InMemory
from analysis.engines.sql import named, quoted
from analysis.model.dataset import HIDDEN, PERSON
from analysis.model.rows import Axis, Condition, Holds, Rows, Says

INSIDE = "inside"
IS_NO_QUOTE = "f.statement <> ('“' || f.quote || '”')"


class Database(Protocol):
    """Where the findings are: what answers questions, and what engines say differently."""

    @property
    def all_folded(self) -> bool:
        """Whether `folded` holds the text of every finding, or only of those with other than plain letters."""

    def ask(self, query: str, **frames: pd.DataFrame) -> pd.DataFrame:
        """What a query gives; `frames` are tables that it names. Raises EngineError, and what a `Watch` does."""

    def new_table(self, cells: str, rows: str, order: str, **frames: pd.DataFrame) -> str:
        """What queries call a new table of these cells of rows, in which `place` numbers the rows, from 0, in this order."""

    def different(self, people: int, groups: int) -> str:
        """How many different people there are in a group, as SQL, where there are so many people and groups at all."""


@dataclass(frozen=True, eq=False)
class InSql:
    """Counts the findings of `table`. `frame` has their columns and no rows: of what type each is, and the values of its cells.

    `carried`: columns that findings are counted by and that are not read with them, and the values of their cells. `only`: what
    is true of the rows that are counted at all.
    """

    database: Database
    table: str
    frame: pd.DataFrame
    participants: pd.DataFrame
    members: dict[str, dict[str, tuple[str, ...]]]
    carried: dict[str, tuple[str, ...]]
    only: str = "true"

    def findings(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """How many rows are in each group: see `Engine`."""
        if rows.of_people:
            return self._people.findings(rows, axes)
        names = [f"c{number}" for number in range(len(axes))]
        cells = [f"{named(name)} AS c{number}" for number, (name, _) in enumerate(axes)]
        query = f"SELECT {_list([*cells, 'count(*)::BIGINT AS n'])} FROM {self.table} WHERE {self._where(rows)}"
        found = self.database.ask(query + _grouped(names))
        counts = _dense(found, names, [len(self._cells(name)) + 1 for name, _ in axes], "n")
        for axis, (name, groups) in enumerate(axes):  # empty cells stand last, as -1 is the last place
            held = self._holding(name, groups).astype(np.int64)
            counts = np.moveaxis(np.tensordot(counts, held, axes=(axis, 0)), -1, axis)
        return counts

    def people(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> np.ndarray:
        """How many different people are in each group: see `Engine`."""
        if rows.of_people:
            return self._people.people(rows, axes)
        shape = tuple(len(groups) for _, groups in axes)
        return self._different(rows, axes, [f"g{number}" for number in range(len(axes))], shape)

    def people_along(self, rows: Rows, axes: tuple[Axis, ...], inside: np.ndarray, axis: int) -> np.ndarray:
        """How many different people are in the groups `inside`, line by line: see `Engine`."""
        if rows.of_people:
            return self._people.people_along(rows, axes, inside, axis)
        places = np.argwhere(inside)
        frame = pd.DataFrame(places, columns=[f"at{number}" for number in range(inside.ndim)])
        same = " AND ".join(f"at{number} = g{number}" for number in range(inside.ndim))
        others = [number for number in range(inside.ndim) if number != axis]
        return self._different(
            rows,
            axes,
            [f"g{number}" for number in others],
            tuple(inside.shape[number] for number in others),
            f"JOIN {INSIDE} ON {same}",
            **{INSIDE: frame},
        )

    def of_one(self, rows: Rows, axes: tuple[Axis, ...] = ()) -> OfOne:
        """How far the findings of each group rest on one person: see `Engine`."""
        names, shape = [f"g{number}" for number in range(len(axes))], [len(groups) for _, groups in axes]
        inner = f"SELECT {_list([*names, 'person', 'count(*) AS n'])} FROM {self._joined(rows, axes)}"
        inner += _grouped([*names, "person"])
        told = "sum(n)::BIGINT AS findings, count(*)::BIGINT AS people, max(n)::BIGINT AS most"
        found = self.database.ask(f"SELECT {_list([*names, told])} FROM ({inner}) AS each_person{_grouped(names)}")
        return OfOne(*(_dense(found, names, shape, each) for each in OfOne._fields))

    def profiles(self, rows: Rows, axis: Axis) -> tuple[np.ndarray, np.ndarray]:
        """How many findings each person has in each group, and how many people have the same: see `Engine`."""
        name, groups = axis
        each = [
            f"count(*) FILTER (WHERE {self._holds(name, group)})::BIGINT AS g{number}" for number, group in enumerate(groups)
        ]
        names = [f"g{number}" for number in range(len(groups))]
        where = f"{self._where(rows)} AND person >= 0"
        inner = f"SELECT {_list(['person', *each])} FROM {self.table} WHERE {where} GROUP BY person"
        alike = f"SELECT {_list([*names, 'count(*)::BIGINT AS n'])} FROM ({inner}) AS each_person{_grouped(names)}"
        found = self.database.ask(f"{alike} ORDER BY {_list(['n DESC', *names])}")
        return found[names].to_numpy(dtype=np.int64), found["n"].to_numpy(dtype=np.int64)

    def combinations(self, columns: tuple[str, ...]) -> tuple[pd.DataFrame, np.ndarray]:
        """Every combination of cells, and how many findings have it: see `Engine`."""
        cells = [f"{named(name)} AS c{number}" for number, name in enumerate(columns)]
        names = [f"c{number}" for number in range(len(columns))]
        query = f"SELECT {_list([*cells, 'count(*)::BIGINT AS n'])} FROM {self.table} WHERE {self.only}{_grouped(names)}"
        found = self.database.ask(f"{query} ORDER BY {_list(names)}")
        read = self._read(found.drop(columns="n").set_axis([*columns], axis=1))
        return read, found["n"].to_numpy()

    def says_nothing(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """The columns in which no finding says anything: see `Engine`."""
        silent = [f"bool_and({self._is_silent(name)}) AS c{number}" for number, name in enumerate(columns)]
        found = self.database.ask(f"SELECT {_list(silent)} FROM {self.table} WHERE {self.only}")
        says = {name: found.at[0, f"c{number}"] for number, name in enumerate(columns)}
        return tuple(name for name, silent in says.items() if pd.isna(silent) or silent)

    def take(self, rows: Rows, start: int = 0, stop: int | None = None, by: str = "") -> pd.DataFrame:
        """The rows themselves: see `Engine`."""
        if rows.of_people:
            return self._people.take(rows, start, stop, by)
        order = [*([named(by)] if by else []), "place"]
        limit = "" if stop is None else f"LIMIT {stop - start} OFFSET {start}"
        names = _list([*map(named, self.frame), "place"])
        found = self.database.ask(f"SELECT {names} FROM {self.table} WHERE {self._where(rows)} ORDER BY {_list(order)} {limit}")
        return self._read(found.set_index("place").rename_axis(None))

    def listing(self, says: pd.DataFrame, silent: Sequence[str], unsaid: Sequence[str], is_quote: bool) -> "InSql":
        """The engine of the same findings as they may be read: see `Engine`."""
        chain, frame = [name for name in says if f"says {name}" in says], self.frame.copy()
        codes: dict[str, Any] = {}
        told: dict[str, str] = {}
        for name in chain:
            cells, values = says[name].cat.codes.to_numpy(), [*self._cells(name), HIDDEN]
            said = np.where(says[f"says {name}"], cells, len(values) - 1)
            frame[name] = pd.Categorical([], sorted({values[code] for code in np.unique(said) if code >= 0}))
            place = {value: number for number, value in enumerate(frame[name].cat.categories)}
            numbers = np.array([*(place.get(value, -1) for value in values), -1], dtype=np.int32)
            codes |= {name: cells, f"told {name}": numbers.take(said)}  # -1, which is empty, takes the last
            codes[f"text {name}"] = pd.Categorical.from_codes(said, values)
            told[name] = "m." + named(f"told {name}")
        for name in silent:
            frame[name], told[name] = pd.Series([], dtype="str"), quoted(HIDDEN)
        told |= {name: "''" if isinstance(frame[name].dtype, pd.StringDtype) else "NULL::BIGINT" for name in unsaid}
        texts = ["coalesce(m." + named(f"text {name}") + "::VARCHAR, '')" for name in chain]
        key = f"md5(concat_ws(chr(31), {_list(['f.statement', *texts])}))"
        same = " AND ".join(f"f.{named(name)} = m.{named(name)}" for name in chain)
        cells = [f"{told.get(name, f'f.{named(name)}')} AS {named(name)}" for name in frame if name != "finding_id"]
        where = f"{self.only} AND {IS_NO_QUOTE if is_quote else 'true'}"
        joined = f"{self.table} AS f JOIN masks AS m ON {same} WHERE {where}"
        order = f"{key}, f.place"
        made = self.database.new_table(_list([*cells, "f.folded"]), joined, order, masks=pd.DataFrame(codes))
        numbered = f"(SELECT *, 'L' || (place + 1)::VARCHAR AS finding_id FROM {made} AS made)"
        return replace(self, table=f"{numbered} AS listed", frame=frame, carried={}, only="true")

    @cached_property
    def _people(self) -> InMemory:
        """The engine of the participants, who are in memory; it knows whom a finding is tied to."""
        query = f"SELECT DISTINCT person FROM {self.table} WHERE person >= 0"
        who = self.database.ask(query)["person"].to_numpy() if "participant_id" in self.frame else None
        return InMemory(self.frame, self.participants, self.members, {}, who)

    def _cells(self, name: str) -> list[str]:
        """The cells of a column, in the order of their numbers."""
        return list(self.carried[name] if name in self.carried else self.frame[name].cat.categories)

    def _values(self, name: str) -> list[tuple[str, ...]]:
        """The values in each of these cells."""
        members = self.members.get(name, {})
        return [members.get(cell, (cell,)) for cell in self._cells(name)]

    def _holding(self, name: str, groups: Sequence[tuple[str, ...]]) -> np.ndarray:
        """For each cell, and last for an empty one, whether it holds a value of each group."""
        return Column(np.empty(0), tuple(self._values(name))).holding(groups)

    def _where(self, rows: Rows) -> str:
        asked: list[Condition] = [Holds(column, values) for column, values in rows.by]
        return " AND ".join([self.only, *map(self._is, [*asked, *rows.otherwise])])

    def _is(self, condition: Condition) -> str:
        """A condition as SQL."""
        if isinstance(condition, Holds):
            found = self._holds(condition.column, condition.values)
            return found if condition.does else f"NOT coalesce({found}, false)"
        if not isinstance(condition, Says):
            raise NotImplementedError(condition)
        printed = [self._holds(column, values) for column, values in condition.printed]
        term = quoted(condition.term)
        text = f"strpos(folded, {term}) > 0" if self.database.all_folded else _says(condition.term)
        return f"({' OR '.join([text, f'strpos(lower(finding_id), {term}) > 0', *printed])})"

    def _holds(self, name: str, values: tuple[str, ...]) -> str:
        if name in self.frame and not isinstance(self.frame[name].dtype, pd.CategoricalDtype):
            wanted = [quoted(value) for value in values]
        else:
            wanted = [str(number) for number, held in enumerate(self._values(name)) if {*held} & {*values}]
        return f"{named(name)} IN ({_list(wanted)})" if wanted else "false"

    def _joined(self, rows: Rows, axes: tuple[Axis, ...]) -> str:
        """Whoever has a finding among the rows, once for each group that it is in, whose numbers are g0, g1, … on the axes."""
        if "participant_id" not in self.frame:
            raise KeyError(PERSON)
        columns, where, joins = ["person"], [self._where(rows), "person >= 0"], ""
        for number, (name, groups) in enumerate(axes):
            cells, numbers = np.nonzero(self._holding(name, groups)[:-1])
            if len(cells) == len(self._cells(name)) and (cells == numbers).all():  # each cell is a group
                columns.append(f"{named(name)} AS g{number}")
                where.append(f"{named(name)} >= 0")
                continue
            columns.append(f"{named(name)} AS of{number}")
            pairs = _list(f"({cell}, {group})" for cell, group in zip(cells, numbers, strict=True)) or "(-1, -1)"
            joins += f" JOIN (VALUES {pairs}) AS in{number}(c{number}, g{number}) ON of{number} = c{number}"
        return f"(SELECT {_list(columns)} FROM {self.table} WHERE {' AND '.join(where)}) AS said{joins}"

    def _different(
        self, rows: Rows, axes: tuple[Axis, ...], by: list[str], shape: tuple[int, ...], only: str = "", **frames: pd.DataFrame
    ) -> np.ndarray:
        """How many different people there are in each group of `by`."""
        number = self.database.different(len(self.participants), int(np.prod(shape, dtype=np.int64)))
        grouped = f"{_list([*by, f'coalesce({number}, 0)::BIGINT AS n'])} FROM {self._joined(rows, axes)} {only}"
        found = self.database.ask(f"SELECT {grouped}{_grouped(by)}", **frames)
        return _dense(found, by, list(shape), "n")

    def _is_silent(self, name: str) -> str:
        """Whether a cell says nothing, as SQL."""
        if isinstance(self.frame[name].dtype, pd.CategoricalDtype):
            nothing = [-1, *(number for number, cell in enumerate(self._cells(name)) if cell in ("", HIDDEN))]
            return f"{named(name)} IN ({_list(map(str, nothing))})"
        return f"coalesce({named(name)}::VARCHAR, '') IN ('', {quoted(HIDDEN)})"

    def _read(self, found: pd.DataFrame) -> pd.DataFrame:
        """Rows as the study has them: codes as categories."""
        columns = {}
        for name in found:
            dtype = self.frame[name].dtype if name in self.frame else None
            if isinstance(dtype, pd.CategoricalDtype):
                columns[name] = pd.Series(pd.Categorical.from_codes(found[name].astype("int64"), dtype=dtype), found.index)
            else:
                columns[name] = found[name] if dtype is None else found[name].astype(dtype)
        return pd.DataFrame(columns, found.index)


def _says(term: str) -> str:
    """Whether a folded term stands in a statement, as SQL: `folded` has those with other than plain letters.

    A text is folded only where the longest word of the term stands in it, whatever its marks and letters large or small.
    """
    longest = max(term.split(), key=len)
    word = "".join(letter if letter.isalnum() else "_" for letter in longest)  # _ is any letter there
    plain = f"statement ILIKE {quoted(f'%{word}%')} AND contains({folded_text('statement')}, {quoted(term)})"
    return f"(coalesce(contains(folded, {quoted(term)}), false) OR (folded IS NULL AND {plain}))"


def folded_text(cell: str) -> str:
    """`fold` of a text of plain letters, as SQL. Most texts have no other mark at the border of a word than these."""
    lower = f"replace(lower({cell}), '`', '''')"
    often = f"rtrim(replace(replace(replace({lower}, ', ', ' '), '. ', ' '), '; ', ' '), '.!?')"
    begun = rf"regexp_replace({lower}, '(^|\s)[^\w\s]+', '\1', 'g')"
    ended = rf"regexp_replace({begun}, '[^\w\s]+(\s|$)', '\1', 'g')"
    whole = rf"trim(regexp_replace({ended}, '\s+', ' ', 'g'))"
    marks = r"'^\s|(^|\s)[^\w\s]|[^\w\s](\s|$)|\s\s|[\t\n\f\r]|\s$'"
    return f"CASE WHEN regexp_matches({often}, {marks}) THEN {whole} ELSE {often} END"


def _grouped(names: Sequence[str]) -> str:
    """What has a query give a row for each group of these; one row where there are none."""
    return f" GROUP BY {_list(names)}" if names else ""


def _list(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _dense(found: pd.DataFrame, by: list[str], shape: list[int], name: str) -> np.ndarray:
    """A number for each group, 0 where there is nobody."""
    counts = np.zeros(shape, dtype=np.int64)
    if by or len(found):
        values = found[name].fillna(0).to_numpy(dtype=np.int64)
        counts[tuple(found[each].to_numpy(dtype=np.int64) for each in by)] = values if by else values[0]
    return counts
