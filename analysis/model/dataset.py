"""One study, open: its tables, typed and frozen; the same study counted in another way."""

import dataclasses
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import ref

import numpy as np
import pandas as pd

from analysis.model.count import SUPPRESSED
from analysis.model.rows import FINDINGS as EVERY_FINDING
from analysis.model.rows import PARTICIPANTS, Rows
from analysis.model.schema import NOT_STATED, Attribute, Descriptor

FINDINGS, PEOPLE = "findings", "people"  # what a study's numbers count
PERSON = "person"  # the number of the participant that a finding is tied to, -1 where it is tied to nobody
HIDDEN = "hidden"
RESULT = "result"
HELPS, HINDERS, ASKS = "helps", "hinders", "asks"  # what a kind of theme does, where it does any of these
USUAL_ROLES = {"facilitator": HELPS, "barrier": HINDERS, "recommendation": ASKS}  # of a study that names no roles
ONE_KIND = "theme"  # the kind of every theme of a study that has no kinds
CORE, IN_CORE, APART = "core", "yes", "no"  # whether a finding is counted where nothing else is asked for
# the columns of findings that a study need not code, by what an empty cell of them is
SILENT_CODES = ("section", "voice", "grade", "sponsor_support", "experience", "extent")
SILENT_LISTS = ("programmes", "specialties", "actors", "answers")
SILENT_TEXTS, SILENT_NUMBERS = ("statement", "passage_anchor"), ("extent_count", "passage_words")
STATEMENT, QUOTE, SEGMENT, PARENT = "statement", "quote", "segment", "parent"
OF_PASSAGES = (QUOTE, SEGMENT, "document", "coder")  # what tells who said it
MADE = ("kind", CORE, PERSON, "rated_support", "rated_experience", "otherwise")  # what counting calls columns of its own
FEWEST_SHOWN = 3  # people: what a smaller group says is hidden, where findings are tied to people and nothing else is set


@dataclass(frozen=True)
class Stored:
    """Where the findings of a study are that are not in memory, and what has to be known of them all.

    `place`: the prepared database, or the address of an engine; `table`: what queries there call the findings; `findings`: how
    many there are, `tied`: how many of them are tied to a participant; `silent`: the columns in which any says nothing.
    """

    place: str
    table: str
    findings: int
    tied: int
    silent: frozenset[str]


