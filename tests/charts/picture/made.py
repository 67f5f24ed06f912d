"""Letters that are all as wide, so that places can be worked out by hand; and the parts of a drawing by their kind."""

from charts.picture.parts import Box, Drawing, Room, Words


def ten(text: str, size: float, bold: bool = False) -> float:
    """Ten pixels a letter at the usual size."""
    return 10 * len(text) * size / 16


ROOM = Room(500, ten)


def boxes(drawing: Drawing, hatched: bool = False) -> list[tuple[str, float, float, str]]:
    """Mark, left end, width and fill of each box of a mark."""
    found = [part for part in drawing.parts if isinstance(part, Box) and part.mark and part.hatched == hatched]
    return [(box.mark, round(box.x, 1), round(box.width, 1), box.fill) for box in found]


def words(drawing: Drawing) -> list[str]:
    """All that is written."""
    return [part.text for part in drawing.parts if isinstance(part, Words)]


def at(drawing: Drawing, text: str) -> tuple[float, float]:
    """The place of the one line that says this."""
    (found,) = [part for part in drawing.parts if isinstance(part, Words) and part.text == text]
    return round(found.x, 1), round(found.y, 1)
