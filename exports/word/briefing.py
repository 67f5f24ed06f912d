"""A view as a briefing for those who decide, as a Word document: one page, shortened by rule, never set smaller; then what
the page of the app shows beside that, as tables."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import product
from math import sqrt
from textwrap import shorten
from typing import cast

from exports.briefing import Briefing
from exports.model import ASKED, SIDES, Exhibit, View
from exports.model import SUPPORT as SUPPORT_PART
from exports.numbers import cell_of, text_of
from exports.word.fit import first_that_fits
from exports.word.parts import Drawing, Part, Rows, Text, height_of
from exports.word.style import LEAD_STYLE, begin_columns, begin_pages, blank_page, page
from wording.cards import THEME
from wording.exports import (
    BALANCE,
    BY_NAMED,
    IN_THE_APP,
    LIMITATIONS,
    MESSAGES,
    NO_MESSAGE,
    NO_RECOMMENDATION,
    NOT_IN_VIEW,
    ON_THE_PAGE,
    ORIGIN,
    RECOMMENDED,
    SUPPORT,
    WHAT,
    first_of_rows,
    more_messages_in_app,
    more_named_in_app,
    most_first,
    origin_of,
    themes_listed,
)
from wording.text import SENTENCE_END

OF_SUPPORT, OF_BALANCE = "compare-sponsor_support", "what-helps-and-what-hinders"
LONGEST = 280  # characters of one message, limit or description; of the sentence on what is shown thrice as many
OF_THEMES, MOST_KINDS = "themes-", 2
FEWEST_MESSAGES = 5  # that are kept before the table of recommendations is cut
BAR, AROUND_BARS = 22, 34  # points
MOST_ROWS, MOST_COLUMNS = 60, 7  # of a table on the pages after the first
LETTER_SHARE = 0.75  # of the root of a text's length, that a letter of a head counts


def plan_briefing(view: View, exhibits: tuple[Exhibit, ...], shown: tuple[Exhibit, ...] = ()) -> Briefing:
    """Of `exhibits` the first page has those of the keys OF_SUPPORT and OF_BALANCE; what is not there it says in words. Of
    what the app's page has `shown`, the pages after it have what the first has not."""
    head = _head(view)
    room = page().height - height_of(head, page().width)
    left, right = _columns(view, {exhibit.key: exhibit for exhibit in exhibits}, room)
    more = [each for each in shown if each.key not in (OF_SUPPORT, OF_BALANCE)]
    after = (Text(ON_THE_PAGE, "Heading 1"), *(part for each in more for part in _in_full(each))) if more else ()
    return Briefing(head, left, right, after)


