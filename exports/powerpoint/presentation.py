"""A deck of slides as a PowerPoint file: native charts and tables, under each its caveat."""

from io import BytesIO

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as DeckSlide

from exports.model import CLOSING, OPENING, Exhibit, Slide, View, worth_showing
from exports.office_text import LEADING, height_of, lines_of, plain, shortened, width_of
from exports.powerpoint.charts import DRAWN, add_chart
from exports.powerpoint.speaker_notes import findings_behind, notes_of, notes_of_cover, notes_of_limits, says
from exports.powerpoint.tables import add_table
from exports.powerpoint.template import (
    CHART,
    COVER,
    POINTS,
    TABLE,
    WORDS,
    add_foot,
    blank_deck,
    fill,
    finish,
    new_slide,
    place_of,
)
from exports.powerpoint.text import Box, Paragraph, add_text, largest, write_into
from exports.powerpoint.words import TITLE_SIZES, add_facts, add_in_columns, add_points, write_title
from wording.exports import LIMITATIONS, NO_MATCH, NO_SLIDES, NOTHING_COUNTED, WHAT_THEY_SAY

MEASURE_SIZES, COVER_SIZES, LIMIT_SIZES = (16, 14, 13, 12), (22, 20, 18, 16, 14), (16, 15, 14, 13, 12)
NAME_SIZES, SUBTITLE_SIZES = (48, 40, 32, 28, 24), (28, 24, 20, 18)
FINDING_SIZES, SAID_SIZE = (20, 18, 16), 22
SMALL, KICKER_SIZE, CAVEAT_LINES = 12, 13, 2
MEASURE_HEIGHT, FACTS_HEIGHT, GAP = 40, 140, 10
CREDITS = "Citation, date and link"


def write_deck(view: View, slides: tuple[Slide, ...]) -> bytes:
    """The file. A cover comes first, unless the deck begins with the slide OPENING; limits, citation, date and link come
    last, unless the deck has the slide CLOSING, which then carries them. The last says which are
    left out.
    """
    deck = blank_deck(view.title, view.subtitle, view.shown)
    kept, left_out = worth_showing(slides)
    if not kept or kept[0].name != OPENING:
        _add_cover(deck, view, has_slides=bool(slides))
    for slide in kept:
        _add_slide(deck, view, slide, left_out if slide.name == CLOSING else "")
    if all(slide.name != CLOSING for slide in kept):
        _add_limits(deck, view, left_out)
    finish(deck)
    held = BytesIO()
    deck.save(held)
    return held.getvalue()


def _add_cover(deck: Deck, view: View, has_slides: bool) -> None:
    made = new_slide(deck, COVER)
    write_title(made, view.heading, NAME_SIZES)
    subtitle = f"{view.study}: {view.subtitle}" if view.filters else view.subtitle
    fill(made, "Subtitle", [("", subtitle)], largest([subtitle], SUBTITLE_SIZES, place_of(made, "Subtitle")))
    box = place_of(made, "Shown")
    said = [("", shortened(view.shown, COVER_SIZES[-1], box.width, 6)), (f"{view.shown_of_all}.", "")]
    said += [("", view.trust)] if view.trust else []
    said += [("", NO_MATCH)] if view.n == 0 else []
    said += [] if has_slides else [("", NO_SLIDES)]
    said.append(("", view.date))
    fill(made, "Shown", said, largest([" ".join(words) for words in said], COVER_SIZES, box, 0.3), gap=0.3)
    _finish(made, view, notes_of_cover(view), says_shown=True)


def _add_slide(deck: Deck, view: View, slide: Slide, left_out: str) -> None:
    exhibit = slide.exhibit
    is_drawn = exhibit is not None and not exhibit.instead and not exhibit.spec.is_empty
    has_points = bool(findings_behind(exhibit)) if exhibit is not None else bool(slide.points) and slide.name != CLOSING
    layout = POINTS if has_points else WORDS
    if exhibit is not None and is_drawn:
        layout = CHART if exhibit.shape in DRAWN else TABLE
    made = new_slide(deck, layout)
    room = _add_head(made, view, slide, layout)
    if exhibit is None:
        _add_words(made, view, slide, room, left_out)
    elif is_drawn:
        _add_drawing(made, exhibit, room)
    else:
        _add_instead(made, exhibit, room)
    if slide.name == CLOSING:
        _add_credits(made, view)
    _finish(made, view, notes_of(slide, view))


