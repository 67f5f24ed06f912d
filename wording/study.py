"""What this study calls its people, its source and its findings; how far it can be trusted, in one line."""

from analysis.counts import count_by, size
from analysis.model.count import SUPPRESSED, Count, items_of
from analysis.model.dataset import FINDINGS, STATEMENT, Dataset
from analysis.model.schema import NOT_STATED
from analysis.passages.transcripts import has_transcripts
from wording.counts import singular
from wording.text import join_or

OWN_STUDIES, ABOUT_SITE = "Studies of your own", "About this site"  # heads of the menu
TRUST_LINK = "How far to trust this"


def study_in_menu(dataset: Dataset) -> str:
    """The head of the menu: which study is shown, whose it is and of when."""
    return f"{dataset.descriptor.title}. {dataset.descriptor.source}"


def trust_strip(dataset: Dataset) -> str:
    """Whose study it is and of when, who coded it, and whether a person has checked that."""
    return " ".join(part for part in (f"{dataset.descriptor.source}.", dataset.descriptor.coding) if part)


def the_source(dataset: Dataset) -> str:
    """What the findings were read from: 'the interviews' where the study holds them, 'the report' where it has sections."""
    if has_transcripts(dataset):
        return "the interviews"
    return "the report" if set(dataset.labels.get("section", ())) - {NOT_STATED} else "the source"


def who(dataset: Dataset) -> str:
    """The people of the study in one word: 'doctors'."""
    return (dataset.descriptor.people.split() or ["people"])[-1]


def people_called(dataset: Dataset, number: Count) -> str:
    """What the study calls so many of its people: 'junior doctor', 'junior doctors'."""
    study = dataset.descriptor
    return singular(number, study.people_one or study.people, study.people)


def only_quotes(dataset: Dataset) -> bool:
    """Whether its findings are passages in the words of the source, without a statement of the coders'."""
    return STATEMENT not in dataset.stated


def passages_coded(dataset: Dataset) -> str:
    """'30 passages carry 34 codings; each coding is one finding.'; '' where no passage has several, or that is hidden."""
    every = dataset.counting(FINDINGS, dataset.fewest)
    n = size(every, every.coded)
    if not every.passages or n is SUPPRESSED:
        return ""
    return f"{every.passages:,} passages carry {n} codings; each coding is one finding."


def were_interviewed(dataset: Dataset) -> bool:
    """Whether it is said that the people were interviewed: files of another program do not say how they were asked."""
    return dataset.has_programmes or the_source(dataset) != "the source"


def what_a_finding_is(dataset: Dataset) -> str:
    """'Each finding is one claim of the report, in our own words'."""
    if only_quotes(dataset):
        return f"Each finding is one theme in one passage from {the_source(dataset)}"
    of, words = "of", "in our own words"
    if the_source(dataset) != "the report":
        of, words = "from", "in the coder’s own words"
    return f"Each finding is one claim {of} {the_source(dataset)}, {words}"


def nobody_from(dataset: Dataset) -> str:
    """Which programmes the list of people has nobody from, as one more sentence; '' where it has somebody from each."""
    if "programme" not in dataset.participants:
        return ""
    labels = dataset.labels["programme"]
    counts = count_by(dataset, dataset.listed, "programme", labels)
    absent = [labels[programme] for programme, count in items_of(counts) if count == 0]
    return f" The list of {who(dataset)} interviewed has nobody from {join_or(absent)}." if absent else ""
