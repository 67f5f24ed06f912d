"""The words of Several studies: two studies side by side, which way numbers go, how themes are joined."""

from collections.abc import Mapping, Sequence

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.waves.joining import CODE, NAME, OTHER_KIND, SAME
from analysis.waves.side_by_side import Change, Line
from wording.counts import Counting, amount, how_many, number_of, singular
from wording.text import first_upper, join_and

TITLE = "Several studies"
ABOUT = "Two waves, cohorts or sites beside each other: theme by theme, group by group."
FIELD = "The second study: a workbook (.xlsx) or a zip of CSV files (.zip)"
HOW_TO = (
    "Give the file of a second study. It is checked like any other, kept in memory for this visit only, and nobody else can "
    "see it. Themes of the same name are joined. You can correct that."
)
OTHER_FIRST = "Open another study as the first"
REMOVE, SWAP = "Remove the second study", "Swap the two"
CHANGE = "Name them, swap them, remove the second, see what was noticed in its file"
CALLED = ("Call the first", "Call the second")
FALLBACK = ("the first study", "the second study")  # what they are called where their titles are too long
SHARED = (
    "Both studies hold words of the same people. Beside each other, their numbers would tell of the few in whom the studies "
    "differ. Small groups are hidden here, so these numbers are not shown side by side."
)
WAY_OUT = (
    "Compare waves that hold only their own interviews. If everybody who reads this may know who said what, set the smallest "
    "group of both studies to 0 on Your study."
)
COUNT, UNITS = "Count", {PEOPLE: "People", FINDINGS: "Findings"}
EVERYBODY, OF_WHOM = "Everybody", "Whose findings"
ATTRIBUTE, THEME, ALL_THEMES, GROUP = "Groups by", "Theme", "All themes", "Group"
A_THEME, A_GROUP = ("theme", "themes"), ("group", "groups")
DIFFERS, BY_GROUP, JOINED = "What differs", "Group by group", "How the themes are joined"
WHICH_WAY = "Which way"
DOTS = "A larger dot is a larger number, a faint dot is 0."
TOTALS_DIFFER = "The totals differ, so read each number with its total."
NO_TREND = "Two studies are no trend"
READ_EACH = "Read what each says in its own study."
NO_COMMON_GROUPS = "The two studies have no groups of the same names in common."
NONE_JOINED = "No theme is joined yet. Join themes below to see them side by side."
NO_PARTNER = "No partner"
NOT_ZERO = "A theme without a partner was not looked for in the other study. That is not the same as 0."
WITHOUT_PARTNER, STUDY = "Themes without a partner", "Study"
SAVE, USE, FILE = "Save the joining (CSV)", "Use a saved joining (.csv)", "joining of themes"
ONE_WITH_ONE = "A theme has one partner, or none. Choose another partner and the change counts at once."
READER = "reader"  # the joining that a reader has chosen
BY = {
    SAME: "Same name and id",
    NAME: "Same name",
    OTHER_KIND: "Same name, another kind: please check",
    CODE: "Same id, another name: please check",
    READER: "Your choice",
    "": "",
}
WHY = "Joined by"
MOST_NAMED, MOST_SAID = 3, 6
NAME_LENGTH = 36  # letters of what a study is called in sentences and above columns


def names_of(first: str, second: str) -> tuple[str, str]:
    """What two studies of these titles are called in sentences, if nobody says otherwise: 'First wave', 'Second wave'.

    Their titles, or the words in which they differ; 'the first study' or 'the second study' where these are too many, or none.
    """
    titles = (first, second)
    if max(map(len, titles)) <= NAME_LENGTH:
        return titles
    one, other = first.split(), second.split()
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    names = [first_upper(" ".join(each).strip(" ,.;:–-")) for each in (one, other)]
    if not all(0 < len(name) <= NAME_LENGTH for name in names):
        names = [title if len(title) <= NAME_LENGTH else name for title, name in zip(titles, FALLBACK, strict=True)]
    return names[0], names[1]


