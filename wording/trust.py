"""How far a study can be trusted, in one line."""

from analysis.model.dataset import Dataset

LINK = "How far to trust this"


def trust_strip(dataset: Dataset) -> str:
    """Whose study it is and of when, who coded it, and whether a person has checked that."""
    return " ".join(part for part in (f"{dataset.descriptor.source}.", dataset.descriptor.coding) if part)
