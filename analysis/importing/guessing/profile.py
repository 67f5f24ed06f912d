"""What the cells of a column look like: how long, how many different ones, numbers or marks, several joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.importing.mapping import NESTINGS, SEPARATORS

LOOKED_AT = 2_000  # cells of a column
LONGEST_CODE = 80  # letters of a code
LONGEST_JOINED = 2_000  # letters of a cell in which codes are looked for, to tell what joins them
ONES, ZEROS = {"1", "x", "true", "✓", "✔", "✗", "1.0"}, {"0", "false", "0.0", "-"}
YES = ONES | {"yes", "y", "ja", "oui", "si", "sí", "sim"}
NO = ZEROS | {"no", "n", "nein", "non", "nao", "não", "na", "n/a", "none"}
NUMBER = re.compile(r"-?\d+([.,]\d+)?%?")
DATE = re.compile(r"\d{4}-\d\d?-\d\d?([ T].*)?|\d\d?[/.]\d\d?[/.]\d{2,4}([ ,].*)?")
SPEAKER = re.compile(r"^[ \t]*([A-Z][^\W\d_]{0,14}[ .-]?\d{0,3}|[A-Z]{1,3}\d{0,3})[ \t]*:\s", re.MULTILINE)
ASKING = re.compile(
    r"(i|int|interviewer|interviewerin|moderator|moderadora?|m|q|researcher|facilitator|entrevistadora?)\s*\d*", re.I
)
INTERVIEW = re.compile(
    r"interview|participant|respondent|entrevista(?!s)|entretien|befragt|proband|teilnehm|transcript of|^[a-z]{0,3}\d{1,3}\b",
    re.I,
)
GROUP = re.compile(r"grup|grou|gruppe|focus|fokus|foco", re.I)
FEWEST_COMPARED = 4  # cells that tell whether those of a column are filled down
FEWEST_EMPTY = 0.3  # of 1: cells that are empty where the others are filled down


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Texts that differ in case or blanks are one."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Profile:
    """Of the first cells of a column: how many, how many filled, how many different ones, and what they look like."""

    cells: int
    filled: int
    distinct: int
    length: float
    longest: int
    numbers: float
    dates: float
    is_marks: bool
    separator: str

    @property
    def is_few(self) -> bool:
        """Whether few values stand in many rows."""
        return 1 < self.distinct <= max(2, min(40, 0.7 * self.filled)) and self.longest <= LONGEST_CODE and self.dates < 0.5

    @property
    def is_unique(self) -> bool:
        """Whether each filled cell has a value of its own."""
        return self.filled > 1 and self.distinct == self.filled == self.cells


def profile_of(cells: Sequence[str]) -> Profile:
    """What the first cells of a column look like."""
    looked = cells[:LOOKED_AT]
    filled = [cell for cell in looked if cell]
    folded = {fold(cell) for cell in filled} if filled else set()
    number = max(1, len(filled))
    return Profile(
        cells=len(looked),
        filled=len(filled),
        distinct=len(folded),
        length=sum(map(len, filled)) / number,
        longest=max(map(len, filled), default=0),
        numbers=sum(bool(NUMBER.fullmatch(cell)) for cell in filled) / number,
        dates=sum(len(cell) < 40 and bool(DATE.fullmatch(cell)) for cell in filled) / number,
        is_marks=bool(folded) and folded <= ONES | ZEROS and bool(folded & ONES),
        separator=joined_by(filled),
    )


def joined_by(filled: list[str]) -> str:
    """What stands between the codes of a column's cells; '' where each cell has one code.

    Codes that stand between it come again, alone or beside others: a comma in a sentence does not part such.
    """
    filled = [cell[:LONGEST_JOINED] for cell in filled]
    for separator in SEPARATORS:
        several = [cell for cell in filled if separator in cell.strip(separator)]
        if not several:
            continue
        parts = [fold(part) for cell in filled for part in cell.split(separator) if part.strip()]
        if max(map(len, parts), default=0) > LONGEST_CODE:
            continue
        times = Counter(parts)
        of_several = {fold(part) for cell in several for part in cell.split(separator) if part.strip()}
        again = sum(times[part] > 1 for part in of_several)
        is_once = separator == "," and len(several) == 1 < len(filled)  # then all that it parts has to come again
        if again * (1 if is_once else 2) >= len(of_several) or (separator in "\n;|" and 20 * len(several) >= len(filled)):
            return separator
    return ""


def nested_by(codes: Iterable[str]) -> str:
    """What stands between the codes of a path: whatever most of the codes have between two words; '' if fewer than two do."""
    codes = list(codes)
    times = {each: sum(each in code.strip(each) for code in codes) for each in NESTINGS if each}
    most = max(times, key=lambda each: times[each])
    return most if times[most] >= min(2, len(codes)) and times[most] > (len(codes) / 4 if most == " / " else 0) else ""


def is_filled_down(cells: Sequence[str]) -> bool:
    """Whether a value stands in the first of its rows only: so many are empty, and those that are filled are not alike."""
    looked = cells[:LOOKED_AT]
    filled = [cell for cell in looked if cell]
    if len(looked) < FEWEST_COMPARED or not looked[0] or len(filled) > (1 - FEWEST_EMPTY) * len(looked):
        return False
    return len(filled) > 1 and len({fold(cell) for cell in filled}) == len(filled)


def speakers_in(quote: str) -> list[str]:
    """Who speaks in a passage, by what stands before a colon at the start of its lines ('P8:'); not who asks."""
    if ":" not in quote[:40] and "\n" not in quote:
        return []
    found = dict.fromkeys(" ".join(name.split()) for name in SPEAKER.findall(quote))
    return [name for name in found if not ASKING.fullmatch(name)]


def speakers_known(quotes: Iterable[str]) -> set[str]:
    """Who speaks in passages: names with a number or in capitals, and others that stand before a colon more than once."""
    times = Counter(name for quote in quotes for name in speakers_in(quote))
    return {name for name, number in times.items() if number > 1 or name.isupper() or any(map(str.isdigit, name))}


def has_speakers(quotes: Sequence[str]) -> bool:
    """Whether most passages begin with who speaks, and these are few."""
    filled = [quote for quote in quotes[:LOOKED_AT] if quote]
    begin = [match.group(1) for quote in filled if (match := SPEAKER.match(quote))]
    return len(begin) > 1 and 2 * len(begin) >= len(filled) and len({fold(name) for name in begin}) <= max(2, 0.8 * len(begin))


def are_interviews(documents: Iterable[str]) -> bool:
    """Whether documents are called like interviews with one person each, and not like groups."""
    named = set(documents) - {""}
    interviews = sum(bool(INTERVIEW.search(name)) and not GROUP.search(name) for name in named)
    return len(named) > 1 and 2 * interviews > len(named)


def depends_on(cells: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether rows of the same key never have different values, where some keys stand in several rows."""
    seen: dict[str, str] = {}
    for key, cell in zip(keys, cells, strict=True):
        if key and cell and seen.setdefault(fold(key), fold(cell)) != fold(cell):
            return False
    return True
