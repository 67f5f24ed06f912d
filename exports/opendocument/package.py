"""An OpenDocument file: the XML of its parts from the templates beside this module, packed as the standard asks."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exports.model import View
from exports.office_text import plain

HERE = Path(__file__).resolve().parent
TYPE = "application/vnd.oasis.opendocument."
SPREADSHEET, TEXT = "spreadsheet", "text"
PNG = "image/png"
NAMES = {  # of the templates: each prefix and what it stands for
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "number": "datastyle",
    "meta": "meta",
    "config": "config",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
OTHER_NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink"}


def packed(kind: str, view: View, title: str, pictures: dict[str, bytes] | None = None, **said) -> bytes:
    """A file of the kind SPREADSHEET or TEXT: `said` is what its templates show, `pictures` are PNG by their paths."""
    properties = {"title": plain(title), "subject": plain(view.shown), "comments": plain(f"{view.citation} {view.source_line}")}
    parts = {
        "content.xml": _written(f"{kind}.xml", **said),
        "styles.xml": _written(f"{kind}_styles.xml", **said),
        "meta.xml": _written("meta.xml", taken=view.taken.isoformat(), **properties),
    }
    if kind == SPREADSHEET:
        parts["settings.xml"] = _written("settings.xml", **said)
    pictures = pictures or {}
    types = dict.fromkeys(parts, "text/xml") | dict.fromkeys(pictures, PNG)
    manifest = _written("manifest.xml", kind=TYPE + kind, types=types)
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE + kind, zipfile.ZIP_STORED)  # first and not compressed, so that it can be told by
        files: dict[str, str | bytes] = {**parts, **pictures, "META-INF/manifest.xml": manifest}
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


@cache
def _templates() -> Environment:
    """The templates: what they are given is escaped, what they are not given fails."""
    names = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in NAMES.items())
    others = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in OTHER_NAMES.items())
    made = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["names"] = made.from_string(f'{names} {others} office:version="1.3"').module
    return made


def _written(template: str, **said) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _templates().get_template(template).render(**said)
