"""How the numbers are to be read, in the same words in every file that is taken away."""

from exports.model import View

OF_FINDINGS = (
    "Findings, unless a number is said to be of people. One person can stand behind several findings, "
    "and one finding for many people."
)
OF_PEOPLE = (
    "People with findings, unless a number is said to be of findings. One person counts once in each number, however many "
    "findings they have, and can count in several numbers: these can add up to more people than there are."
)
HOW_TO_READ = (
    ("What is counted", OF_FINDINGS),
    ("No percentages", "There are no percentages and no tests of significance: the numbers reach no further than this study."),
    ("Not stated", "The source is silent. Silence is counted as it is and never filled in."),
    ("No ranking", "Groups differ in size, so their numbers do not rank them."),
)


def how_to_read(view: View) -> tuple[tuple[str, str], ...]:
    """The title and text of each rule, the first of them on what the numbers of `view` count."""
    (counted, _), *others = HOW_TO_READ
    return ((counted, OF_PEOPLE if view.counts_people else OF_FINDINGS), *others)
