"""Nothing that the page was given can run in it or end an element, and nothing in it can be fetched."""

import base64
import hashlib
import re
from dataclasses import fields, replace

import pandas as pd
import pytest
from jinja2 import UndefinedError
from markupsafe import escape

from charts.spec import ChartSpec
from exports.html.page import templates, write_web_page
from exports.model import Chapter, Exhibit, View
from tests.exports.hiding import EXHIBITS
from tests.exports.made import COLUMNS, balance, exhibit, view
from tests.exports.parsed import Page, page_of

HOSTILE = "<img src=x onerror=alert(1)></p></script><!--<script>\"'&amp;\u2028$title{x}"
MARKS = (("0 positive", "Supported, positive", ("F1", "F3")), ("no mark", "Nowhere in the chart", ("F2",)))


def made_hostile(thing: View | Exhibit, **kept):
    """The same with hostile text in every field of text; the first mark keeps its name, so that the chart has it."""

    def hostile(value):
        if isinstance(value, str):
            return value and HOSTILE
        if isinstance(value, tuple):
            return tuple(hostile(each) for each in value)
        if isinstance(value, pd.DataFrame):
            renamed = value.rename(columns=lambda name: name if name in COLUMNS else f"{name}{HOSTILE}")
            renamed = renamed.map(lambda cell: cell + HOSTILE if isinstance(cell, str) and cell else cell)
            return renamed.set_axis(pd.Index([f"{each}{HOSTILE}" for each in renamed.index], name=HOSTILE))
        if isinstance(value, ChartSpec):
            rows = tuple(replace(row, label=HOSTILE) for row in value.rows)
            return replace(value, rows=rows, series=tuple(replace(series, label=HOSTILE) for series in value.series))
        if isinstance(value, dict):
            return {key: hostile(each) for key, each in value.items()}
        return value

    changed = {each.name: hostile(getattr(thing, each.name)) for each in fields(thing)} | kept
    if changed.get("marks"):
        (_, *said), *others = changed["marks"]
        changed["marks"] = ((thing.marks[0][0], *said), *others)
    return replace(thing, **changed)


def without_lines(page: Page) -> list[dict]:
    """The elements but the lines of text of charts, of which a long name takes more; nothing may stand in those."""
    assert not [each for each in page.elements if "text" in each["inside"]]
    return [each for each in page.elements if each["tag"] != "text"]


def test_hostile_text_stays_text_in_every_field():
    given = [exhibit(marks=MARKS), balance(instead="few")]
    hostile = [made_hostile(each, key=each.key) for each in given]
    tame = Page(write_web_page(view(), (Chapter("One", tuple(given)),)))
    page = Page(write_web_page(made_hostile(view()), (Chapter(HOSTILE, tuple(hostile)),)))
    tags = [each["tag"] for each in without_lines(page)]
    assert sorted(tag for tag in tags if tag in ("script", "img", "style")) == ["script"] * 3 + ["style"]
    assert [tag for tag in tags if tag != "a"] == [each["tag"] for each in without_lines(tame) if each["tag"] != "a"]
    assert not [name for each in page.elements for name in each if name.startswith("on")]
    assert page.all("h1")[0]["text"] == f"{HOSTILE}, {HOSTILE}: 3 of 7 people with findings"
    assert page.all("h3", id="e0-title")[0]["text"] == HOSTILE
    assert page.all("svg")[0]["aria-label"] == HOSTILE
    assert not set("<>&\u2028\u2029") & set(page.all("script", id="data")[0]["text"])
    link = next(each for each in page.all("a") if "data-mark" in each)
    assert "".join(HOSTILE.split()) in "".join(each["text"] for each in page.all("text")).replace(" ", "")
    assert link["aria-label"] == f"{HOSTILE}, {HOSTILE}: 4 findings"
    assert [part[:2] for part in page.data[0][1:]] == [["0 positive", HOSTILE], [HOSTILE, HOSTILE]]


SHOWN = ("study", "subtitle", "description", "shown", "citation", "reference", "licence", "link", "unlisted", "trust")


def test_hostile_text_stays_text_in_every_line_and_every_shape():
    given = [exhibit(marks=MARKS), balance(instead="few"), *(each for each in EXHIBITS if each.shape != "balance")]
    said = {name: name for name in SHOWN}
    tame = Page(write_web_page(view(**said), (Chapter("One", tuple(given)),)))
    hostile = made_hostile(view(), **{name: f"{name} {HOSTILE}" for name in SHOWN})
    page = Page(write_web_page(hostile, (Chapter(HOSTILE, tuple(made_hostile(each, key=each.key) for each in given)),)))
    kept = [(each["tag"], sorted(each), each["inside"]) for each in without_lines(page)]
    assert kept == [(each["tag"], sorted(each), each["inside"]) for each in without_lines(tame)]
    lines = page.all("body")[0]["text"]
    assert [name for name in SHOWN if f"{name} {HOSTILE}" not in lines] == []
    for tag in ("title", "h1", "h2", "h3", "dt", "dd", "th", "td", "li", "strong", "caption"):
        assert any(HOSTILE in each["text"] for each in page.all(tag)), tag


def test_templates_escape_what_they_are_given_and_fail_on_what_they_are_not():
    made = templates()
    assert made.from_string("{{ text }}").render(text=HOSTILE) == str(escape(HOSTILE))
    with pytest.raises(UndefinedError):
        made.from_string("{{ text }}").render()
    written = [made.loader.get_source(made, name)[0] for name in made.list_templates(["html"])]
    assert len(written) == 3
    assert not [text for text in written if re.search(r"\|\s*safe|autoescape|Markup", text)]


def test_link_that_is_no_web_address_is_only_text():
    page = page_of(link="javascript:alert(1)")
    assert [each for each in page.all("a") if "script" in each["href"]] == []


def test_nothing_can_be_fetched_and_only_its_own_scripts_run():
    content = write_web_page(view(), (Chapter("One", (exhibit(),)),)).decode("utf-8")
    page = Page(content.encode())
    policy = page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    scripts = [each["text"] for each in page.all("script") if each.get("type") != "application/json"]
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts}
    assert set(rules["script-src"].split()) == hashes
    assert not [each for each in page.elements if {"src", "srcset", "data", "action", "poster"} & set(each)]
    assert set(re.findall(r"https?://[^\s\"'<>]+", content)) == {view().link}
    assert "url(" not in page.all("style")[0]["text"] and "@import" not in page.all("style")[0]["text"]


def test_a_page_of_two_charts_is_small():
    assert len(write_web_page(view(), (Chapter("One", (exhibit(), balance())),))) < 60_000
