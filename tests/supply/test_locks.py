"""Every package is pinned to one version with hashes, and installed by them."""

import re

import pytest

from tests.supply.locks import ROOT, TO_RUN, TO_TEST, Pin, locked, pins, same_name

ONE, TWO = "0" * 64, "a" * 64
LOCK = f"""# made by a command
one==1.2.3 \\
    --hash=sha256:{ONE} \\
    --hash=sha256:{TWO}
    # via -r requirements.txt
two==4 ; sys_platform == 'win32' \\
    --hash=sha256:{TWO}
    # via
    #   -c requirements.lock
    #   one
"""


def direct(name: str) -> dict[str, str]:
    """What a file of requirements names itself: the version of each package."""
    lines = (ROOT / name).read_text(encoding="utf-8").split()
    return {same_name(package): version for package, _, version in (line.partition("==") for line in lines) if version}


def test_a_lock_is_read():
    assert pins(LOCK) == (
        Pin("one", "1.2.3", "", (f"sha256:{ONE}", f"sha256:{TWO}"), ("-r requirements.txt",)),
        Pin("two", "4", "sys_platform == 'win32'", (f"sha256:{TWO}",), ("-c requirements.lock", "one")),
    )


@pytest.mark.parametrize(
    "line",
    [
        "one==1.2.3",  # nothing follows: no hash
        "one>=1.2.3 \\",
        "one @ https://elsewhere.example/one.whl \\",
        "-e .",
        "--extra-index-url https://elsewhere.example",
        "    --hash=md5:00000000000000000000000000000000",
        "    --hash=sha256:0000",
        "",
    ],
)
def test_a_line_that_pins_no_version_with_a_hash_is_refused(line):
    with pytest.raises(ValueError, match="^line 11 pins no version with a hash: "):
        pins(f"{LOCK}{line}\n")


@pytest.mark.parametrize("name", [TO_RUN, TO_TEST])
def test_every_package_has_a_hash_and_one_version_for_each_system(name):
    packages = locked(name)
    assert len(packages) > 40
    assert [pin.name for pin in packages if not pin.hashes] == []
    once = [(pin.name, pin.where) for pin in packages]
    assert len(set(once)) == len(once)
    twice = {pin.name for pin in packages if sum(other.name == pin.name for other in packages) > 1}
    assert [pin.name for pin in packages if pin.name in twice and not pin.where] == []


@pytest.mark.parametrize(("names", "lock"), [("requirements.txt", TO_RUN), ("requirements-dev.txt", TO_TEST)])
def test_what_we_name_ourselves_is_in_the_lock_in_that_version(names, lock):
    found = {(pin.name, pin.version) for pin in locked(lock) if f"-r {names}" in pin.users}
    assert found == set(direct(names).items())
    assert found


def test_what_runs_is_tested_in_the_same_version():
    tested = {(pin.name, pin.version, pin.where, pin.hashes) for pin in locked(TO_TEST)}
    run = {(pin.name, pin.version, pin.where, pin.hashes) for pin in locked(TO_RUN)}
    assert run <= tested


def test_both_locks_are_installed_by_their_hashes():
    rules = (ROOT / "Makefile").read_text(encoding="utf-8").split("\n\n")
    for target, lock in ((".venv/ready", TO_RUN), (".venv/ready-dev", TO_TEST)):
        (rule,) = (rule for rule in rules if re.search(rf"^{re.escape(target)}:", rule, re.MULTILINE))
        installs = [line.strip() for line in rule.splitlines() if "$(INSTALL)" in line]
        assert installs == [f"$(BIN)/python $(INSTALL) --require-hashes -r {lock}"]
    makefile = "\n\n".join(rules)
    assert re.search(r"^run: \.venv/ready$", makefile, re.MULTILINE)
    assert re.search(r"^test: \.venv/ready-dev$", makefile, re.MULTILINE)
    assert re.search(r"^\.venv/ready-dev: \.venv/ready ", makefile, re.MULTILINE)
