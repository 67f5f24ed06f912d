"""How the numbers are to be read, in the same words in every file that is taken away."""

HOW_TO_READ = (
    (
        "What is counted",
        "Findings, unless a number is said to be of people. One person can stand behind several findings, "
        "and one finding for many people.",
    ),
    ("No percentages", "There are no percentages and no tests of significance: the numbers reach no further than this study."),
    ("Not stated", "The source is silent. Silence is counted as it is and never filled in."),
    ("No ranking", "Groups differ in size, so their numbers do not rank them."),
)
