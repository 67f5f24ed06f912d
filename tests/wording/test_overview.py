"""What Overview says first: what was studied, in numbers of the whole study."""

from dataclasses import replace

from tests.invented import HIDING
from wording.overview import about_study


def test_what_was_studied_is_counted_in_findings_whatever_is_shown(small):
    about = f"{small.descriptor.subtitle}. " if small.descriptor.subtitle else ""
    assert about_study(small) == f"{about}4 junior doctors, 3 programmes, 11 findings."
    assert about_study(HIDING) == f"{HIDING.descriptor.subtitle}. 12 invented trainees, 3 programmes, 60 findings."


def test_one_of_each_reads_well(small):
    one = replace(
        small,
        views={},
        descriptor=replace(small.descriptor, subtitle=""),
        tables={
            **small.tables,
            "programmes": small.programmes.iloc[:1],
            "participants": small.participants.iloc[:1],
            "findings": small.findings.iloc[:1],
        },
    )
    assert about_study(one) == "1 junior doctor, 1 programme, 1 finding."
