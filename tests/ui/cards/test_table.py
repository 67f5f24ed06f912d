"""A table shows what the data says word for word: cells, names of rows and columns."""

import pandas as pd

import ui.cards.table
from ui.cards.table import show_table


def test_table_shows_markdown_as_it_is_written(monkeypatch):
    shown = {}
    monkeypatch.setattr(ui.cards.table.st, "table", lambda table, alt: shown.update(table=table, alt=alt))
    table = pd.DataFrame({"*Where*": ["[x](http://a)", "b"], "n": [1, 2]}, index=pd.Index(["<b>R</b>", "s"], name="_Theme_"))
    show_table(table, "What it shows")
    assert shown["alt"] == "What it shows"
    assert list(shown["table"].columns) == [r"\*Where\*", "n"]
    assert list(shown["table"].index) == [r"\<b\>R\</b\>", "s"]
    assert shown["table"].index.name == r"\_Theme\_"
    assert list(shown["table"].iloc[:, 0]) == [r"\[x\]\(http\://a\)", "b"]
    assert list(shown["table"]["n"]) == [1, 2]
    assert list(table.columns) == ["*Where*", "n"]
