"""The parts of Method as blocks, which the page draws and a document prints."""

from dataclasses import replace

from exports.blocks import Heading, Listing, Paragraph, ToCopy
from tests.invented import HIDING
from ui.sections.method import SECTIONS, coding, method_parts
from wording.app.method import REPORTING


def blocks_of(dataset, title: str) -> tuple:
    (found,) = [part.blocks for part in method_parts(dataset) if part.title == title]
    return found


def test_all_parts_are_there_in_the_order_of_the_page(small):
    held = [title for title in SECTIONS if title != REPORTING]  # it has no such table
    assert [part.title for part in method_parts(small)] == held


def test_no_part_is_empty_where_a_study_says_nothing_of_its_coding():
    dataset = replace(HIDING, tables={name: table for name, table in HIDING.tables.items() if name != "notes"})
    dataset = replace(dataset, descriptor=replace(dataset.descriptor, method=(), coding=""))
    assert all(part.blocks for part in method_parts(dataset))
    assert [block.text for block in coding(dataset)[:2]] == [
        "The study does not say who coded it.",
        f"It has {len(dataset.findings)} findings: each is one coding.",
    ]
    assert [block.text for block in blocks_of(dataset, "Limitations") if isinstance(block, Heading)] == [
        "Numbers count people",
        "Small groups are hidden",
    ]


def test_limitations_are_a_heading_and_a_paragraph_each(small):
    heading, paragraph = blocks_of(small, "Limitations")[:2]
    assert heading == Heading("Few people")
    assert isinstance(paragraph, Paragraph) and paragraph.text


def test_citation_can_be_copied(small):
    (copied,) = [block.text for block in blocks_of(small, "How to cite") if isinstance(block, ToCopy)]
    assert copied.startswith("The authors of Junior doctors as leaders (2026). ") and "The King’s Fund (2012)." in copied


def test_hidden_rows_are_not_counted_in_the_dictionary(small):
    def told(dataset):
        return [block.text for block in blocks_of(dataset, "Data dictionary") if isinstance(block, Paragraph)]

    assert any(text.endswith(" 11 rows.") for text in told(small))
    assert not any(text.endswith(" rows.") for text in told(HIDING))


def test_every_column_of_the_findings_is_explained(small):
    tables = [block.rows for block in blocks_of(small, "Data dictionary") if isinstance(block, Listing)]
    fields = [field.name for field in small.descriptor.table("findings").fields]
    assert fields in [list(rows["Column"]) for rows in tables]
