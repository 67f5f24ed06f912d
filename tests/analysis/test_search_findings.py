"""Search: what is folded, what is a term, and that everything printed with a finding is searched, and nothing hidden.

Expected ids are read off tests/small_study, where finding F011 stands before F010.
"""

import pytest

from analysis.disclosure.microdata import releasable
from analysis.model.folding import fold, terms
from analysis.search_findings import searched_text, with_words
from analysis.selection import Selection
from tests.analysis.chosen import numbers
from tests.invented import HIDING


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Rôle", "role"),
        ("The  ROTA,\nagain!", "the rota again"),
        ("others’ others' others`", "others others others"),
        ("doctor’s doctor's doctor´s", "doctor's doctor's doctor's"),
        ("set‑aside set–aside set−aside", "set-aside set-aside set-aside"),
        ("ﬁne Ｗａｒｄ", "fine ward"),
        ("Straße ΟΔΟΣ οδος", "strasse οδοσ οδοσ"),
        ("in\u00adter\u200bnal", "internal"),
        ("– … (", ""),
    ],
)
def test_both_sides_are_folded_alike(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two words", ("two", "words")),
        ("“Two words”", ("two words",)),
        ("«two  words» three", ("two words", "three")),
        ('"open phrase', ("open", "phrase")),
        ("time, time; (time)", ("time",)),
        ('""', ()),
        (".* -", ()),
        ("", ()),
    ],
)
def test_terms_are_words_and_quoted_phrases(text, expected):
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("F007", ["F007"]),
        ("“free fridays let”", ["F007"]),  # statement
        ("“set-aside time”", ["F007"]),  # theme
        ("“beta scheme”", ["F003", "F006", "F007"]),  # full name of a programme
        ("“whole country”", ["F002", "F003", "F004"]),  # its region
        ("paediatrics", ["F008"]),  # specialty
        ("“senior figure”", ["F011", "F010"]),  # source
        ("“mentors good”", []),
        ("“alpha surgery”", []),  # a phrase reaches over no border
    ],
)
def test_everything_printed_with_a_finding_is_searched(small, text, expected):
    assert numbers(small, with_words(small, small.coded, text)) == expected
    texts = zip(small.findings["finding_id"], searched_text(small, small.findings), strict=True)
    assert [number for number, each in texts if all(term in each for term in terms(text))] == expected


def test_place_in_the_source_is_searched(small):
    label = small.label("section", "facilitators.time_out")
    assert numbers(small, with_words(small, small.coded, f'"{label}"')) == ["F007"]


def test_what_is_hidden_is_not_searched():
    listed = releasable(HIDING)
    for programme in HIDING.programmes.itertuples():
        named = [programme.programme_id in cell.split(";") for cell in listed["programmes"].astype(str)]
        written = listed["statement"].str.casefold().str.contains(programme.short_name.casefold(), regex=False)
        found = Selection(text=f'"{programme.short_name}"').apply(HIDING)
        wanted = [a or b for a, b in zip(named, written, strict=True)]
        assert found["finding_id"].tolist() == listed.loc[wanted, "finding_id"].tolist()
    assert Selection(text="hidden").number_listed(HIDING) == 0