def told_apart(first: str, second: str) -> tuple[str, str]:
    """Two names, with what tells them apart where they are alike: 'Wave, first', 'Wave, second'."""
    return (first, second) if first != second else (f"{first}, first", f"{second}, second")


def first_is(title: str) -> str:
    """Which study is the first, as Markdown."""
    return f"The first study is the one that is shown now: **{title}**."


def both_are(first: str, second: str, file: str) -> str:
    """Which studies stand side by side, as Markdown."""
    return f"**{first}** beside **{second}**, from {file}. Only you can see this, until you close or reload this tab."


def only_findings(names: Sequence[str], ties: Sequence[bool]) -> str:
    """Why both count findings: 'Wave 2 ties no finding to a person, so findings are counted in both.'"""
    without = [name for name, tied in zip(names, ties, strict=True) if not tied]
    tie = singular(len(without), "ties", "tie")
    why = f"{first_upper(join_and(without))} {tie} no finding to a person, so findings are counted in both."
    return f"{why} People and findings are not compared."


def group_of(attribute: str, group: str) -> str:
    """'Programme: North'."""
    return f"{attribute}: {group}"


def themes_title(names: Sequence[str], group: str) -> str:
    """'Themes: Wave 1 and Wave 2', 'Themes of “North”: Wave 1 and Wave 2'."""
    return f"Themes{f' of “{group}”' if group else ''}: {join_and(list(names))}"


def groups_title(attribute: str, theme: str, names: Sequence[str]) -> str:
    """'“Time” by programme: Wave 1 and Wave 2', 'All themes by programme: …'."""
    return f"{f'“{theme}”' if theme else ALL_THEMES} by {attribute.lower()}: {join_and(list(names))}"


def of_each(counting: Counting, names: Sequence[str], bases: Sequence[Count]) -> str:
    """'8 findings in Wave 1, 10 findings in Wave 2'."""
    return ", ".join(f"{how_many(counting, base)} in {name}" for name, base in zip(names, bases, strict=True))


def themes_measure(counting: Counting, names: Sequence[str], bases: Sequence[Count], drawn: int, lines: Sequence[Line]) -> str:
    """'8 findings in Wave 1, 10 findings in Wave 2. The totals differ … A larger dot …'"""
    differ = f" {TOTALS_DIFFER}" if len(set(bases)) > 1 else ""
    more = f" Drawn are {drawn} themes. The table has all {len(lines)}." if drawn < len(lines) else ""
    return f"{of_each(counting, names, bases)}.{differ}{more} {DOTS}{_hatched(lines)}"


def groups_measure(
    counting: Counting, names: Sequence[str], bases: Sequence[Count], lines: Sequence[Line], few: Sequence[str]
) -> str:
    """The same of groups, with those of which either study has too few."""
    left = f" Too few to compare: {_named(few)}." if few else ""
    return f"{of_each(counting, names, bases)}. {DOTS}{left}{_hatched(lines)}"


def too_few(counting: Counting, names: Sequence[str], bases: Sequence[Count]) -> str:
    """'3 findings in Wave 1, 10 findings in Wave 2. Too few to compare.'"""
    return f"{of_each(counting, names, bases)}. Too few to compare."


def column_of(counting: Counting, name: str, base: Count) -> str:
    """'Wave 1, of 8 findings'."""
    return f"{first_upper(name)}, of {amount(base, counting.unit)}"


def total_of(name: str) -> str:
    """'Wave 1, of'."""
    return f"{first_upper(name)}, of"


def of_both(label: str, line: Line) -> str:
    """'North, of 3 and 4'."""
    return f"{label}, of {number_of(line.first.base)} and {number_of(line.second.base)}"


def all_of(name: str) -> str:
    """'All of Wave 2'."""
    return f"All of {name}"


