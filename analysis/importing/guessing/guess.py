"""Guesses how tables are read: by the words over the columns, and where these fail by what the columns hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.importing import mapping as m
from analysis.importing.guessing.header_words import GROUPS, coder_in, coder_of, plain, role_of
from analysis.importing.guessing.profile import (
    LOOKED_AT,
    Profile,
    are_interviews,
    depends_on,
    fold,
    has_speakers,
    is_filled_down,
    nested_by,
    profile_of,
)
from analysis.importing.mapping import Column, Mapping, TableMapping
from analysis.importing.tables import RawTable

NUMBERED = re.compile(r"(.*?)[ _.(#-]*\d{1,2}\)?")
CODEBOOK_NAMES = re.compile(
    r"code ?(book|system|list|s\b)|codes$|kodebuch|codebuch|libro de codigos|livre de codes|esquema", re.I
)
SECOND_CODER = re.compile(r"second|2nd|zweit|deuxieme|segund|double cod|re ?cod", re.I)
SHORTEST_QUOTE = 20  # letters, on average
FEWEST_FACETS = 2
NAMES = ("name", "full name", "participant name", "respondent name", "nom", "nombre", "nome", "vorname", "first name")
NUMBERED_THINGS = {"segment", "quote", "quotation", "excerpt", "highlight", "cita", "zitat", "trecho"}
MOST_CODES_LOOKED_AT = 5_000
FILLED_DOWN = (m.PERSON, m.DOCUMENT, m.QUOTE, m.STATEMENT, m.SEGMENT, m.PARENT)
LIST_OF_CODES = {"name", "files", "references"}  # the columns of a list of codes in which these are only called names


@dataclass
class _Table:
    """A table while it is guessed: the role of each column so far, whether that is sure, what the columns look like."""

    raw: RawTable
    roles: dict[str, str] = field(default_factory=dict)
    sure: set[str] = field(default_factory=set)
    coders: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Profile] = field(default_factory=dict)
    shape: str = ""

    def of(self, *roles: str) -> list[str]:
        """The columns that have one of these roles."""
        return [name for name in self.raw.columns if self.roles[name] in roles]

    def give(self, names: Iterable[str], role: str) -> None:
        """Give columns a role, by what they hold."""
        for name in list(names):
            self.roles[name] = role
            self.sure.discard(name)

    def keep_one(self, role: str, best: str, others: str = m.IGNORED) -> None:
        """Only the column `best` keeps the role."""
        self.give((name for name in self.of(role) if name != best), others)


CODERS = ("coder 1", "coder 2")  # where sheets tell of two, and not what they are called


def guess(tables: Sequence[RawTable], title: str = "") -> Mapping:
    """How the tables of a project are read, as far as names and contents tell."""
    guessed = [_by_names(table) for table in tables]
    for each in guessed:
        _settle(each, alone=len(guessed) == 1)
    _settle_people_tables(guessed)
    who = _who(guessed)
    for each in guessed:
        _settle_attributes(each, who)
    coders = _coders(guessed)
    made = tuple(_made(each, coder) for each, coder in zip(guessed, coders, strict=True))
    return Mapping(made, nested_by(_codes(guessed, made)), who, title)


def _by_names(table: RawTable) -> _Table:
    made = _Table(table, seen={name: profile_of(table.cells[name]) for name in table.columns})
    for name in table.columns:
        coder, rest = coder_in(name)
        role, is_sure = role_of(rest)
        if role in (m.CODE, m.PARENT) and coder:
            made.coders[name] = coder
            role = m.CODE
        elif coder:
            role, is_sure = role_of(name)
        made.roles[name] = role
        if is_sure:
            made.sure.add(name)
    return made


def _settle(table: _Table, alone: bool) -> None:
    """The table's shape, and the roles of columns that are its own."""
    if not table.of(m.CODE) and table.of(m.PARENT):
        table.give(table.of(m.PARENT)[:1], m.CODE)
    if not table.of(m.CODE) and {plain(name) for name in table.raw.columns} >= LIST_OF_CODES:
        table.give((name for name in table.raw.columns if plain(name) == "name"), m.CODE)
        table.give(table.of(m.DOCUMENT), m.IGNORED)
    if _is_codebook(table, alone):
        return _settle_codebook(table)
    table.give(table.of(m.MEANING), m.NOTE)
    _settle_words(table)
    _settle_codes(table)
    _settle_person(table)
    for role in (m.DOCUMENT, m.SEGMENT, m.CODER, m.NOTE):
        if len(table.of(role)) > 1:
            table.keep_one(role, table.of(role)[0])
    table.shape = _shape(table)
    return None


