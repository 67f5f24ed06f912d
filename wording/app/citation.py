"""How to cite the coded data set and what it was coded from: as a sentence, as BibTeX, as RIS. No person is named."""

import re
from dataclasses import dataclass

from analysis.model.schema import Descriptor
from wording.text import join_and

DATA, REPORT = "The coded data set", "What it was coded from"
BIBTEX, RIS = "BibTeX", "RIS"
_BIBTEX_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "&%$#_"} | dict.fromkeys("\\{}~^", " "))


@dataclass(frozen=True)
class Work:
    """A work to cite: `kind` is 'report' or 'dataset'; what is not known is ''."""

    kind: str
    author: str
    title: str
    year: str
    publisher: str = ""
    edition: str = ""
    address: str = ""

    @property
    def sentence(self) -> str:
        """'The Fund (2012). A report. The Fund.'"""
        by = f"{self.author} ({self.year})" if self.year else self.author
        said = (by or self.year, self.title, self.edition, self.publisher if self.publisher != self.author else "")
        return " ".join(f"{each.rstrip('.')}." for each in said if each)


def works(study: Descriptor, address: str = "") -> tuple[Work, ...]:
    """The coded data set, found at `address`, then what it was coded from."""
    return (data_set(study, address), report(study))


def citation_of(study: Descriptor) -> str:
    """How to cite the study in a sentence: in full where its package says who made it, else as the study says it."""
    return data_set(study).sentence if study.package.contributors else study.citation


def data_set(study: Descriptor, address: str = "") -> Work:
    """The coded data set, by those whom its package names as its makers."""
    package = study.package
    authors = [title for title, role in package.contributors if title and role in ("", "author")]
    title = f"{study.title}: {study.subtitle[:1].lower()}{study.subtitle[1:]}" if study.subtitle else study.title
    edition = f"Coded data set, version {package.version}" if package.version else "Coded data set"
    year = package.created[:4] or (str(study.year) if study.year else "")
    return Work("dataset", join_and(authors) if authors else "", title, year, edition=edition, address=address)


def report(study: Descriptor) -> Work:
    """What the study was coded from; only its source where the study does not say how to cite it."""
    known = study.package.reference
    if known is None:
        return Work("report", "", study.source, "")
    return Work("report", known.author, known.title, known.year, known.publisher)


def bibtex(work: Work) -> str:
    """The work as an entry of BibTeX."""
    fields = {
        "author": f"{{{_in_bibtex(work.author)}}}" if work.author else "",
        "title": f"{{{_in_bibtex(work.title)}}}",
        "year": _in_bibtex(work.year),
        "institution" if work.kind == "report" else "publisher": _in_bibtex(work.publisher),
        "note": _in_bibtex(work.edition),
        "url": re.sub(r"[\s{}\\]", "", work.address),
    }
    lines = [f"  {name} = {{{said}}}," for name, said in fields.items() if said]
    kind = "techreport" if work.kind == "report" else "misc"
    return "\n".join([f"@{kind}{{{_key(work)},", *lines, "}"]) + "\n"


def ris(work: Work) -> str:
    """The work as a record of RIS."""
    tags = {
        "TY": "RPRT" if work.kind == "report" else "DATA",
        "AU": work.author,
        "TI": work.title,
        "PY": work.year,
        "PB": work.publisher,
        "ET": work.edition,
        "UR": work.address,
    }
    lines = [f"{tag}  - {' '.join(said.split())}" for tag, said in tags.items() if said]
    return "\r\n".join([*lines, "ER  - "]) + "\r\n"


def _in_bibtex(text: str) -> str:
    return " ".join(text.translate(_BIBTEX_SIGNS).split())


def _key(work: Work) -> str:
    """'facilitators2012': the first word of the title and the year, in letters and digits of ASCII."""
    words = re.findall(r"[a-z0-9]+", work.title.lower())
    return f"{words[0] if words else work.kind}{re.sub('[^0-9]', '', work.year)}"