@dataclass(frozen=True, eq=False)  # two studies are never the same: results are kept by study
class Dataset:
    """One study. `tables` maps a table's name to its frame; code columns are ordered categories.

    A list column holds the cell as one category (`darzi;nw`), `not_stated` where the file is silent; `members`
    says which values stand in each, so that a list is split once, when the study is opened. Where the findings are `stored` in
    a database, their frame has their columns and no rows, and whoever wants rows asks the study's engine.

    `unit` is what its numbers count, findings or people; `fewest` the smallest group of people whose numbers are shown
    (0: all are). `counting` gives the same study with others; results are kept for each. The study holds these `views`,
    and they hold its `origin` weakly: without a circle, so that a study that is let go is freed at once.
    """

    descriptor: Descriptor
    tables: dict[str, pd.DataFrame]
    members: dict[str, dict[str, tuple[str, ...]]]
    unit: str = FINDINGS
    fewest: int = 0
    views: "dict[tuple[str, int], Dataset]" = dataclasses.field(default_factory=dict, repr=False)
    origin: "Origin | None" = dataclasses.field(default=None, repr=False)
    stored: Stored | None = None

    def counting(self, unit: str, fewest: int) -> "Dataset":
        """The same study, counting `unit` and hiding what fewer than `fewest` people say.

        People are counted by the findings tied to them: the others are left out. Raises ValueError where none is tied.
        """
        if unit == PEOPLE and not self.ties:
            raise ValueError("no finding of this study is tied to a participant")
        whole = self.origin.study() if self.origin else self
        if (unit, fewest) == (FINDINGS, 0):
            return whole
        if (unit, fewest) not in whole.views:
            tables = dict(whole.tables)
            if unit == PEOPLE:
                tied = tables["findings"]["participant_id"] != ""
                tables["findings"] = tables["findings"] if tied.all() else tables["findings"][tied]
            members = {column: {**cells, HIDDEN: (HIDDEN,)} if fewest else cells for column, cells in whole.members.items()}
            origin = Origin(ref(whole), whole.descriptor, whole.tables, whole.members, whole.stored)
            whole.views[unit, fewest] = replace(
                whole, tables=tables, members=members, unit=unit, fewest=fewest, views={}, origin=origin
            )
        return whole.views[unit, fewest]

    @cached_property
    def ties(self) -> bool:
        """Whether findings are tied to participants, so that people can be counted, and singled out."""
        if self.stored:
            return self.stored.tied > 0
        return "participant_id" in self.findings and bool((self.findings["participant_id"] != "").any())

    @property
    def all_tied(self) -> bool:
        """Whether every finding is tied to a participant."""
        if self.stored:
            return self.stored.tied == self.stored.findings
        return self.ties and self.counting(PEOPLE, self.fewest).findings is self.findings

    @property
    def coded(self) -> Rows:
        """What is counted: every finding that says no other again."""
        return EVERY_FINDING

    @property
    def listed(self) -> Rows:
        """The people who took part, each counted once."""
        return PARTICIPANTS

    @cached_property
    def finding_columns(self) -> tuple[str, ...]:
        """The columns that findings have, those among them that a study need not have."""
        return tuple(self.findings)

    @cached_property
    def coded_columns(self) -> tuple[str, ...]:
        """The columns that findings are counted by: their code and list columns, and what they carry of whoever says them."""
        findings, people = self.findings, self.participants
        own = [name for name in findings if isinstance(findings[name].dtype, pd.CategoricalDtype)]
        tied = [each.column for each in self.descriptor.attributes if each.tied and each.people in people] if self.ties else []
        return tuple(dict.fromkeys([*own, *tied]))

    @cached_property
    def filters(self) -> dict[str, Attribute]:
        """The attributes that findings can be narrowed by, in order, by their names in the address."""
        return {each.name: each for each in self.descriptor.attributes if each.is_filter}

    @cached_property
    def of_people(self) -> dict[str, str]:
        """The attributes of people: what findings call the column, and that of the participants which says the same of the
        people they are tied to."""
        return {each.column: each.people for each in self.descriptor.attributes if each.people}

    @cached_property
    def codes_of(self) -> dict[str, str]:
        """What lists the values of a column of findings or participants, where that is not called as the column is."""
        every = self.descriptor.attributes
        return {each.people: each.codes for each in every if each.people} | {each.column: each.codes for each in every}

    @property
    def withholds_quotes(self) -> bool:
        """Whether the words that people said are not shown, for they tell who said them: where small groups are hidden."""
        return bool(self.fewest) and self.ties and QUOTE in self.stated

    @cached_property
    def passages(self) -> int:
        """How many passages the findings are codings of, where some passage has several; else 0."""
        if SEGMENT not in self.findings:
            return 0
        segments = self.findings[SEGMENT]
        number = int((segments == "").sum()) + segments[segments != ""].nunique()
        return number if number < len(segments) else 0

    @cached_property
    def parent_of(self) -> dict[str, str]:
        """For each theme the broader one that it is part of; '' for one that is part of none."""
        parents = self.themes[PARENT] if PARENT in self.themes else [""] * len(self.themes)
        return dict(zip(self.themes["theme_id"], parents, strict=True))

    @cached_property
    def below(self) -> dict[str, tuple[str, ...]]:
        """For each theme itself and every theme that is part of it, at whatever depth, in the order of the study."""
        found: dict[str, list[str]] = {theme: [] for theme in self.parent_of}
        for theme in self.parent_of:
            above = theme
            while above:
                found[above].append(theme)
                above = self.parent_of[above]
        return {theme: tuple(parts) for theme, parts in found.items()}

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row a finding that says no other again; the columns of the descriptor's table, and `kind` (the theme's).
        `statement` is what is read of it: its quote in quotation marks where it has no statement.

        Where the study codes what findings rest on also `core`: 'yes' for its results and recommendations, which are what is
        counted unless more is asked for. Those that say another finding again are in `tables["findings"]` only.
        """
        every = self.tables["findings"]
        return every[every["repeats"] == ""] if "repeats" in every and (every["repeats"] != "").any() else every

    @cached_property
    def finding_numbers(self) -> tuple[str, ...]:
        """What findings can be asked for by their numbers: all; where they are in a database, those of the key messages."""
        if not self.stored:
            return tuple(self.findings["finding_id"])
        return tuple(dict.fromkeys(number for named in self.members.get("findings", {}).values() for number in named))

    def number_of_rows(self, table: str) -> int:
        """How many rows a table of the study has."""
        return len(self.tables[table]) + (self.stored.findings if self.stored and table == "findings" else 0)

    @cached_property
    def repeated(self) -> dict[str, tuple[str, ...]]:
        """For each finding that others say again, their ids."""
        every = self.tables["findings"]
        if "repeats" not in every:
            return {}
        again = every[every["repeats"] != ""]
        return {first: tuple(rows["finding_id"]) for first, rows in again.groupby("repeats", sort=False)}

    @property
    def codes_basis(self) -> bool:
        """Whether the study codes what its findings rest on, so that only some are counted unless more is asked for."""
        return CORE in self.tables["findings"]

    @property
    def codes_stance(self) -> bool:
        """Whether the study tells recommendations that ask from those that warn or only tell."""
        return "stance" in self.tables["findings"]

    @cached_property
    def participants(self) -> pd.DataFrame:
        """One row a participant; no rows where the study lists none."""
        return self.tables.get("participants", pd.DataFrame({"participant_id": []}, dtype=str))

    @cached_property
    def programmes(self) -> pd.DataFrame:
        """One row a programme; no rows where the study has none."""
        return self.tables.get("programmes", pd.DataFrame(columns=["programme_id", "name", "short_name", "region"], dtype=str))

    @property
    def themes(self) -> pd.DataFrame:
        """One row a theme: theme_id, kind (ONE_KIND for all where the study has no kinds), label, covers, section, order."""
        return self.tables["themes"]

    @cached_property
    def stated(self) -> frozenset[str]:
        """The columns that the study codes of its findings, `kind` among them. What is not among them is silent in `findings`
        and is shown nowhere, counted nowhere and said nowhere. Statements that are all quotes are not among them."""
        findings = self.tables["findings"]
        fields = {field.name for field in self.descriptor.table("findings").fields}
        if {STATEMENT, QUOTE} <= {*findings} and (findings[STATEMENT] == in_quotation_marks(findings[QUOTE])).all():
            fields -= {STATEMENT}
        kind = {field.name for field in self.descriptor.table("themes").fields if field.name == "kind"}
        return frozenset(fields | kind)

    @cached_property
    def has_silence(self) -> bool:
        """Whether anything that the study codes can be, or is, not stated."""
        own = [each.column for each in self.descriptor.attributes if each.own and each.column in self.findings]
        known = self.stated & {*SILENT_CODES, *SILENT_LISTS}
        if self.stored:
            return bool(known) or not self.stored.silent.isdisjoint(own)
        return bool(known) or any((self.findings[column] == NOT_STATED).any() for column in own)

    @property
    def has_people(self) -> bool:
        """Whether the study lists who took part."""
        return "participants" in self.tables

    @property
    def has_programmes(self) -> bool:
        """Whether the study has programmes."""
        return "programmes" in self.tables

    @cached_property
    def role_of(self) -> dict[str, str]:
        """For each kind what it does: HELPS, HINDERS, ASKS, '' for none of these. A study whose codes have no roles has the
        usual ones, of the kinds of the template."""
        codes = self.tables.get("codes")
        if codes is None or "role" not in codes:
            return USUAL_ROLES
        kinds = codes[codes["attribute"].astype(str) == "kind"]
        return dict(zip(kinds["code"], kinds["role"].astype(str), strict=True))

    def kinds_that(self, *roles: str) -> tuple[str, ...]:
        """The kinds of these roles, by role, then in their order."""
        return tuple(kind for role in roles for kind in self.labels["kind"] if self.role_of.get(kind, "") == role)

    def has_themes_that(self, *roles: str) -> bool:
        """Whether there are themes of a kind of any of these roles."""
        return bool(self.themes_of(*self.kinds_that(*roles)))

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """For each attribute, the label of each of its values, in their order."""
        codes = self.tables["codes"].sort_values("order", kind="stable")
        labels = {name: {NOT_STATED: "Not stated"} for name in (*SILENT_CODES, "specialty", "actors")}
        labels["kind"] = {ONE_KIND: "Themes"}
        labels |= {name: dict(zip(rows["code"], rows["label"], strict=True)) for name, rows in codes.groupby("attribute")}
        labels[CORE] = {IN_CORE: "Yes", APART: "No"}
        labels["theme"] = dict(zip(self.themes["theme_id"], self.themes["label"], strict=True))
        labels["programme"] = dict(zip(self.programmes["programme_id"], self.programmes["short_name"], strict=True))
        return labels

    @cached_property
    def kind_of(self) -> dict[str, str]:
        """The kind of each theme."""
        return dict(zip(self.themes["theme_id"], self.themes["kind"], strict=True))

    def label(self, attribute: str, value: str) -> str:
        """What a reader calls `value`; 'Not stated' where the attribute has no label for it."""
        unlabelled = {NOT_STATED: "Not stated", HIDDEN: str(SUPPRESSED)}.get(value, value)
        return self.labels.get(attribute, {}).get(value, unlabelled)

    def label_one(self, attribute: str, value: str) -> str:
        """What a reader calls one of what `value` stands for: 'Barrier' where the label is 'Barriers'."""
        codes = self.tables["codes"]
        if "label_one" in codes:
            found = codes.loc[(codes["attribute"] == attribute) & (codes["code"] == value), "label_one"]
            if len(found) and found.iloc[0]:
                return str(found.iloc[0])
        return self.label(attribute, value)

    def themes_of(self, *kinds: str) -> tuple[str, ...]:
        """The theme ids of some kinds, in their order."""
        return tuple(theme for theme, its_kind in self.kind_of.items() if its_kind in kinds)


def in_quotation_marks(quotes: pd.Series) -> pd.Series:
    """Each quote in quotation marks; '' for none."""
    return ("“" + quotes + "”").mask(quotes == "", "")


def person_of(findings: pd.DataFrame, participants: pd.DataFrame) -> np.ndarray:
    """The number of the participant that each finding is tied to, -1 for nobody."""
    return np.asarray(pd.Index(participants["participant_id"]).get_indexer(findings["participant_id"]), dtype="int32")


def of_whoever_says(findings: pd.DataFrame, participants: pd.DataFrame, column: str) -> pd.Categorical:
    """For each finding what a column of the participants says of whom it is tied to; empty for nobody."""
    cells, person = participants[column], person_of(findings, participants)
    return pd.Categorical.from_codes(np.where(person < 0, -1, cells.cat.codes.to_numpy()[person]), dtype=cells.dtype)


@dataclass(frozen=True)
class Origin:
    """Where another way of counting a study comes from: the study, not held alive, so that nothing holds it once it is
    closed; and what to make it of again, for whoever holds nothing else of it."""

    held: "ref[Dataset]"
    descriptor: Descriptor
    tables: dict[str, pd.DataFrame]
    members: dict[str, dict[str, tuple[str, ...]]]
    stored: Stored | None

    def study(self) -> Dataset:
        """The study as it was opened: counting findings, hiding nothing."""
        return self.held() or Dataset(self.descriptor, self.tables, self.members, stored=self.stored)
