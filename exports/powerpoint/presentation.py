"""A deck of slides as a PowerPoint file: native charts and tables, and in the notes the findings behind each slide."""

from io import BytesIO

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as DeckSlide

from exports.model import Exhibit, Slide, View
from exports.numbers import is_hidden
from exports.office_text import LEADING, height_of, lines_of, plain, shortened, width_of
from exports.powerpoint.charts import DRAWN, add_chart
from exports.powerpoint.speaker_notes import CLOSING, OPENING, findings_behind, notes_of, notes_of_cover, notes_of_limits, says
from exports.powerpoint.tables import add_table
from exports.powerpoint.template import (
    CHART,
    CONTENT,
    COVER,
    COVER_BODY,
    COVER_SUBTITLE,
    COVER_TITLE,
    CREDITS,
    KICKER,
    LEFT_OUT,
    POINTS,
    SHOWN,
    SOURCE,
    TITLE,
    add_foot,
    blank_deck,
    finish,
)
from exports.powerpoint.text import Box, Paragraph, add_text, largest, write_into
from exports.powerpoint.words import add_facts, add_in_columns, add_points, write_title

MEASURE_SIZES, COVER_SIZES, LIMIT_SIZES = (16, 14, 13, 12), (22, 20, 18, 16, 14), (16, 15, 14, 13, 12)
FINDING_SIZES, SAID_SIZE = (20, 18, 16), 22
SMALL, KICKER_SIZE = 12, 13
MEASURE_HEIGHT, FACTS_HEIGHT, GAP = 40, 140, 10


def write_deck(view: View, slides: tuple[Slide, ...]) -> bytes:
    """The file. A cover comes first, unless the deck begins with the slide OPENING; limits, citation, date and link come
    last, unless the deck has the slide CLOSING, which then carries them.
    """
    deck = blank_deck(view.study, view.subtitle, view.shown)
    if not slides or slides[0].name != OPENING:
        _add_cover(deck, view, has_slides=bool(slides))
    for slide in slides:
        _add_slide(deck, view, slide)
    if all(slide.name != CLOSING for slide in slides):
        _add_limits(deck, view)
    finish(deck)
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def _add_cover(deck: Deck, view: View, has_slides: bool) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[COVER])
    write_title(made, view.study, COVER_TITLE, (48, 40, 32, 28, 24))
    subtitle = made.placeholders[1]
    subtitle.name = "Subtitle"
    write_into(subtitle.text_frame, [("", view.subtitle)], largest([view.subtitle], (28, 24, 20, 18), COVER_SUBTITLE))
    said = [("", shortened(view.shown, COVER_SIZES[-1], COVER_BODY.width, 6)), (f"{view.shown_of_all}.", "")]
    said += [("", view.coding)] if view.coding else []
    said += [] if is_hidden(view.n) or view.n else [("", "No finding matches, so there is nothing to count.")]
    said += [] if has_slides else [("", "No slides were chosen for this deck.")]
    said.append(("", view.date))
    add_text(made, "Shown", COVER_BODY, said, _size(said, COVER_SIZES, COVER_BODY, 0.3), gap=0.3)
    _finish(made, view, notes_of_cover(view), says_shown=True)


def _add_slide(deck: Deck, view: View, slide: Slide) -> None:
    exhibit = slide.exhibit
    is_drawn = exhibit is not None and not exhibit.instead and not exhibit.spec.is_empty
    has_points = bool(findings_behind(exhibit)) if exhibit is not None else bool(slide.points) and slide.name != CLOSING
    made = deck.slides.add_slide(deck.slide_layouts[POINTS if has_points and not is_drawn else CHART])
    room = _add_head(made, view, slide)
    if exhibit is None:
        _add_words(made, view, slide, room)
    elif is_drawn:
        _add_drawing(made, exhibit, room)
    else:
        _add_instead(made, exhibit, room)
    if slide.name == CLOSING:
        _add_credits(made, view)
    _finish(made, view, notes_of(slide, view))


