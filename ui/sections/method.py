"""The parts of the method page, each made of blocks from the study's own tables and descriptor: for the page and for files."""

from collections.abc import Callable

import pandas as pd

from analysis.coders.agreement import (
    UNITS,
    agreement,
    agreement_by_theme,
    by_two,
    compared_in,
    themes_by_finding,
    unshared,
)
from analysis.coders.doubly_coded import THEME, doubly_coded
from analysis.counts import size
from analysis.labels import place
from analysis.model.dataset import FINDINGS, Dataset
from analysis.model.schema import NOT_STATED
from analysis.theme_tree import themes_hidden
from exports.blocks import Block, Heading, Listing, Paragraph, Part, ToCopy
from ui.evidence.passages import passages_explained
from ui.sections.counting import counting, counting_notes
from ui.state.shown_study import own_study
from wording.app import method as words
from wording.app.citation import citation_of, report
from wording.app.counting import what_hiding_costs
from wording.counts import HIDDEN_CELL


def coding(dataset: Dataset) -> tuple[Block, ...]:
    """How it was done and by whom."""
    told = tuple(Paragraph(paragraph) for paragraph in dataset.descriptor.method or _at_least(dataset))
    if "passage_anchor" not in dataset.stated:
        return told
    return (*told, Heading(words.LOOKING_UP), *passages_explained(dataset))


def _at_least(dataset: Dataset) -> tuple[str, ...]:
    """Of a study that does not describe its coding: who coded it, how many codings, what is hidden, its file."""
    own, every = own_study(), dataset.counting(FINDINGS, dataset.fewest)
    said = (
        dataset.descriptor.coding or words.CODER_NOT_SAID,
        words.so_many_codings(dataset, size(every, every.coded)),
        what_hiding_costs(dataset, *themes_hidden(dataset, dataset.coded)) if dataset.fewest else "",
        words.came_from(own.file) if own else "",
    )
    return tuple(each for each in said if each)


def how_far_agreed(dataset: Dataset) -> tuple[Block, ...]:
    """Krippendorff's alpha of units, attributes and themes, each with its interval; what only one coder had."""
    table = agreement(dataset)
    if table.empty:
        return ()
    return (
        *_of_two_coders(dataset),
        Paragraph(words.ALPHA),
        *_of_recodings(dataset),
        Listing(_by_attribute(dataset, table), words.ALPHA_OF_ATTRIBUTES),
        *_of_themes(dataset),
        *(Paragraph(paragraph) for paragraph in dataset.descriptor.agreement),
    )


def _of_two_coders(dataset: Dataset) -> tuple[Block, ...]:
    if by_two(dataset, "codings") is None:
        return ()
    counts = unshared(dataset.tables["codings"])
    first, second = counts["findings"]
    only = list(counts["only_this_coder"])
    return (Paragraph(words.two_coders(dataset, first, second, counts["shared"].iloc[0], only)),)


def _of_recodings(dataset: Dataset) -> tuple[Block, ...]:
    pair = doubly_coded(dataset)
    if pair is None:
        return ()
    titles = [field.title for field in dataset.descriptor.table("recodings").fields if field.name in pair.first]
    number, of = len(pair.first), len(dataset.tables["findings"])
    if by_two(dataset, "codings") is not None:
        return (Paragraph(words.both_coded_again(number, titles)),)
    return (Paragraph(words.both_coded(number, of, titles)),)


def _by_attribute(dataset: Dataset, table: pd.DataFrame) -> pd.DataFrame:
    coded = [name for name in ("recodings", "codings", "findings") if name in dataset.tables]
    fields = {field.name: field.title for name in coded for field in dataset.descriptor.table(name).fields}
    fields |= {UNITS: words.HOLDS_A_FINDING, THEME: words.THEMES[0]}
    shown = [
        (
            fields[row.Index],
            *_alpha(dataset, row),
            HIDDEN_CELL
            if dataset.fewest
            else words.agreed(row.agreed, row.compared, compared_in(row.Index, themes_by_finding(dataset))),
        )
        for row in table.itertuples()
    ]
    return pd.DataFrame(shown, columns=words.ATTRIBUTES)


def _of_themes(dataset: Dataset) -> tuple[Block, ...]:
    if dataset.fewest:  # how many findings a coder gave a theme is the number of a small group
        return (Paragraph(words.NOT_BY_THEME),)
    told = [
        (
            dataset.label("theme", row.Index),
            *_alpha(dataset, row),
            str(row.first),
            str(row.second),
            str(row.shared),
        )
        for row in agreement_by_theme(dataset).itertuples()
    ]
    if not told:
        return ()
    table = Listing(pd.DataFrame(told, columns=words.THEMES), words.ALPHA_OF_THEMES)
    pair = doubly_coded(dataset)
    over = words.over_findings(len(pair.first)) if pair and themes_by_finding(dataset) else words.OVER_ALL
    return Heading(words.BY_THEME), Paragraph(over), table


