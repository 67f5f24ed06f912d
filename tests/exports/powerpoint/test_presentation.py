"""The deck: what stands on its slides and in their notes, read back by python-pptx."""

from io import BytesIO
from itertools import combinations

import pandas as pd
import pytest
from pptx import Presentation

from analysis.model.count import SUPPRESSED
from exports.model import CLOSING, OPENING, Slide
from exports.powerpoint.presentation import write_deck
from exports.powerpoint.speaker_notes import MOST
from tests.exports.made import FINDINGS, TRUST, balance, exhibit, view

SHOWN = "Showing 3 of 7 findings that name North."
SOURCE = "A small study. A Publisher (2020). 1 May 2026."
HEADING = "North, time: 3 of 7 findings"
LINK = "https://example.org/findings?programme=north"
PLACED = FINDINGS.assign(section=["Barriers › Time", "Facilitators", "Summary"])
LONG = "A label that goes on and on about what stands in the way of everybody who takes part in the programme, and more"


def slide(**changes) -> Slide:
    given = {"name": "support", "title": "Support goes with experience", "measure": "n = 8 findings.", "exhibit": exhibit()}
    return Slide(**{**given, **changes})


def words(**changes) -> Slide:
    return slide(exhibit=None, **changes)


def opened(*slides: Slide, **changes):
    return Presentation(BytesIO(write_deck(view(**changes), slides)))


def texts(made) -> dict[str, str]:
    """The text of each shape by its name."""
    return {shape.name: shape.text_frame.text for shape in made.shapes if shape.has_text_frame}


def notes(made) -> list[str]:
    return made.notes_slide.notes_text_frame.text.split("\n")


def titles(deck) -> list[str]:
    return [made.shapes.title.text for made in deck.slides]


def test_deck_has_a_cover_its_slides_and_its_limits():
    deck = opened(slide(), slide(title="The second"))
    assert titles(deck) == [HEADING, "Support goes with experience", "The second", "Limitations"]
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)


def test_cover_says_what_is_shown_how_much_and_when():
    cover = texts(opened(slide()).slides[0])
    assert cover["Subtitle"] == "A small study: What it is about"
    assert cover["Shown"].split("\n") == [SHOWN, "n = 3 of 7 findings.", "A Publisher (2020).", "1 May 2026"]
    assert cover["Source"] == SOURCE


def test_last_slide_says_limits_citation_date_and_link():
    last = opened(slide()).slides[-1]
    said = texts(last)
    assert said["Limits 1"] == "Few people. Five nurses are few."
    assert said["Limits 2"] == "Silence. Much is not stated."
    link = "https://example.org/findings?programme=north"
    assert said["Citation, date and link"].split("\n") == [
        "Cite as: A small study. Version 2.",
        "Taken on: 1 May 2026",
        f"This view: {link}",
    ]
    credits = next(shape for shape in last.shapes if shape.name == "Citation, date and link")
    assert credits.text_frame.paragraphs[2].runs[1].hyperlink.address == link
    assert notes(last) == ["A small study. Version 2.", "CC BY 4.0.", f"The findings behind it: {link}"]


def test_link_that_is_none_cannot_be_followed():
    last = opened(link="javascript:alert(1)").slides[-1]
    credits = next(shape for shape in last.shapes if shape.name == "Citation, date and link")
    assert [run.hyperlink.address for line in credits.text_frame.paragraphs for run in line.runs if run.hyperlink.address] == []


def test_deck_that_opens_and_closes_itself_gets_no_cover_and_no_second_limits():
    link = "The findings: https://example.org/findings?programme=north"
    deck = opened(
        words(name=OPENING, title="What was studied", facts=(("5", "nurses"), ("Not stated", "how many refused"))),
        slide(),
        words(name=CLOSING, title="Not far", points=("Few people. Five are few.", "Silence", link)),
    )
    assert titles(deck) == ["What was studied", "Support goes with experience", "Not far"]
    first, last = texts(deck.slides[0]), texts(deck.slides[2])
    assert first["Study"] == "A small study. What it is about"
    assert (first["Fact 1"], first["Fact 2"]) == ("5\nnurses", "Not stated\nhow many refused")
    assert [last["Limits 1"], last["Limits 2"]] == ["Few people. Five are few.", "Silence"]
    assert last["Citation, date and link"].count("https://") == 1


def test_every_slide_says_what_is_shown_and_its_source_and_number():
    deck = opened(slide(), words(points=("One point",)), slide(exhibit=balance()))
    for number, made in enumerate(deck.slides, 1):
        said = texts(made)
        assert SHOWN in (said.get("What is shown") or said["Shown"])
        assert (said["Source"], said["Slide number"]) == (SOURCE, str(number))
        fields = made.element.xpath(".//a:fld/@type")
        assert fields == ["slidenum"]


