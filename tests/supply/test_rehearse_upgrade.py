"""A rehearsal counts what holds, says in a sentence what does not, and ends with a table."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import CONTRACTS, TESTS, packages_of
from tests.supply import rehearse_upgrade
from tests.supply.locks import Pin
from tests.supply.rehearse_upgrade import REHEARSED, Broken, Heard, broken, changed, sentences, told, wanted

SAID = "Streamlit no longer has stMain: printing will not work; see ui/streamlit_internals.py"
ONE_IS_TWO = "AssertionError: assert 1 == 2\n  +  where 1 = one()"


def crash(message: str) -> SimpleNamespace:
    return SimpleNamespace(reprcrash=SimpleNamespace(message=message))


def report(name: str, when: str = "call", longrepr=None):
    return SimpleNamespace(
        nodeid=f"tests/test_a.py::{name}", when=when, longrepr=longrepr, failed=longrepr is not None, passed=longrepr is None
    )


def item(name: str, *packages: str):
    marks = [SimpleNamespace(args=(package,)) for package in packages]
    return SimpleNamespace(nodeid=f"tests/test_a.py::{name}", iter_markers=lambda _: marks)


@pytest.mark.parametrize(
    ("failed", "said"),
    [
        (report("test_a", longrepr=f"{SAID}\n"), Broken("", SAID)),  # what a test was written to say, without a traceback
        (report("test_a", longrepr=crash(f"Failed: {SAID}")), Broken("", SAID)),  # and with one
        (report("test_a_page_is_drawn", longrepr=crash(ONE_IS_TWO)), Broken("a page is drawn", "assert 1 == 2")),
        (report("test_drawn[a-b]", longrepr=crash("KeyError: 'a'")), Broken("drawn (a-b)", "KeyError: 'a'")),
        (report("test_a", longrepr=crash("x" * 201)), Broken("a", f"{'x' * 200} …")),
    ],
)
def test_what_no_longer_holds_is_read_off_a_test_that_failed(failed, said):
    assert broken(failed) == said


def test_what_breaks_for_one_reason_is_said_once():
    contracts = [Broken("a", "it stopped"), Broken("", SAID), Broken("b", "it stopped"), Broken("c", "it stopped")]
    assert list(sentences(contracts)) == ["a: it stopped (and 2 more)", SAID]


def test_each_contract_is_counted_once_and_told_in_a_table():
    heard = Heard(packages_of)
    names = ("test_a", "test_b", "test_c", "test_d")
    heard.pytest_collection_finish(
        SimpleNamespace(items=[item(name, "plotly" if name == "test_d" else "pandas") for name in names])
    )
    for when in ("setup", "call", "teardown"):
        heard.pytest_runtest_logreport(report("test_a", when))
    heard.pytest_runtest_logreport(report("test_b", longrepr=SAID))
    heard.pytest_runtest_logreport(report("test_c", "setup", longrepr=SAID))
    for when in ("setup", "call", "teardown"):
        heard.pytest_runtest_logreport(report("test_d", when))
    assert told(heard, {"pandas": ("3.1.1", "4.0"), "plotly": ("7.1.0", "7.1.0")}).splitlines() == [
        f"pandas: {SAID} (and 1 more)",
        "",
        "package  from   to     held  broken",
        "pandas   3.1.1  4.0    1     2",
        "plotly   7.1.0  7.1.0  1     0",
    ]


def test_a_file_of_tests_that_cannot_be_loaded_is_one_contract_broken():
    heard = Heard(packages_of)
    failed = {"failed": True, "longrepr": "Traceback\nE   ImportError: no name"}
    heard.pytest_collectreport(SimpleNamespace(nodeid="tests/charts/test_bars.py", **failed))
    heard.pytest_collectreport(SimpleNamespace(nodeid="tests/charts/test_dots.py", failed=False))
    assert told(heard, {"plotly": ("7.1.0", "8.0")}).splitlines() == [
        "plotly: loading tests/charts/test_bars.py: ImportError: no name",
        "",
        "package  from   to   held  broken",
        "plotly   7.1.0  8.0  0     1",
    ]


def test_what_else_has_changed_is_said_and_two_versions_of_the_lock_are_both_its_own(monkeypatch):
    pins = [
        Pin(name, version, "", (), ()) for name, version in (("pandas", "1"), ("a", "1"), ("b", "1"), ("b", "2"), ("c", "1"))
    ]
    monkeypatch.setattr(rehearse_upgrade, "locked", lambda _: pins)
    monkeypatch.setattr(rehearse_upgrade, "installed", {"pandas": "9", "a": "3", "b": "2", "c": ""}.get)
    assert changed() == "With them came: a 1 to 3."


def test_the_rest_of_our_requirements_is_wanted_as_installed_or_else_as_pinned(monkeypatch):
    pins = [Pin("a", "1", "", (), ("-r requirements.txt",)), Pin("b", "1", "", (), ("-r requirements-dev.txt", "a"))]
    pins.append(Pin("c", "1", "", (), ("-c requirements.lock", "a")))
    monkeypatch.setattr(rehearse_upgrade, "locked", lambda _: pins)
    monkeypatch.setattr(rehearse_upgrade, "installed", {"a": "3", "b": "", "c": "4"}.get)
    assert wanted() == "a==3\nb==1\n"


def test_every_contract_is_with_a_package_that_is_rehearsed_and_held_by_tests_that_exist():
    assert set(CONTRACTS.values()) == set(REHEARSED)
    assert [place for place in CONTRACTS if not (TESTS / place).exists()] == []


@pytest.mark.parametrize(
    ("place", "packages"),
    [
        ("ui/test_streamlit_internals.py", {"streamlit"}),
        ("ui/server/test_surface.py", {"streamlit"}),
        ("charts/picture/test_dots.py", {"plotly"}),
        ("analysis/test_agreement.py", set()),
    ],
)
def test_a_contract_is_known_by_where_its_test_stands(place, packages):
    assert packages_of(Path(place)) == packages
