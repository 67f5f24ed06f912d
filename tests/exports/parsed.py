"""The one-file page read back, as a browser nests it."""

import json
from html.parser import HTMLParser

from exports.html.page import write_web_page
from exports.model import Chapter, Exhibit
from tests.exports.made import view

VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """The page as a browser nests it: elements with their attributes and text; fails where an end tag has no start."""

    def __init__(self, content: bytes):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(content.decode("utf-8"))
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        element = {"tag": tag, "text": "", "inside": [each["tag"] for each in self._open], **dict(attrs)}
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        assert self._open and self._open.pop()["tag"] == tag

    def handle_data(self, data):
        for element in self._open:
            element["text"] += data

    def all(self, tag: str, **attributes) -> list[dict]:
        return [each for each in self.elements if each["tag"] == tag and all(each.get(k) == v for k, v in attributes.items())]

    @property
    def data(self) -> list[dict]:
        return json.loads(self.all("script", id="data")[0]["text"])


def page_of(*exhibits: Exhibit, **changes) -> Page:
    """The page of one chapter with `exhibits`; `changes` are those of the view."""
    return Page(write_web_page(view(**changes), (Chapter("One page", exhibits),)))
