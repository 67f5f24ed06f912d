"""What the participants page says beside its list and its charts."""

from collections.abc import Sequence

from analysis.model.count import SUPPRESSED, Count
from analysis.model.dataset import PEOPLE, Dataset
from analysis.participants import ToldApart, titles_listed
from wording.cards import NONE, columns_in_words, unshaded
from wording.counts import counted_as, findings_of, have, number_of, people_of, singular
from wording.study import people_called, the_source, were_interviewed
from wording.text import first_upper, join_and

NOBODY = "Nobody in the list has all of these."
NO_NOTES = "This study has no notes on its participants."
UNSAID = "What the list does not say"
PROGRAMME_AND_SPECIALTY = "programme and specialty"
TITLE = "Participants"
AMONG_FINDINGS = "The same filters among the findings"


def not_listed(dataset: Dataset) -> str:
    """Why there is no list where small groups are hidden."""
    known = [title.lower() for title in titles_listed(dataset)]
    said = join_and(known) if len(known) < 4 else "what is known of each"
    together = f"{said} together" if len(known) > 1 else said
    return f"The list is not shown line by line: {together} could point to one person."


def about_participants(dataset: Dataset, number: Count, under: Count | None) -> str:
    """Who was interviewed, how many of the programmes they are listed under, and what is counted."""
    people = f"{first_upper(number_of(number))}{' of' if number is SUPPRESSED else ''} {people_called(dataset, number)}"
    were = ("was interviewed", "were interviewed") if were_interviewed(dataset) else ("is in the study", "are in the study")
    who = f"{people} {singular(number, *were)}"
    listed = "" if under is SUPPRESSED or under is None else f", listed under {under} of {len(dataset.programmes)} programmes"
    return f"{who}{listed}. This page counts people, not findings."


def the_list(dataset: Dataset) -> str:
    """What the list of people is called."""
    return "The people interviewed, as listed" if were_interviewed(dataset) else "The people, as listed"


def people_chart(dataset: Dataset, attribute: str) -> str:
    """The title of a chart: 'Who was interviewed, by grade'."""
    return f"{'Who was interviewed' if were_interviewed(dataset) else 'Who they are'}, by {attribute.lower()}"


def people_by(number: Count, attribute: str, silent: int = 0) -> str:
    """'11 people, by grade as listed; for 2 the list does not give it. Hollow bars: not stated.'"""
    said = f"{first_upper(people_of(number))}, by {attribute.lower()} as listed"
    return f"{said}; for {silent} the list does not give it. {unshaded('bars')}" if silent else f"{said}."


def people_in_words(attribute: str, counts: Sequence[tuple[str, Count]]) -> str:
    """'Bars of people by grade: Consultant 2, Trainee 9.'"""
    return f"Bars of people by {attribute.lower()}: {', '.join(counted_as(*each) for each in counts) or NONE}."


def matrix_in_words(columns: Sequence[tuple[str, Sequence[tuple[str, Count]]]]) -> str:
    """'People by specialty and programme. Alpha: Surgery 1.'"""
    return f"People by specialty and programme. {columns_in_words(columns)}"


def how_tied(dataset: Dataset, number: Count) -> str:
    """How many of the people shown have findings tied to them: where people are counted, only these."""
    said = "it is hidden how many have findings" if number is SUPPRESSED else f"{number:,} {have(number)} findings"
    return f"Of the people shown, {said}{'. Other pages count only these people' if dataset.unit == PEOPLE else ''}."


def why_nothing_is_hidden(dataset: Dataset, apart: ToldApart, titles: Sequence[str]) -> str:
    """Why a list is shown in which people can be told apart, and which findings fit one of them; '' where nobody is alone."""
    if not apart.alone or dataset.ties:
        return ""
    same = join_and([title.lower() for title in titles])
    only = singular(apart.alone, "is the only one with that", "are each the only one with their")
    said = (
        f"{apart.alone} of the {apart.people} {people_called(dataset, apart.people)} {only} {same}. "
        "Nothing is hidden here: small groups are hidden to protect what people said, and no finding is tied to one of them."
    )
    names = singular(apart.findings, "names", "name")
    fits = f"{findings_of(apart.findings)} {names} a {same} that only one person in the list has."
    return f"{said} {fits} The source does not say that it was that person." if apart.findings else said


def without_effect(labels: list[str]) -> str:
    """Which filters are set and do not narrow the people."""
    return f"Set, but about findings, so it does not change who is shown: {', '.join(labels)}."


def set_apart(dataset: Dataset) -> str:
    """How the findings of the same filters stand to the people of the list."""
    if dataset.ties:
        own = "what a finding says itself; above, what a person is listed under"
        named = "those that a finding names; above, those that a person is listed under"
        return f"Here programme and specialty are {named}." if dataset.has_programmes else f"Here the filters go by {own}."
    return f"{first_upper(the_source(dataset))} does not name who said what, so these are not tied to the people above."
