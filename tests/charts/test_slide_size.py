"""Charts for a slide: large type, even rows, all of it within the height; what does not fit is counted."""

import pandas as pd
import pytest
from pytest import approx

from analysis.model.count import SUPPRESSED
from charts import slide_size, spec
from charts.draw import draw
from charts.slide_size import GAP, HEIGHT, LEAST, MOST, SIZE, Enlarged
from charts.spec import ChartSpec
from charts.style import LIGHT
from tests.charts.drawn import SIDES, experience_of, matrix_of

LEVELS = [("negative", "Bad"), ("mixed", "Mixed"), ("positive", "Good")]


def bars(rows: int, label: str = "Theme") -> ChartSpec:
    table = pd.DataFrame({"label": [f"{label} {row}" for row in range(rows)], "count": range(rows, 0, -1)})
    return spec.bars(table, "findings")


def experience(rows: int, silent: int = 1) -> ChartSpec:
    table = pd.DataFrame({"label": [f"A rather long name of theme {row}" for row in range(rows)]})
    table = table.assign(negative=1, mixed=0, positive=3, not_stated=silent, stated=4 + silent)
    return experience_of(table, LEVELS, fit=True)


def balance(rows: int) -> ChartSpec:
    table = pd.DataFrame({"label": [f"A long name of theme {row}" for row in range(rows)], "findings": range(rows, 0, -1)})
    return spec.balance(table.assign(helps=[row < rows / 2 for row in range(rows)]), SIDES, "findings")


def matrix(rows: int, columns: int = 3, column: str = "Some column", **more) -> ChartSpec:
    counts = pd.DataFrame([[row + 1] * columns for row in range(rows)])
    return matrix_of(counts, [f"Row {row}" for row in range(rows)], [f"{column} {each}" for each in range(columns)], **more)


def enlarge(chart: ChartSpec) -> Enlarged:
    return slide_size.enlarge(chart, LIGHT)


CHARTS = {"bars": bars(5), "experience": experience(5), "balance": balance(6), "matrix": matrix(5)}


def sizes(part, inside: str = "") -> list[float]:
    """Every size of type in a figure."""
    if isinstance(part, dict):
        return [size for key, value in part.items() for size in sizes(value, inside if key == "size" else key)]
    if isinstance(part, list):
        return [size for each in part for size in sizes(each, inside)]
    return [part] if inside.endswith("font") and isinstance(part, int | float) else []


def notes(figure: dict) -> list[str]:
    return [note["text"] for note in figure["layout"].get("annotations", ())]


@pytest.mark.parametrize("name", CHARTS)
def test_all_type_is_at_least_24_pixels(name):
    drawn = enlarge(CHARTS[name]).figure
    assert sizes(drawn) and min(sizes(drawn)) >= 24
    assert drawn["layout"]["font"]["size"] == SIZE == 32


@pytest.mark.parametrize("draw", [bars, experience, balance, matrix])
@pytest.mark.parametrize("rows", [1, 4, 9, 16, 60])
def test_the_chart_is_never_higher_than_the_slide(draw, rows):
    drawn = enlarge(draw(rows)).figure["layout"]
    assert drawn["height"] == HEIGHT
    start, end = drawn["yaxis"]["domain"]
    bottom, top = drawn["yaxis"]["range"]
    assert 0 <= start < end == 1
    assert (bottom - top) * LEAST <= HEIGHT
    assert drawn["yaxis"]["autorange"] is False


def test_a_few_rows_stand_at_the_top_and_do_not_swell():
    drawn = enlarge(bars(3)).figure["layout"]
    room = HEIGHT - 32  # less the margins of 16
    assert drawn["yaxis"]["range"] == [2.55, -0.55]
    assert drawn["yaxis"]["domain"] == [pytest.approx(1 - MOST * 3.1 / room), 1]


def test_rows_that_do_not_fit_are_left_out_the_last_first_with_all_that_is_theirs():
    drawn = enlarge(bars(30))
    fit = int((HEIGHT - 32) / LEAST - 0.1)
    (trace,) = drawn.figure["data"]
    assert drawn.left_out == 30 - fit
    assert trace["y"] == list(range(fit))
    assert trace["x"] == list(range(30, 30 - fit, -1))
    assert trace["text"] == [str(number) for number in range(30, 30 - fit, -1)]
    assert len(trace["marker"]["color"]) == len(trace["marker"]["line"]["color"]) == len(trace["customdata"]) == fit
    assert drawn.figure["layout"]["yaxis"]["ticktext"] == [f"Theme {row}" for row in range(fit)]


