"""What a text part of the app is made of: the page draws its blocks, and a document prints the same ones."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Heading:
    """A heading within the part."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list of plain texts."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class ToCopy:
    """A text that readers copy as it stands, such as a citation."""

    text: str


@dataclass(frozen=True)
class Listing:
    """A table of texts, its columns named as a reader knows them; `alt` says what it is."""

    rows: pd.DataFrame
    alt: str


Block = Heading | Paragraph | Bullets | ToCopy | Listing


@dataclass(frozen=True)
class Part:
    """A part of a page in words: its title and its blocks."""

    title: str
    blocks: tuple[Block, ...]
