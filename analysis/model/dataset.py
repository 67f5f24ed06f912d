"""One study, open: its tables, typed and frozen; the same study counted in another way."""

import dataclasses
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import ref

import numpy as np
import pandas as pd

from analysis.model.count import SUPPRESSED
from analysis.model.schema import NOT_STATED, Attribute, Descriptor

FINDINGS, PEOPLE = "findings", "people"  # what a study's numbers count
PERSON = "person"  # the number of the participant that a finding is tied to, -1 where it is tied to nobody
HIDDEN = "hidden"
RESULT, RECOMMENDATION = "result", "recommendation"
CORE, IN_CORE, APART = "core", "yes", "no"  # whether a finding is counted where nothing else is asked for
MADE = ("kind", CORE, PERSON, "rated_support", "rated_experience", "otherwise")  # what counting calls columns of its own
FEWEST_SHOWN = 3  # people: what a smaller group says is hidden, where findings are tied to people and nothing else is set


@dataclass(frozen=True, eq=False)  # two studies are never the same: results are kept by study
class Dataset:
    """One study. `tables` maps a table's name to its frame; code columns are ordered categories.

    A list column holds the cell as one category (`darzi;nw`), `not_stated` where the file is silent; `members`
    says which values stand in each, so that a list is split once, when the study is opened.

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
            origin = Origin(ref(whole), whole.descriptor, whole.tables, whole.members)
            whole.views[unit, fewest] = replace(
                whole, tables=tables, members=members, unit=unit, fewest=fewest, views={}, origin=origin
            )
        return whole.views[unit, fewest]

    @cached_property
    def ties(self) -> bool:
        """Whether findings are tied to participants, so that people can be counted, and singled out."""
        return "participant_id" in self.findings and bool((self.findings["participant_id"] != "").any())

    @cached_property
    def coded(self) -> pd.DataFrame:
        """What is counted: the code columns of `findings`, kind, `person`, and the attributes of the person that findings
        carry where they are tied. Same index as `findings`."""
        findings = self.findings
        columns = [name for name in findings if isinstance(findings[name].dtype, pd.CategoricalDtype)]
        coded = findings[columns].copy()
        if not self.ties:
            return coded
        coded[PERSON] = person_of(findings, self.participants)
        for each in self.descriptor.attributes:
            if each.tied and each.column not in coded and each.people in self.participants:
                coded[each.column] = of_whoever_says(findings, self.participants, each.people)
        return coded

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

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row a finding that says no other again; the columns of the descriptor's table, and `kind` (the theme's).

        Where the study codes what findings rest on also `core`: 'yes' for its results and recommendations, which are what is
        counted unless more is asked for. Those that say another finding again are in `tables["findings"]` only.
        """
        every = self.tables["findings"]
        return every[every["repeats"] == ""] if "repeats" in every and (every["repeats"] != "").any() else every

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

    @property
    def participants(self) -> pd.DataFrame:
        """One row a participant."""
        return self.tables["participants"]

    @property
    def programmes(self) -> pd.DataFrame:
        """One row a programme."""
        return self.tables["programmes"]

    @property
    def themes(self) -> pd.DataFrame:
        """One row a theme: theme_id, kind, label, covers, section, order."""
        return self.tables["themes"]

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """For each attribute, the label of each of its values, in their order."""
        codes = self.tables["codes"].sort_values("order", kind="stable")
        labels = {name: dict(zip(rows["code"], rows["label"], strict=True)) for name, rows in codes.groupby("attribute")}
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

    def themes_of(self, kind: str) -> tuple[str, ...]:
        """The theme ids of one kind, in their order."""
        return tuple(theme for theme, its_kind in self.kind_of.items() if its_kind == kind)


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

    def study(self) -> Dataset:
        """The study as it was opened: counting findings, hiding nothing."""
        return self.held() or Dataset(self.descriptor, self.tables, self.members)