def _is_codebook(table: _Table, alone: bool) -> bool:
    codes = table.of(m.CODE)
    if not codes or table.of(m.PERSON, m.STATEMENT) or any(_is_text(table.seen[name]) for name in table.of(m.QUOTE)):
        return False
    once = any(table.seen[name].is_unique for name in codes)
    named = bool(CODEBOOK_NAMES.search(plain(table.raw.name.rpartition("sheet ")[2])))
    return once and (named or bool(table.of(m.MEANING, m.PARENT)) or (len(codes) <= 2 and not table.of(m.DOCUMENT) and alone))


def _settle_codebook(table: _Table) -> None:
    table.shape = m.CODEBOOK
    codes = table.of(m.CODE)
    best = next((name for name in reversed(codes) if table.seen[name].is_unique), codes[0])
    parents = [name for name in codes if name != best and not table.seen[name].is_unique]
    table.give((name for name in codes if name != best), m.IGNORED)
    if parents and not table.of(m.PARENT):
        table.give(parents[:1], m.PARENT)
    if not table.of(m.MEANING):
        texts = [
            name for name in table.raw.columns if table.roles[name] in ("", m.NOTE, m.QUOTE) and table.seen[name].length > 15
        ]
        table.give(texts[:1], m.MEANING)
    table.keep_one(m.PARENT, (table.of(m.PARENT) or [""])[0])
    table.keep_one(m.MEANING, (table.of(m.MEANING) or [""])[0])
    table.give((name for name in table.raw.columns if table.roles[name] not in m.OF_A_CODE), m.IGNORED)


def _is_text(seen: Profile) -> bool:
    return seen.numbers < 0.5 and seen.length >= SHORTEST_QUOTE / 2 and not seen.is_marks


def _settle_words(table: _Table) -> None:
    """One column of quotes, one of statements: the longest."""
    quotes = table.of(m.QUOTE)
    for name in quotes:
        if table.seen[name].numbers > 0.5:
            table.give([name], m.SEGMENT if NUMBERED_THINGS & set(plain(name).split()) else m.IGNORED)
    quotes = table.of(m.QUOTE)
    best = max(quotes, key=lambda name: table.seen[name].length, default="")
    if not best and not table.of(m.STATEMENT):
        others = [name for name in table.raw.columns if table.roles[name] in ("", m.NOTE) and _may_be_quote(table.seen[name])]
        best = max(others, key=lambda name: table.seen[name].length, default="")
        table.give([best] if best else [], m.QUOTE)
    table.keep_one(m.QUOTE, best)
    statements = table.of(m.STATEMENT)
    table.keep_one(m.STATEMENT, max(statements, key=lambda name: table.seen[name].length, default=""))


def _may_be_quote(seen: Profile) -> bool:
    return seen.length >= SHORTEST_QUOTE and seen.numbers < 0.5 and seen.dates < 0.5 and 2 * seen.distinct >= seen.filled


