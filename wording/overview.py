"""The words of Overview."""

from analysis.counts import size
from analysis.model.dataset import FINDINGS, Dataset
from analysis.questions import Answer
from wording.counts import how_many, number_of, singular
from wording.study import passages_coded, people_called
from wording.text import first_upper, join_and

BARRIERS = "Barriers, what is recommended, and to whom"
QUESTIONS = "What the study asked"
LIMITATIONS = "Limitations"
ALL_LIMITATIONS = "All limitations"
IN_SEVERAL = {FINDINGS: "A finding can answer more than one question.", "people": "One person can count in several answers."}


def about_study(dataset: Dataset) -> str:
    """'What helps, and what stands in the way. 27 junior doctors, 6 programmes, 314 findings.'"""
    study, every = dataset.descriptor, dataset.counting(FINDINGS, dataset.fewest)
    people, findings, programmes = size(dataset, dataset.listed), size(every, every.coded), len(dataset.programmes)
    counted = [
        *([f"{number_of(people)} {people_called(dataset, people)}"] if dataset.has_people else []),
        *([f"{programmes} {singular(programmes, 'programme', 'programmes')}"] if dataset.has_programmes else []),
        f"{number_of(findings)} {singular(findings, 'finding', 'findings')}",
    ]
    also = [said] if (said := passages_coded(dataset)) else []
    return " ".join([f"{each}." for each in (study.subtitle, first_upper(", ".join(counted))) if each] + also)


def answered(dataset: Dataset, answer: Answer) -> str:
    """'83 findings answer it, among them “Time” (12) and “Mentors” (9).'"""
    about = join_and([f"“{label}” ({number:,})" for label, number in answer.most_about]) if answer.most_about else ""
    said = first_upper(how_many(dataset, answer.n))
    return f"{said}, among them {about}." if about else f"{said}."
