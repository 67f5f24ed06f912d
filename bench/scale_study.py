"""An invented study of any size, the same for the same seed: 1,000,000 findings from 100,000 participants as it stands.

Themes and codes are those of `data/`, so that its charts have as many bars, and only the number of findings differs. Nothing
in it was said by anybody. As in a survey, a few people write a lot and most a little; some themes, programmes and specialties
are common and others rare; who is backed tells of more that helps; most findings name their writer's programme, few another.
"""

import argparse
import json
import shutil
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
FINDINGS, PEOPLE, SEED = 1_000_000, 100_000, 2012
SUPPORT, EXPERIENCE = ("supported", "mixed", "unsupported", "not_stated"), ("negative", "mixed", "positive", "not_stated")
KINDS = {"barrier": 0.30, "facilitator": 0.27, "outcome": 0.18, "motivation": 0.12, "recommendation": 0.11, "context": 0.02}
HOW_IT_WENT = {  # by kind, in the order of EXPERIENCE
    "barrier": (0.62, 0.08, 0.03, 0.27),
    "facilitator": (0.04, 0.08, 0.60, 0.28),
    "outcome": (0.12, 0.10, 0.55, 0.23),
    "motivation": (0.02, 0.02, 0.06, 0.90),
    "recommendation": (0.03, 0.02, 0.02, 0.93),
    "context": (0.0, 0.0, 0.0, 1.0),
}
VOICES = {"participant": 0.78, "author": 0.14, "stakeholder": 0.08}
EXTENTS = {"one": 0.55, "unquantified": 0.25, "count": 0.06, "some": 0.05, "few": 0.04, "many": 0.03, "all": 0.02}
WHO = ("A manager", "The rota lead", "A consultant", "Our team", "A mentor", "Nobody at work", "The sponsor", "A colleague")
DID = ("made room for", "put off", "spoke up for", "asked about", "paid for", "forgot", "argued against", "kept an eye on")
WHAT = ("the project", "a day a week", "the audit", "the new clinic", "a course", "the handover", "a place in the meeting")
WHEN = ("in spring", "before the exams", "over the winter", "after a move", "between two posts", "from the first week")


def write_study(folder: Path, findings: int = FINDINGS, people: int = PEOPLE, seed: int = SEED) -> Path:
    """Write the study's tables and its datapackage.json into `folder`, which is made; returns it."""
    draw = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("themes", "codes", "questions"):
        shutil.copyfile(DATA / f"{name}.csv", folder / f"{name}.csv")
    programmes = _programmes()
    themes, codes = _read("themes"), _read("codes")
    doctors = _participants(draw, people, programmes, codes)
    told = _findings(draw, findings, doctors, programmes, themes, codes)
    tables = {
        "programmes": programmes,
        "participants": doctors,
        "notes": _notes(),
        "transcripts": _transcripts(told),
        "findings": told.drop(columns=["passage", "writer"]),
    }
    for name, table in tables.items():
        table.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
    (folder / "datapackage.json").write_text(json.dumps(_package(findings, people), indent=1), encoding="utf-8")
    return folder


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype="str", keep_default_na=False)


