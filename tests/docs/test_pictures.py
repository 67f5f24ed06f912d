from io import BytesIO

import pytest
from PIL import Image

from docs.pictures import COLOURS, EDGE, SAME, keep, small


def picture(height: int = 40, off: int = 0, points: int = 0) -> bytes:
    """A plain picture of 50 points a row, of which the first `points` are so far `off` in blue."""
    written, made = BytesIO(), Image.new("RGB", (50, height), (100, 100, 100))
    for number in range(points):
        made.putpixel((number % 50, number // 50), (100, 100, 100 + off))
    made.save(written, "PNG")
    return written.getvalue()


def test_a_small_picture_has_its_size_and_few_colours():
    many = Image.new("RGB", (64, 64))
    many.putdata([(4 * x, 4 * y, 0) for y in range(64) for x in range(64)])
    written = BytesIO()
    many.save(written, "PNG")
    found = Image.open(BytesIO(small(written.getvalue())))
    assert found.size == (64, 64)
    assert 1 < len(found.convert("RGB").getcolors()) <= COLOURS


@pytest.mark.parametrize(
    ("changes", "is_new"),
    [
        ({"off": SAME, "points": 2000}, False),
        ({"off": SAME + 1, "points": 2000}, True),
        ({"off": EDGE, "points": 2}, False),
        ({"off": EDGE, "points": 3}, True),
        ({"off": EDGE + 1, "points": 1}, True),
        ({"height": 39}, True),
    ],
)
def test_a_picture_is_written_again_only_where_it_looks_different(tmp_path, changes, is_new):
    path, before, after = tmp_path / "one.png", picture(), picture(**changes)
    keep(path, before)
    assert path.read_bytes() == before
    keep(path, after)
    assert path.read_bytes() == (after if is_new else before)
