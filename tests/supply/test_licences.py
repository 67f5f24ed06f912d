"""Every package that is installed has a licence that our own code may stand on, and docs/licences.md lists it."""

from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from PIL import features

from tests.supply.licences import LIST, RULES, allows, licence_of, only_to_test, said, written
from tests.supply.locks import TO_RUN, TO_TEST, locked

TO_USE = set(RULES["allowed"])
NAMES = {pin.name for pin in locked(TO_TEST)}
WORDS = {"MIT License": "MIT", "BSD 3": "BSD-3-Clause"}


def package(*fields: tuple[str, str]) -> Message:
    made = Message()
    for name, value in fields:
        made[name] = value
    return made


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT OR ISC"), ("License", "BSD 3")], "MIT OR ISC"),
        ([("License", "MIT")], "MIT"),
        ([("License", "BSD 3"), ("Classifier", "License :: OSI Approved :: MIT License")], "BSD-3-Clause"),
        ([("License", "Copyright by us\nAll rights"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT"),
        ([("License", "as you like it"), ("Classifier", "License :: OSI Approved :: MIT License")], "MIT"),
        ([("Classifier", "License :: OSI Approved :: BSD License")], ""),  # which of them?
        ([("Classifier", "License :: A :: MIT License"), ("Classifier", "License :: B :: BSD 3")], ""),
        ([("Classifier", "Programming Language :: Python")], ""),
        ([], ""),
    ],
)
def test_a_licence_is_read_off_what_a_package_says(fields, licence):
    assert said(package(*fields), WORDS) == licence


@pytest.mark.parametrize(
    ("expression", "good"),
    [
        ("MIT", True),
        ("MIT AND ISC", True),
        ("MIT AND GPL-3.0-or-later", False),
        ("GPL-3.0-or-later OR MIT", True),
        ("GPL-3.0-or-later OR MIT AND GPL-2.0-only", False),
        ("GPL-3.0-or-later", False),
        ("(MIT OR GPL-2.0-only) AND GPL-2.0-only", False),
        ("", False),
    ],
)
def test_a_choice_needs_one_licence_that_is_allowed_and_a_sum_needs_all(expression, good):
    assert allows(expression, {"MIT", "ISC"}) == good


def test_whatever_the_app_runs_on_may_be_used():
    assert {pin.name: licence_of(pin.name) for pin in locked(TO_RUN) if not allows(licence_of(pin.name), TO_USE)} == {}


def test_whatever_the_tests_need_may_be_used():
    to_use = TO_USE | set(RULES["allowed_to_test"])
    assert {pin.name: licence_of(pin.name) for pin in only_to_test() if not allows(licence_of(pin.name), to_use)} == {}


def test_what_pillow_lists_under_the_gpl_is_not_built_into_it():
    assert "libimagequant" in features.features  # the question is understood
    assert not features.check("libimagequant")


def test_no_licence_is_allowed_that_nothing_needs():
    parts = {name: licence_of(name).replace(" OR ", " AND ").split(" AND ") for name in NAMES}
    assert TO_USE | set(RULES["allowed_to_test"]) <= {part for each in parts.values() for part in each}


def test_what_we_say_of_a_package_is_needed_and_nothing_else_than_it_says():
    assert set(RULES["packages"]) <= NAMES
    somewhere = {pin.name for pin in locked(TO_TEST) if pin.where}
    for name, each in RULES["packages"].items():
        try:
            its_own = said(metadata(name), RULES["words"])
        except PackageNotFoundError:
            its_own = ""
        assert its_own in ("", each["licence"]), name
        assert not its_own or name in somewhere, f"{name} says it itself on every system"


def test_the_list_is_as_make_licences_writes_it():
    assert LIST.read_text(encoding="utf-8") == written(), "run make licences"


def test_whatever_reaches_engines_may_be_used():
    pytest.importorskip("ibis", reason="what reaches engines is not installed here: make test-engines")
    names = [pin.name for pin in locked("deploy/requirements-engines.lock") if not pin.where]
    assert {"ibis-framework", "pyspark"} <= set(names)
    found = {name: RULES["packages_of_engines"].get(name) or licence_of(name) for name in names}
    to_use = TO_USE | set(RULES["allowed_to_test"])
    assert {name: licence for name, licence in found.items() if not allows(licence, to_use)} == {}