def _settle_codes(table: _Table) -> None:
    marks = [name for name in table.of(m.CODE) if table.seen[name].is_marks]
    if len(marks) > 1:  # where the codes stand in a column of their own, too, marks only say them again
        table.give(marks, m.MARK if len(marks) == len(table.of(m.CODE)) else m.IGNORED)
    codes = table.of(m.CODE)
    if table.of(m.PARENT) and len(table.of(m.PARENT)) > 1:
        table.keep_one(m.PARENT, table.of(m.PARENT)[0])
    if len(codes) > 1:
        _settle_several_codes(table, codes)
    elif codes and not table.of(m.QUOTE, m.STATEMENT, m.PERSON, m.DOCUMENT, m.PARENT) and not table.seen[codes[0]].separator:
        table.roles[codes[0]] = ""  # one of several facets, if there are others: of wordless rows, 'Topic' is no more a code
        _find_codes(table)
        if not table.of(*m.CODED):
            table.roles[codes[0]] = m.CODE
    if not table.of(*m.CODED):
        _find_codes(table)
    for name in table.of(m.CODE):
        if table.seen[name].separator:
            table.roles[name] = m.CODES
    if table.of(m.PARENT) and not table.of(m.CODE):
        table.give(table.of(m.PARENT), m.IGNORED)


def _settle_several_codes(table: _Table, codes: list[str]) -> None:
    """'Code 1', 'Code 2' are codes of one passage; of 'Theme' and 'Code' the first is above the second."""
    stems = {(NUMBERED.fullmatch(plain(name)) or [plain(name), plain(name)])[1] for name in codes}
    if len(stems) == 1 or table.coders or table.of(m.PARENT):
        return
    for name in codes:
        others = [other for other in codes if other != name and table.roles[other] == m.CODE]
        below = [
            other
            for other in others
            if table.seen[other].distinct > table.seen[name].distinct
            and depends_on(table.raw.cells[name][:LOOKED_AT], table.raw.cells[other][:LOOKED_AT])
        ]
        if below and not table.of(m.PARENT):
            table.give([name], m.PARENT)


def _find_codes(table: _Table) -> None:
    """Codes in a table none of whose columns is called so: marks, facets, or a column of few values."""
    free = [name for name in table.raw.columns if not table.roles[name]]
    marks = [name for name in free if table.seen[name].is_marks]
    facets = [name for name in free if table.seen[name].is_few and table.seen[name].numbers < 0.9 and name not in marks]
    facets += [name for name in free if name not in (*marks, *facets) and table.seen[name].distinct == 1 and facets]
    if len(marks) >= FEWEST_FACETS and len(marks) >= len(facets):
        table.give(marks, m.MARK)
    elif table.of(m.QUOTE) and not marks and 0 < len(facets) < FEWEST_FACETS + 1 and not table.of(m.SEGMENT, m.STATEMENT):
        best = max(facets, key=lambda name: table.seen[name].distinct)
        table.give([best], m.CODE)
    elif len(facets) >= FEWEST_FACETS:
        table.give((name for name in table.raw.columns if name in facets), m.FACET)
        table.give(marks, m.MARK)
    elif len(marks) + len(facets) == 1:
        table.give(facets, m.CODE)
        table.give(marks, m.MARK)
    else:
        lists = [name for name in free if table.seen[name].separator]
        table.give(lists[:1], m.CODE)


def _settle_person(table: _Table) -> None:
    people = table.of(m.PERSON)
    if not people:
        named = [name for name in table.raw.columns if table.roles[name] == m.IGNORED and plain(name) in NAMES]
        free = [name for name in table.raw.columns if not table.roles[name]]
        looks = [name for name in free if _looks_like_people(table.raw.cells[name][:LOOKED_AT])]
        people = (named[:1] if not table.of(m.DOCUMENT) else []) or looks[:1]
        table.give(people, m.PERSON)
    if len(people) > 1:
        best = max(people, key=lambda name: (table.seen[name].filled > 0, plain(name).endswith(("id", "participant"))))
        table.keep_one(m.PERSON, best)


