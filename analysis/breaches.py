"""What is wrong with a study, one `Breach` a problem, all reported together."""

from dataclasses import dataclass

MOST_VALUES_SHOWN = 12


@dataclass(frozen=True)
class Breach:
    """One problem: where it is (`row` counts the header as row 1; 0 is the whole file), what is there, what is allowed."""

    file: str
    row: int
    column: str
    value: str
    allowed: str

    def __str__(self) -> str:
        place = ", ".join(
            part for part in (self.file, f"row {self.row}" if self.row else "", self.column and f"column {self.column}") if part
        )
        found = f"found {shorten(self.value)!r}" if self.value else "found nothing"
        return f"{place}: {found}; allowed: {self.allowed}"


class StudyError(ValueError):
    """A study that cannot be opened. `breaches` holds every `Breach` found; none of the study is loaded."""

    def __init__(self, breaches: list[Breach]):
        self.breaches = tuple(breaches)
        super().__init__("\n".join(str(breach) for breach in breaches))


def shorten(value: str, most: int = 60) -> str:
    """`value` cut to `most` characters, with an ellipsis where something was cut."""
    return value if len(value) <= most else value[: most - 1] + "…"


def one_of(values) -> str:
    """The sentence that says which values are allowed, cut after a dozen."""
    values = [str(value) for value in values]
    shown = ", ".join(values[:MOST_VALUES_SHOWN])
    more = len(values) - MOST_VALUES_SHOWN
    return f"one of {shown}" + (f" and {more} more" if more > 0 else "") if values else "nothing (its table is empty)"
