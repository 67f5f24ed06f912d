"""A view as one HTML file that opens from any folder: no server, nothing fetched, charts drawn in it that answer a click."""

import base64
import hashlib
import json
import tomllib
from functools import cache
from itertools import islice, zip_longest
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from charts.picture.colours import properties
from charts.style import DARK, FONT, LIGHT, Palette
from exports.html.charts import WIDE, charts_of, drawings
from exports.html.exhibits import (
    MANY_COLUMNS,
    TABLE,
    anchor,
    facts,
    in_short,
    numeric_columns,
    rows_of,
)
from exports.model import Chapter, View
from wording import cards, exports
from wording.counts import findings_of
from wording.how_to_read import how_to_read

HERE = Path(__file__).resolve().parent
THEME = HERE.parents[1] / ".streamlit" / "config.toml"
# the app's letters where the reader has them
FAMILY = f'{FONT.removesuffix(", sans-serif")}, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif'
SERIF = '"Source Serif", "Source Serif 4", "Source Serif Pro", Georgia, "Liberation Serif", serif'
FIRST = 'document.documentElement.classList.add("js")'
MOST_FINDINGS = 2_000


def write_web_page(view: View, chapters: tuple[Chapter, ...]) -> bytes:
    """The page, in UTF-8. Of the findings shown it holds the first MOST_FINDINGS, and says so where there are more.

    Each finding stands in it once; charts refer to it by its place. Without JavaScript all text, charts, tables and findings
    are there.
    """
    listed = view.findings.iloc[:MOST_FINDINGS]
    places = {identity: place for place, identity in enumerate(listed["finding_id"])}
    exhibits = tuple(exhibit for chapter in chapters for exhibit in chapter.exhibits)
    numbered = iter(enumerate(exhibits))
    script = _asset("page.js")
    page = templates().get_template("page.html")
    written = page.render(
        view=view,
        chapters=[(chapter.title, list(islice(numbered, len(chapter.exhibits)))) for chapter in chapters],
        listed=list(zip_longest(listed.to_dict("records"), view.searched[: len(listed)], fillvalue="")),
        held=places,
        reading=how_to_read(view),
        policy=_policy((FIRST, script)),
        style=Markup(_colours() + _asset("page.css")),
        first=Markup(FIRST),
        data=Markup(_as_script_data(charts_of(exhibits, places))),
        script=Markup(script),
    )
    return written.encode("utf-8")


@cache
def templates() -> Environment:
    """The templates beside this module: what they are given is escaped unless it is Markup, what they are not given fails."""
    made = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {each.__name__: each for each in (anchor, drawings, facts, in_short, numeric_columns, rows_of)}
    made.globals |= {"MANY_COLUMNS": MANY_COLUMNS, "WIDE": WIDE, "TABLE": TABLE}
    made.globals |= {"cards": cards, "words": exports, "findings_of": findings_of}
    return made


def _policy(scripts: tuple[str, ...]) -> str:
    """A policy by which nothing can be fetched or sent, and no script runs but `scripts`."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@cache
def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


@cache
def _colours() -> str:
    """The app's own colours and fonts as custom properties; dark where the reader prefers it, light on paper."""
    theme = tomllib.loads(THEME.read_text(encoding="utf-8"))["theme"]
    light, dark = (
        f"{_properties(theme[name], palette)} {properties(palette)}" for name, palette in (("light", LIGHT), ("dark", DARK))
    )
    fonts = f"--sans: {FAMILY}; --serif: {SERIF};"
    return f":root {{ {fonts} {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


def _properties(colours: dict, palette: Palette) -> str:
    named = {name: value for name, value in colours.items() if isinstance(value, str)} | {"control": palette.line}
    return " ".join(
        f"--{''.join(f'-{c.lower()}' if c.isupper() else c for c in name)}: {value};" for name, value in named.items()
    )


def _as_script_data(data: list) -> str:
    """`data` as JSON that HTML reads as text whatever it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
