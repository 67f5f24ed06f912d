"""What a project for other tools says that it holds."""

from dataclasses import replace

from analysis.importing.project import Code, Project, Segment, TextSource
from wording.app.project_files import holds

ONE = Project("Plots", "", (Code("1", "Soil"),), (TextSource("1", "Plot"),), (), (Segment("1", "1", "Poor."),))


def test_numbers_have_their_words():
    assert holds(ONE) == "This project holds 1 code, 1 text, 1 passage and 0 codings."
    many = replace(ONE, segments=ONE.segments * 1200)
    assert holds(many) == "This project holds 1 code, 1 text, 1,200 passages and 0 codings."
