"""A view as one HTML file that opens from any folder: no server, nothing fetched, charts that answer a click."""

import base64
import hashlib
import json
import tomllib
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from plotly.offline import get_plotlyjs

from charts.style import DARK, LIGHT, Palette
from exports.html.charts import FAMILY, charts_of
from exports.html.exhibits import write_chapter
from exports.html.text import write_contents, write_findings, write_header, write_limits, write_messages, write_origin
from exports.model import Chapter, View

HERE = Path(__file__).resolve().parent
THEME = HERE.parents[1] / ".streamlit" / "config.toml"
SERIF = '"Source Serif", "Source Serif 4", "Source Serif Pro", Georgia, "Liberation Serif", serif'
FIRST = 'document.documentElement.classList.add("js")'
MOST_FINDINGS = 2_000


def write_web_page(view: View, chapters: tuple[Chapter, ...]) -> bytes:
    """The page, in UTF-8. Of the findings shown it holds the first MOST_FINDINGS, and says so where there are more.

    Each finding stands in it once; charts refer to it by its place. Without JavaScript all text, tables and findings are
    there.
    """
    listed = view.findings.iloc[:MOST_FINDINGS]
    places = {identity: place for place, identity in enumerate(listed["finding_id"])}
    exhibits = tuple(exhibit for chapter in chapters for exhibit in chapter.exhibits)
    numbers = {id(exhibit): number for number, exhibit in enumerate(exhibits)}
    script, plotly = _asset("page.js"), _plotly()
    sections = [
        write_messages(view),
        *(write_chapter(number, chapter, numbers, places) for number, chapter in enumerate(chapters)),
        write_findings(view, listed),
        write_limits(view),
        write_origin(view),
    ]
    page = Template(_asset("page.html")).substitute(
        policy=_policy((FIRST, script, plotly)),
        title=escape(f"{view.study}: {view.shown}"),
        study=escape(view.study),
        style=_colours() + _asset("page.css"),
        first=FIRST,
        contents=write_contents(chapters),
        header=write_header(view),
        main="\n".join(sections),
        foot=escape(f"{view.source_line}. {view.shown} {view.date}."),
        data=_as_script_data(charts_of(exhibits, places)),
        script=script,
        plotly=plotly,
    )
    return page.encode("utf-8")


def _policy(scripts: tuple[str, ...]) -> str:
    """A policy by which nothing can be fetched or sent, and no script runs but `scripts`."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@cache
def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


@cache
def _plotly() -> str:
    """Plotly's script, so that nothing in it can end the element it stands in."""
    script = get_plotlyjs().replace("\r\n", "\n").replace("\r", "\n")
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@cache
def _colours() -> str:
    """The app's own colours and fonts as custom properties; dark where the reader prefers it, light on paper."""
    theme = tomllib.loads(THEME.read_text(encoding="utf-8"))["theme"]
    light, dark = (_properties(theme[name], palette) for name, palette in (("light", LIGHT), ("dark", DARK)))
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
