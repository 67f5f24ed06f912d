"""What the participants page says, read off tests/small_study and the invented study."""

from analysis.model.count import SUPPRESSED
from tests.invented import HIDING, PEOPLE
from wording.participants import about_participants, how_tied, people_chart, set_apart, without_effect


def test_page_says_who_was_interviewed_and_what_it_counts(small):
    assert about_participants(small, 4, 2) == (
        "4 junior doctors were interviewed, listed under 2 of 3 programmes. This page counts people, not findings."
    )
    assert about_participants(HIDING, SUPPRESSED, SUPPRESSED) == (
        "A hidden number of invented trainees were interviewed. This page counts people, not findings."
    )


def test_people_with_findings_are_said_where_findings_are_tied():
    assert how_tied(PEOPLE, 1) == "Of the people shown, 1 has findings. Other pages count only these people."
    assert how_tied(PEOPLE, 9) == "Of the people shown, 9 have findings. Other pages count only these people."
    assert how_tied(HIDING, SUPPRESSED).startswith("Of the people shown, it is hidden how many have findings")


def test_filters_and_findings_are_set_apart_from_people(small):
    assert without_effect(["Sponsor support", "Voice"]).endswith("does not change who is shown: Sponsor support, Voice.")
    assert "does not name who said what" in set_apart(small)
    assert "those that a finding names" in set_apart(PEOPLE)
    assert people_chart(small, "Grade") == "Who was interviewed, by grade"
