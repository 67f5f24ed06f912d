"""From a project to a study in this app's format: a descriptor, as a datapackage.json has it, and tables of text.

Codes that others stand below are kinds, the others themes in a tree; a coding is a finding, its words a quote. People become
P01, documents D01, coders first, second: no name of anybody goes into a study. What a project does not say is in no column.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.files.data_package import study_format
from analysis.files.problems import shorten
from analysis.importing import project as p
from analysis.importing.guessing.profile import fold
from analysis.importing.project import Code, Left, Project, Segment
from analysis.model.dataset import MADE
from analysis.model.schema import LIST_SEPARATOR

LONGEST_LABEL, LONGEST_MEANING, LONGEST_STATEMENT, LONGEST_QUOTE = 60, 200, 200, 50_000
LONGEST_SOURCE = 180
MOST_VALUES = 100  # of an attribute
MOST_EXAMPLES, LONGEST_EXAMPLE = 3, 100  # of labels that are cut
UNTITLED, NOT_DESCRIBED, NO_SOURCE = "Imported study", "Not described.", "Source not stated"
FLAT, REST = ("codes", "Codes"), ("other_codes", "Other codes")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COLUMNS = {  # what a study's own descriptor says of each column
    "participants": {"participant_id": ("Participant", "A number in place of the name: P01 onwards.")},
    "themes": {
        "theme_id": ("Theme", "Short code of the theme."),
        "kind": ("Kind", "The group of themes it belongs to."),
        "parent": ("Broader theme", "The theme that it is part of; empty where it is part of none."),
        "label": ("Label", "Name on charts and in lists."),
        "covers": ("Covers", "What belongs to it."),
        "order": ("Order", "Where it stands in lists, from 1."),
    },
    "findings": {
        "finding_id": ("Finding", "F001 onwards; never reused."),
        "theme_id": ("Theme", "The code that was given."),
        "statement": ("Statement", "The claim in the coders’ own words."),
        "quote": ("Quote", "The words that were coded."),
        "segment": ("Passage", "The same for all codes of one passage."),
        "document": ("Document", "Where the passage stands: D01 onwards."),
        "participant_id": ("Participant", "Whose words they are; empty where that is nobody, or several people."),
        "coder": ("Coder", "Which coder gave the code; several where more than one did."),
    },
    "codes": {
        "attribute": ("Attribute", "The attribute whose value it is."),
        "code": ("Code", "The value, as cells have it."),
        "label": ("Label", "Name on charts and in lists."),
        "label_one": ("Label for one", "The same where it is one."),
        "meaning": ("Meaning", "When it is given."),
        "order": ("Order", "Where it stands in lists, from 1."),
    },
}
TABLES = {
    "participants": ("Participants", "One row for each person."),
    "themes": ("Themes", "One row for each code."),
    "findings": ("Findings", "One row for each code of a passage."),
    "codes": ("Codes", "One row for each value of an attribute."),
}
KEYS = {
    "findings": (("theme_id", "themes", "theme_id"), ("participant_id", "participants", "participant_id")),
    "themes": (("parent", "", "theme_id"),),
}
NUMBERS = ("order",)
NOTHING_SAID: dict[str, str] = {}
NEEDED = ("finding_id", "theme_id", "statement")  # columns that findings have, whatever is in them
Given = tuple[Segment, str, tuple[str, ...]]  # a segment, a code of it, who gave it


@dataclass
class Study:
    """What was made of a project: the descriptor, the tables as text, and what of the project is in neither.

    `held` says how many of each kind of thing the study holds.
    """

    package: dict
    raw: dict[str, pd.DataFrame]
    left: list[Left] = field(default_factory=list)
    held: dict[str, int] = field(default_factory=dict)


def make_study(project: Project, title: str = "", source: str = "", year: int = 0) -> Study:
    """The study that a project makes, called `title`, or else as the project is; `source` and `year` say whose it is and of
    when. Of a project without a coding its findings have no row, and it cannot be opened."""
    maker = _Maker(project)
    themes = maker.themes()
    findings = maker.findings()
    people = maker.participants()
    raw = {"participants": people} if len(people) else {}
    raw |= {"themes": themes, "findings": findings, "codes": _frame(maker.code_rows, COLUMNS["codes"])}
    title = shorten(" ".join((title or project.title).split()) or UNTITLED, 200)
    whose = shorten(" ".join(source.split()), LONGEST_SOURCE)
    said = ", ".join(filter(None, [whose, str(year or "")]))
    package = {
        "profile": "tabular-data-package",
        "name": slug(title) or "study",
        "title": title,
        "description": "",
        "year": year,
        "people": "participants",
        "peopleOne": "participant",
        "citation": f"{said}. {title}." if said else f"{title}.",
        "sources": [{"title": said or NO_SOURCE}],
        "resources": [_resource(name, frame, maker.own.get(name, {})) for name, frame in raw.items()],
    }
    return Study(package, raw, maker.left, maker.held)


def slug(text: str) -> str:
    """A text as a code: small letters, digits and _ of A to Z only; '' where it has none of these."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:40].strip("_")