def _add_head(made: DeckSlide, view: View, slide: Slide) -> Box:
    """The slide's title and measure. Returns the room below them."""
    top = _add_title(made, slide.title)
    if slide.name == OPENING:
        add_text(made, "Study", KICKER, [(f"{view.study}.", view.subtitle)], KICKER_SIZE)
    if slide.measure:
        box = Box(CONTENT.left, top + 6, CONTENT.width, MEASURE_SIZES[-1] * LEADING * 3)
        size = largest([slide.measure], MEASURE_SIZES, box.head(MEASURE_HEIGHT))
        said = shortened(slide.measure, size, box.width, 2)
        box = box.head(len(lines_of(said, size, box.width)) * size * LEADING)
        add_text(made, "Measure", box, [("", said)], size)
        top = box.top + box.height
    foot = CREDITS.top if slide.name == CLOSING else CONTENT.top + CONTENT.height
    return Box(CONTENT.left, top + GAP, CONTENT.width, foot - top - GAP)


def _add_title(made: DeckSlide, title: str) -> float:
    """The title, its box as high as it needs. Returns its foot."""
    foot = write_title(made, title, TITLE)
    shape = made.shapes.title
    shape.left, shape.top, shape.width, shape.height = TITLE.head(foot - TITLE.top).emu
    return foot


def _add_drawing(made: DeckSlide, exhibit: Exhibit, room: Box) -> None:
    said = (add_chart if exhibit.shape in DRAWN else add_table)(made, exhibit, room)
    if said:
        add_text(made, "How to read it", LEFT_OUT, [("", said)], SMALL)


def _add_instead(made: DeckSlide, exhibit: Exhibit, room: Box) -> None:
    """What is known where there is too little to draw: a sentence, and the first findings themselves."""
    findings = findings_behind(exhibit)
    said = (exhibit.instead or "There is nothing to count here.") + (" What they say:" if findings else "")
    head = height_of([said], SAID_SIZE, room.width, gap=0.5, bold=True)
    add_text(made, "Instead of a chart", room.head(head), [(said, "")], SAID_SIZE)
    if findings:
        add_points(made, [says(finding) for finding in findings], room.without_head(head), FINDING_SIZES)


def _add_words(made: DeckSlide, view: View, slide: Slide, room: Box) -> None:
    facts = min(FACTS_HEIGHT, room.height / 2) if slide.points and slide.facts else room.height
    if slide.facts:
        add_facts(made, slide.facts, room.head(facts))
        room = room.without_head(facts)
    if slide.points and slide.name == CLOSING:
        limits = [_lead(point) for point in slide.points if not view.link or view.link not in point]
        add_in_columns(made, "Limits", limits, room, LIMIT_SIZES)
    elif slide.points:
        add_points(made, list(slide.points), room)


def _lead(point: str) -> Paragraph:
    """A limit with its title in bold: what stands before its first full stop, where more follows."""
    title, _, text = point.partition(". ")
    return (f"{title}.", text) if text else ("", point)


def _add_limits(deck: Deck, view: View) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[CHART])
    top = _add_title(made, "How far this goes") + 16
    room = Box(CONTENT.left, top, CONTENT.width, CREDITS.top - top)
    add_in_columns(made, "Limits", [(f"{title}.", text) for title, text in view.limits], room, LIMIT_SIZES)
    _add_credits(made, view)
    _finish(made, view, notes_of_limits(view))


def _add_credits(made: DeckSlide, view: View) -> None:
    said = [
        ("Cite as:", shortened(view.citation, SMALL, CREDITS.width * 0.9, 3)),
        ("Taken on:", view.date),
        ("This view:", shortened(view.link, SMALL, CREDITS.width * 0.9, 1)),
    ]
    shape = add_text(made, "Citation, date and link", CREDITS, said, SMALL)
    if view.link.startswith(("https://", "http://")):
        shape.text_frame.paragraphs[-1].runs[-1].hyperlink.address = plain(view.link)


def _finish(made: DeckSlide, view: View, notes: list[str], says_shown: bool = False) -> None:
    """The foot of the slide: what is shown, the source, the number; and its notes."""
    if not says_shown:
        shown = shortened(f"{view.coding} {view.shown}".lstrip(), SMALL, SHOWN.width, 2)
        add_text(made, "What is shown", SHOWN, [("", shown)], SMALL, low=True)
    date = f" {view.date}."
    add_foot(made, shortened(f"{view.source_line}.", SMALL, SOURCE.width - width_of(date, SMALL), 1) + date)
    write_into(made.notes_slide.notes_text_frame, [("", line) for line in notes])


def _size(said: list[Paragraph], sizes: tuple[int, ...], box: Box, gap: float) -> int:
    return largest([" ".join(words) for words in said], sizes, box, gap)