def test_what_is_left_out_of_a_balance_and_a_matrix_takes_its_names_and_rules_along():
    drawn = enlarge(balance(40))
    kept = sum(len(trace["y"]) for trace in drawn.figure["data"])
    assert drawn.left_out == 40 - kept > 0
    assert len([text for text in notes(drawn.figure) if not text.startswith("<b>")]) == kept
    groups = [""] * 20 + ["Late group"] * 20
    drawn = enlarge(matrix(40, groups=groups))
    assert (drawn.figure["layout"]["shapes"], drawn.left_out) == ([], 40 - len(set(drawn.figure["data"][0]["y"])))


@pytest.mark.parametrize(
    ("rows", "name"), [(3, "A rather long name<br>of theme 0<br>5 findings"), (9, "A rather long name of theme 0, 5 findings")]
)
def test_names_stand_on_one_line_where_rows_are_low(rows, name):
    assert enlarge(experience(rows)).figure["layout"]["yaxis"]["ticktext"][0] == name


def test_rows_are_even_though_the_names_had_more_lines_than_others():
    drawn = enlarge(matrix(4, groups=["", "", "Group", "Group"], silent_rows=[3])).figure
    assert drawn["layout"]["yaxis"]["tickvals"] == [0, 1, pytest.approx(3), pytest.approx(4.35), pytest.approx(2.15)]
    (rule,) = drawn["layout"]["shapes"]
    assert rule["y0"] == rule["y1"] == pytest.approx(2.15)
    assert sorted(set(drawn["data"][0]["y"])) == [0, 1, pytest.approx(3), pytest.approx(4.35)]


def test_a_row_with_nothing_but_silence_of_its_column_is_not_silent_itself():
    counts = pd.DataFrame([[1, 0], [0, 2], [0, 3]])
    drawn = enlarge(matrix_of(counts, ["A", "B", "C"], ["Told", "Not stated"], silent_columns=[1])).figure
    assert drawn["layout"]["yaxis"]["tickvals"] == [0, 1, 2]


def test_legend_becomes_words_with_the_colour_of_each_level_and_hollow_for_silence():
    drawn = enlarge(experience(4)).figure
    assert drawn["layout"]["showlegend"] is False
    assert notes(drawn) == [
        '<span style="color:#A23B00">■</span> Bad     <span style="color:#005EB8">■</span> Good     '
        '<span style="color:#6B7780">□</span> Not stated'
    ]
    assert "Not stated" not in notes(enlarge(experience(4, silent=0)).figure)[0]


def test_columns_are_named_in_lines_as_wide_as_the_column_and_slanted_where_a_word_is_wider():
    wide = enlarge(matrix(3, 3, "Columns with a very long name")).figure["layout"]["xaxis"]
    assert (wide["tickangle"], wide["ticktext"][0]) == (0, "Columns with a very long name 0")
    many = enlarge(matrix(3, 8, "Columns with a very long name")).figure["layout"]["xaxis"]
    assert many["tickangle"] == 0
    assert {len(line) <= 14 for label in many["ticktext"] for line in label.split("<br>")} == {True}
    narrow = enlarge(matrix(3, 16, "Consultation")).figure["layout"]["xaxis"]
    assert (narrow["tickangle"], narrow["ticktext"][0]) == (-45, "Consultation 0")


def test_the_number_under_a_column_keeps_its_line():
    drawn = enlarge(matrix(3, 3, "Column", sizes=[1, 20, 3])).figure["layout"]["xaxis"]
    assert drawn["ticktext"] == ["Column 0<br>1 finding", "Column 1<br>20 findings", "Column 2<br>3 findings"]


def test_dots_grow_with_the_type_but_never_touch():
    sizes = [each["data"][0]["marker"]["size"] for each in (enlarge(matrix(3)).figure, draw(matrix(3), LIGHT))]
    assert all(large > small for large, small in zip(*sizes, strict=True))
    drawn = enlarge(matrix(14)).figure
    bottom, top = drawn["layout"]["yaxis"]["range"]
    largest = max(drawn["data"][0]["marker"]["size"])
    assert 32 < largest <= HEIGHT / (bottom - top) - GAP