def _looks_like_people(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(re.fullmatch(r"[A-Za-z]{1,12}[ _-]?\d{1,4}", cell) for cell in filled)


def _shape(table: _Table) -> str:
    has_words = bool(table.of(m.QUOTE, m.STATEMENT, m.SEGMENT))
    codes = table.of(m.CODE)
    if table.of(m.MARK) and not table.of(m.FACET):
        return m.MARKS
    if table.of(m.FACET):
        people = table.of(m.PERSON)
        return m.FACETS_OF_PEOPLE if people and not has_words and table.seen[people[0]].is_unique else m.FACETS
    if len(codes) + len(table.of(m.CODES)) > 1:
        return m.COLUMNS
    if table.of(m.CODES):
        return m.SEGMENTS
    return m.CODINGS if codes else m.NOTHING


def _settle_people_tables(tables: list[_Table]) -> None:
    """A table of people without words and without a column called code tells of the people of another one."""
    coded = [each for each in tables if each.shape not in (m.NOTHING, m.CODEBOOK)]
    for each in tables:
        named = {name for name in each.of(*m.CODED) if name in each.sure or each.coders.get(name)}
        key = each.of(m.PERSON) or each.of(m.DOCUMENT)
        others = [other for other in coded if other is not each and other.of(m.QUOTE, m.STATEMENT)]
        is_free = not named and not each.of(m.QUOTE, m.STATEMENT) and each.shape != m.CODEBOOK
        if is_free and key and each.seen[key[0]].is_unique and (others or each.shape == m.NOTHING):
            each.shape = m.PEOPLE
            each.give(each.of(*m.CODED, ""), m.OF_PEOPLE)
            if each.of(m.PERSON):
                each.give(each.of(m.DOCUMENT), m.IGNORED)
            each.give((name for name in each.raw.columns if each.roles[name] not in m.OF_A_PERSON), m.IGNORED)


def _who(tables: list[_Table]) -> str:
    coded = [each for each in tables if each.shape not in (m.NOTHING, m.CODEBOOK, m.PEOPLE)]
    if any(each.of(m.PERSON) for each in coded):
        return m.BY_COLUMN
    if any(has_speakers(each.raw.cells[name]) for each in coded for name in each.of(m.QUOTE)):
        return m.BY_SPEAKER
    documents = {cell for each in coded for name in each.of(m.DOCUMENT) for cell in each.raw.cells[name]}
    about = any(each.shape == m.PEOPLE and each.of(m.DOCUMENT) for each in tables)
    return m.BY_DOCUMENT if about or are_interviews(documents) else m.NOBODY


def _settle_attributes(table: _Table, who: str) -> None:
    """What no other role was found for: attributes of people or of segments where there are few values, else ignored."""
    if table.shape in (m.CODEBOOK, m.PEOPLE, m.NOTHING):
        if table.shape == m.PEOPLE:
            names = table.of(m.OF_PEOPLE)
            table.give((name for name in names if name not in table.sure and not table.seen[name].is_few), m.IGNORED)
            table.give((name for name in names if plain(name) in GROUPS and table.seen[name].distinct < 2), m.IGNORED)
        else:
            table.give((name for name in table.raw.columns if table.roles[name] not in m.SHAPES[table.shape]), m.IGNORED)
        return
    role = m.PERSON if who == m.BY_COLUMN else m.DOCUMENT
    keys = (table.of(role) or [""])[0] if who in (m.BY_COLUMN, m.BY_DOCUMENT) else ""
    for name in table.raw.columns:
        given, seen = table.roles[name], table.seen[name]
        if given not in ("", m.OF_PEOPLE):
            continue
        is_id = seen.numbers > 0.9 and plain(name).endswith("id")
        if given == "" and (not seen.is_few or is_id or (seen.numbers > 0.9 and seen.distinct > 12)):
            table.give([name], m.IGNORED)
            continue
        if plain(name) in GROUPS and seen.distinct < 2:  # it names the study
            table.give([name], m.IGNORED)
            continue
        of_people = bool(keys) and depends_on(table.raw.cells[name], table.raw.cells[keys])
        if given == "" and not of_people and keys and _is_of_people_filled_down(table, name, keys):
            of_people = True
        table.roles[name] = m.OF_PEOPLE if of_people else m.OF_SEGMENTS


def _is_of_people_filled_down(table: _Table, name: str, keys: str) -> bool:
    return is_filled_down(table.raw.cells[keys]) and not any(
        cell and not key for cell, key in zip(table.raw.cells[name], table.raw.cells[keys], strict=True)
    )


def _coders(tables: list[_Table]) -> list[str]:
    """Who coded each table, where the names of sheets tell: 'Coder B', or a sheet of the same columns called 'second coder'."""
    found: list[str] = []
    for each in tables:
        name = each.raw.name.rpartition("sheet ")[2]
        found.append(coder_of(name) or (CODERS[1] if SECOND_CODER.search(plain(name)) else ""))
    coded = [place for place, each in enumerate(tables) if each.shape not in (m.NOTHING, m.CODEBOOK, m.PEOPLE)]
    if any(found[place] for place in coded):
        return [
            found[place] or CODERS[0] if place in coded and not tables[place].of(m.CODER) else ""
            for place in range(len(tables))
        ]
    return [""] * len(tables)


def _made(table: _Table, coder: str) -> TableMapping:
    down = {name for name in table.of(*FILLED_DOWN) if is_filled_down(table.raw.cells[name])}
    if table.shape in (m.CODEBOOK,):
        down = {name for name in table.of(m.PARENT) if is_filled_down(table.raw.cells[name])}
    if table.shape in (m.PEOPLE, m.FACETS_OF_PEOPLE, m.NOTHING):
        down = set()
    down |= _codes_filled_down(table, down)
    keys = [name for name in table.of(m.PERSON) if name in down]
    if keys:
        down |= {name for name in table.of(m.OF_PEOPLE) if _is_of_people_filled_down(table, name, keys[0])}
    has_coders = bool(table.coders)
    columns = tuple(
        Column(
            name=name,
            role=table.roles[name],
            separator=table.seen[name].separator if table.roles[name] == m.CODES else "",
            coder=(table.coders.get(name) or (CODERS[0] if has_coders else "")) if table.roles[name] in m.CODED else "",
            filled_down=name in down,
            guessed=name not in table.sure,
        )
        for name in table.raw.columns
    )
    return TableMapping(table.raw.name, table.shape, columns, coder)


def _codes_filled_down(table: _Table, down: set[str]) -> set[str]:
    """The column of codes, where themes above are filled down, or where there are but themes and words: else an empty cell
    of it is a passage without a code."""
    codes, parents = table.of(m.CODE), table.of(m.PARENT)
    if len(codes) != 1 or table.coders or not is_filled_down(table.raw.cells[codes[0]]):
        return set()
    is_list = not table.of(m.PERSON, m.DOCUMENT, m.SEGMENT, m.CODER, m.OF_PEOPLE, m.OF_SEGMENTS) and not parents
    return {codes[0]} if is_list or down & set(parents) else set()


def _codes(tables: list[_Table], made: tuple[TableMapping, ...]) -> set[str]:
    """Codes as they stand in the tables, as many as tell how they are nested."""
    found: set[str] = set()
    for table, mapped in zip(tables, made, strict=True):
        for column in mapped.of(m.CODE, m.CODES):
            for cell in set(table.raw.cells[column.name][:LOOKED_AT]) - {""}:
                parts = cell.split(column.separator) if column.separator else [cell]
                found |= {fold(part) for part in parts[:MOST_CODES_LOOKED_AT] if part.strip()}
                if len(found) > MOST_CODES_LOOKED_AT:
                    return found
    return found
