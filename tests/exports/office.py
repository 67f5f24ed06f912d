"""Programs that open what others wrote: LibreOffice turns files into PDF, text or CSV, librsvg draws pictures."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE, RSVG = shutil.which("soffice"), shutil.which("rsvg-convert")


def convert(content: bytes, name: str, to: str, folder: Path) -> list[Path]:
    """The files that LibreOffice makes of `content`, a file called `name`; `to` is the ending and what its filter takes."""
    _needs(SOFFICE, "LibreOffice (soffice)")
    source, made = folder / name, folder / "made"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return sorted(made.iterdir())


def draw(svg: bytes) -> bytes:
    """The PNG that librsvg draws of a picture."""
    _needs(RSVG, "librsvg (rsvg-convert)")
    return subprocess.run([RSVG, "--background-color", "white"], input=svg, check=True, capture_output=True, timeout=60).stdout


def _needs(program: str | None, name: str) -> None:
    if program is None and os.environ.get("REQUIRE_OFFICE"):
        pytest.fail(f"no {name} on this machine, and REQUIRE_OFFICE is set")
    if program is None:
        pytest.skip(f"no {name} on this machine")
