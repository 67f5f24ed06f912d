"""Studies made by hand or by chance, for the tests of what is hidden: the invented study's codes, other findings and people."""

from pathlib import Path

import numpy as np
import pandas as pd

from analysis.files.open_study import build_dataset
from analysis.files.read_tables import read_source
from analysis.files.sources import folder_source
from analysis.model.dataset import Dataset

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "invented_study"
READING = read_source(folder_source(EXAMPLE))
FINDING = {
    "theme_id": "b_rota",
    "statement": "Something was said.",
    "voice": "participant",
    "programmes": "lantern",
    "grade": "not_stated",
    "sponsor_support": "not_stated",
    "experience": "not_stated",
    "extent": "one",
}
PARTICIPANT = dict.fromkeys(("specialty", "grade", "setting", "sponsor_support", "experience"), "not_stated")
PARTICIPANT["programme"] = "lantern"
THEMES = tuple(READING.raw["themes"]["theme_id"])
VALUES = {
    "programmes": ("lantern", "orchard", "tidewater"),
    "specialties": ("emergency_medicine", "anaesthetics", "paediatrics", "psychiatry"),
    "sponsor_support": ("supported", "mixed", "unsupported", "not_stated"),
    "theme_id": THEMES,
    "experience": ("negative", "mixed", "positive", "not_stated"),
    "voice": ("participant", "author"),
    "actors": ("consultants", "managers", "mentors", ""),
    "setting": ("acute", "primary_care", "mental_health"),
}
OWN = {"programmes": "programme", "specialties": "specialty", "setting": "setting"}


def made(findings: list[dict[str, str]], participants: list[dict[str, str]] | int = 12) -> Dataset:
    """A study of these findings (what they leave out is as in FINDING) and participants, called P01, P02, …"""
    people = [{} for _ in range(participants)] if isinstance(participants, int) else participants
    rows = [{**FINDING, "finding_id": f"F{number:04}", **finding} for number, finding in enumerate(findings, start=1)]
    listed = [{**PARTICIPANT, "participant_id": person(number), **each} for number, each in enumerate(people, start=1)]
    raw = {name: table for name, table in READING.raw.items() if name != "transcripts"}
    raw["findings"] = pd.DataFrame(rows).fillna("").reindex(columns=READING.raw["findings"].columns, fill_value="")
    raw["participants"] = pd.DataFrame(listed).fillna("").reindex(columns=READING.raw["participants"].columns, fill_value="")
    return build_dataset(READING.descriptor, raw)


def person(number: int) -> str:
    return f"P{number:02}"


def said(number: int, **finding: str) -> dict[str, str]:
    """A finding tied to the participant of that number."""
    return {"participant_id": person(number), **finding}


def by_chance(seed: int, people: int, findings_each: int = 1, uneven: float = 0.6) -> Dataset:
    """A study of so many people, each with a programme, a specialty and a setting, who say so many things.

    The lower `uneven`, the rarer the later values of each column.
    """
    chance = np.random.default_rng(seed)

    def pick(column: str) -> str:
        weights = uneven ** np.arange(len(VALUES[column]))
        return str(chance.choice(VALUES[column], p=weights / weights.sum()))

    participants = [{own: pick(column) for column, own in OWN.items()} for _ in range(people)]
    findings = [
        {
            **said(number, programmes=each["programme"], specialties=each["specialty"]),
            **{column: pick(column) for column in VALUES if column not in OWN},
            "statement": f"What was said {number} {place}.",
        }
        for number, each in enumerate(participants, start=1)
        for place in range(findings_each)
    ]
    return made(findings, participants)


LEVELS = ["negative", "mixed", "positive", "not_stated"]
CROSSED = [
    (4, {"sponsor_support": "supported", "experience": "positive"}),
    (3, {"sponsor_support": "supported", "experience": "mixed"}),
    (9, {"sponsor_support": "supported", "experience": "negative"}),
    (5, {"sponsor_support": "unsupported", "experience": "positive"}),
    (1, {"sponsor_support": "unsupported", "experience": "mixed"}),
    (6, {"sponsor_support": "unsupported", "experience": "negative"}),
]


def study(*groups: tuple[int, dict[str, str]], unit: str = "people", fewest: int = 3, participants: int = 60) -> Dataset:
    """A study in which so many people each say one thing that is so."""
    findings, number = [], 0
    for people, finding in groups:
        findings += [said(number + place + 1, **finding) for place in range(people)]
        number += people
    return made(findings, participants).counting(unit, fewest)


def levels(unit: str = "people", fewest: int = 3, **people: int) -> Dataset:
    """A study in which so many people have each experience."""
    return study(*((number, {"experience": level}) for level, number in people.items()), unit=unit, fewest=fewest)
