from io import BytesIO

import pytest
from PIL import Image

from docs.pictures import COLOURS, SAME, keep, small


def picture(size: tuple[int, int], colour: tuple[int, int, int]) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
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
    ("size", "colour", "is_new"),
    [
        ((9, 9), (100, 100, 100 + SAME), False),
        ((9, 9), (100, 100, 101 + SAME), True),
        ((9, 8), (100, 100, 100), True),
    ],
)
def test_a_picture_is_written_again_only_where_it_looks_different(tmp_path, size, colour, is_new):
    path, before, after = tmp_path / "one.png", picture((9, 9), (100, 100, 100)), picture(size, colour)
    keep(path, before)
    assert path.read_bytes() == before
    keep(path, after)
    assert path.read_bytes() == (after if is_new else before)
