"""How far the coders agreed on what a chart draws, said where that is not far."""

from analysis.coders.agreement import weak_fields
from analysis.model.dataset import Dataset
from wording.cards import coders_disagreed


def weak_note(dataset: Dataset, *fields: str) -> str:
    """'Coders agreed weakly on “Experience” (alpha 0.73). ' for each of the `fields` (columns of findings) that is weak; '' for
    none. It comes first, so that no export cuts it off."""
    weak = weak_fields(dataset)
    titles = {field.name: field.title for field in dataset.descriptor.table("findings").fields}
    return coders_disagreed([(titles[name], weak[name]) for name in fields if name in weak])
