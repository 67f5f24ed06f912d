"""The words of Several studies: two to six studies side by side, which way numbers go, how themes are joined."""

from collections.abc import Mapping, Sequence

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import FINDINGS, PEOPLE
from analysis.waves.joining import CODE, NAME, OTHER_KIND, SAME
from analysis.waves.side_by_side import Change, Line
from wording.counts import Counting, amount, how_many, number_of, singular
from wording.text import first_upper, join_and

TITLE = "Several studies"
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
MOST_IN_A_TITLE = 3  # names of studies; as many in a line of what differs
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
FIELD = "The second study: a workbook (.xlsx) or a zip of CSV files (.zip)"
HOW_TO = (
    "Give the file of a second study. It is checked like any other, kept in memory for this visit only, and nobody else can "
    "see it. Themes of the same name are joined. You can correct that."
)
OTHER_FIRST = "Open another study as the first"
REMOVE, SWAP = "Remove the second study", "Swap the two"
CHANGE = "Name them, swap them, remove the second, see what was noticed in its file"
CHANGE_SEVERAL = "Name them, put them in order, remove one, see what was noticed in their files"
ADD = "Add another study"
ADD_FIELD = "A further study: a workbook (.xlsx) or a zip of CSV files (.zip)"
HOW_TO_ADD = (
    "Up to six studies can stand beside each other. A new one takes its place by its year, and you can move it. Its file is "
    "checked like any other and kept in memory for this visit only."
)
CALLED = tuple(f"Call the {place}" for place in PLACES)
FALLBACK = tuple(f"the {place} study" for place in PLACES)  # what they are called where their titles are too long
SHARED = (
    "Both studies hold words of the same people. Beside each other, their numbers would tell of the few in whom the studies "
    "differ. Small groups are hidden here, so these numbers are not shown side by side."
)
SHARED_BY_SOME = (
    "Beside each other, their numbers would tell of the few in whom they differ. Small groups are hidden here, so no numbers "
    "are shown side by side."
)
WAY_OUT_OF_SEVERAL = (
    "Remove one of them, or compare waves that hold only their own interviews. If everybody who reads this may know who said "
    "what, set the smallest group of these studies to 0 on Your study."
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
WHICH_WAY, STEPS = "Which way", "Step by step"
DOTS = "A larger dot is a larger number, a faint dot is 0."
TOTALS_DIFFER = "The totals differ, so read each number with its total."
READ_EACH = "Read what each says in its own study."
NONE_JOINED = "No theme is joined yet. Join themes below to see them side by side."
NO_PARTNER = "No partner"
NOT_ZERO = "A theme without a partner was not looked for in the other study. That is not the same as 0."
NOT_IN_ALL = "Themes that not every study has"
NOT_ZERO_IN_ANY = "A theme that a study does not have was not looked for there. That is not the same as 0."
NONE_IN_ALL = "No theme is joined in every study. Join themes below to see them side by side."
JOIN_WITH = "Join the themes with those of"
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
STEP = {
    Change.MORE: "more",
    Change.FEWER: "fewer",
    Change.SAME: "the same number",
    Change.APPEARED: "appears",
    Change.VANISHED: "vanishes",
    Change.NEITHER: "none in either",
    Change.DEPENDS: "cannot be told",
    Change.TOO_FEW: "too few to compare",
    Change.HIDDEN: "hidden",
}
MOST_NAMED, MOST_SAID = 3, 6
NAME_LENGTH = 36  # letters of what a study is called in sentences and above columns


def about(number: int) -> str:
    """What the page shows of so many studies, two where only one is open."""
    waves = f"{first_upper(NUMBERS[max(number, 2)])} waves, cohorts or sites"
    return f"{waves} beside each other: theme by theme, group by group."


def names_of(*titles: str) -> tuple[str, ...]:
    """What studies of these titles are called in sentences, if nobody says otherwise: 'First wave', 'Second wave'.

    Their titles, or the words in which they differ; 'the first study', 'the second study' where these are too many, or none.
    """
    if max(map(len, titles)) <= NAME_LENGTH:
        return titles
    left = [title.split() for title in titles]
    for end in (0, -1):
        while all(left) and len({each[end] for each in left}) == 1:
            for each in left:
                each.pop(end)
    names = [first_upper(" ".join(each).strip(" ,.;:–-")) for each in left]
    if not all(0 < len(name) <= NAME_LENGTH for name in names):
        names = [title if len(title) <= NAME_LENGTH else name for title, name in zip(titles, FALLBACK, strict=False)]
    return tuple(names)


def told_apart(*names: str) -> tuple[str, ...]:
    """The names, with what tells them apart where they are alike: 'Wave, first', 'Wave, second'."""
    return tuple(f"{name}, {place}" if names.count(name) > 1 else name for name, place in zip(names, PLACES, strict=False))


def first_is(title: str) -> str:
    """Which study is the first, as Markdown."""
    return f"The first study is the one that is shown now: **{title}**."


def these_are(titles: Sequence[str], files: Sequence[str]) -> str:
    """Which studies stand side by side, as Markdown; `files`: from which file each is, '' for the one that the app shows."""
    if len(titles) == 2:
        named = [f"**{title}**{f', from {file}' if file else ''}" for title, file in zip(titles, files, strict=True)]
        said = f"{named[0]}{',' if files[0] else ''} beside {named[1]}"
    else:
        first, *others = (f"**{title}**{f' ({file})' if file else ''}" for title, file in zip(titles, files, strict=True))
        said = f"{first} beside {join_and(others)}"
    return f"{said}. Only you can see this, until you close or reload this tab."


def change_of(number: int) -> str:
    """What the fold is called in which so many studies are named, moved and removed."""
    return CHANGE if number == 2 else CHANGE_SEVERAL


def put_before(name: str, other: str) -> str:
    """The button that moves a study one place to the front: 'Put Wave 2 before Wave 1'."""
    return f"Put {name} before {other}"


def remove(name: str) -> str:
    """'Remove Wave 2'."""
    return f"Remove {name}"


def noticed_in(title: str) -> str:
    """Above what was noticed in the file of one of several studies."""
    return f"In the file of {title}"


def shared_by(pairs: Sequence[tuple[str, str]], number: int) -> str:
    """Which studies hold words of the same people, and why none of `number` studies stand side by side then."""
    if number == 2:
        return SHARED
    said = " ".join(f"{first_upper(one)} and {other} hold words of the same people." for one, other in pairs)
    return f"{said} {SHARED_BY_SOME}"


def way_out(number: int) -> str:
    """What a reader can do then."""
    return WAY_OUT if number == 2 else WAY_OUT_OF_SEVERAL


def only_findings(names: Sequence[str], ties: Sequence[bool]) -> str:
    """Why all count findings: 'Wave 2 ties no finding to a person, so findings are counted in both.'"""
    without = [name for name, tied in zip(names, ties, strict=True) if not tied]
    tie = singular(len(without), "ties", "tie")
    why = f"{first_upper(join_and(without))} {tie} no finding to a person, so findings are counted in {both(len(names))}."
    return f"{why} People and findings are not compared."


def group_of(attribute: str, group: str) -> str:
    """'Programme: North'."""
    return f"{attribute}: {group}"


def themes_title(names: Sequence[str], group: str) -> str:
    """'Themes: Wave 1 and Wave 2', 'Themes of “North”: Wave 1 and Wave 2'."""
    return f"Themes{f' of “{group}”' if group else ''}{_of_studies(names)}"


def groups_title(attribute: str, theme: str, names: Sequence[str]) -> str:
    """'“Time” by programme: Wave 1 and Wave 2', 'All themes by programme: …'."""
    return f"{f'“{theme}”' if theme else ALL_THEMES} by {attribute.lower()}{_of_studies(names)}"


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
    """The same of groups, with those of which a study has too few."""
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


def of_each_base(label: str, line: Line) -> str:
    """'North, of 3 and 4'."""
    return f"{label}, of {join_and([number_of(each.base) for each in line.numbers])}"


def all_of(name: str) -> str:
    """'All of Wave 2'."""
    return f"All of {name}"


def ways(names: Sequence[str]) -> Mapping[Change, str]:
    """What each change is called in a table: of two studies, else from the first to the last."""
    first, second = names[0], names[-1]
    said = {
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
    if len(names) == 2:
        return said
    return said | {
        Change.MORE: f"More in {second} than in {first}",
        Change.FEWER: f"Fewer in {second} than in {first}",
        Change.SAME: f"The same number in {first} and {second}",
        Change.APPEARED: f"In {second}, not in {first}",
        Change.VANISHED: f"In {first}, not in {second}",
        Change.NEITHER: f"Neither in {first} nor in {second}",
    }


def steps_of(line: Line) -> str:
    """How a number went from each study to the next: 'More, then fewer'."""
    return first_upper(", then ".join(STEP[step] for step in line.steps))


def heading_of(change: Change, unit: str, names: Sequence[str]) -> str:
    """What stands above the themes, or groups, that changed so: 'More findings in Wave 2'."""
    first, second = names[0], names[-1]
    said = {
        Change.MORE: f"More {unit} in {second}",
        Change.FEWER: f"Fewer {unit} in {second}",
        Change.APPEARED: f"Appears only in {second}",
        Change.VANISHED: f"Appears only in {first}",
        Change.DEPENDS: "Cannot be told: the number goes one way, its part of the total the other",
    }
    if len(names) > 2:
        said |= {
            Change.MORE: f"More {unit} in {second} than in {first}",
            Change.FEWER: f"Fewer {unit} in {second} than in {first}",
            Change.APPEARED: f"Appears: none in {first}, some in {second}",
            Change.VANISHED: f"Vanishes: some in {first}, none in {second}",
            Change.DEPENDS: f"Cannot be told: from {first} to {second} the number goes one way, its part the other",
        }
    return said[change]


def heading_between(names: Sequence[str]) -> str:
    """What stands above those that are as many in the first and the last of several studies, and not in between."""
    return f"As many in {names[0]} as in {names[-1]}, but not in between"


def line_of(counting: Counting, label: str, line: Line, names: Sequence[str]) -> str:
    """'Time: 4 of 8 findings in Wave 1, 2 of 10 findings in Wave 2'; of four studies and more the first and the last, unless
    these are alike."""
    numbers = list(zip(names, line.numbers, strict=True))
    if len(names) > MOST_IN_A_TITLE and not line.differs_between:
        numbers = [numbers[0], numbers[-1]]
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
    return f"{number} {singular(number, *what)} in {both(len(names))}. {said}"


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


def alone_of(studies: int) -> str:
    """What the themes are called that some of so many studies do not have."""
    return WITHOUT_PARTNER if studies == 2 else NOT_IN_ALL


def not_zero(studies: int) -> str:
    """That such a theme is not one of which there are 0."""
    return NOT_ZERO if studies == 2 else NOT_ZERO_IN_ANY


def none_joined(studies: int) -> str:
    """That there is nothing to show side by side yet."""
    return NONE_JOINED if studies == 2 else NONE_IN_ALL


def no_common_groups(studies: int) -> str:
    """That there is no group that all studies have."""
    return f"The {NUMBERS[studies]} studies have no groups of the same names in common."


def joined_in_all(number: int, studies: int) -> str:
    """'3 themes are joined in all three studies.'"""
    return f"{_themes(number)} {singular(number, 'is', 'are')} joined in all {NUMBERS[studies]} studies."


def fold_of(number: int, studies: int) -> str:
    """'Themes without a partner (3)'."""
    return f"{alone_of(studies)} ({number})"


def only_groups(names: Sequence[str], groups: Sequence[Sequence[str]]) -> str:
    """'Only in Wave 1: East. Only in Wave 2: West and 3 more.'; '' where all have all."""
    only = "Only in" if len(names) == 2 else "Not in every study, but in"
    return " ".join(f"{only} {name}: {_named(each)}." for name, each in zip(names, groups, strict=True) if each)


def _named(labels: Sequence[str]) -> str:
    shown = list(labels[:MOST_NAMED])
    more = len(labels) - len(shown)
    return join_and([*shown, f"{more} more"] if more else shown)


def _themes(number: int) -> str:
    return f"{number} {singular(number, *A_THEME)}"


def both(studies: int) -> str:
    """'both', 'all three'."""
    return "both" if studies == 2 else f"all {NUMBERS[studies]}"


def _of_studies(names: Sequence[str]) -> str:
    """': Wave 1 and Wave 2'; ' in four studies' where their names would be a list."""
    return f" in {NUMBERS[len(names)]} studies" if len(names) > MOST_IN_A_TITLE else f": {join_and(list(names))}"


def _hatched(lines: Sequence[Line]) -> str:
    some = any(each.n is SUPPRESSED for line in lines for each in line.numbers)
    return " Hatched dots: hidden, to protect people." if some else ""


def no_trend(titles: Sequence[str], trusts: Sequence[str], shown: int = 0) -> tuple[str, str]:
    """The caveat of every chart of several studies, as title and text; it says in full which studies stand beside the one that
    the app shows, the `shown`-th from 0."""
    why = "A difference can come from other people, other questions or other coding. Nothing here is tested."
    others = [
        f"The {place} study: {title}. {trust}"
        for at, (place, title, trust) in enumerate(zip(PLACES, titles, trusts, strict=False))
        if at != shown
    ]
    return f"{first_upper(NUMBERS[len(titles)])} studies are no trend", " ".join([why, *others])
