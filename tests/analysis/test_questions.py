"""The study's questions: what stands behind each answer. Q1 asks of two kinds, Q2 of two single themes."""

import pytest

from analysis.files.open_study import open_study
from analysis.questions import answer_questions
from analysis.selection import Selection

ALL = Selection()


def answers_to(dataset, selection=ALL, *most):
    return answer_questions(dataset, selection, *most)


def test_questions_are_answered_in_their_order(small):
    answers = answers_to(small)
    assert [answer.question for answer in answers] == [
        "What helps and what hinders?",
        "Why did they come and what do they ask for?",
    ]
    assert answers[0].answer == "Mentors help, rotas hinder."


def test_a_question_about_kinds_rests_on_their_findings(small):
    first = answers_to(small)[0]  # F004 to F009
    assert first.n == 6
    assert first.most_about == (("Good mentors", 3), ("Set-aside time", 1), ("Full rotas", 1))
    assert first.selection == Selection(kind=("facilitator", "barrier"))


def test_a_question_about_themes_rests_on_their_findings(small):
    second = answers_to(small)[1]  # F001, F011, F010
    assert second.n == 3
    assert second.most_about == (("Fund the time", 2), ("To learn", 1))
    assert second.selection == Selection(theme=("m_learn", "r_fund"))


@pytest.mark.parametrize(("most", "themes"), [(1, ["Good mentors"]), (2, ["Good mentors", "Set-aside time"])])
def test_as_many_themes_are_named_as_asked_for(small, most, themes):
    assert [theme for theme, _ in answers_to(small, ALL, most)[0].most_about] == themes


def test_a_filter_narrows_the_answers_and_is_kept(small):
    first, second = answers_to(small, Selection(voice=("author",)))  # of Q1's: F005, F006, F007, F009; of Q2's: F001
    assert (first.n, first.most_about[0]) == (4, ("Good mentors", 2))
    assert first.selection == Selection(voice=("author",), kind=("facilitator", "barrier"))
    assert (second.n, second.most_about) == (1, (("To learn", 1),))


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(programme=("beta",)),
        Selection(kind=("barrier",)),
        Selection(kind=("barrier", "motivation")),
        Selection(theme=("m_learn",)),
        Selection(theme=("b_rota",), text="hour"),
    ],
)
def test_each_answer_leads_to_as_many_findings_as_it_rests_on(small, selection):
    found = [len(answer.selection.apply(small)) for answer in answers_to(small, selection) if answer.n]
    assert found == [answer.n for answer in answers_to(small, selection) if answer.n]
    assert found


def test_no_findings_leave_the_answer_with_nothing_behind_it(small):
    for answer in answer_questions(small, Selection(text="nowhere")):
        assert (answer.n, answer.most_about) == (0, ())


def test_a_study_without_questions_has_no_answers(study_folder):
    (study_folder / "questions.csv").unlink()
    assert answers_to(open_study(study_folder)) == ()
