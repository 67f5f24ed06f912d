"""Cards on recommendations: which barrier they answer, who is named in them, who makes them."""

import pandas as pd

from analysis.barriers_facilitators import stating
from analysis.counts import count_by, size
from analysis.model.dataset import FINDINGS, PEOPLE, Dataset
from analysis.model.schema import NOT_STATED
from analysis.notes import notes_on
from analysis.recommendations import (
    asking,
    flow_links,
    flow_nodes,
    recommendations_by_voice,
    recommended,
    unaddressed,
)
from analysis.selection import Selection
from analysis.units import all_hidden, is_hidden
from charts import spec
from charts.style import HIDDEN
from ui.cards.card import Card, Counted
from ui.cards.matrices import Matrix, matrix_card
from ui.cards.shared import hatched, in_several, most_named
from ui.cards.weak import weak_note
from ui.evidence.drawer import Mark
from wording.counts import how_many, number_of
from wording.text import first_upper

COLUMN = {"barrier": 0, "theme": 1, "actor": 2}
ASKING = {FINDINGS: "findings that ask for something", PEOPLE: "people who ask for something"}
HEADS = ("Barrier we linked it to", "What is recommended", "Who is named: asked to act, or to be won over")
NAMES = {"barrier": HEADS[0], "actor": "Asked to act or to be won over"}
SILENT = {"barrier": "No barrier named", "actor": "Nobody named"}
FILTERED_BY = {"barrier": "answers", "theme": "theme", "actor": "actor"}
ATTRIBUTE = {"barrier": "theme", "theme": "theme", "actor": "actors"}


def flow_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Barrier, recommendation, who is named: asked to act, or to be won over."""
    rows = recommended(dataset, findings)
    n, told = size(dataset, rows), {column: stating(dataset, rows, column) for column in ("answers", "actors")}
    nodes, links = _named(dataset, flow_nodes(dataset, findings)), flow_links(dataset, findings)
    return Card(
        key="barrier-recommendation-actor",
        title=_flow_title(dataset, n, told, nodes),
        measure=f"{weak_note(dataset, 'answers', 'actors')}{how_many(dataset, n)} on what is asked for, in the "
        f"middle. {_flow_measure(dataset, told['actors'], nodes)}"
        f"{hatched([*nodes['count'], *links['count']], 'boxes, dashed lines')}"
        f"{' A dashed line may stand for nothing.' if is_hidden(*links['count']) else ''}",
        spec=spec.flow(nodes, _placed(nodes, links), HEADS, dataset.unit),
        alt=f"Lines from barriers to recommendations to whoever they name{_of_people(dataset)}. "
        f"{_flow_in_words(dataset, nodes, links)}",
        table=_flow_table(dataset, links),
        marks=_flow_marks(dataset, (n, unaddressed(dataset, findings)["both"]), nodes, links, selection),
        notes=notes_on(dataset, "recommendations", selection),
        counted=Counted(pd.NA if all_hidden(nodes["count"]) else n, n, size(dataset, recommended(dataset, dataset.coded))),
        compact=_flow_in_short(dataset, nodes, links),
    )


def voice_card(dataset: Dataset, findings: pd.DataFrame, selection: Selection) -> Card:
    """Recommendations by who makes them."""
    rows, counts = recommended(dataset, findings), recommendations_by_voice(dataset, findings)
    n = size(dataset, rows)
    made = count_by(dataset, rows, "voice", counts.columns).sort_values(ascending=False, kind="stable")
    said = ", ".join(f"{dataset.label('voice', voice).lower()} ({number_of(count)})" for voice, count in made.items())
    return matrix_card(
        dataset,
        Matrix(
            key="recommendations-by-voice",
            title=f"Who asks for it: {said}" if not is_hidden(n) and n else "Who asks for it",
            measure=f"{weak_note(dataset, 'voice')}{how_many(dataset, n)} on what is asked for, by what is recommended and by "
            "whose words they are." + in_several(dataset, "boxes") + hatched(counts, "boxes"),
            counts=counts,
            rows=("theme", "theme", "What is recommended"),
            columns=("voice", "voice", "Whose words"),
        ),
        asking(dataset, selection),
        notes_on(dataset, "recommendations", selection),
        Counted(pd.NA if all_hidden(counts) else n, n, size(dataset, recommended(dataset, dataset.coded))),
    )


def _flow_title(dataset: Dataset, n: int, told: dict[str, int], nodes: pd.DataFrame) -> str:
    """`told`: how many name a barrier ('answers') and somebody ('actors')."""
    if is_hidden(n, *told.values()) or not n:
        return "Barrier, recommendation, who is named"
    asked = nodes[(nodes["side"] == "actor") & ~nodes["silent"]]
    named = most_named(asked["label"], asked["count"], told["actors"])
    linked = f"{told['answers']} of {n} {ASKING[dataset.unit]} we linked to a barrier"
    who = "names somebody" if told["actors"] == 1 else "name somebody"
    return f"{linked}; {told['actors']} {who} to act or to be won over{f', most often {named}' if named else ''}"


def _flow_measure(dataset: Dataset, named: int, nodes: pd.DataFrame) -> str:
    """What stands to the left and right, and why the boxes add up to more than the findings that name anybody, or people."""
    if dataset.unit != FINDINGS:
        return (
            "To the left, the barrier that what they ask for is linked to; to the right, who is named in it. One person can "
            "count in several boxes. A thin line is one person."
        )
    boxes = nodes.loc[(nodes["side"] == "actor") & ~nodes["silent"], "count"]
    adds_up = is_hidden(named, *boxes) or boxes.sum() <= named
    several = "" if adds_up else f": one can name several, so the boxes add up to more than {named}"
    return f"To the left, the barrier that we linked them to; to the right, who is named{several}. A thin line is one finding."


def _of_people(dataset: Dataset) -> str:
    return "" if dataset.unit == FINDINGS else ", with numbers of people"


def _named(dataset: Dataset, nodes: pd.DataFrame) -> pd.DataFrame:
    """The nodes with the columns the chart asks for."""
    return nodes.assign(
        column=nodes["side"].map(COLUMN),
        name=nodes["side"] + " " + nodes["code"],
        label=[_label(dataset, side, code) for side, code in zip(nodes["side"], nodes["code"], strict=True)],
        silent=nodes["code"] == NOT_STATED,
    )


def _placed(nodes: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The links that are drawn (all but silence), with the columns the chart asks for."""
    place = {name: row for row, name in zip(nodes.index, nodes["name"], strict=True)}
    drawn = links[links["code"] != NOT_STATED]
    return drawn.assign(
        column=drawn["side"].map(COLUMN),
        outer=[place[name] for name in drawn["side"] + " " + drawn["code"]],
        middle=[place[name] for name in "theme " + drawn["theme"]],
        name=drawn["side"] + " " + drawn["code"] + " " + drawn["theme"],
    )


