"""The parts of Method as blocks, which the page draws and a document prints."""

from exports.blocks import Heading, Listing, Paragraph, ToCopy
from tests.invented import HIDING
from ui.sections.method import SECTIONS, method_parts


def blocks_of(dataset, title: str) -> tuple:
    (found,) = [part.blocks for part in method_parts(dataset) if part.title == title]
    return found


def test_all_parts_are_there_in_the_order_of_the_page(small):
    assert [part.title for part in method_parts(small)] == list(SECTIONS)


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
