"""A view as a briefing of one page for those who decide, as a Word document: shortened by rule, never set smaller."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import product
from textwrap import shorten
from typing import cast

from charts.style import HIDDEN
from exports.model import Exhibit, View
from exports.numbers import cell_of, is_hidden
from exports.word.fit import first_that_fits
from exports.word.parts import Drawing, Part, Rows, Text, height_of
from exports.word.style import LEAD_STYLE, begin_columns, blank_page, page
from wording.counts import amount

SUPPORT, BALANCE = "compare-sponsor_support", "what-helps-and-what-hinders"
LONGEST = 280  # characters of one message, limit or description; of the sentence on what is shown thrice as many
ABSENT = "This chart is not part of the view."
FEWEST_MESSAGES = 5  # that are kept before those who are asked to act are cut
BAR, AROUND_BARS = 22, 34  # points


def write_briefing(view: View, exhibits: tuple[Exhibit, ...]) -> bytes:
    """The document. Of `exhibits` it shows those of the keys SUPPORT and BALANCE; what is not there it says in words."""
    head = _head(view)
    room = page().height - height_of(head, page().width)
    left, right = _columns(view, {exhibit.key: exhibit for exhibit in exhibits}, room)
    document = blank_page(view)
    for part in head:
        part.write(document, page().width)
    begin_columns(document)
    for column in (left, right):
        heading, *parts = column
        cast(Text, heading).write(document, page().column, is_first=True, breaks_column=column is right)
        for part in parts:
            part.write(document, page().column)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _head(view: View) -> tuple[Part, ...]:
    return (
        Text(view.study, "Title"),
        Text(view.subtitle, "Subtitle"),
        Text(_short(view.description)),
        *((Text(view.coding),) if view.coding else ()),
        Text(f"{view.shown_of_all}. {view.date}.", LEAD_STYLE, _short(view.shown, 3 * LONGEST)),
    )


def _columns(view: View, exhibits: dict[str, Exhibit], room: float) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both columns, no higher than `room`: each the fullest that fits; all limits to the left where they fit there."""
    left = _fitting(_left(view), room)
    roomy = (*left, *_limits(view, len(view.limits)))
    if height_of(roomy, page().column) <= room:
        return roomy, _fitting(_right(replace(view, limits=()), exhibits), room)
    return left, _fitting(_right(view, exhibits), room)


def _fitting(variants: Iterator[tuple[Part, ...]], room: float) -> tuple[Part, ...]:
    return first_that_fits(variants, lambda parts: height_of(parts, page().column), room)


def _left(view: View) -> Iterator[tuple[Part, ...]]:
    """Key messages and who is asked to act, from the fullest to the shortest."""
    all_named, some_named = ((6, 12), (4, 12), (3, 12), (2, 12), (1, 12)), ((2, 8), (1, 8), (1, 6), (1, 4), (1, 2))
    most = max(1, len(view.messages))
    many = product(range(most, min(most, FEWEST_MESSAGES) - 1, -1), all_named)
    for messages, (themes, actors) in (*many, *product(range(min(most, FEWEST_MESSAGES), 0, -1), some_named)):
        yield (*_messages(view, messages), *_asked(view, themes, actors))


def _right(view: View, exhibits: dict[str, Exhibit]) -> Iterator[tuple[Part, ...]]:
    """Support, what helps and hinders, the limits and the source, from the fullest to the shortest."""
    for limits, rows in (*product(range(8, 2, -1), (9, 6, 5)), (3, 4), (2, 4), (2, 3), (1, 3), (1, 2), (0, 2), (0, 1)):
        yield (
            *_support(exhibits.get(SUPPORT)),
            *_balance(exhibits.get(BALANCE), rows),
            *_limits(view, limits),
            *_source(view),
        )


def _messages(view: View, most: int) -> tuple[Part, ...]:
    told = tuple(
        Text(f"{_short(said)} n = {view.many(n)}.".lstrip(), "List Bullet", f"{head.rstrip('.')}.")
        for head, said, n in view.messages[:most]
    )
    more = len(view.messages) - most
    rest = (Text(f"{more} more key messages are in the app.", "Caption"),) if more > 0 else ()
    return (Text("Key messages", "Heading 1"), *(told or (Text("The findings shown give none."),)), *rest)


