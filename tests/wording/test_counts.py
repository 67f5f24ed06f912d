"""What is counted, in words, on hand-made numbers."""

from analysis.model.count import SUPPRESSED
from tests.analysis.made_studies import made, said
from wording.counts import does, have

STUDY = made([said(1), said(2)])
PEOPLE = STUDY.counting("people", 0)


def test_only_findings_name_something():
    names = ("names a programme", "name a programme")
    assert [does(STUDY, n, *names) for n in (1, 2, SUPPRESSED)] == [names[0], names[1], names[1]]
    assert does(PEOPLE, 1, *names) == "has some that name a programme"
    assert does(PEOPLE, 2, *names) == "have some that name a programme"
    assert [have(0), have(1), have(2), have(SUPPRESSED)] == ["have", "has", "have", "have"]
