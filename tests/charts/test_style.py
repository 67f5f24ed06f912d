"""The shared look: colours that can be told from what they stand on, and labels made harmless."""

import dataclasses
import itertools

import pytest

from analysis.model.count import SUPPRESSED
from charts.style import DARK, LIGHT, bar, hatched, in_groups, layout, text_on, wrap
from wording.counts import amount

PALETTES = {"light": LIGHT, "dark": DARK}
GROUNDS = ("page", "panel")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, two: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(two)])
    return (lighter + 0.05) / (darker + 0.05)


def colours() -> list:
    """Every colour of each palette that draws something: (palette, name, colour)."""
    found = []
    for appearance, palette in PALETTES.items():
        for field in dataclasses.fields(palette):
            value = getattr(palette, field.name)
            drawn = value if isinstance(value, tuple) else (value,)
            found += [
                pytest.param(palette, one, id=f"{appearance}-{field.name}-{one}") for one in drawn if field.name not in GROUNDS
            ]
    return found


def fills() -> list:
    """The colours that numbers are written on."""
    names = ("negative", "mixed", "positive")
    each = [(appearance, [getattr(palette, name) for name in names]) for appearance, palette in PALETTES.items()]
    each += [(appearance, palette.sequential) for appearance, palette in PALETTES.items()]
    return [pytest.param(one, id=f"{appearance}-{one}") for appearance, several in each for one in several]


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the grey that just fails 4.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(("palette", "colour"), colours())
def test_every_colour_is_at_least_3_to_1_on_page_and_panel(palette, colour, ground):
    assert contrast(colour, getattr(palette, ground)) >= 3


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_is_at_least_4_5_to_1_on_page_and_panel(palette, ground):
    assert contrast(palette.text, getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_numbers_of_silence_are_at_least_4_5_to_1_on_the_page(palette):
    assert contrast(palette.line, palette.page) >= 4.5


@pytest.mark.parametrize("colour", fills())
def test_numbers_on_a_fill_are_at_least_4_5_to_1(colour):
    assert contrast(text_on(colour), colour) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_colours_that_stand_side_by_side_are_not_the_same(palette):
    for group in (palette.sequential, (palette.negative, palette.mixed, palette.positive)):
        assert len(set(group)) == len(group)


@pytest.mark.parametrize(("palette", "sign"), [(LIGHT, -1), (DARK, 1)], ids=PALETTES)
def test_steps_of_the_sequence_go_away_from_the_page(palette, sign):
    steps = [sign * luminance(step) for step in palette.sequential]
    assert all(one < two for one, two in itertools.pairwise(steps))


@pytest.mark.parametrize(
    ("colour", "text"),
    [("#FFFFFF", "#0B0F14"), ("#000000", "#FFFFFF"), ("#EDD488", "#0B0F14"), ("#005EB8", "#FFFFFF"), ("#808080", "#0B0F14")],
)
def test_text_on_a_colour_is_white_or_near_black_whichever_contrasts_more(colour, text):
    assert text_on(colour) == text


def test_experience_has_a_colour_for_each_level_and_the_pages_for_others():
    assert [LIGHT.experience(level) for level in ("negative", "mixed", "positive", "not_stated")] == [
        "#A23B00",
        "#80868B",
        "#005EB8",
        "#FFFFFF",
    ]


@pytest.mark.parametrize(
    ("label", "width", "wrapped"),
    [
        ("Short", 24, "Short"),
        ("one two three", 7, "one two<br>three"),
        ("one  two", 24, "one  two"),
        ("unbreakable", 5, "unbre<br>akabl<br>e"),
        ("<b>bold</b>", 24, "&lt;b&gt;bold&lt;/b&gt;"),
        ("a<br>b", 24, "a&lt;br&gt;b"),
        ("R&D", 24, "R&amp;D"),
        ("&lt;", 24, "&amp;lt;"),
        ("ab & c", 4, "ab &amp;<br>c"),  # the width is that of the words as read
        ("", 24, ""),
        (12, 24, "12"),
    ],
)
def test_labels_are_wrapped_and_their_markup_made_harmless(label, width, wrapped):
    assert wrap(label, width) == wrapped


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (0, "findings", "0 findings"),
        (1, "findings", "1 finding"),
        (2, "findings", "2 findings"),
        (1, "people", "1 person"),
        (27, "people", "27 people"),
        (1, "sheep", "1 sheep"),
    ],
)
def test_a_count_has_its_unit(number, unit, said):
    assert amount(number, unit) == said


def test_rows_without_groups_stand_one_below_the_other():
    assert in_groups(["", "", ""]) == ([0, 1, 2], {})
    assert in_groups([]) == ([], {})


def test_each_group_stands_below_its_name():
    down, names = in_groups(["A", "A", "B"])
    assert names == {0: "A", 2 + 0.85 + 0.15: "B"}
    assert down == pytest.approx([0.85, 1.85, 3 + 0.85])


def test_a_row_of_more_lines_has_more_room():
    assert in_groups(["", "", ""], [1, 2, 1]) == ([0, 1.5, 3], {})


def test_layout_takes_the_palette_and_the_height():
    drawn = layout(DARK, 300)
    assert (drawn["height"], drawn["font"]["color"], drawn["hoverlabel"]["bgcolor"]) == (300, "#F0F4F5", "#1B2530")
    assert (drawn["dragmode"], drawn["showlegend"], drawn["yaxis"]["autorange"]) == (False, False, "reversed")


def test_layout_adds_to_an_axis_and_replaces_what_is_plain():
    drawn = layout(LIGHT, 10, xaxis={"range": [0, 1], "showgrid": True}, bargap=0.5, annotations=[])
    assert (drawn["xaxis"]["range"], drawn["xaxis"]["showgrid"], drawn["xaxis"]["showticklabels"]) == ([0, 1], True, False)
    assert (drawn["bargap"], drawn["annotations"]) == (0.5, [])
    assert "range" not in layout(LIGHT, 10)["xaxis"]


def test_bar_is_horizontal_in_one_colour_with_readable_numbers():
    trace = bar(DARK, "#EDD488", x=[1], textposition="outside")
    assert (trace["type"], trace["orientation"], trace["x"], trace["textposition"]) == ("bar", "h", [1], "outside")
    assert trace["marker"] == {"color": "#EDD488", "line": {"color": "#10161D", "width": 2}}
    assert trace["insidetextfont"]["color"] == "#0B0F14"


def test_a_hidden_count_is_said_to_be_hidden():
    assert amount(SUPPRESSED, "people") == "a hidden number of people"
    assert amount(SUPPRESSED, "people", "hidden") == "hidden"
    assert amount(3, "people", "hidden") == "3 people"


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_hatching_is_at_least_3_to_1_on_what_it_stands_on(palette, ground):
    marker = hatched(palette, ["0"])["marker"]
    assert contrast(marker["pattern"]["fgcolor"], marker["pattern"]["bgcolor"]) >= 3
    assert contrast(marker["line"]["color"], getattr(palette, ground)) >= 3