def test_every_slide_says_how_far_to_trust_it():
    deck = opened(slide(), words(points=("One point",)), trust=TRUST)
    cover, *rest = deck.slides
    assert texts(cover)["Shown"].split("\n") == [SHOWN, "n = 3 of 7 findings.", TRUST, "1 May 2026"]
    assert [texts(made)["What is shown"] for made in rest] == [f"{TRUST} {SHOWN}"] * 3


def test_how_far_to_trust_it_comes_first_and_is_not_cut_where_much_is_filtered():
    (_, made, _) = opened(slide(), trust=TRUST, shown="Showing 3 of 7 findings that name " + "North, " * 200).slides
    said = texts(made)["What is shown"]
    assert said.startswith(f"{TRUST} Showing 3 of 7 findings that name North, ")
    assert len(said) < 600


def test_caveat_stands_under_the_chart_and_the_table():
    matrix = exhibit(shape="matrix", rows_drawn=3)
    for made in list(opened(slide(), slide(exhibit=matrix)).slides)[1:3]:
        shapes = {shape.name: shape for shape in made.shapes}
        drawn = shapes.get("Chart") or shapes["Table"]
        assert shapes["How to read it"].text_frame.text == "Read together. Both were read off one passage."
        assert drawn.top + drawn.height <= shapes["How to read it"].top
    assert "How to read it" not in texts(opened(slide(exhibit=balance())).slides[1])  # it has no caveat


def test_shapes_are_named_and_read_out_in_order():
    made = opened(slide()).slides[1]
    names = ["Title", "Measure", "Chart", "How to read it", "What is shown", "Source", "Slide number"]
    assert [shape.name for shape in made.shapes] == names
    assert len({shape.shape_id for shape in made.shapes}) == len(names)
    points = opened(words(facts=(("5", "nurses"),), points=("One", "Two"))).slides[1]
    assert [shape.name for shape in points.shapes][:4] == ["Title", "Measure", "Fact 1", "Points"]


def test_notes_are_a_few_sentences_and_the_way_to_the_findings():
    rest = f"The findings behind it: {LINK}"
    assert notes(opened(slide()).slides[1]) == [
        "Support goes with experience",
        "n = 8 findings.",
        "Read together. Both were read off one passage.",
        rest,
    ]
    few = slide(exhibit=exhibit(instead="3 findings: too few to compare.", n=3), measure="")
    assert notes(opened(few).slides[1])[1:3] == [
        "3 findings: too few to compare.",
        "Read together. Both were read off one passage.",
    ]
    assert notes(opened(slide(), link="").slides[1])[-1] == (
        "From a study opened for one visit. No link leads to it. The workbook lists the findings."
    )


def test_notes_stay_short_whatever_is_said():
    long = slide(title=LONG * 9, measure=LONG * 9, exhibit=exhibit(notes=((LONG, LONG * 9),)))
    for made in opened(long, description=LONG * 20, licence=LONG * 20, link=f"https://example.org/{'a' * 1000}").slides:
        assert len("\n".join(notes(made))) < MOST == 1500


def test_too_few_to_draw_is_said_with_the_first_findings_and_no_chart():
    few = exhibit(instead="3 findings: too few to compare.", n=3, behind=PLACED)
    made = opened(slide(exhibit=few)).slides[1]
    assert not any(shape.has_chart or shape.has_table for shape in made.shapes)
    assert texts(made)["Instead of a chart"] == "3 findings: too few to compare. What they say:"
    assert texts(made)["Points"].split("\n")[0] == "F1. No time was set aside. (Time. Barriers › Time)"
    assert len(texts(made)["Points"].split("\n")) == 3


@pytest.mark.parametrize("changes", [{"instead": "Hidden.", "n": SUPPRESSED}, {"rows_drawn": 0, "n": 0}])
def test_nothing_to_draw_is_said(changes):
    made = opened(slide(exhibit=exhibit(**changes))).slides[1]
    assert not any(shape.has_chart for shape in made.shapes)
    assert texts(made)["Instead of a chart"] == changes.get("instead", "There is nothing to count here.")
    assert "Points" not in texts(made)


