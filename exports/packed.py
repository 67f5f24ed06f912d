"""A zip whose bytes depend on what is in it only, not on when or where it is made."""

import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)
ORDINARY_FILE = 0o100644 << 16


def add_text(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """Put a file of this name and text, as UTF-8, into the archive."""
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = ORDINARY_FILE
    archive.writestr(entry, text.encode("utf-8"))
