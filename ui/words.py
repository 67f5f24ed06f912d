"""Small pieces of text: escaping for Markdown, a matrix column by column, a finding as a row."""

import re

import pandas as pd

from analysis.model.count import Count, items_of
from analysis.model.dataset import Dataset
from wording.findings import HELPS, HINDERS, PLAIN, tags_of, whereabouts
from wording.text import cut

# streamlit makes links, addresses, icons and arrows of these even where they are escaped: an unseen word joiner parts them
_MADE_LIVE = re.compile(r"(?i)https?:(?=//[-\w]+\.)|www(?=\.)|@(?=[-\w]+\.)|:(?=[\w+-]+(?:/\w+)?:)|[-<>~](?=[-=>])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&])")
_IN_A_NAME = re.compile(r"([\\`*_\[\]<~$#])")
LONGEST_IN_LIST = 600  # letters of a finding; its details have all of them
COLOURS = {HELPS: "blue", HINDERS: "orange", PLAIN: "gray"}


def plain(text: str) -> str:
    """`text` as Markdown shows it word for word: no formatting, links, images or maths."""
    return _MARKDOWN.sub(r"\\\1", _MADE_LIVE.sub("\\g<0>\u2060", str(text))).replace("\n", " ")


def plain_name(text: str) -> str:
    """`text` as the name of a field or a link: like `plain`, with a backslash only where a sign would do something.

    Streamlit shows such a name as Markdown, and gives it to screen readers as it is written.
    """
    return _IN_A_NAME.sub(r"\\\1", _MADE_LIVE.sub("\\g<0>\u2060", str(text))).replace("\n", " ")


def held_in(table: pd.DataFrame) -> list[tuple[str, list[tuple[str, Count]]]]:
    """Each column of a matrix, with its rows that are not 0 and how many each has."""
    return [(str(name), [(str(row), count) for row, count in items_of(column) if count != 0]) for name, column in table.items()]


def row_of(dataset: Dataset, finding) -> str:
    """One finding as a row, in Markdown: the statement, then its tags and whereabouts in small type."""
    tags = " ".join(f":{COLOURS[tone]}-badge[{plain(text)}]" for text, tone in tags_of(dataset, finding))
    where = " · ".join(plain(part) for part in whereabouts(dataset, finding))
    return f"**{plain(cut(finding.statement, LONGEST_IN_LIST))}**  \n{tags} :small[:gray[{where}]]"