def _label(dataset: Dataset, side: str, code: str) -> str:
    return SILENT[side] if code == NOT_STATED else dataset.label(ATTRIBUTE[side], code)


def _flow_marks(
    dataset: Dataset, sizes: tuple[int, int], nodes: pd.DataFrame, links: pd.DataFrame, selection: Selection
) -> list[Mark]:
    """`sizes`: all recommendations, and those that name no barrier and nobody."""
    everything = asking(dataset, selection)
    neither = everything.with_(answers=(NOT_STATED,), actor=(NOT_STATED,))
    marks = [
        Mark("", "All recommendations", sizes[0], everything),
        Mark("neither", "No barrier and nobody named", sizes[1], neither),
    ]
    for node in nodes[nodes["count"].isna() | (nodes["count"] != 0)].itertuples():
        marks.append(Mark(node.name, node.label, node.count, everything.with_(**{FILTERED_BY[node.side]: (node.code,)})))
    for link in links.itertuples():
        wanted = everything.with_(theme=(link.theme,), **{FILTERED_BY[link.side]: (link.code,)})
        label = f"{dataset.label('theme', link.theme)}, {_label(dataset, link.side, link.code)}"
        marks.append(Mark(f"{link.side} {link.code} {link.theme}", label, link.count, wanted))
    return marks


def _flow_table(dataset: Dataset, links: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            HEADS[1]: [dataset.label("theme", theme) for theme in links["theme"]],
            "What it names": [NAMES[side] for side in links["side"]],
            "Named": [_label(dataset, side, code) for side, code in zip(links["side"], links["code"], strict=True)],
            first_upper(dataset.unit): list(links["count"]),
        }
    ).set_index(HEADS[1])


def _flow_in_short(dataset: Dataset, nodes: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """One row a recommendation theme: 'Consultants 6, Managers 1, others hidden' in place of the lines."""
    themes = nodes[nodes["side"] == "theme"]
    rows = {
        f"{node.label} ({HIDDEN if is_hidden(node.count) else node.count})": [
            _listed(dataset, links[(links["side"] == side) & (links["theme"] == node.code)]) for side in ("barrier", "actor")
        ]
        for node in themes.itertuples()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=[HEADS[0], HEADS[2]]).rename_axis(HEADS[1])


def _listed(dataset: Dataset, links: pd.DataFrame) -> str:
    hides = links["count"].isna()
    shown = [f"{_label(dataset, link.side, link.code)}\u00a0{link.count}" for link in links[~hides].itertuples()]
    return ", ".join([*shown, "others hidden" if shown else HIDDEN] if hides.any() else shown)


def _flow_in_words(dataset: Dataset, nodes: pd.DataFrame, links: pd.DataFrame) -> str:
    short = _flow_in_short(dataset, nodes, links)
    return " ".join(f"{row}: linked to {cells[HEADS[0]]}; names {cells[HEADS[2]]}." for row, cells in short.iterrows())
