"""Colours of a picture by their use: as values, or as custom properties that a page gives values for light and dark."""

from charts.style import LIGHT, Palette, text_on

LEVELS = ("negative", "mixed", "positive")


def kind_colour(tone: int) -> str:
    """What the colour of a kind is called, by its place among the kinds."""
    return "neutral" if tone < 0 else f"kind {tone % len(LIGHT.kinds)}"


def values(palette: Palette) -> dict[str, str]:
    """Each colour by its use, and 'on x' for what is read on x."""
    named = {each: getattr(palette, each) for each in ("page", "text", "line", *LEVELS)} | {"neutral": palette.sequential[2]}
    named |= {kind_colour(tone): palette.kind(tone) for tone in range(len(palette.kinds))}
    return named | {f"on {each}": text_on(named[each]) for each in (*LEVELS, "neutral")}


def properties(palette: Palette) -> str:
    """The same as declarations of custom properties: '--chart-page: #FFFFFF; …'."""
    return " ".join(f"{_property(name)}: {colour};" for name, colour in values(palette).items())


def variable(name: str) -> str:
    """'var(--chart-on-negative)'"""
    return f"var({_property(name)})"


def _property(name: str) -> str:
    return f"--chart-{name.replace(' ', '-')}"