def _package(findings: int, people: int) -> dict:
    """The descriptor of `data/` without its codings, with transcripts, under a title that says what this is."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [each for each in package["resources"] if each["name"] != "codings"]
    package["resources"] += package.pop("optionalResources")
    says = f"{findings:,} invented findings from {people:,} invented participants"
    words = {"title": "An invented survey", "subtitle": "Made to measure how quick the app is", "description": f"{says}."}
    words |= {"coding": "Invented by a script: nobody coded it."}
    return {**package, **words, "name": "invented-survey", "method": [f"{says}, made by a script."], "agreement": []}


def _programmes() -> pd.DataFrame:
    table = _read("programmes")
    names = [f"Programme {letter}" for letter in "ABCDEFGHIJ"[: len(table)]]
    ids = [name[-1].lower() for name in names]
    return table.assign(programme_id=ids, name=names, short_name=names, about="Invented.", region="Invented")


def _notes() -> pd.DataFrame:
    row = ("N01", "All of this is invented", "Made by a script, to measure.", "study;findings", "", "", "", "1")
    return pd.DataFrame([row], columns=["note_id", "title", "text", "affects", "attribute", "value", "section", "order"])


def _codes_of(codes: pd.DataFrame, attribute: str, stated: bool = True) -> np.ndarray:
    return codes.loc[(codes["attribute"] == attribute) & ~(stated & (codes["code"] == "not_stated")), "code"].to_numpy(object)


def _falling(draw: np.random.Generator, values, number: int) -> np.ndarray:
    """`number` of `values`, the first more often than the second, and so on."""
    weights = 1 / np.arange(2, len(values) + 2)
    return draw.choice(np.asarray(values, dtype=object), number, p=weights / weights.sum())


def _by_group(draw: np.random.Generator, groups: np.ndarray, chances: dict, values: tuple[str, ...]) -> np.ndarray:
    """For each of `groups` one of `values`, with the chances of its group."""
    drawn = np.empty(len(groups), dtype=object)
    for group, chance in chances.items():
        at = np.flatnonzero(groups == group)
        drawn[at] = draw.choice(np.asarray(values, dtype=object), len(at), p=chance)
    return drawn


def _participants(draw: np.random.Generator, people: int, programmes: pd.DataFrame, codes: pd.DataFrame) -> pd.DataFrame:
    support = draw.choice(np.asarray(SUPPORT, dtype=object), people, p=(0.45, 0.22, 0.25, 0.08))
    went = {
        "supported": (0.10, 0.20, 0.65, 0.05),
        "mixed": (0.25, 0.40, 0.30, 0.05),
        "unsupported": (0.60, 0.22, 0.13, 0.05),
        "not_stated": (0.2, 0.2, 0.3, 0.3),
    }
    specialty = _falling(draw, [*_codes_of(codes, "specialty"), "not_stated"], people)
    programme = _falling(draw, programmes["programme_id"], people)
    return pd.DataFrame(
        {
            "participant_id": [f"P{number:06}" for number in range(1, people + 1)],
            "programme": programme,
            "programme_as_listed": programme,
            "specialty": specialty,
            "specialty_as_listed": specialty,
            "grade": _falling(draw, _codes_of(codes, "grade", stated=False), people),
            "setting": _falling(draw, _codes_of(codes, "setting", stated=False), people),
            "sponsor_support": support,
            "experience": _by_group(draw, support, went, EXPERIENCE),
        }
    )


def _findings(draw, findings: int, doctors: pd.DataFrame, programmes, themes: pd.DataFrame, codes) -> pd.DataFrame:
    often = draw.gamma(0.8, size=len(doctors))
    writer = np.repeat(np.arange(len(doctors)), 1 + draw.multinomial(findings - len(doctors), often / often.sum()))
    who = doctors.iloc[writer].reset_index(drop=True)
    backed = who["sponsor_support"].map({"supported": 1.5, "unsupported": 0.6}).fillna(1.0).to_numpy()
    share = np.array(list(KINDS.values())) * np.where(np.array(list(KINDS)) == "facilitator", backed[:, None], 1.0)
    kind_number = (draw.random((findings, 1)) > np.cumsum(share / share.sum(axis=1, keepdims=True), axis=1)).sum(axis=1)
    kind = np.array(list(KINDS), dtype=object)[np.minimum(kind_number, len(KINDS) - 1)]
    theme = np.empty(findings, dtype=object)
    for name, rows in themes.groupby("kind"):
        at = np.flatnonzero(kind == name)
        theme[at] = _falling(draw, rows["theme_id"], len(at))
    barriers = themes.loc[themes["kind"] == "barrier", "theme_id"].to_list()
    extent = draw.choice(np.asarray([*EXTENTS], dtype=object), findings, p=list(EXTENTS.values()))
    several = draw.integers(2, 10, findings).astype("str").astype(object)
    passage = _passages(draw, findings)
    return pd.DataFrame(
        {
            "finding_id": [f"F{number:07}" for number in range(1, findings + 1)],
            "theme_id": theme,
            "statement": _statements(draw, findings),
            "section": _falling(draw, _codes_of(codes, "section"), findings),
            "voice": draw.choice(np.asarray([*VOICES], dtype=object), findings, p=list(VOICES.values())),
            "programmes": _named(draw, who["programme"], programmes["programme_id"], 0.7, 0.04),
            "specialties": _named(draw, who["specialty"], _codes_of(codes, "specialty"), 0.6, 0.03),
            "grade": _where(draw.random(findings) < 0.5, who["grade"], "not_stated"),
            "sponsor_support": _where(draw.random(findings) < 0.4, who["sponsor_support"], "not_stated"),
            "experience": _by_group(draw, kind, HOW_IT_WENT, EXPERIENCE),
            "actors": _lists(draw, _codes_of(codes, "actors"), findings, 0.4),
            "extent": extent,
            "extent_count": _where(extent == "count", several, _where(extent == "one", "1", "")),
            "answers": _where(kind == "recommendation", _lists(draw, barriers, findings, 0.6), ""),
            "participant_id": who["participant_id"],
            "passage_anchor": [sha256(" ".join(each.lower().split()[:8]).encode()).hexdigest()[:16] for each in passage],
            "passage_words": [len(each.split()) for each in passage],
            "passage": passage,
            "writer": writer,
        }
    )


def _where(chosen, one, other) -> np.ndarray:
    return np.where(chosen, np.asarray(one, dtype=object), np.asarray(other, dtype=object))


def _named(draw: np.random.Generator, own: pd.Series, values, said: float, more: float) -> np.ndarray:
    """The writer's own value where it is `said`, with another in a few; '' where none is."""
    one, other = own.to_numpy(object), _falling(draw, values, len(own))
    two = (draw.random(len(own)) < more / said) & (one != other)
    return _where((draw.random(len(own)) < said) & (one != "not_stated"), _where(two, one + ";" + other, one), "")


