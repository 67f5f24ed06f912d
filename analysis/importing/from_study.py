"""A study as a project of coded texts: the way back from an import, for files that other tools of research open."""

import pandas as pd

from analysis.disclosure.microdata import releasable
from analysis.importing.project import Code, Coding, Person, Project, Segment, TextSource
from analysis.importing.study import FLAT, NOT_DESCRIBED, REST
from analysis.model.dataset import Dataset
from analysis.model.schema import LIST_SEPARATOR, NOT_STATED

KIND = "kind:"  # before a kind, in the key of its code
UNGROUPED = (FLAT[0], REST[0])  # the kinds that an import gives to codes without one: no group of the project’s own
WHOLE = "whole"  # the key of the one text of a study without documents


def project_of(dataset: Dataset, findings: pd.DataFrame | None = None) -> Project:
    """The study with these of its findings (columns as `dataset.findings`; all that may be read where None), as a project.

    Codes are its kinds and under them its themes, those of a broader theme under that. A passage is a finding, or the findings
    that share a `segment`: its words are the quote, or else the statement. Where small groups are hidden a passage says what a
    listed finding says and no more: nobody speaks in it, no document and no coder is named, and there is no quote.
    """
    listed = releasable(dataset) if findings is None else findings
    codes = _codes(dataset)
    passages = _Passages(dataset, listed, {code.key for code in codes})
    people = _people(dataset, passages.people if len(listed) < len(dataset.findings) else None)
    return Project(
        title=dataset.descriptor.title,
        tool="",
        codes=codes,
        sources=passages.sources(),
        people=people,
        segments=tuple(passages.segments.values()),
        codings=tuple(passages.codings),
    )


def _codes(dataset: Dataset) -> tuple[Code, ...]:
    """Kinds and themes, in their order, as the tree that they may have been imported from.

    A kind whose only top theme is called like it is that theme, and not written twice. A theme that is told apart from another
    by what it is part of, as 'Work (Soil)', has its own name again.
    """
    themes = dataset.themes
    known = set(themes["theme_id"])
    above = themes["parent"] if "parent" in themes else pd.Series("", themes.index)
    broader = {theme: up if up in known else "" for theme, up in zip(themes["theme_id"], above, strict=True)}
    names: dict[str, str] = {}
    meanings = _meanings(dataset)
    codes = []
    for kind in dict.fromkeys(themes["kind"]):
        of_kind = themes[themes["kind"] == kind]
        tops = [row for row in of_kind.itertuples() if not broader[row.theme_id]]
        label = dataset.label("kind", kind)
        is_theme = kind in UNGROUPED or (len(tops) == 1 and tops[0].label.casefold() == label.casefold())
        if not is_theme:
            codes.append(Code(f"{KIND}{kind}", label, description=meanings.get(kind, ""), codable=False))
        for row in of_kind.itertuples():
            parent = broader[row.theme_id] or ("" if is_theme else f"{KIND}{kind}")
            above = names.get(broader[row.theme_id], label)
            names[row.theme_id] = row.label.removesuffix(f" ({above})")
            covers = getattr(row, "covers", "")
            codes.append(Code(row.theme_id, names[row.theme_id], parent, "" if covers == NOT_DESCRIBED else covers))
    return tuple(codes)


def _meanings(dataset: Dataset) -> dict[str, str]:
    codes = dataset.tables["codes"]
    kinds = codes[codes["attribute"] == "kind"]
    return dict(zip(kinds["code"], kinds["meaning"], strict=True)) if "meaning" in kinds else {}


class _Passages:
    """The passages of the findings listed, their codings, and who speaks in them."""

    def __init__(self, dataset: Dataset, listed: pd.DataFrame, codes: set[str]):
        self.dataset, self.listed = dataset, listed
        self.is_hidden = bool(dataset.fewest)
        self.segments: dict[str, Segment] = {}
        self.codings: list[Coding] = []
        self.people: set[str] = set()
        self.documents: dict[str, None] = {}
        held = {name: self.cells(name) for name in ("finding_id", "statement", "theme_id")}
        apart = {name: self.cells(name, own=True) for name in ("quote", "segment", "document", "coder", "participant_id")}
        for row in zip(*held.values(), *apart.values(), strict=True):
            self.take(codes, dict(zip((*held, *apart), row, strict=True)))

    def cells(self, name: str, own: bool = False) -> list[str]:
        """A column as text: '' where a cell is empty, where there is no such column, and where it would tell who spoke."""
        if name not in self.listed or (own and self.is_hidden):
            return [""] * len(self.listed)
        cells = self.listed[name].astype(object)
        return ["" if pd.isna(cell) or (own and cell == NOT_STATED) else str(cell) for cell in cells]

    def take(self, codes: set[str], row: dict[str, str]) -> None:
        """One finding: its passage, where that is new, and its coding; nothing where its words are withheld."""
        if not row["quote"] and not row["statement"]:
            return
        key, person = row["segment"] or row["finding_id"], row["participant_id"]
        people = (person,) if person else ()
        document = row["document"] or WHOLE
        if key not in self.segments:
            self.segments[key] = Segment(key, document, row["quote"], people, row["statement"])
        self.people.update(people)
        self.documents.setdefault(document)
        if row["theme_id"] in codes:
            self.codings += [Coding(key, row["theme_id"], coder) for coder in row["coder"].split(LIST_SEPARATOR)]

    def sources(self) -> tuple[TextSource, ...]:
        """The documents, called as the study calls them; the study itself where it has none."""
        title = self.dataset.descriptor.title
        return tuple(
            TextSource(each, title if each == WHOLE else self.dataset.label("document", each))
            for each in sorted(self.documents)
        )


def _people(dataset: Dataset, those: set[str] | None) -> tuple[Person, ...]:
    """The participants and what is coded of them, of `those` only unless it is None; nobody where small groups are hidden."""
    if dataset.fewest or "participants" not in dataset.tables:
        return ()
    participants = dataset.participants
    fields = {each.name: each for each in dataset.descriptor.table("participants").fields}
    said = [(fields[each.people].title, each) for each in dataset.descriptor.attributes if each.people in participants]
    people = []
    for row in participants.to_dict("records"):
        key = row["participant_id"]
        if those is None or key in those:
            values = [(title, _values(dataset, each.codes, row[each.people])) for title, each in said]
            people.append(Person(key, key, tuple((title, value) for title, value in values if value)))
    return tuple(people)


def _values(dataset: Dataset, codes: str, cell: object) -> str:
    """What a cell says, in the words of the study; '' where it says nothing."""
    values = [] if pd.isna(cell) else [each for each in str(cell).split(LIST_SEPARATOR) if each not in ("", NOT_STATED)]
    return "; ".join(dataset.label(codes, each) for each in values)
