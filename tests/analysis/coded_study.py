"""The small study with what its findings rest on, asks and repeats, in files that a test can open or break.

F001 result, F002 result, F003 says F002 again, F004 result, F005 argument, F006 result and stressed, F007 says F006 again,
F008 result, F009 background, F011 an argument that asks (said again by F010).
"""

from pathlib import Path

from tests.conftest import Edit

ROW = {
    "F001": 2,
    "F002": 3,
    "F003": 4,
    "F004": 5,
    "F005": 6,
    "F006": 7,
    "F007": 8,
    "F008": 9,
    "F009": 10,
    "F011": 11,
    "F010": 12,
}
EMPTY = {"basis": "result", "stance": "not_stated", "emphasis": "not_stated", "repeats": ""}
CODED = (
    ("F003", "repeats", "F002"),
    ("F005", "basis", "argument"),
    ("F006", "emphasis", "stressed"),
    ("F007", "repeats", "F006"),
    ("F009", "basis", "background"),
    ("F011", "basis", "argument"),
    ("F010", "basis", "argument"),
    ("F011", "stance", "asks"),
    ("F010", "stance", "asks"),
    ("F010", "repeats", "F011"),
)
MESSAGES = """\
message_id,about,sentence,findings,quantifier,order
M02,Q2,Pay for the hours.,F010,,2
M01,Q1,"Mentors helped, they say.",F004;F006,one; several,1
M03,,Seniors doubt it.,F009;F007,,3
"""


def code_findings(edit: Edit) -> None:
    """Add the columns, and the codes above, to findings.csv."""
    for column, value in EMPTY.items():
        edit.add_column("findings.csv", column, value)
    for finding, column, value in CODED:
        edit.cell("findings.csv", ROW[finding], column, value)


def write_messages(folder: Path) -> None:
    """Add messages.csv: one on a finding said again, one on two findings, one on a finding that is background and a repeat."""
    (folder / "messages.csv").write_text(MESSAGES, encoding="utf-8")