def _lists(draw: np.random.Generator, values, number: int, empty: float) -> np.ndarray:
    """Lists of one to three of `values`, '' in a share that is `empty`."""
    values = list(values)
    pool = values + [";".join(draw.permutation(values)[:many]) for many in (2, 3) for _ in values * 3]
    return _where(draw.random(number) < empty, "", _falling(draw, pool, number))


def _statements(draw: np.random.Generator, number: int) -> list[str]:
    parts = [draw.integers(0, len(words), number) for words in (WHO, DID, WHAT, WHEN)]
    days = draw.integers(1, 1000, number)
    return [
        f"{WHO[a]} {DID[b]} {WHAT[c]} {WHEN[d]}, and {day} days went by until anybody came back to it."
        for a, b, c, d, day in zip(*parts, days, strict=True)
    ]


def _passages(draw: np.random.Generator, number: int) -> list[str]:
    """What they wrote: invented words without punctuation, the first ones a passage's own."""
    parts = [draw.integers(0, len(words), number) for words in (WHAT, WHO, DID, WHEN)]
    return [
        f"On day {place} it was {WHAT[a]} again and {WHO[b].lower()} {DID[c]} it {WHEN[d]} as I wrote down at the time"
        for place, (a, b, c, d) in enumerate(zip(*parts, strict=True))
    ]


def _transcripts(told: pd.DataFrame) -> pd.DataFrame:
    """One text a participant: the passages of their findings."""
    texts = told.groupby("writer", sort=True)["passage"].agg(". ".join)
    ids = told.groupby("writer", sort=True)["participant_id"].first()
    numbers = [f"T{number + 1:06}" for number in texts.index]
    return pd.DataFrame({"transcript_id": numbers, "participant_id": ids.to_numpy(), "text": texts.to_numpy() + "."})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--findings", type=int, default=FINDINGS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    given = parser.parse_args()
    print(write_study(given.folder, given.findings, given.people))
