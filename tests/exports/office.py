"""LibreOffice, which opens what others wrote: files turned into PDF, text or CSV."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")


def convert(content: bytes, name: str, to: str, folder: Path) -> list[Path]:
    """The files that LibreOffice makes of `content`, a file called `name`; `to` is the ending and what its filter takes."""
    if SOFFICE is None:
        if os.environ.get("REQUIRE_OFFICE"):
            pytest.fail("no LibreOffice on this machine, and REQUIRE_OFFICE is set")
        pytest.skip("no LibreOffice (soffice) on this machine")
    source, made = folder / name, folder / "made"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return sorted(made.iterdir())
