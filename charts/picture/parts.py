"""What a picture is made of: boxes, dots, lines and words, each at its place in pixels, the origin at the top left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from charts.picture.letters import LEADING, Measure

SIZE = 16  # pixels: of letters
LINE = SIZE * LEADING
PAGE, TEXT, EDGE, NEUTRAL = "page", "text", "line", "neutral"  # colours by their use; the levels of experience are others


@dataclass(frozen=True)
class Box:
    """A rectangle. `fill` and `edge` are colours by their use; a hatched one has strokes in the colour of its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""
    hatched: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Dot:
    """A disc about a point; a faint one is for 0."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""
    faint: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Rule:
    """A thin straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    mark: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text on its baseline. `anchor`: which end of it stands at `x` (start, middle, end). A colour 'on x' is
    one that can be read on x. `turned`: the point about which it is turned an eighth to the left, where it is."""

    x: float
    y: float
    text: str
    size: float = SIZE
    colour: str = TEXT
    bold: bool = False
    anchor: str = "start"
    turned: tuple[float, float] | None = None
    mark: str = ""


Part = Box | Dot | Rule | Words


@dataclass(frozen=True)
class Room:
    """How wide a picture is, and how wide its letters are. In a narrow one names stand above their bars."""

    width: float
    measure: Measure
    narrow: bool = False


@dataclass(frozen=True)
class Drawing:
    """A picture `width` by `height` pixels. `said`: of each mark that has a name of its own, what it stands for."""

    width: float
    height: float
    parts: tuple[Part, ...]
    said: dict[str, str] = field(default_factory=dict)


def written(lines: Sequence[str], x: float, top: float, **look) -> list[Words]:
    """Lines of text below each other, the first of them below `top`. `look` is what `Words` takes."""
    size = look.get("size", SIZE)
    leading = size * LEADING
    return [Words(x, top + leading * place + middle_of_line(size), text, **look) for place, text in enumerate(lines)]


def middle_of_line(size: float) -> float:
    """How far below the top of its line the baseline of letters stands that look centred in it."""
    return size * LEADING / 2 + size * 0.34


def moved(parts: Sequence[Part], x: float, y: float) -> list[Part]:
    """The same parts, further right and down."""
    return [_moved(part, x, y) for part in parts]


def _moved(part: Part, x: float, y: float) -> Part:
    if isinstance(part, Rule):
        return replace(part, x=part.x + x, y=part.y + y, to_x=part.to_x + x, to_y=part.to_y + y)
    if isinstance(part, Words) and part.turned:
        return replace(part, x=part.x + x, y=part.y + y, turned=(part.turned[0] + x, part.turned[1] + y))
    return replace(part, x=part.x + x, y=part.y + y)
