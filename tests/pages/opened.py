"""What the page tests share: a page opened with filters, its words, its tables, and a recount without the analysis code."""

import csv
from pathlib import Path
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from charts.draw import draw
from charts.style import LIGHT

ROOT = Path(__file__).parent.parent.parent
SINGLE = [
    {},
    {"programme": "darzi"},
    {"specialty": "paediatrics"},
    {"specialty": "medicine"},
    {"specialty": "not_stated"},
    {"sponsor_support": "unsupported"},
    {"sponsor_support": "not_stated"},
    {"voice": "stakeholder"},
    {"basis": "all"},
]
NOTHING = {"programme": "severn", "voice": "participant"}
COLUMN = {"programme": "programmes", "specialty": "specialties"}


def read_csv(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KIND = {row["theme_id"]: row["kind"] for row in read_csv("themes")}
EVERY = read_csv("findings")
DISTINCT = [row for row in EVERY if not row["repeats"]]  # what says another finding again is never counted
FINDINGS = [row for row in DISTINCT if row["basis"] == "result" or KIND[row["theme_id"]] == "recommendation"]  # by default
TOTAL = len(DISTINCT)
PEOPLE = read_csv("participants")
CODES = read_csv("codes")
LABELS = {(row["attribute"], row["label"]): row["code"] for row in CODES}
LABELS |= {("theme", row["label"]): row["theme_id"] for row in read_csv("themes")}
LABELS |= {("programme", row["short_name"]): row["programme_id"] for row in read_csv("programmes")}


def code(attribute: str, label: str) -> str:
    """The code of a label; silence where the study has no such label."""
    return LABELS.get((attribute, label), "not_stated")


def cells(row: dict[str, str], column: str) -> list[str]:
    return (row[column] or "not_stated").split(";")


def shown(**filters: str) -> list[dict[str, str]]:
    """The rows that a page shows with these filters: results and recommendations unless `basis` says otherwise."""
    rows = DISTINCT if "basis" in filters else FINDINGS
    filters = {name: value for name, value in filters.items() if (name, value) != ("basis", "all")}
    return [row for row in rows if all(value in cells(row, COLUMN.get(name, name)) for name, value in filters.items())]


def number(rows: list[dict[str, str]], **wanted: str) -> int:
    """How many of `rows` hold each value."""
    return sum(all(value in cells(row, column) for column, value in wanted.items()) for row in rows)


def visit(page: str, query: dict[str, str | list[str]]) -> AppTest:
    """A visit that begins on a page, with the filters that its address asks for: no other page is drawn before it."""
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    if page != "overview":  # which is where an address without a page leads
        app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    app.run()
    assert not app.exception, app.exception
    return app


def open_page(page: str, query: dict[str, str | list[str]], **state: str) -> AppTest:
    """A page with filters set from the address, and `state` as a reader's clicks would leave it."""
    app = visit(page, query)
    for key, value in state.items():
        app.session_state[key] = value
    if state:
        app.run()
    assert not app.exception, app.exception
    return app


def follow(app: AppTest, label: str, place: int = 0) -> AppTest:
    """The page that a link with this label opens, with the address it gives."""
    links = [link.proto for link in app.get("page_link") if link.proto.label == label]
    return open_page(links[place].page, parse_qs(links[place].query_string))


def words_on(app: AppTest) -> str:
    elements = (*app.title, *app.header, *app.subheader, *app.markdown, *app.info)
    return " ".join(element.value for element in elements).replace("\\", "")


def table_of(page: str, query: dict[str, str], key: str):
    """The table of one card, or None where the card draws no chart."""
    app = open_page(page, query)
    if not [each for each in app.button_group if each.key == f"{key}-view"]:
        return None
    app.session_state[f"{key}-view"] = "Table"
    tables = len(app.table)
    app.run()
    assert not app.exception, app.exception
    assert len(app.table) >= tables
    return {str(name).replace("\\", ""): row for name, row in _table_after(app, key).iterrows()}


def _table_after(app: AppTest, key: str):
    """The table that stands in the container of a card."""
    found = []

    def rows_below(block) -> bool:
        rows = getattr(block, "children", {}).values()
        return any(
            getattr(each, "key", None) == f"{key}-view" for row in rows for each in getattr(row, "children", {}).values()
        )

    def look(block, inside: bool) -> None:
        for child in getattr(block, "children", {}).values():
            if inside and getattr(child, "type", "") == "table":
                found.append(child.value)
            look(child, inside or rows_below(child))

    look(app.main, False)
    assert len(found) == 1, (key, len(found))
    return found[0]


def assert_marks_lead_to_their_findings(dataset, card) -> None:
    """Every mark gives exactly its n, and every point of the figure has its mark."""
    names = [mark.name for mark in card.marks]
    assert len(names) == len(set(names))
    for mark in card.marks:
        if mark.n:
            assert len(mark.selection.apply(dataset)) == mark.n, (card.key, mark.label)
    assert drawn_marks(card) <= set(names)


def drawn_marks(card) -> set[str]:
    """The names of what can be clicked in the card's figure; a table has none."""
    if card.spec.shape == "table":
        return set()
    return {str(point) for trace in draw(card.spec, LIGHT)["data"] for point in trace["customdata"]}
