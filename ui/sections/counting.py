"""What the numbers count, findings or people, and which of them are hidden: as notes beside them, and in full on Method."""

import pandas as pd

from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from exports.blocks import Block, Bullets, Heading, Paragraph
from wording.app.counting import (
    HIDDEN_WHERE,
    NOT_SEARCHED,
    RULE_PROTECTS,
    SAME_FOR_ALL,
    TESTED,
    WHICH_HIDDEN,
    hidden_cases,
    listed,
    not_promised,
    on_unit,
    small_groups,
)
from wording.how_to_read import how_to_read


def counting_notes(dataset: Dataset) -> pd.DataFrame:
    """What is counted and why, and whether small groups are hidden. Columns: title, text."""
    findings, people = (dataset.counting(unit, dataset.fewest) for unit in (FINDINGS, PEOPLE if dataset.ties else FINDINGS))
    notes = [on_unit(dataset, len(findings.findings) - len(people.findings))]
    if dataset.fewest:
        notes.append(small_groups(dataset.fewest))
    return pd.DataFrame(notes, columns=["title", "text"])


def counting(dataset: Dataset) -> tuple[Block, ...]:
    """The same and how to read the numbers; the rule by which they are hidden, and what that means for findings read one
    by one."""
    notes = [*counting_notes(dataset).itertuples(index=False, name=None), *how_to_read(dataset)[1:]]
    blocks: list[Block] = [block for title, text in notes for block in (Heading(title), Paragraph(text))]
    if dataset.fewest:
        last = (RULE_PROTECTS, SAME_FOR_ALL, TESTED, not_promised(dataset), listed(dataset), NOT_SEARCHED)
        blocks += [Heading(WHICH_HIDDEN), Paragraph(HIDDEN_WHERE), Bullets(hidden_cases(dataset))]
        blocks += [Paragraph(text) for text in last]
    return tuple(blocks)