def test_slide_with_nothing_on_it_is_left_out_and_the_last_slide_says_so():
    nothing = exhibit(instead="No finding shown is about this.", n=0, behind=FINDINGS.iloc[:0])
    hidden = exhibit(instead="Hidden.", n=SUPPRESSED, behind=FINDINGS.iloc[:0])
    deck = opened(
        slide(title="Nothing", exhibit=nothing), words(title="No words"), slide(title="Hidden", exhibit=hidden), slide()
    )
    assert titles(deck) == [HEADING, "Support goes with experience", "Limitations"]
    said = [text for made in deck.slides for name, text in texts(made).items() if "Not raised" in text]
    assert [text.split("\n")[-1] for text in said] == [
        "Not raised in what is shown: Nothing; No words. Left out, because small groups are hidden: Hidden."
    ]
    assert "Not raised" not in str(texts(opened(slide()).slides[-1]))


def test_few_findings_that_stand_in_place_of_a_chart_stand_on_one_slide():
    both, one, other = (exhibit(instead="Too few to compare.", behind=FINDINGS.iloc[rows]) for rows in ([0, 1], [1], [1, 2]))
    deck = opened(
        slide(title="Two", exhibit=both),
        slide(title="One of them", exhibit=one),
        slide(title="Another", exhibit=other),
        slide(),
    )
    assert titles(deck) == [HEADING, "Two", "Another", "Support goes with experience", "Limitations"]
    assert "No slide of its own, for the same few findings: One of them." in " ".join(texts(deck.slides[-1]).values())


def test_deck_that_closes_itself_says_what_is_left_out_there():
    deck = opened(words(title="No words"), words(name=CLOSING, title="Not far", points=("Few people. Five are few.",)))
    assert titles(deck) == [HEADING, "Not far"]
    assert "Not raised in what is shown: No words." in " ".join(texts(deck.slides[-1]).values())


def test_empty_deck_of_nothing_says_so():
    deck = opened(n=0, shown="Showing 0 of 7 findings.", findings=FINDINGS.iloc[:0])
    assert titles(deck) == ["North, time: 0 of 7 findings", "Limitations"]
    assert texts(deck.slides[0])["Shown"].split("\n") == [
        "Showing 0 of 7 findings.",
        "n = 0 of 7 findings.",
        "A Publisher (2020).",
        "No finding matches, so there is nothing to count.",
        "No slides were chosen for this deck.",
        "1 May 2026",
    ]


def test_file_is_in_british_english_and_names_nobody():
    deck = opened(slide())
    about = deck.core_properties
    assert (about.title, about.author, about.last_modified_by) == ("A small study. North, time: 3 of 7 findings",) * 3
    assert (about.subject, about.comments, about.language) == ("What it is about", SHOWN, "en-GB")
    sheets = [*deck.slides, *(made.notes_slide for made in deck.slides), deck.slide_master, *deck.slide_layouts]
    sheets += [shape.chart for made in deck.slides for shape in made.shapes if shape.has_chart]
    languages = {language for sheet in sheets for language in sheet.element.xpath(".//@lang")}
    assert languages == {"en-GB"}
    assert not [run for made in deck.slides for run in made.element.xpath(".//a:r[not(a:rPr)]")]
    assert not [part for part in deck.part.package.iter_parts() if "thumbnail" in part.partname or "printer" in part.partname]


def test_long_words_of_a_study_stay_on_the_slide_and_apart():
    many = pd.concat([FINDINGS.assign(statement=LONG * 3)] * 9)
    slides = [
        slide(title=LONG * 4, measure=LONG * 5),
        slide(exhibit=exhibit(instead=LONG, behind=many)),
        words(title=LONG, facts=((LONG, LONG),) * 6, points=(LONG,) * 12),
        words(points=(LONG * 30,), measure=""),
        words(name=CLOSING, title=LONG, points=(LONG * 2,) * 12),
    ]
    for deck in (opened(*slides, shown=LONG * 9, citation=LONG * 9, study=LONG), opened(limits=((LONG, LONG * 4),) * 20)):
        for made in deck.slides:
            boxes = [(shape.name, shape.left, shape.top, shape.width, shape.height) for shape in made.shapes]
            for name, left, top, width, height in boxes:
                assert min(left, top) >= 0 and left + width <= deck.slide_width and top + height <= deck.slide_height, name
            for (one, *first), (two, *second) in combinations(boxes, 2):
                apart = first[1] + first[3] <= second[1] + 9525 or second[1] + second[3] <= first[1] + 9525
                assert apart or first[0] + first[2] <= second[0] or second[0] + second[2] <= first[0], (one, two)


def test_text_that_xml_cannot_hold_is_left_out():
    odd = "a\x00b\x0bc\td\ne & <f>"
    made = opened(slide(title=odd, exhibit=exhibit(alt=odd)), study=odd).slides[1]
    assert made.shapes.title.text == "abc d e & <f>"
    assert made.element.xpath(".//p:cNvPr[@name='Chart']/@descr") == ["abc d e & <f>"]
