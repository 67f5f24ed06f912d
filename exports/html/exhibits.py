"""The exhibits of the page as HTML: title, measure, chart, the same numbers as a table, notes, the findings behind."""

from collections.abc import Collection
from html import escape
from numbers import Real

import pandas as pd

from charts.draw import draw
from charts.style import HIDDEN, LIGHT
from exports.html.text import anchor, note
from exports.model import Chapter, Exhibit
from exports.numbers import cell_of, holds_numbers, is_hidden

WIDE = ("matrix", "flow")  # shapes that a narrow screen has no room for
MANY_COLUMNS = 4
MOST_AT_ONCE = 30  # findings shown in place of a chart; more open as those behind a chart do


def write_chapter(number: int, chapter: Chapter, numbers: dict[int, int], held: Collection[str]) -> str:
    """A section with its exhibits; `numbers` says which number an exhibit has in the page, by its identity; `held` are the
    ids of the findings that the page lists.
    """
    cards = "\n".join(_write_exhibit(exhibit, numbers[id(exhibit)], held) for exhibit in chapter.exhibits)
    return f'<section id="chapter-{number}">\n<h2>{escape(chapter.title)}</h2>\n{cards}\n</section>'


def _write_exhibit(exhibit: Exhibit, number: int, held: Collection[str]) -> str:
    has_short = exhibit.shape in WIDE and not exhibit.instead
    parts = [
        f'<h3 id="e{number}-title">{escape(exhibit.title)}</h3>',
        f"<p>{escape(exhibit.measure)}</p>",
        *(_few if exhibit.instead else _drawn)(exhibit, number, held),
    ]
    name = "card has-short" if has_short else "card"
    return (
        f'<article class="{name}" id="{anchor(exhibit.key)}" aria-labelledby="e{number}-title">\n'
        + "\n".join(parts)
        + "\n</article>"
    )


def _few(exhibit: Exhibit, number: int, held: Collection[str]) -> list[str]:
    """Nothing, said as what it is; or too few findings to draw, shown themselves."""
    said = escape(exhibit.instead)
    if not 0 < len(exhibit.behind) <= MOST_AT_ONCE:
        return [f"<p><strong>{said}</strong></p>", *_behind(exhibit, number, held)]
    pairs = zip(exhibit.behind["finding_id"], exhibit.behind["statement"], strict=True)
    items = "".join(f"<li>{escape(text)} {_reference(identity, held)}</li>" for identity, text in pairs)
    return [f"<p><strong>{said}</strong> What they say:</p>", f'<ul class="reading">{items}</ul>']


def _drawn(exhibit: Exhibit, number: int, held: Collection[str]) -> list[str]:
    wide = exhibit.shape in WIDE
    height = int(draw(exhibit.spec, LIGHT)["layout"]["height"])
    plot = (
        f'<figure{" class=wide" if wide else ""}><div class="plot" data-exhibit="{number}" style="--height: {height}px" '
        f'role="img" aria-label="{escape(exhibit.alt)}"></div></figure>'
    )
    return [
        plot,
        *([f'<dl class="short">{_in_short(exhibit)}</dl>'] if wide else []),
        *[note(*each) for each in exhibit.notes[:1]],
        *_behind(exhibit, number, held),
        f'<details class="numbers" open><summary>The same numbers as a table</summary>{_numbers(exhibit)}</details>',
        *_more(exhibit.notes[1:]),
    ]


def _behind(exhibit: Exhibit, number: int, held: Collection[str]) -> list[str]:
    if exhibit.behind.empty:
        return []
    name = f"Findings behind this ({len(exhibit.behind)})"
    references = " ".join(_reference(each, held) for each in exhibit.behind["finding_id"] if each in held)
    return [
        f'<p class="only-js"><button type="button" data-open="{number}">{name}</button></p>',
        f"<noscript><details><summary>{name}</summary><p>{references}</p></details></noscript>",
    ]


def _more(notes: tuple[tuple[str, str], ...]) -> list[str]:
    if not notes:
        return []
    said = "".join(note(*each) for each in notes)
    return [f"<details><summary>More to keep in mind ({len(notes)})</summary>{said}</details>"]


def _reference(identity: str, held: Collection[str]) -> str:
    return f'<a href="#{anchor(identity)}">{escape(identity)}</a>' if identity in held else escape(identity)


def _numbers(exhibit: Exhibit) -> str:
    """The table; one of many columns once more as paragraphs, for a screen too narrow for it."""
    label = f'role="group" tabindex="0" aria-label="Table: {escape(exhibit.title)}"'
    scroll = f'<div class="scroll" {label}>{_table(exhibit)}</div>'
    if exhibit.shape in WIDE or len(exhibit.table.columns) < MANY_COLUMNS:
        return scroll
    rows = [
        (label, [_listed(zip(exhibit.table.columns, cells, strict=True))])
        for label, *cells in exhibit.table.itertuples(name=None)
    ]
    return f'{scroll}<dl class="short">{_paragraphs(rows)}</dl>'


def _table(exhibit: Exhibit) -> str:
    table = exhibit.table
    numeric = [holds_numbers(cells) for _, cells in table.items()]
    heads = "".join(
        _cell("th", name, is_number, ' scope="col"') for name, is_number in zip(table.columns, numeric, strict=True)
    )
    first = f'<th scope="col">{escape(str(table.index.name or "What"))}</th>'
    rows = "".join(
        f'<tr><th scope="row">{escape(str(label))}</th>'
        + "".join(_cell("td", cell, is_number) for cell, is_number in zip(cells, numeric, strict=True))
        + "</tr>"
        for label, *cells in table.itertuples(name=None)
    )
    caption = f'<caption class="hidden">{escape(exhibit.measure)}</caption>'
    return f"<table>{caption}<thead><tr>{first}{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(tag: str, cell, is_number: bool, more: str = "") -> str:
    return f"<{tag}{' class=number' if is_number else ''}{more}>{escape(_said(cell))}</{tag}>"


def _in_short(exhibit: Exhibit) -> str:
    """The table of a shape that a narrow screen has no room for, a paragraph a row, without its zeros."""
    return _paragraphs(_flow_in_short(exhibit.table) if exhibit.shape == "flow" else _matrix_in_short(exhibit.table))


def _matrix_in_short(table: pd.DataFrame) -> list[tuple[str, list[str]]]:
    return [
        (label, [_listed(pair for pair in zip(table.columns, cells, strict=True) if is_hidden(pair[1]) or pair[1]) or "none"])
        for label, *cells in table.itertuples(name=None)
    ]


def _flow_in_short(table: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """`table`: indexed by what is recommended; columns the side, who or what is named there, how often."""
    sides: dict = {}
    for label, side, named, number in table.itertuples(name=None):
        sides.setdefault(label, {}).setdefault(side, []).append((named, number))
    return [(label, [f"{side}: {_listed(pairs)}" for side, pairs in each.items()]) for label, each in sides.items()]


def _paragraphs(rows: list[tuple[str, list[str]]]) -> str:
    return "".join(
        f"<div><dt>{escape(str(label))}</dt>{''.join(f'<dd>{escape(line)}</dd>' for line in lines)}</div>"
        for label, lines in rows
    )


def _listed(pairs) -> str:
    """'Consultants 6, Managers 1'."""
    return ", ".join(f"{name}\u00a0{HIDDEN if is_hidden(number) else _said(number)}" for name, number in pairs)


def _said(cell) -> str:
    is_number = is_hidden(cell) or (isinstance(cell, Real) and float(cell).is_integer())
    return cell_of(cell) if is_number else str(cell)