def test_a_number_that_no_longer_fits_its_dot_on_a_slide_stands_beside_it():
    counts = pd.DataFrame([[28 + row] for row in range(14)])
    spec_of = matrix_of(counts, [f"Row {row}" for row in range(14)], ["One"])
    (before,), (after,) = draw(spec_of, LIGHT)["data"], enlarge(spec_of).figure["data"]
    assert set(before["textposition"]) == {"middle center"}
    assert set(after["textposition"]) == {"middle right"}
    assert set(after["textfont"]["color"]) == {LIGHT.text} and after["textfont"]["size"] == SIZE


def test_lines_grow_and_bars_keep_their_share_of_a_row():
    before, after = draw(experience(4), LIGHT)["data"][0], enlarge(experience(4)).figure["data"][0]
    assert after["marker"]["line"]["width"] == pytest.approx(1.75 * before["marker"]["line"]["width"], abs=0.5)
    assert after["width"] == before["width"]


def test_markup_in_a_name_stays_harmless():
    drawn = enlarge(bars(12, "<b>R&D</b> of something that goes on")).figure["layout"]["yaxis"]["ticktext"]
    assert drawn[0] == "&lt;b&gt;R&amp;D&lt;/b&gt; of something that goes on 0"


def test_nothing_to_draw_is_an_empty_chart():
    drawn = enlarge(spec.bars(pd.DataFrame({"label": [], "count": []}), "findings"))
    assert (drawn.figure["data"][0]["y"], drawn.left_out) == ([], 0)


def test_the_line_at_which_bars_begin_goes_with_its_rows():
    figure = experience(3)
    (line,) = enlarge(figure).figure["layout"]["shapes"]
    assert (line["y0"], line["y1"]) == (-0.5, 2.5)
    sides = enlarge(balance(6)).figure["layout"]["shapes"]  # of 3 rows each, below what the sides are called
    assert [(line["xref"], line["y0"], line["y1"]) for line in sides] == [
        (axis, approx(0.35), approx(3.35)) for axis in ("x", "x2")
    ]


def test_names_of_a_balance_stand_whole_and_rows_that_then_do_not_fit_are_left_out():
    def shown(label: str, rows: int) -> tuple[list[str], int]:
        table = pd.DataFrame({"label": label, "findings": 1, "helps": [True] * rows})
        drawn = enlarge(spec.balance(table, SIDES, "findings"))
        return [text for text in notes(drawn.figure) if label[:4] in text], drawn.left_out

    assert shown("Commitment to the development of others", 7) == (["Commitment to the<br>development of others"] * 7, 0)
    assert shown("Commitment to the development of others", 14) == (["Commitment to the<br>development of others"] * 7, 7)
    assert shown("Commitment", 14) == (["Commitment"] * 14, 0)


def test_what_is_hidden_stays_hatched_on_a_slide():
    table = pd.DataFrame({"label": ["A", "B"], "negative": [1, pd.NA], "mixed": 0, "positive": 3, "stated": [4, pd.NA]})
    drawn = enlarge(experience_of(table, LEVELS)).figure
    assert '<span style="color:#6B7780">▨</span> Hidden' in notes(drawn)[0]
    assert drawn["data"][3]["marker"]["pattern"]["size"] == 16


def test_hidden_cells_of_a_matrix_shrink_with_the_dots_and_are_no_silence():
    counts = pd.DataFrame([[row, pd.NA if row == 9 else row] for row in range(1, 14)])
    figure = matrix_of(counts, [f"Row {row}" for row in range(13)], ["One", "Two"], sizes=[5, SUPPRESSED])
    dots, hidden = enlarge(figure).figure["data"]
    assert hidden["marker"]["size"] == pytest.approx(max(dots["marker"]["size"])) and hidden["marker"]["size"] < 32 * 1.75
    assert hidden["textfont"]["size"] / hidden["marker"]["size"] == pytest.approx(21 / 32, rel=0.03)
    drawn = enlarge(figure).figure["layout"]
    assert drawn["yaxis"]["tickvals"] == list(range(13))
    assert drawn["xaxis"]["ticktext"] == ["One<br>5 findings", "Two<br>hidden"]
