"""What the numbers count, findings or people, and which of them are hidden: as notes beside them, and in full on Method."""

import pandas as pd
import streamlit as st

from analysis.key_messages import silence
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from ui.cards.notes import show_notes
from ui.state.filters import NOT_SEARCHED
from wording.counts import do, findings_of, number_of
from wording.how_to_read import HOW_TO_READ
from wording.study import the_source
from wording.text import first_upper

RULE = """\
A number is hidden

- where fewer than {fewest} people stand behind it, though not nobody;
- where it is part of a number that is hidden. Then a nought is hidden too, so that nobody can tell which it is;
- where a hidden number could be worked out with it. Each group that is too small gets a second one in everything that it \
is counted by (another programme, another specialty, another theme of the same kind), and the numbers where they meet are \
hidden with it. Whatever is taken from whatever else, the small number could then still be a greater one;
- where several groups are counted together, and the parts, taken from it, would leave few people.

Where too much next to a small group is small itself, all of it is hidden. The rule looks at the whole study and not at \
what a page shows, so that another filter, another page, a link or a download gives nothing away either. It counts people \
in both units: three findings of one person are a small group. It protects numbers; it cannot keep those who took part from \
recognising each other by what was said."""
LISTED = """\
A finding that is read by itself says what it is about, how it went and whom it concerns only as far as the group of people \
with all of that is not too small; the rest is hidden. Who said it and where is left out, and the order is by chance. The \
sentence itself is not changed: whoever writes it has to leave out what would tell who said it."""
SAME_FOR_ALL = "It is the same in charts, tables, lists, links and downloads."


def counting_notes(dataset: Dataset) -> pd.DataFrame:
    """What is counted and why, and whether small groups are hidden. Columns: title, text."""
    notes = [_on_unit(dataset)]
    if dataset.fewest:
        hidden = (
            f"A number of fewer than {dataset.fewest} people is called hidden, and so is any that would give it away. "
            "Hidden is not zero: it does not say how many there are, nor that there is anybody."
        )
        notes.append(("Small groups are hidden", hidden))
    return pd.DataFrame(notes, columns=["title", "text"])


def explain_counting(dataset: Dataset) -> None:
    """The same and how to read the numbers; the rule by which they are hidden, and what that means for findings read one
    by one."""
    show_notes(counting_notes(dataset))
    show_notes(pd.DataFrame(HOW_TO_READ[1:], columns=["title", "text"]))
    if dataset.fewest:
        st.subheader("Which numbers are hidden", anchor=False)
        for paragraph in (RULE.format(fewest=dataset.fewest), SAME_FOR_ALL, LISTED, NOT_SEARCHED):
            st.markdown(paragraph)


def silences(dataset: Dataset, findings: pd.DataFrame) -> dict[str, str]:
    """How many of those shown leave something unsaid: '6 name no programme', or '6 have some that name no programme'."""
    unsaid = {
        "programmes": "name no programme",
        "specialties": "name no specialty",
        "sponsor_support": "do not say whether there was support",
        "experience": "do not say how it was",
    }
    counts = silence(dataset, findings)
    return {column: f"{number_of(counts[column])} {do(dataset, verb)}" for column, verb in unsaid.items()}


def _on_unit(dataset: Dataset) -> tuple[str, str]:
    if not dataset.ties:
        why = "the report does not publish who said what"
        if the_source(dataset) != "the report":
            why = "no finding of this study is tied to somebody"
        return "People cannot be counted by what they said", first_upper(f"{why}.")
    findings, people = (dataset.counting(unit, dataset.fewest) for unit in (FINDINGS, PEOPLE))
    untied = len(findings.findings) - len(people.findings)
    left_out = f"{findings_of(untied)} tied to nobody {'is' if untied == 1 else 'are'}"
    if dataset.unit == PEOPLE:
        said = "However many findings somebody has, they count once in each number, and can count in several."
        return "Numbers count people", said + (f" {left_out[0].upper()}{left_out[1:]} left out." if untied else "")
    said = "One person can have several of them; ‘Count’ in the sidebar turns to people."
    return "Numbers count findings", said + (f" {left_out} counted too." if untied else "")
