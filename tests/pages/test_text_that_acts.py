"""A study whose every title, label, head and cell is a formula, a link, a picture and a tag: none of them does anything.

The page is read as Streamlit sends it: what it makes into Markdown must not hold a link, a picture or a tag that is not
escaped, whatever element it stands in.
"""

import csv
import io
import json
import re
import shutil

import pyarrow as pa
import pytest

from analysis.files.open_study import open_study
from analysis.selection import Selection
from exports.csv import STARTS, csv_bytes
from tests.conftest import write_study
from tests.invented import FOLDER
from tests.own_columns import read, write
from tests.pages.opened import ROOT, open_page
from ui.cards.registry import build_card, sources
from ui.sections.method import SECTIONS
from ui.share.view import view_of
from ui.state.shown_study import OwnStudy

PAYLOAD = "=[x](//e.v)![](e.v)<b>"  # as long as the shortest column allows, and a number that keeps them apart
# plain text for whoever reads it: what a widget lists, what is read out, what is in the address, the charts' own drawing
NO_MARKDOWN = {
    ("selectbox", "options"),
    ("multiselect", "options"),
    ("*", "alt"),
    ("*", "query_string"),
    ("code", "code_text"),
    ("plotly_chart", "spec"),
    ("selectbox", "raw_value"),
    ("multiselect", "raw_values"),
    ("text_input", "value"),
    ("button_group", "style"),
}
LIVE = re.compile(r"(?<!\\)\]\(|(?<!\\)<b>")
LIVE_IN_HTML = re.compile("<b>")
TEXT_OF_ALL = ("title", "description", "subtitle", "people", "peopleOne", "citation", "coding")


class Numbered:
    """The payload, each time with another number."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, *_) -> str:
        self.number += 1
        return f"{PAYLOAD}{self.number}"


def is_text(field: dict) -> bool:
    """Whether a study may write in the column what it likes."""
    rules = field.get("constraints", {})
    return (
        field["type"] == "string" and "codes" not in field and "references" not in field and not {"pattern", "enum"} & {*rules}
    )


def spoil(folder) -> None:
    """Put the payload wherever the study in `folder` may say something."""
    payload = Numbered()
    package = json.loads((folder / "datapackage.json").read_bytes())
    for name in TEXT_OF_ALL:
        package[name] = payload()
    package |= {"method": [payload()], "agreement": [payload()], "sources": [{"title": payload()}], "smallestGroup": 0}
    package["licenses"] = [{"title": payload()}]
    for table in package["resources"] + package.get("optionalResources", []):
        table |= {"title": payload(), "description": payload()}
        foreign = {key["fields"] for key in table["schema"].get("foreignKeys", [])}
        fields = table["schema"]["fields"] + table["schema"].get("optionalFields", [])
        spoiled = {
            field["name"]
            for field in fields
            if is_text(field)
            and field["name"] not in {*foreign, "attribute", "value", "about", "coder", "participant_id", "repeats"}
        }
        for field in fields:
            field |= {"title": payload(), "description": payload()}
            if "attribute" in field:
                field["attribute"] |= {"label": payload(), "silence": payload()}
        if (folder / f"{table['name']}.csv").exists():
            rows = [
                {name: payload() if name in spoiled and cell else cell for name, cell in row.items()}
                for row in read(folder, table["name"])
            ]
            write(folder, table["name"], rows)
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


@pytest.fixture(scope="module", params=["of people", "of findings"])
def spoiled(request, tmp_path_factory):
    """A study of people with transcripts, and one of findings with two codings, each full of payloads."""
    folder = tmp_path_factory.mktemp("spoiled") / "study"
    if request.param == "of people":
        shutil.copytree(FOLDER, folder)
    else:
        write_study(folder)
    spoil(folder)
    return open_study(folder)


def texts(element) -> list[tuple[str, str]]:
    """Each text of an element that Streamlit sends, with its place."""
    found = []

    def look(message, kind: str) -> None:
        for field, value in message.ListFields():
            several = value if field.is_repeated else [value]
            for each in several:
                if isinstance(each, str) and not {(kind, field.name), ("*", field.name)} & NO_MARKDOWN:
                    found.append((f"{kind}.{field.name}", each))
                elif hasattr(each, "ListFields"):
                    look(each, kind)
                elif isinstance(each, bytes) and kind == "table":
                    frame = pa.ipc.open_stream(each).read_pandas()
                    names = [*frame.columns, frame.columns.name, *frame.index, *frame.index.names]
                    found.extend((kind, str(cell)) for cell in (*names, *frame.to_numpy().ravel()))

    look(element.proto, element.type)
    return found


def elements(block):
    for child in getattr(block, "children", {}).values():
        if hasattr(child, "proto") and child.proto is not None and hasattr(child.proto, "ListFields"):
            yield child
        yield from elements(child)


def live(app) -> set[tuple[str, str]]:
    """What would act: the places and texts."""
    assert not app.exception, app.exception
    everything = [text for root in app._tree.children.values() for element in elements(root) for text in texts(element)]
    assert any(PAYLOAD[:2] in text for _, text in everything)
    return {(place, text) for place, text in everything if (LIVE_IN_HTML if place == "html.body" else LIVE).search(text)}


PAGES = [
    *(page.stem for page in sorted((ROOT / "pages").glob("*.py")) if page.stem != "accessibility"),
]


def opened(dataset, page: str, **state):
    return open_page(page, {}, own_study=OwnStudy(dataset, f"{PAYLOAD}.zip", (), 0), **state)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_holds_a_live_link_picture_or_tag(spoiled, page):
    assert live(opened(spoiled, page)) == set()


@pytest.mark.parametrize("part", SECTIONS)
def test_no_part_of_method_does(spoiled, part):
    assert live(opened(spoiled, "method", part=part)) == set()


def test_no_slide_does(spoiled):
    app = opened(spoiled, "present")
    found, number = live(app), 1
    while (following := next(each for each in app.button if each.key == "slide-next")) and not following.disabled:
        following.click().run()
        found |= live(app)
        number += 1
    assert number > 5
    assert found == set()


# a page, and how the key of a button on it ends that opens a dialog
DIALOGS = [
    ("findings", "findings-F001"),
    ("overview", "-behind"),
    ("overview", "-downloads"),
    ("barriers_facilitators", "-notes"),
    ("participants", "-notes"),
    ("overview", "take-away-open"),
    ("present", "slide-choose"),
    ("programmes", "profile-"),
]


@pytest.mark.parametrize(("page", "key"), DIALOGS)
def test_no_dialog_does(spoiled, page, key):
    app = opened(spoiled, page)
    pressed = [each for each in app.button if key in str(each.key)]
    if pressed:  # the two studies have not the same caveats
        pressed[0].click().run()
    assert live(app) == set()


def test_no_cell_and_no_head_of_a_csv_could_run_as_a_formula(spoiled):
    frames = [card.table.reset_index() for key in sources(spoiled) if (card := build_card(spoiled, Selection(), key))]
    frames.append(view_of(spoiled, Selection(), "").findings_titled)
    assert len(frames) > 5
    for frame in frames:
        written = csv_bytes(frame.astype(object).fillna("")).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(written)))
        assert not [cell for row in rows for cell in row if cell.startswith(STARTS)]
