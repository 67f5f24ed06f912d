"""What numbers count and which of them are hidden, said beside them and in full on Method."""

from collections.abc import Mapping

from analysis.model.count import Count
from analysis.model.dataset import FEWEST_SHOWN, PEOPLE, Dataset
from wording.counts import does, findings_of, number_of, singular
from wording.study import the_source
from wording.text import first_upper

WHICH_HIDDEN = "Which numbers are hidden"
NOT_SEARCHED = "Findings cannot be searched by words while small groups are hidden, because words can single out a person."
HIDDEN_WHERE = "A number is hidden in six cases:"
RULE_PROTECTS = """\
If too much beside a small group is small itself, all of it is hidden. The rule looks at the whole study, not at what a page \
shows. It counts people in both units: three findings of one person are a small group. Where people are counted it hides \
more. The rule protects numbers. It cannot keep people who took part from recognising what was said."""
TESTED = """\
Tests try to work out the hidden numbers, in the invented study and in studies made by chance. They add and subtract \
everything that can be seen. They found the number of no small group. Nor did they find how few people say only one thing, \
both of two things, or neither."""
_NOT_PROMISED = """\
We cannot promise this for every study: what is shown can leave few possible values for a small number. The tests combine \
three attributes at most. {several}Two numbers are always shown: how many people took part, and how many of them have \
findings. Somebody who knows the people may work out more."""
_LISTED = """\
A finding that is read by itself shows its {shown} only if enough people share all of them. The rest \
is hidden. Who said it and where is left out, and the order is random. The sentence itself is not changed. The person who \
writes it has to leave out what would tell who said it."""
SEVERAL_NAMED = """\
A finding can name several at once, such as managers and mentors. How few findings leave out one of them is not \
protected. """
SAME_FOR_ALL = "It is the same in charts, tables, lists, links and downloads."
STOP_COUNTING = "Stop counting"
UNSAID = {  # what findings leave unsaid: of one, of several
    "programmes": ("names no programme", "name no programme"),
    "specialties": ("names no specialty", "name no specialty"),
    "sponsor_support": ("does not say whether there was support", "do not say whether there was support"),
    "experience": ("does not state an experience", "do not state an experience"),
}


def not_promised(dataset: Dataset) -> str:
    """What hiding does not promise; of several named at once only where a study codes who is named."""
    return _NOT_PROMISED.format(several=SEVERAL_NAMED if "actors" in dataset.stated else "")


def listed(dataset: Dataset) -> str:
    """What a finding that is read by itself shows."""
    return _LISTED.format(shown="theme, experience and groups" if "experience" in dataset.stated else "theme and groups")


def silences(dataset: Dataset, silent: Mapping[str, Count]) -> dict[str, str]:
    """How many leave something unsaid: '6 name no programme', or '6 have some that name no programme'."""
    told = {column: said for column, said in UNSAID.items() if column in silent}
    return {column: f"{number_of(silent[column])} {does(dataset, silent[column], *said)}" for column, said in told.items()}


def hidden_cases(dataset: Dataset) -> tuple[str, ...]:
    """The six cases in which a number is hidden."""
    fewest = dataset.fewest
    others = "another programme, another specialty" if dataset.has_programmes else "another group"
    return (
        f"Fewer than {fewest} people stand behind it, but at least one does.",
        "It is one part of a hidden total. A zero is then hidden too, so that nobody can tell which part it is.",
        "Subtracting it from a total would reveal a hidden number. So a second number is hidden beside each small one: of "
        f"{others}, or another theme of the same kind. Numbers where the two meet are hidden too.",
        f"The hidden numbers beside it stand for fewer than {fewest} people together. The total, less what is shown, would "
        "tell how many. So one more number is hidden.",
        f"People are counted, and fewer than {fewest} people in a group do not have this value, or have two values. The same "
        f"holds where fewer than {fewest} people have no findings.",
        "A filter has several values, and their single numbers do not already give the sum. One person can say several things. "
        "So where people are counted this is nearly always hidden.",
    )


def small_groups(fewest: int) -> tuple[str, str]:
    """That small groups are hidden, title and text."""
    return (
        "Small groups are hidden",
        f"A number of fewer than {fewest} people is called hidden, and so is any that would give it away. Hidden does not "
        "mean zero, and a hidden number can be large: it does not say how many there are, or that there is anybody.",
    )


def what_hiding_costs(dataset: Dataset, hidden: int, of: int) -> str:
    """'… A hidden number can be large. Hidden here: the numbers of 4 of 9 themes.'"""
    said = (
        f"Numbers of fewer than {dataset.fewest} people are hidden, and others with them, so that they cannot be worked out: "
        "a hidden number can be large."
    )
    if not hidden:
        return said
    these = singular(of, "theme", "themes")
    return f"{said} Hidden here: the numbers of {f'all {of}' if hidden == of > 1 else f'{hidden} of {of}'} {these}."


def who_set_it(dataset: Dataset, is_own: bool, is_chosen: bool) -> str:
    """Who says from how many people on numbers are shown: the publisher, the reader, the file that was opened, or nobody."""
    if not is_own:
        return "The publisher of the study sets this."
    if is_chosen:
        return "You set this."
    if dataset.descriptor.fewest is not None:
        return "The file says so."
    return f"{FEWEST_SHOWN} is what is set to begin with."


HIDE_BELOW = "Which groups are hidden"
HIDE_FEWER = "Hide groups of fewer than this many people"
SMALL_GROUPS_POINT = "Numbers of very small groups can point at people. Everybody who sees your screen sees them."
CHANGE_IT = "More on this on Your study"


def nothing_is_hidden(is_chosen: bool) -> str:
    """That every number is shown, because the reader chose so or the file says so, and what that means."""
    return f"{'You chose to hide nothing' if is_chosen else 'The file says that nothing is hidden'}. {SMALL_GROUPS_POINT}"


def hide_below(fewest: int) -> str:
    """'Hide groups of fewer than 3'; below 2 nothing is hidden."""
    return f"Hide groups of fewer than {fewest}" if fewest > 1 else "Hide nothing"


def on_unit(dataset: Dataset, untied: int) -> tuple[str, str]:
    """What numbers count and why, title and text; `untied`: how many findings are tied to nobody."""
    if not dataset.ties:
        why = "the report does not name who said what"
        if the_source(dataset) != "the report":
            why = "no finding of this study is tied to a person"
        return "People cannot be counted by what they said", first_upper(f"{why}.")
    tied_to_nobody = f"{findings_of(untied)} tied to nobody {singular(untied, 'is', 'are')}"
    if dataset.unit == PEOPLE:
        said = "A person counts once in each number, however many findings they have, and can count in several numbers."
        return "Numbers count people", f"{said} {first_upper(tied_to_nobody)} left out." if untied else said
    said = "One person can have several findings. Choose People under ‘Count’ to count people."
    return "Numbers count findings", f"{said} {first_upper(tied_to_nobody)} counted too." if untied else said


def is_counting(seconds: float, share: float | None) -> str:
    """What is said while a count takes long: 'Counting for 4 seconds: 30% is done.'; less, if `share` is unknown."""
    so_far = f"Counting for {seconds:.0f} seconds"
    return f"{so_far}." if share is None else f"{so_far}: {share:.0%} is done."
