"""Files as the standard has them: a validator of Office Open XML finds no error in any of them, whatever is shown."""

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from analysis.files.open_study import open_study
from analysis.model.dataset import Dataset
from analysis.selection import Selection
from tests.pages.opened import ROOT
from ui.cards.registry import build_card
from ui.present.standard_deck import STORY
from ui.share.share import KINDS, Taken

OFFICE = [kind for kind in KINDS if kind.ending in ("pptx", "xlsx", "docx")]
CHARTS = ("compare.programme", "beside.programme.darzi.nw", "themes-by.programme", "for-how-many")
VIEWS = {
    "all": ("data", Selection()),
    "darzi": ("data", Selection(programme=("darzi",))),
    "unsupported": ("data", Selection(sponsor_support=("unsupported",), voice=("participant",))),
    "one finding": ("data", Selection(finding=("F095",))),
    "example": ("examples/invented_study", Selection()),
}


@cache
def study(folder: str) -> Dataset:
    dataset = open_study(ROOT / folder)
    return dataset.counting("people", 3) if dataset.ties else dataset


@cache
def written(name: str, view: str) -> bytes:
    folder, selection = VIEWS[view]
    dataset = study(folder)
    cards = tuple(card for key in CHARTS if (card := build_card(dataset, selection, key)))
    taken = Taken(dataset, selection, "compare", {"overview": "Overview", "compare": "Compare"}, (*STORY, *CHARTS), "", cards)
    taken = replace(taken, address=None) if dataset.ties else taken
    return next(kind for kind in OFFICE if kind.ending == name).write(taken)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("ending", [kind.ending for kind in OFFICE])
def test_validator_finds_no_error(ending, view, tmp_path):
    path = tmp_path / f"file.{ending}"
    path.write_bytes(written(ending, view))
    found = OpenXmlValidator().validate(path)
    assert [f"{error.part_uri} {error.path}: {error.description}" for error in found.errors] == []


@pytest.mark.parametrize("view", VIEWS)
def test_workbooks_behind_charts_are_valid_too(view, tmp_path):
    checked = 0
    for ending in ("pptx", "docx"):
        with zipfile.ZipFile(io.BytesIO(written(ending, view))) as package:
            for name in (each for each in package.namelist() if each.endswith(".xlsx")):
                path = tmp_path / f"{ending}-{checked}.xlsx"
                path.write_bytes(package.read(name))
                assert OpenXmlValidator().validate(path).errors == []
                rows = list(load_workbook(path).active.iter_rows(min_row=2, min_col=2, values_only=True))
                assert all(cell is None or cell >= 0 for row in rows for cell in row), name
                checked += 1
    assert checked or view in ("unsupported", "one finding")  # too few to draw