def write_briefing(view: View, exhibits: tuple[Exhibit, ...], shown: tuple[Exhibit, ...] = ()) -> bytes:
    """The document that `plan_briefing` plans."""
    plan, document = plan_briefing(view, exhibits, shown), blank_page(view)
    for part in plan.head:
        part.write(document, page().width)
    begin_columns(document)
    for column in (plan.left, plan.right):
        heading, *parts = column
        cast(Text, heading).write(document, page().column, is_first=True, breaks_column=column is plan.right)
        for part in parts:
            part.write(document, page().column)
    if plan.after:
        begin_pages(document)
        for part in plan.after:
            part.write(document, page().width)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _head(view: View) -> tuple[Part, ...]:
    return (
        Text(view.heading, "Title"),
        *((Text(view.study, "Subtitle"),) if view.filters else ()),
        Text(view.subtitle, "Subtitle"),
        Text(_short(view.description)),
        *((Text(view.trust),) if view.trust else ()),
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
    """Key messages and who it is recommended to, from the fullest to the shortest."""
    all_named, some_named = ((6, 12), (4, 12), (3, 12), (2, 12), (1, 12)), ((2, 8), (1, 8), (1, 6), (1, 4), (1, 2))
    most = max(1, len(view.messages))
    many = product(range(most, min(most, FEWEST_MESSAGES) - 1, -1), all_named)
    for messages, (themes, actors) in (*many, *product(range(min(most, FEWEST_MESSAGES), 0, -1), some_named)):
        yield (*_messages(view, messages), *(_asked(view, themes, actors) if ASKED in view.holds else ()))


def _right(view: View, exhibits: dict[str, Exhibit]) -> Iterator[tuple[Part, ...]]:
    """Support, what helps and hinders, or without these the themes; the limits and the source, from the fullest to the
    shortest."""
    for limits, rows in (*product(range(8, 2, -1), (9, 6, 5)), (3, 4), (2, 4), (2, 3), (1, 3), (1, 2), (0, 2), (0, 1)):
        yield (
            *(_support(exhibits.get(OF_SUPPORT)) if SUPPORT_PART in view.holds else ()),
            *(_balance(exhibits.get(OF_BALANCE), rows) if SIDES in view.holds else ()),
            *(part for each in _of_themes(exhibits) for part in _themes(each, rows)),
            *_limits(view, limits),
            *_source(view),
        )


def _messages(view: View, most: int) -> tuple[Part, ...]:
    told = tuple(
        Text(f"{_short(said)} n = {view.many(n)}.".lstrip(), "List Bullet", f"{head.rstrip('.')}.")
        for head, said, n in view.messages[:most]
    )
    more = more_messages_in_app(len(view.messages) - most)
    return (Text(MESSAGES, "Heading 1"), *(told or (Text(NO_MESSAGE),)), *_caption(more))


def _asked(view: View, themes: int, actors: int) -> tuple[Part, ...]:
    heading = Text(RECOMMENDED, "Heading 1")
    if not view.asked:
        return heading, Text(NO_RECOMMENDATION)
    rows = tuple((who, cell_of(n), themes_listed(about, themes)) for who, n, about in view.asked[:actors])
    heads = ("Recommended to", view.unit.capitalize(), "What for")
    return (
        heading,
        Text(BY_NAMED[view.unit], "Caption"),
        Rows(heads, rows, (0.3, 0.19, 0.51), "Recommendations by who is named"),
        *_caption(more_named_in_app(len(view.asked) - actors)),
    )


def _caption(said: str) -> tuple[Part, ...]:
    """A small line, where there is anything to say."""
    return (Text(said, "Caption"),) if said else ()


def _support(exhibit: Exhibit | None) -> tuple[Part, ...]:
    heading = Text(SUPPORT, "Heading 1")
    if exhibit is None:
        return heading, Text(NOT_IN_VIEW)
    if exhibit.instead:
        return heading, Text(exhibit.instead), Text(exhibit.measure, "Caption")
    height = AROUND_BARS + BAR * len(exhibit.spec.rows)
    said = (Text("", lead=f"{exhibit.title}."), Drawing(exhibit, height), Text(exhibit.measure, "Caption"))
    return heading, *said, *_caption(exhibit.caveat)


def _balance(exhibit: Exhibit | None, most: int) -> tuple[Part, ...]:
    heading = Text(BALANCE, "Heading 1")
    if exhibit is None:
        return heading, Text(NOT_IN_VIEW)
    if exhibit.instead:
        return heading, Text(exhibit.instead), Text(exhibit.measure, "Caption")
    more = 0
    tables: list[Part] = []
    sides = exhibit.table.iloc[:, 0]
    for side in sides.unique():
        found = exhibit.table[sides == side].iloc[:, -1]
        found = found[found.isna() | (found.fillna(0) > 0)]
        more += max(0, len(found) - most)
        rows = tuple((str(theme), cell_of(n)) for theme, n in found.head(most).items())
        if rows:
            tables.append(Text(str(side), "Heading 2"))
            heads, said = ("Theme", str(found.name)), f"{side}: {exhibit.unit} by theme"
            tables.append(Rows(heads, rows, (0.8, 0.2), said))
    order = most_first(exhibit.n, exhibit.unit, more, not exhibit.table.iloc[:, -1].isna().any())
    return heading, *tables, Text(order, "Caption"), *_caption(exhibit.caveat)


def _of_themes(exhibits: dict[str, Exhibit]) -> list[Exhibit]:
    return [each for key, each in exhibits.items() if key.startswith(OF_THEMES)][:MOST_KINDS]


def _themes(exhibit: Exhibit, most: int) -> tuple[Part, ...]:
    """The first themes of a kind as a table, or what is known of them where that is too little."""
    heading = Text(exhibit.title, "Heading 1")
    if exhibit.instead:
        return heading, Text(exhibit.instead)
    numbers = exhibit.table.iloc[:, -1]
    rows = tuple((str(theme), cell_of(n)) for theme, n in numbers.head(most).items())
    heads = (THEME, str(numbers.name))
    more = first_of_rows(len(rows), len(numbers))
    return heading, Rows(heads, rows, (0.8, 0.2), exhibit.title), *_caption(more), *_caption(exhibit.caveat)


def _in_full(exhibit: Exhibit) -> tuple[Part, ...]:
    """An exhibit as a table, or the findings in its place, with what is counted and its caveat."""
    table = () if exhibit.instead else _table_of(exhibit)
    return (
        Text(exhibit.title, "Heading 2"),
        *_caption(exhibit.measure),
        *((Text(exhibit.instead),) if exhibit.instead else ()),
        *(Text(f"{said} ({identity})", "List Bullet") for identity, said in exhibit.in_place),
        *table,
        *_caption(exhibit.caveat),
    )


def _table_of(exhibit: Exhibit) -> tuple[Part, ...]:
    """Its first rows as a table, and of how many they are; the table of a wide one says each row in a line."""
    table = exhibit.table.iloc[:MOST_ROWS]
    heads = tuple(str(name) for name in (table.index.name or WHAT, *table.columns))
    rows = tuple(tuple(text_of(cell) for cell in row) for row in table.itertuples(name=None))
    if len(heads) > MOST_COLUMNS:
        rows = tuple(
            (row[0], ", ".join(f"{head} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True))) for row in rows
        )
        heads = (heads[0], exhibit.unit.capitalize())
    drawn = (Rows(heads, rows, _shares(heads, rows), exhibit.title),) if rows else ()
    return (*drawn, *_caption(first_of_rows(len(table), len(exhibit.table))))


def _shares(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """How wide columns are: between alike and as long as their text, wide enough for the longest word of each head."""
    longest = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    wide = [
        max(sqrt(length), LETTER_SHARE * max(map(len, head.split()), default=1))
        for length, head in zip(longest, heads, strict=True)
    ]
    return tuple(each / sum(wide) for each in wide)


def _limits(view: View, most: int) -> tuple[Part, ...]:
    if not view.limits:
        return ()
    told = tuple(Text(_short(text), "List Bullet", f"{title}.") for title, text in view.limits[:most])
    rest = "; ".join(title for title, _ in view.limits[most:])
    also = (Text(f"{rest}.", "List Bullet", "Also:" if told else ""),) if rest else ()
    return (Text(LIMITATIONS, "Heading 1"), *told, *also)


def _source(view: View) -> tuple[Part, ...]:
    followed = view.link if view.link.startswith(("https://", "http://")) else ""
    return (
        Text(ORIGIN, "Heading 1"),
        Text(origin_of(view.citation, view.reference, view.licence), "Caption"),
        Text(view.found_at, "Caption", f"{IN_THE_APP}:" if view.link else "", followed),
    )


def _short(text: str, most: int = LONGEST) -> str:
    """The sentences that fit into so many characters; where not even the first does, what fits of it, and an ellipsis."""
    whole = ""
    for sentence in SENTENCE_END.split(text):
        if len(whole) + len(sentence) >= most:
            break
        whole = f"{whole} {sentence}".lstrip()
    return whole or shorten(text, most, placeholder=" …")