def _alpha(dataset: Dataset, row) -> tuple[str, str, str]:
    return words.alpha(row, not pd.isna(row.alpha), not dataset.fewest)


def reporting(dataset: Dataset) -> tuple[Block, ...]:
    """What the source says on each item of a checklist for reports of interviews, or that it does not say; nothing without
    such a table."""
    if "reporting" not in dataset.tables:
        return ()
    silent = words.does_not_say(dataset)
    rows = [
        (
            str(row.item),
            row.domain,
            row.asks,
            row.says or silent,
            "" if pd.isna(row.section) or str(row.section) == NOT_STATED else place(dataset, str(row.section)),
        )
        for row in dataset.tables["reporting"].itertuples()
    ]
    return Paragraph(words.CHECKLIST), Listing(pd.DataFrame(rows, columns=words.ITEMS), words.REPORTING)


def limits(dataset: Dataset) -> tuple[Block, ...]:
    """What is counted and hidden in a study of people; every note, with the place in the source where it can be seen."""
    counted = counting_notes(dataset).itertuples(index=False, name=None) if dataset.ties else ()
    blocks: list[Block] = [block for title, text in counted for block in (Heading(title), Paragraph(text))]
    if "notes" not in dataset.tables:
        return tuple(blocks)
    for note in dataset.tables["notes"].itertuples():
        section = str(note.section)
        known = section in dataset.labels.get("section", {}) and section != NOT_STATED
        where = words.where(dataset, place(dataset, section)) if known else ""
        blocks += [Heading(note.title), Paragraph(f"{note.text}{where}")]
    return tuple(blocks)


def scheme(dataset: Dataset) -> tuple[Block, ...]:
    """The themes and the values of every attribute, with what they mean."""
    blocks: list[Block] = []
    for kind, label in dataset.labels["kind"].items():
        themes = dataset.themes[dataset.themes["kind"] == kind]
        covers = {"Covers": themes["covers"]} if (themes["covers"] != "").any() else {}
        alt = words.themes_of(label) if "kind" in dataset.stated else label
        blocks += [Heading(label), Listing(pd.DataFrame({"Theme": themes["label"], **covers}), alt)] if len(themes) else []
    codes = dataset.tables["codes"]
    for field in dataset.descriptor.table("findings").fields:
        if field.codes and field.codes != "section":
            rows = codes[codes["attribute"] == field.codes].sort_values("order")
            table = pd.DataFrame({"Value": rows["label"], words.GIVEN_WHEN: rows["meaning"]})
            blocks += [Heading(field.title), Paragraph(field.description), Listing(table, words.values_of(field.title))]
    return tuple(blocks)


def dictionary(dataset: Dataset) -> tuple[Block, ...]:
    """Every column of every table, from the descriptor."""
    blocks: list[Block] = []
    for table in dataset.descriptor.tables:
        is_there = table.name in dataset.tables
        rows = (
            dataset.number_of_rows(table.name) if is_there and not dataset.fewest else None
        )  # some tables have a row a person
        columns = pd.DataFrame(
            {
                "Column": [field.name for field in table.fields],
                "Meaning": [field.description for field in table.fields],
                "Allowed": [words.may_hold(field) for field in table.fields],
            }
        )
        about = Paragraph(words.table_about(table.description, table.path, rows, is_there))
        blocks += [Heading(table.title), about, Listing(columns, words.columns_of(table.title))]
    return tuple(blocks)


def citation(dataset: Dataset) -> tuple[Block, ...]:
    """How to cite the coding and what it reads, and what may be reused."""
    study = dataset.descriptor
    cited = ToCopy(f"{citation_of(study)}\n{report(study).sentence}")
    return Paragraph(words.cite_both(dataset)), cited, Paragraph(study.licence)


SECTIONS: dict[str, Callable[[Dataset], tuple[Block, ...]]] = {
    words.CODED: coding,
    words.COUNTED: counting,
    words.AGREEMENT: how_far_agreed,
    words.REPORTING: reporting,
    words.LIMITATIONS: limits,
    words.SCHEME: scheme,
    words.DICTIONARY: dictionary,
    words.CITE: citation,
}


def method_parts(dataset: Dataset) -> tuple[Part, ...]:
    """All parts of the page that say anything, in its order."""
    return tuple(Part(title, made(dataset)) for title, made in SECTIONS.items() if title in parts_of(dataset))


def parts_of(dataset: Dataset) -> tuple[str, ...]:
    """The titles of the parts of the page that say anything: of agreement only where two coders coded anything."""
    is_there = {
        words.AGREEMENT: lambda: not agreement(dataset).empty,
        words.REPORTING: lambda: "reporting" in dataset.tables,
        words.LIMITATIONS: lambda: bool(limits(dataset)),
    }
    return tuple(title for title in SECTIONS if title not in is_there or is_there[title]())