def ways(names: Sequence[str]) -> Mapping[Change, str]:
    """What each change is called in a table."""
    first, second = names
    return {
        Change.MORE: f"More in {second}",
        Change.FEWER: f"Fewer in {second}",
        Change.SAME: "The same number",
        Change.APPEARED: f"Only in {second}",
        Change.VANISHED: f"Only in {first}",
        Change.NEITHER: "In neither",
        Change.DEPENDS: "Cannot be told",
        Change.TOO_FEW: "Too few to compare",
        Change.HIDDEN: "Hidden",
    }


def heading_of(change: Change, unit: str, names: Sequence[str]) -> str:
    """What stands above the themes, or groups, that changed so: 'More findings in Wave 2'."""
    first, second = names
    return {
        Change.MORE: f"More {unit} in {second}",
        Change.FEWER: f"Fewer {unit} in {second}",
        Change.APPEARED: f"Appears only in {second}",
        Change.VANISHED: f"Appears only in {first}",
        Change.DEPENDS: "Cannot be told: the number goes one way, its part of the total the other",
    }[change]


def line_of(counting: Counting, label: str, line: Line, names: Sequence[str]) -> str:
    """'Time: 4 of 8 findings in Wave 1, 2 of 10 findings in Wave 2'."""
    numbers = zip(names, (line.first, line.second), strict=True)
    said = [f"{number_of(each.n)} of {amount(each.base, counting.unit)} in {name}" for name, each in numbers]
    return f"{label}: {', '.join(said)}"


def more_lines(number: int) -> str:
    """'4 more stand in the table of the chart'."""
    return f"{number} more {singular(number, 'stands', 'stand')} in the table of the chart"


def in_short(changes: Sequence[Change], what: tuple[str, str], names: Sequence[str]) -> str:
    """'4 themes in both. More in Wave 2: 2. Fewer in Wave 2: 1. The same number: 1.' `what` they are: one, several."""
    called, number = ways(names), len(changes)
    counts = [(called[change], list(changes).count(change)) for change in called]
    said = " ".join(f"{way}: {count}." for way, count in counts if count)
    return f"{number} {singular(number, *what)} in both. {said}"


def joined_so(names: Sequence[str], joined: int, alone: Sequence[int]) -> str:
    """'3 themes are joined. Without a partner: 1 theme of Wave 1, 2 themes of Wave 2.'"""
    left = [f"{_themes(number)} of {name}" for name, number in zip(names, alone, strict=True) if number]
    without = f" Without a partner: {join_and(left)}." if left else ""
    return f"{_themes(joined)} {singular(joined, 'is', 'are')} joined.{without}"


def please_check(labels: Sequence[str]) -> str:
    """'Please check: Time, Money and Space.'; at most three are named."""
    return f"Please check: {_named(labels)}."


def partner_of(label: str) -> str:
    """What the field of one theme is called, for those who do not see where it stands: 'Partner of Barrier: Time'."""
    return f"Partner of {label}"


def fold_of(number: int) -> str:
    """'Themes without a partner (3)'."""
    return f"{WITHOUT_PARTNER} ({number})"


def only_groups(names: Sequence[str], groups: Sequence[Sequence[str]]) -> str:
    """'Only in Wave 1: East. Only in Wave 2: West and 3 more.'; '' where both have all."""
    return " ".join(f"Only in {name}: {_named(each)}." for name, each in zip(names, groups, strict=True) if each)


def _named(labels: Sequence[str]) -> str:
    shown = list(labels[:MOST_NAMED])
    more = len(labels) - len(shown)
    return join_and([*shown, f"{more} more"] if more else shown)


def _themes(number: int) -> str:
    return f"{number} {singular(number, *A_THEME)}"


def _hatched(lines: Sequence[Line]) -> str:
    some = any(SUPPRESSED in (line.first.n, line.second.n) for line in lines)
    return " Hatched dots: hidden, to protect people." if some else ""


def no_trend(second: str, trust: str) -> tuple[str, str]:
    """The caveat of every chart of two studies, as title and text; it says in full which study is the second."""
    why = "A difference can come from other people, other questions or other coding. Nothing here is tested."
    return NO_TREND, f"{why} The second study: {second}. {trust}"