def _codes_for(labels: Iterable[str], other: str) -> Iterator[str]:
    """A code for each label, none twice; `other` and a number where a label has no letter for one."""
    taken: set[str] = set()
    for number, label in enumerate(labels, 1):
        base = slug(label) or f"{other}_{number}"
        code, more = base, 2
        while code in taken:
            code, more = f"{base}_{more}", more + 1
        taken.add(code)
        yield code


class _Maker:
    """Makes the tables of a project's study, and notes what stays behind."""

    def __init__(self, project: Project):
        self.project = project
        self.left: list[Left] = []
        self.code_rows: list[dict[str, str]] = []
        self.own: dict[str, dict[str, str]] = {"participants": {}, "findings": {}}  # columns that only this study has
        self.taken = {each.name for table in study_format().tables for each in table.fields} | {*MADE}
        self.taken |= {name for table in COLUMNS.values() for name in table}
        self.coded = {coding.code for coding in project.codings}
        self.people = {person.key: f"P{number:02d}" for number, person in enumerate(project.people, 1)}
        self.theme_of: dict[str, str] = {}
        self.alone: dict[str, tuple[str, ...]] = {}
        self.held: dict[str, int] = {p.PEOPLE: len(self.people), p.CODES: len(project.codes)}

    def note(self, what: str, examples: Sequence[str], why: str, thing: str = "", lost: bool = True) -> None:
        """That something stays behind, where there is any of it."""
        if examples:
            self.left.append(Left(what, len(examples), examples[0], why, thing, lost))

    # codes: kinds and themes

    def themes(self) -> pd.DataFrame:
        """Themes in their tree, by kind; codes at the top that others stand below are kinds."""
        codes = {code.key: code for code in self.project.codes}
        has_below = {code.parent for code in codes.values() if code.parent in codes}
        kinds = [code for code in codes.values() if code.key in has_below and not _above(code, codes)]
        top = {code.key: _top(code, codes) for code in codes.values()}
        named = dict(zip((kind.key for kind in kinds), _codes_for((kind.label for kind in kinds), "kind"), strict=True))
        flat = REST if kinds else FLAT
        is_kind_only = {kind.key for kind in kinds if kind.key not in self.coded}
        shown = [code for code in codes.values() if code.key not in is_kind_only]
        self.theme_of = dict(
            zip((code.key for code in shown), _codes_for((code.label for code in shown), "theme"), strict=True)
        )
        labels = self.labels(shown, codes)
        ranks = {kind.key: place for place, kind in enumerate(kinds)}
        shown.sort(key=lambda code: ranks.get(top[code.key].key, len(kinds)))
        rows = [
            {
                "theme_id": self.theme_of[code.key],
                "kind": named.get(top[code.key].key, flat[0]),
                "parent": self.theme_of.get(code.parent, ""),
                "label": labels[code.key],
                "covers": _cut(code.description, LONGEST_MEANING) or NOT_DESCRIBED,
                "order": str(number),
            }
            for number, code in enumerate(shown, 1)
        ]
        self.note_codes(shown)
        listed = [(named[kind.key], kind.label, kind.description) for kind in kinds]
        listed += [(*flat, "")] if any(row["kind"] == flat[0] for row in rows) or not kinds else []
        self.list_codes("kind", listed)
        frame = _frame(rows, COLUMNS["themes"])
        return frame if (frame["parent"] != "").any() else frame.drop(columns="parent")

    def labels(self, shown: list[Code], codes: dict[str, Code]) -> dict[str, str]:
        """A label for each code, with what it is part of where several have the same."""
        times = Counter(fold(code.label) for code in shown)
        labels: dict[str, str] = {}
        taken: set[str] = set()
        for code in shown:
            above = codes.get(code.parent)
            label = f"{code.label} ({above.label})" if times[fold(code.label)] > 1 and above else code.label
            label = _cut(label, LONGEST_LABEL)
            number = 2
            while fold(label) in taken:
                label, number = f"{_cut(code.label, LONGEST_LABEL - 6)} ({number})", number + 1
            taken.add(fold(label))
            labels[code.key] = label
        return labels

    def note_codes(self, shown: list[Code]) -> None:
        """What of codes stays behind: long labels and meanings, colours."""
        long = [shorten(each.label, LONGEST_EXAMPLE) for each in shown if len(each.label) > LONGEST_LABEL]
        self.note("labels", [" · ".join(long[:MOST_EXAMPLES]), *long[1:]] if long else [], "long_label")
        self.note("meanings", [each.label for each in shown if len(each.description) > LONGEST_MEANING], "long_meaning")
        self.note("colours", [each.label for each in shown if each.colour], "colour")

    def list_codes(self, attribute: str, listed: Iterable[tuple[str, str, str]]) -> None:
        """The values of an attribute: code, label, meaning."""
        for order, (code, label, meaning) in enumerate(listed, 1):
            label = _cut(label, LONGEST_LABEL)
            row = (attribute, code, label, label, _cut(meaning, LONGEST_MEANING) or f"{label}.", str(order))
            self.code_rows.append(dict(zip(COLUMNS["codes"], row, strict=True)))

    # findings

    def findings(self) -> pd.DataFrame:
        """A row a code of a passage, whoever gave it."""
        segments, given = self.given()
        used = list(dict.fromkeys(segment.key for segment, _, _ in given))
        numbers = {segment: f"S{number:04d}" for number, segment in enumerate(used, 1)}
        documents = self.documents([segments[segment] for segment in used])
        coders = self.coders()
        columns: dict[str, Iterable[str]] = {
            "finding_id": (f"F{number:03d}" for number in range(1, len(given) + 1)),
            "theme_id": (self.theme_of[code] for _, code, _ in given),
            "statement": self.statements(given),
            "quote": (segment.quote[:LONGEST_QUOTE] for segment, _, _ in given),
            "segment": (numbers[segment.key] for segment, _, _ in given),
            "document": (documents.get(segment.source, "") for segment, _, _ in given),
            "participant_id": (self.whose(segment) for segment, _, _ in given),
            "coder": (LIST_SEPARATOR.join(coders[each] for each in by if each) for _, _, by in given),
        }
        frame = pd.DataFrame({name: pd.Series(list(cells), dtype="str") for name, cells in columns.items()})
        if (frame["quote"] == "").all() and len(used) == len(given):
            frame["segment"] = ""
        empty = [name for name in frame if (frame[name] == "").all() and name not in NEEDED]
        frame = frame.drop(columns=empty)
        sources = {source.key: source for source in self.project.sources}
        for name, cells in self.attributes("findings", [_said_of(segment, sources) for segment, _, _ in given]):
            frame[name] = pd.Series(cells, dtype="str")
        self.note_segments(segments, set(used), given)
        self.held |= {p.CODINGS: sum(len(by) for _, _, by in given), p.SEGMENTS: len(used)}
        return frame

    def given(self) -> tuple[dict[str, Segment], list[Given]]:
        """Segments by their keys; and each code that was given to one, by whom, in the order of segments."""
        segments = {segment.key: segment for segment in self.project.segments}
        places = {key: place for place, key in enumerate(segments)}
        codes = list(self.theme_of)
        at = {code: place for place, code in enumerate(codes)}
        by: dict[int, tuple[str, ...]] = {}  # a number for segment and code takes less memory than a pair
        for coding in self.project.codings:
            if coding.segment in places and coding.code in at:
                number = places[coding.segment] * len(codes) + at[coding.code]
                by[number] = (
                    (*by[number], coding.coder) if number in by else self.alone.setdefault(coding.coder, (coding.coder,))
                )
        every = self.project.segments
        order = sorted(by, key=lambda number: number // len(codes))
        return segments, [(every[number // len(codes)], codes[number % len(codes)], by[number]) for number in order]

    def statements(self, given: list[Given]) -> list[str]:
        """The statement of each finding. Without any words it is the name of its code: of a facet and its value both."""
        codes = {code.key: code for code in self.project.codes}
        said, bare = [], []
        for segment, key, _ in given:
            statement = segment.statement
            if not statement and not segment.quote:
                above = codes.get(codes[key].parent)
                statement = f"{above.label}: {codes[key].label}" if above else codes[key].label
                bare.append(statement)
            said.append(_cut(statement, LONGEST_STATEMENT) if statement else "")
        self.note("words", bare, "no_words", lost=False)
        return said

    def whose(self, segment: Segment) -> str:
        """Whose words they are; '' for nobody's or several people's."""
        return self.people.get(segment.people[0], "") if len(segment.people) == 1 else ""

    def documents(self, segments: list[Segment]) -> dict[str, str]:
        """A number for each document in which something is coded."""
        used = dict.fromkeys(segment.source for segment in segments if segment.source)
        found = {source: f"D{number:02d}" for number, source in enumerate(used, 1)}
        without = [source.label for source in self.project.sources if source.key not in found]
        self.note("documents", ["" for _ in without], "document_not_coded", p.DOCUMENTS, lost=False)
        self.held[p.DOCUMENTS] = len(self.project.sources) - len(without)
        return found

    def coders(self) -> dict[str, str]:
        """first, second … for each coder."""
        named = dict.fromkeys(coding.coder for coding in self.project.codings if coding.coder)
        return {coder: ORDINALS[at] if at < len(ORDINALS) else f"coder_{at + 1}" for at, coder in enumerate(named)}

    def note_segments(self, segments: dict[str, Segment], used: set[str], given: list[Given]) -> None:
        """What of passages stays behind."""
        coded = [segments[key] for key in used]
        self.note("segments", ["" for key in segments if key not in used], "segment_not_coded", p.SEGMENTS, lost=False)
        several = ["" for segment, _, _ in given if len(segment.people) > 1]
        self.note("ties", several, "several_people")
        self.note("quotes", ["" for each in coded if len(each.quote) > LONGEST_QUOTE], "long_quote")
        self.note("statements", ["" for each in coded if len(each.statement) > LONGEST_STATEMENT], "long_statement")
        self.note("notes", ["" for each in segments.values() if each.note], "note")

    # people, and what is said of people and passages

    def participants(self) -> pd.DataFrame:
        """A row a person."""
        frame = pd.DataFrame({"participant_id": pd.Series(list(self.people.values()), dtype="str")})
        for name, cells in self.attributes("participants", [dict(person.attributes) for person in self.project.people]):
            frame[name] = pd.Series(cells, dtype="str")
        return frame

    def attributes(self, table: str, said: list[dict[str, str]]) -> Iterator[tuple[str, list[str]]]:
        """A column for each attribute, with its codes listed; not those with more values than can be compared."""
        for title in dict.fromkeys(name for each in said for name in each):
            cells = [each.get(title, "") if each else "" for each in said]
            values = sorted({cell for cell in cells if cell}, key=_in_order(cells))
            if len(values) > MOST_VALUES:
                self.note("attributes", [title], "many_values")
                continue
            name = self.column_name(title)
            self.own[table][name] = self.column_title(table, title)
            codes = dict(zip(values, _codes_for(values, "value"), strict=True))
            self.list_codes(name, ((code, value, "") for value, code in codes.items()))
            yield name, [codes.get(cell, "") for cell in cells]

    def column_title(self, table: str, title: str) -> str:
        """The words over a column: not those over another one."""
        others = {fold(words) for words, _ in COLUMNS[table].values()} | {fold(words) for words in self.own[table].values()}
        cut, number = _cut(title, LONGEST_LABEL - 6), 2
        tried = cut
        while fold(tried) in others:
            tried, number = f"{cut} ({number})", number + 1
        return tried

    def column_name(self, title: str) -> str:
        """A name for a column that no study has otherwise: a column called Grade means here what it meant there."""
        base = slug(title) or "attribute"
        name, number = (f"own_{base}", 2) if base in self.taken else (base, 2)
        while name in self.taken:
            name, number = f"own_{base}_{number}", number + 1
        self.taken.add(name)
        return name


def _above(code: Code, codes: dict[str, Code]) -> str:
    return code.parent if code.parent in codes else ""


def _top(code: Code, codes: dict[str, Code]) -> Code:
    seen = {code.key}
    while (above := _above(code, codes)) and above not in seen:
        seen.add(above)
        code = codes[above]
    return code


def _said_of(segment: Segment, sources: dict[str, p.TextSource]) -> dict[str, str]:
    """What is said of a passage: of its document, too."""
    of_source = sources[segment.source].attributes if segment.source in sources else ()
    return dict((*of_source, *segment.attributes)) if of_source or segment.attributes else NOTHING_SAID


def _in_order(cells: list[str]) -> Callable[[str], tuple]:
    """Numbers by their size, other values as they come."""
    places = {cell: place for place, cell in reversed(list(enumerate(cells)))}

    def key(value: str) -> tuple:
        number = re.match(r"\d+(?:\.\d+)?", value)
        return (0, float(number[0]), value) if number else (1, places[value], value)

    return key


def _cut(text: str, most: int) -> str:
    return shorten(" ".join(text.split()), most)


def _frame(rows: list[dict[str, str]], columns: Iterable[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype="str") for name in columns})


def _resource(name: str, frame: pd.DataFrame, own: dict[str, str]) -> dict:
    title, description = TABLES[name]
    keys = [
        {"fields": column, "reference": {"resource": other, "fields": named}}
        for column, other, named in KEYS.get(name, ())
        if column in frame
    ]
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "description": description,
        "schema": {
            "fields": [_field(name, column, own) for column in frame],
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(table: str, column: str, own: dict[str, str]) -> dict:
    kind = {"name": column, "type": "integer" if column in NUMBERS else "string"}
    if column in own:
        return kind | {"title": own[column], "description": f"{own[column]}.", "codes": column}
    title, description = COLUMNS[table][column]
    return kind | {"title": title, "description": description}
