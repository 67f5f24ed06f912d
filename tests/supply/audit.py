"""Whether anything that the locks install has a published flaw: `make audit` asks pip-audit, and never takes silence for a no.

Ends with 0 where no flaw is known, 1 where one is, 3 where that could not be asked (`make` itself then ends with 2). Only the
standard library and pip-audit are needed.
"""

import json
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path

from tests.supply.locks import TO_TEST, Pin, locked

NONE_KNOWN, FLAWED, NOT_ASKED = 0, 1, 3
# It has a published flaw (CVE-2025-27516). A source that does not tell of it has no advisories, whatever it answers.
KNOWN = Pin("jinja2", "3.1.5", "", (), ())
COMMAND = [sys.executable, "-m", "pip_audit", "--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]


def ask(packages: list[Pin]) -> list[dict]:
    """What pip-audit answers of each package: name and vulns, or name and skip_reason; an empty list where it gives up."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in packages), encoding="utf-8")
        done = subprocess.run([*COMMAND, "--requirement", str(wanted)], capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)["dependencies"]
    except ValueError:  # its last line says why
        print(*done.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return []


def one_version_each(packages: tuple[Pin, ...]) -> list[list[Pin]]:
    """The packages in lists that hold each name once: pip-audit refuses two versions of one in the same question."""
    lists: list[list[Pin]] = []
    for _, pins in groupby(sorted(packages, key=lambda pin: pin.name), key=lambda pin: pin.name):
        for place, pin in enumerate(pins):
            lists += [[]] if place == len(lists) else []
            lists[place].append(pin)
    return lists


def verdict(asked: int, answers: list[dict], known: list[dict]) -> tuple[int, list[str]]:
    """The code to end with and the sentences that say why: of `asked` packages, their answers, and that of KNOWN."""
    answered = [each for each in answers if "vulns" in each]
    flaws = [
        f"{each['name']} {each['version']}: {flaw['id']}, "
        + (f"mended in {', '.join(flaw['fix_versions'])}." if flaw["fix_versions"] else "not mended yet.")
        for each in answered
        for flaw in each["vulns"]
    ]
    if flaws:
        return FLAWED, [*flaws, f"{sum(bool(each['vulns']) for each in answered)} of {asked} packages have a published flaw."]
    if not any(each.get("vulns") for each in known):
        why = f"{KNOWN.name} {KNOWN.version} has one, and the source does not tell of it"
        return NOT_ASKED, [
            f"The advisories cannot be reached: {why}.",
            f"Whether {asked} packages have published flaws is not known.",
        ]
    if missing := asked - len(answered):
        return NOT_ASKED, [
            f"Of {missing} of {asked} packages it is not known whether they have published flaws: nothing was answered."
        ]
    return NONE_KNOWN, [f"No published flaw is known in any of {asked} packages."]


def main() -> int:
    """Ask, say the verdict, give the code to end with."""
    packages = locked(TO_TEST)
    answers = [answer for each in one_version_each(packages) for answer in ask(each)]
    code, sentences = verdict(len(packages), answers, ask([KNOWN]))
    print(*sentences, sep="\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
