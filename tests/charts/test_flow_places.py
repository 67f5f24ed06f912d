"""Where the boxes and lines of a flow stand: in an order that crosses little, nothing on top of anything else."""

import pandas as pd
import pytest

from charts.flow_places import NUMBER, Places, place_boxes, place_lines


def nodes(*rows) -> pd.DataFrame:
    return pd.DataFrame(
        [(column, f"n{place}", label, count, label == "None") for place, (column, label, count) in enumerate(rows)],
        columns=["column", "name", "label", "count", "silent"],
    )


def links(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["column", "outer", "middle", "name", "count"])


NODES = nodes((0, "Far", 3), (0, "Near", 2), (0, "Unanswered", 0), (0, "None", 5), (1, "Few", 3), (1, "Many", 6), (2, "All", 4))
LINKS = links((0, 0, 4, "far", 3), (0, 1, 5, "near", 2), (2, 6, 4, "some", 1), (2, 6, 5, "more", 3))


def order(places: Places, column: int) -> list[str]:
    rows = NODES[NODES["column"] == column]
    return sorted(rows["label"], key=lambda label: places.tops[rows.index[rows["label"] == label][0]])


def test_the_middle_stands_by_its_number_the_outside_beside_it_and_silence_last():
    places = place_boxes(NODES, LINKS)
    assert order(places, 1) == ["Many", "Few"]
    assert order(places, 0) == ["Near", "Far", "Unanswered", "None"]


def test_boxes_of_many_findings_share_the_height_and_low_ones_can_be_read():
    places = place_boxes(nodes((1, "Many", 95), (1, "One", 1)), links())
    assert places.heights == {0: 475, 1: 24}  # 96 findings in 480 pixels: 5 each


@pytest.mark.parametrize("column", [0, 1, 2])
def test_boxes_of_a_column_do_not_overlap(column):
    places = place_boxes(NODES, LINKS)
    rows = sorted(NODES.index[NODES["column"] == column], key=places.tops.get)
    ends = [places.tops[row] + places.heights[row] for row in rows]
    assert all(end < places.tops[below] for end, below in zip(ends, rows[1:], strict=False))
    assert ends[-1] < places.bottom


def test_numbers_on_the_lines_of_a_box_do_not_overlap_even_where_it_is_low():
    actors = [(2, f"Actor {number}", 2) for number in range(4)]
    low = nodes((1, "Low", 2), (1, "Next", 2), *actors)
    lines = links(*((2, 2 + number, 0, f"l{number}", 2) for number in range(4)))
    places = place_boxes(low, lines)
    starts = [start[1] for _, start, *_ in place_lines(lines, places)]
    assert starts == [places.tops[0] + y for y in (6, 18, 30, 42)]  # four lines share the 48 pixels of the box
    numbered = [at for *_, at, _ in place_lines(lines, places)]
    assert numbered == pytest.approx([68.4, 71.6, 68.4, 71.6])  # a number 20 pixels high covers none 24 pixels above it


@pytest.mark.parametrize("count", [1, 3, 9])
def test_every_line_of_a_middle_box_starts_at_its_edge_within_its_height(count):
    box = nodes((1, "Box", count), *[(2, f"Actor {number}", 2) for number in range(5)])
    lines = links(*((2, 1 + number, 0, f"l{number}", 1 + number % 2) for number in range(5)))
    places = place_boxes(box, lines)
    starts = [start for _, start, *_ in place_lines(lines, places)]
    assert {x for x, _ in starts} == {67}
    assert all(places.tops[0] < y < places.tops[0] + places.heights[0] for _, y in starts)


def test_numbers_stand_side_by_side_only_where_there_is_no_room_below():
    box = nodes((1, "Box", 2), (2, "First", 2), (2, "Second", 1), (2, "Third", 2), (2, "Fourth", 2))
    lines = links((2, 1, 0, "l1", 2), (2, 2, 0, "l2", 1), (2, 3, 0, "l3", 2), (2, 4, 0, "l4", 2))
    places = place_boxes(box, lines)
    numbered = {link.name: (at, start[1]) for link, start, _, at, _ in place_lines(lines, places)}
    assert [numbered[name][0] for name in ("l1", "l2", "l3", "l4")] == pytest.approx([68.4, 67, 71.6, 68.4])
    assert numbered["l4"][1] - numbered["l1"][1] > NUMBER
    bends = [bend for *_, bend in place_lines(lines, places)]
    assert bends == pytest.approx([71.6] * 4)  # beyond both numbers, so that no line bends under one


def test_lines_of_a_box_do_not_cross_at_it():
    places = place_boxes(NODES, LINKS)
    ends = {link.name: (start[1], end[1]) for link, start, end, *_ in place_lines(LINKS, places)}
    assert places.tops[5] < places.tops[4]  # 'Many' above 'Few'
    assert places.tops[6] <= ends["more"][1] < ends["some"][1] <= places.tops[6] + places.heights[6]


def test_lines_run_from_left_to_right():
    places = place_boxes(NODES, LINKS)
    assert [start[0] <= min(at, bend) <= max(at, bend) <= end[0] for _, start, end, at, bend in place_lines(LINKS, places)] == [
        True
    ] * 4


def test_nothing_has_no_place():
    places = place_boxes(NODES.iloc[:0], LINKS.iloc[:0])
    assert (places.tops, places.heights) == ({}, {})
    assert list(place_lines(LINKS.iloc[:0], places)) == []
