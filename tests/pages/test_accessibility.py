"""The accessibility statement has every part of the model, and says plainly what its publisher has not filled in."""

import re

import pytest

from tests.pages.opened import open_page
from tests.test_docs import README
from ui.sections.accessibility import ASKED

HEADS = [
    "How accessible this site is",
    "Feedback and contact information",
    "Enforcement procedure",
    "Technical information about this site’s accessibility",
    "Compliance status",
    "Content that is not accessible",
    "What we are doing to improve accessibility",
    "Preparation of this statement",
]


def words() -> str:
    app = open_page("accessibility", {})
    assert [title.value for title in app.title] == ["Accessibility statement"]
    assert [header.value for header in app.header] == HEADS
    return " ".join(each.value for each in app.markdown).replace("\\", "")


def test_each_place_that_is_not_filled_in_says_so(monkeypatch):
    for name in ASKED:
        monkeypatch.delenv(name, raising=False)
    text = words()
    open_places = re.findall(r"\[The publisher of this site has to fill in [^\]]+: (\w+)\]", text)
    assert set(open_places) == set(ASKED)
    assert "applies to the site ‘Junior doctors as leaders’" in text
    assert "(EHRC)" in text and "(EASS)" in text and "partially compliant" in text


@pytest.mark.parametrize("name", ASKED)
def test_what_is_filled_in_stands_word_for_word(monkeypatch, name):
    monkeypatch.setenv(name, "  A *trust* of <b>ours</b> ")
    text = words()
    assert "A *trust* of <b>ours</b>" in text
    assert f": {name}]" not in text


def test_every_setting_is_in_the_readme():
    assert [name for name in ASKED if f"`{name}`" not in README] == []