def _add_head(made: DeckSlide, view: View, slide: Slide, layout: str) -> Box:
    """The slide's title and measure. Returns the room below them: in each layout its own placeholder, called as it is."""
    top = write_title(made, slide.title, TITLE_SIZES, as_high_as_it_is=True)
    if slide.name == OPENING:
        fill(made, "Study", [(f"{view.study}.", view.subtitle)], KICKER_SIZE)
    if slide.measure:
        held = place_of(made, "Measure")
        box = Box(held.left, top + 6, held.width, MEASURE_SIZES[-1] * LEADING * 3)
        size = largest([slide.measure], MEASURE_SIZES, box.head(MEASURE_HEIGHT))
        said = shortened(slide.measure, size, box.width, 2)
        box = box.head(len(lines_of(said, size, box.width)) * size * LEADING)
        fill(made, "Measure", [("", said)], size, box=box)
        top = box.top + box.height
    room = place_of(made, layout)
    foot = place_of(made, CREDITS).top if slide.name == CLOSING else room.top + room.height
    return Box(room.left, top + GAP, room.width, foot - top - GAP)


def _add_drawing(made: DeckSlide, exhibit: Exhibit, room: Box) -> None:
    """The chart or table; under it which rows are left out, and the caveat."""
    caveat = shortened(exhibit.caveat, SMALL, room.width, CAVEAT_LINES)
    high = height_of([caveat], SMALL, room.width) if caveat else 0
    said = (add_chart if exhibit.shape in DRAWN else add_table)(made, exhibit, room.without_foot(high))
    told = [each for each in (said, caveat) if each]
    if told:
        foot = room.without_head(room.height - height_of(told, SMALL, room.width))
        fill(made, "How to read it", [("", each) for each in told], SMALL, box=foot)


def _add_instead(made: DeckSlide, exhibit: Exhibit, room: Box) -> None:
    """What is known where there is too little to draw: a sentence, and the first findings themselves."""
    findings = findings_behind(exhibit)
    said = (exhibit.instead or NOTHING_COUNTED) + (f" {WHAT_THEY_SAY}" if findings else "")
    head = height_of([said], SAID_SIZE, room.width, gap=0.5, bold=True)
    add_text(made, "Instead of a chart", room.head(head), [(said, "")], SAID_SIZE)
    if findings:
        add_points(made, [says(finding) for finding in findings], room.without_head(head), FINDING_SIZES)


def _add_words(made: DeckSlide, view: View, slide: Slide, room: Box, left_out: str) -> None:
    facts = min(FACTS_HEIGHT, room.height / 2) if slide.points and slide.facts else room.height
    if slide.facts:
        add_facts(made, slide.facts, room.head(facts))
        room = room.without_head(facts)
    if slide.points and slide.name == CLOSING:
        limits = [_lead(point) for point in slide.points if not view.link or view.link not in point]
        limits += [("", left_out)] if left_out else []
        add_in_columns(made, "Limits", limits, room, LIMIT_SIZES)
    elif slide.points:
        add_points(made, list(slide.points), room)


def _lead(point: str) -> Paragraph:
    """A limit with its title in bold: what stands before its first full stop, where more follows."""
    title, _, text = point.partition(". ")
    return (f"{title}.", text) if text else ("", point)


def _add_limits(deck: Deck, view: View, left_out: str) -> None:
    made = new_slide(deck, WORDS)
    top = write_title(made, LIMITATIONS, TITLE_SIZES, as_high_as_it_is=True) + 16
    room = place_of(made, WORDS)
    room = Box(room.left, top, room.width, place_of(made, CREDITS).top - top)
    limits = [(f"{title}.", text) for title, text in view.limits] + ([("", left_out)] if left_out else [])
    add_in_columns(made, "Limits", limits, room, LIMIT_SIZES)
    _add_credits(made, view)
    _finish(made, view, notes_of_limits(view))


def _add_credits(made: DeckSlide, view: View) -> None:
    width = place_of(made, CREDITS).width * 0.9
    said = [
        ("Cite as:", shortened(view.citation, SMALL, width, 3)),
        ("Taken on:", view.date),
        ("This view:" if view.link else "", shortened(view.found_at, SMALL, width, 1)),
    ]
    shape = fill(made, CREDITS, said, SMALL)
    if view.link.startswith(("https://", "http://")):
        shape.text_frame.paragraphs[-1].runs[-1].hyperlink.address = plain(view.link)


def _finish(made: DeckSlide, view: View, notes: list[str], says_shown: bool = False) -> None:
    """The foot of the slide: what is shown, the source, the number; and its notes."""
    if not says_shown:
        width = place_of(made, "What is shown").width
        fill(made, "What is shown", [("", shortened(f"{view.trust} {view.shown}".lstrip(), SMALL, width, 2))], SMALL)
    date = f" {view.date}."
    width = place_of(made, "Source").width - width_of(date, SMALL)
    add_foot(made, shortened(f"{view.source_line}.", SMALL, width, 1) + date)
    write_into(made.notes_slide.notes_text_frame, [("", line) for line in notes])
