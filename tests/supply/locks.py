"""What a lock file says: which packages are installed, in which version, with which hashes, and for whom.

Only the standard library is used: `make audit` reads the locks where none of these packages is installed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TO_RUN, TO_TEST = "requirements.lock", "requirements-dev.lock"  # the second holds the first
HEAD = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<where>.+?))? \\")
HASH = re.compile(r"    --hash=(sha256:[0-9a-f]{64})(?: \\)?")
USER = re.compile(r"    # (?:via|  ) ?(.*)")


@dataclass(frozen=True)
class Pin:
    """One package of a lock; `where` says on which systems it is installed ('' for all), `users` what asks for it."""

    name: str
    version: str
    where: str
    hashes: tuple[str, ...]
    users: tuple[str, ...]


def pins(lock: str) -> tuple[Pin, ...]:
    """The packages of a lock file's text, in its order. Raises ValueError for a line that is none of a lock's."""
    found: list[dict] = []
    for number, line in enumerate(lock.splitlines(), start=1):
        if match := HEAD.fullmatch(line):
            found.append({**match.groupdict(""), "hashes": (), "users": ()})
        elif (match := HASH.fullmatch(line)) and found:
            found[-1]["hashes"] += (match[1],)
        elif (match := USER.fullmatch(line)) and found:
            found[-1]["users"] += (match[1],) * bool(match[1])
        elif not line.startswith("#"):
            raise ValueError(f"line {number} pins no version with a hash: {line}")
    return tuple(Pin(**each) for each in found)


def locked(name: str) -> tuple[Pin, ...]:
    """The packages of TO_RUN or of TO_TEST."""
    return pins((ROOT / name).read_text(encoding="utf-8"))


def same_name(name: str) -> str:
    """A package's name as locks write it: 'python_Docx' and 'python-docx' are one package."""
    return re.sub(r"[-_.]+", "-", name).lower()
