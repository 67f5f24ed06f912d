"""What is counted: rows of a study, told by how they were chosen. They hold no cells: an engine finds and counts them.

What a small group says can be worked out from what two larger groups say. Whether a count may be shown therefore depends
on how its rows were chosen: rows chosen by anything but values of columns cannot be counted where small groups are hidden.
"""

from dataclasses import dataclass, replace

Axis = tuple[str, tuple[tuple[str, ...], ...]]  # a column, and for each group of its values those that belong to it


@dataclass(frozen=True)
class Holds:
    """What has one of `values` in `column` (a list: holds one); where it `does` not, what has none of them."""

    column: str
    values: tuple[str, ...]
    does: bool = True


@dataclass(frozen=True)
class Says:
    """Findings in whose number or statement a folded `term` stands, or which have a value that is printed with it."""

    term: str
    printed: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class IsQuoted:
    """Participants whom a finding is tied to."""


Condition = Holds | Says | IsQuoted


@dataclass(frozen=True)
class Rows:
    """The findings, or participants, that have one of the values in each column of `by`, and all that is `otherwise` asked.

    `by` is sorted by column: the same rows are equal, however they were narrowed.
    """

    of_people: bool = False
    by: tuple[tuple[str, tuple[str, ...]], ...] = ()
    otherwise: tuple[Condition, ...] = ()

    @property
    def known(self) -> dict[str, tuple[str, ...]]:
        """The columns that they were narrowed by and the values left."""
        return dict(self.by)

    def that(self, condition: Condition) -> "Rows":
        """Those of them that something else than values of a column is true of."""
        return replace(self, otherwise=(*self.otherwise, condition))

    def narrowed(self, column: str, values: tuple[str, ...]) -> "Rows":
        """The same rows with these values of a column, in place of what they were narrowed to before."""
        return replace(self, by=tuple(sorted({**self.known, column: values}.items())))


FINDINGS, PARTICIPANTS = Rows(), Rows(of_people=True)
