"""Three waves of a small study, a row a finding, to be counted by hand.

Wave 1: six people, eight findings. North: P01, P02, P03; south: P04, P05, P06. Wave 2: seven people, ten findings. North: P01, P02,
P03; south: P04 to P07. 'Rotas' of wave 1 are 'ROTAS' there, with another id; 'Money' is only in wave 1, 'Space' only in wave 2.
Wave 3: five people, six findings. North: P01, P02, P03; south: P04, P05. Its ids are its own; it has no 'Money' and no 'Space'.
"""

from analysis.files.open_study import open_file
from analysis.model.dataset import Dataset
from tests.analysis.files.given_files import study_files, zip_of

Rows = list[list[str]]
THEMES_1 = [["b_rota", "barrier", "Rotas"], ["b_money", "barrier", "Money"], ["f_help", "facilitator", "Help"]]
THEMES_1 += [["f_peers", "facilitator", "Peers"]]
THEMES_2 = [["b_shifts", "barrier", "ROTAS"], ["b_space", "barrier", "Space"], ["f_help", "facilitator", "Help"]]
THEMES_2 += [["f_peers", "facilitator", "Peers"]]
# theme, person, programme, what is said
FINDINGS_1 = [
    ["b_rota", "P01", "north", "The rota was full in January."],
    ["b_rota", "P02", "north", "No swap was possible."],
    ["b_rota", "P04", "south", "Nights fell on teaching days."],
    ["b_rota", "P05", "south", "The rota came late."],
    ["b_money", "P03", "north", "There was no budget."],
    ["f_help", "P01", "north", "A mentor read the draft."],
    ["f_help", "P03", "north", "A mentor opened a door."],
    ["f_help", "P06", "south", "The librarian helped."],
]
FINDINGS_2 = [
    ["b_shifts", "P01", "north", "Shifts changed at short notice."],
    ["b_shifts", "P04", "south", "Two nights in a row."],
    ["b_space", "P02", "north", "There was no room to meet."],
    ["f_help", "P01", "north", "My mentor rang each week."],
    ["f_help", "P02", "north", "A manager made time."],
    ["f_help", "P03", "north", "A sponsor wrote to the board."],
    ["f_help", "P06", "south", "The librarian found the data."],
    ["f_help", "P07", "south", "A nurse tried it out."],
    ["f_peers", "P05", "south", "We met on Fridays."],
    ["f_peers", "P06", "south", "The group kept me going."],
]

THEMES_3 = [["b_plan", "barrier", "Rotas"], ["f_aid", "facilitator", "Help"], ["f_peers", "facilitator", "Peers"]]
THEMES_3 += [["b_talk", "barrier", "Talk"]]
FINDINGS_3 = [
    ["b_plan", "P01", "north", "The plan changed again."],
    ["b_plan", "P02", "north", "Nobody could swap a night."],
    ["b_plan", "P03", "north", "The plan came on a Sunday."],
    ["f_aid", "P04", "south", "A registrar showed me how."],
    ["f_aid", "P05", "south", "The ward clerk knew whom to ask."],
    ["b_talk", "P05", "south", "There was too much talk."],
]


def made(title: str, themes: Rows, findings: Rows, smallest: int = 0) -> Dataset:
    """A study of these themes and findings, as somebody would fill it in by hand and open it."""
    return open_file(f"{title}.zip", zipped(title, themes, findings, smallest)).dataset


def zipped(title: str, themes: Rows, findings: Rows, smallest: int = 0, year: str = "") -> bytes:
    """The same as a zip."""
    people = {person: programme for _, person, programme, _ in findings if person}
    rows = [
        [f"F{number:03}", theme, said, person, programme] for number, (theme, person, programme, said) in enumerate(findings, 1)
    ]
    tables = {
        "study": [
            ["key", "value"],
            ["title", title],
            ["people", "trainees"],
            ["smallest_group", str(smallest)],
            ["year", year],
        ],
        "programmes": [
            ["programme_id", "name", "short_name"],
            ["north", "The North", "North"],
            ["south", "The South", "South"],
        ],
        "themes": [["theme_id", "kind", "label"], *themes],
        "participants": [["participant_id", "programme"], *([each, people[each]] for each in sorted(people))],
        "findings": [["finding_id", "theme_id", "statement", "participant_id", "programmes"], *rows],
    }
    return zip_of(study_files({name: table for name, table in tables.items() if len(table) > 1}))


def wave_1(smallest: int = 0) -> Dataset:
    """The first wave."""
    return made("Wave 1", THEMES_1, FINDINGS_1, smallest)


def wave_2(smallest: int = 0) -> Dataset:
    """The second wave."""
    return made("Wave 2", THEMES_2, FINDINGS_2, smallest)


def wave_3(smallest: int = 0) -> Dataset:
    """The third wave."""
    return made("Wave 3", THEMES_3, FINDINGS_3, smallest)