def _asked(view: View, themes: int, actors: int) -> tuple[Part, ...]:
    heading = Text("Who it is recommended to", "Heading 1")
    if not view.asked:
        return heading, Text("No finding shown recommends anything.")
    rows = tuple((who, cell_of(n), _listed(about, themes)) for who, n, about in view.asked[:actors])
    more = len(view.asked) - actors
    who_asks, one, several = "Findings that recommend something", "finding", "name several"
    if view.counts_people:
        who_asks, one, several = "People with findings that recommend something", "person", "count in several rows"
    return (
        heading,
        Text(f"{who_asks}, by who is named and what for. One {one} can {several}.", "Caption"),
        Rows(("Who", view.unit.capitalize(), "What for"), rows, (0.27, 0.19, 0.54), "Recommendations by who is named"),
        *((Text(f"{more} more are named in the app.", "Caption"),) if more > 0 else ()),
    )


def _listed(about: tuple[tuple[str, int], ...], most: int) -> str:
    said = [f"{theme} {f'({HIDDEN})' if is_hidden(n) else n}" for theme, n in about[:most]]
    more = len(about) - most
    return ", ".join([*said, f"{more} more"] if more > 0 else said)


def _support(exhibit: Exhibit | None) -> tuple[Part, ...]:
    heading = Text("Sponsor support and experience", "Heading 1")
    if exhibit is None:
        return heading, Text(ABSENT)
    if exhibit.instead:
        return heading, Text(exhibit.instead), Text(exhibit.measure, "Caption")
    height = AROUND_BARS + BAR * len(exhibit.spec.rows)
    return heading, Text("", lead=f"{exhibit.title}."), Drawing(exhibit, height), Text(exhibit.measure, "Caption")


def _balance(exhibit: Exhibit | None, most: int) -> tuple[Part, ...]:
    heading = Text("What helps, what hinders", "Heading 1")
    if exhibit is None:
        return heading, Text(ABSENT)
    if exhibit.instead:
        return heading, Text(exhibit.instead), Text(exhibit.measure, "Caption")
    more = 0
    tables: list[Part] = []
    for side in exhibit.table["Side"].unique():
        found = exhibit.table[exhibit.table["Side"] == side].iloc[:, -1]
        found = found[found.isna() | (found.fillna(0) > 0)]
        more += max(0, len(found) - most)
        rows = tuple((str(theme), cell_of(n)) for theme, n in found.head(most).items())
        if rows:
            tables.append(Text(str(side), "Heading 2"))
            heads, said = ("Theme", str(found.name)), f"{side}: {exhibit.unit} by theme, most first"
            tables.append(Rows(heads, rows, (0.8, 0.2), said))
    rest = f"; {more} more {'theme' if more == 1 else 'themes'} in the app" if more else ""
    return heading, *tables, Text(f"Most first. n = {amount(exhibit.n, exhibit.unit)}{rest}.", "Caption")


def _limits(view: View, most: int) -> tuple[Part, ...]:
    if not view.limits:
        return ()
    told = tuple(Text(_short(text), "List Bullet", f"{title}.") for title, text in view.limits[:most])
    rest = "; ".join(title for title, _ in view.limits[most:])
    also = (Text(f"{rest}.", "List Bullet", "Also:" if told else ""),) if rest else ()
    return (Text("How far this goes", "Heading 1"), *told, *also)


def _source(view: View) -> tuple[Part, ...]:
    followed = view.link if view.link.startswith(("https://", "http://")) else ""
    return (
        Text("Where it comes from", "Heading 1"),
        Text(f"{view.citation} Coding of: {view.source}. {view.licence}", "Caption"),
        Text(view.link, "Caption", "This view in the app:", followed),
    )


def _short(text: str, most: int = LONGEST) -> str:
    return shorten(text, most, placeholder=" …")
