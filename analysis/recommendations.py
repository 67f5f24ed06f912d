"""What should change: the barrier each recommendation would lift, who is asked to act, and what stays unanswered."""

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_kind
from analysis.counts import count_by, cross_count, held, size
from analysis.descriptor import NOT_STATED
from analysis.narrowing import narrow
from analysis.study import Dataset

KIND = "recommendation"


def recommended(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that recommend something."""
    return of_kind(dataset, findings, KIND)


def recommendations_by_voice(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Recommendations by theme and by who makes them.

    Index: the recommendation themes that have a finding, in the themes table's order. Columns: every voice that makes
    one, in the codes table's order.
    """
    rows = recommended(dataset, findings)
    voices = count_by(dataset, rows, "voice", list(dataset.labels["voice"]))
    voices = held(voices)
    return cross_count(dataset, rows, "theme_id", _themes(dataset, rows), "voice", voices)


def barriers_answered(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """How many recommendations of each theme say that they would lift each barrier, one counted once for each.

    Index: as `recommendations_by_voice`. Columns: every barrier in the themes table's order, then not_stated.
    """
    rows = recommended(dataset, findings)
    barriers = [*dataset.themes_of("barrier"), NOT_STATED]
    return cross_count(dataset, rows, "theme_id", _themes(dataset, rows), "answers", barriers)


def asked_to_act(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """How many recommendations of each theme ask each actor to act, one counted once for each.

    Index: as `recommendations_by_voice`. Columns: the actors asked, in the codes table's order, then not_stated.
    """
    rows = recommended(dataset, findings)
    actors = [actor for actor in actors_in(dataset, rows) if actor != NOT_STATED]
    return cross_count(dataset, rows, "theme_id", _themes(dataset, rows), "actors", [*actors, NOT_STATED])


def flow_nodes(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The three columns of the flow: barriers, recommendation themes, actors.

    Columns: side ('barrier', 'theme' or 'actor'), code, count (recommendations that name it, or are about it).
    Barriers that nothing answers have 0; not_stated comes last on either side, where there is any.
    """
    rows = recommended(dataset, findings)
    barriers = count_by(dataset, rows, "answers", [*dataset.themes_of("barrier"), NOT_STATED])
    themes = count_by(dataset, rows, "theme_id", _themes(dataset, rows))
    actors = count_by(dataset, rows, "actors", actors_in(dataset, rows))
    nodes = [
        (side, code, count)
        for side, counts in (("barrier", barriers), ("theme", themes), ("actor", actors))
        for code, count in counts.items()
        if count is pd.NA or count or (side == "barrier" and code != NOT_STATED)
    ]
    return pd.DataFrame(nodes, columns=["side", "code", "count"])


def flow_links(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """What is stated between the columns of the flow, theme by theme.

    Columns: side ('barrier' or 'actor'), theme, code (the barrier or the actor), count; none of them 0, silence
    among them as not_stated.
    """
    links = [
        (side, theme, code, counts.loc[theme, code])
        for side, counts in (("barrier", barriers_answered(dataset, findings)), ("actor", asked_to_act(dataset, findings)))
        for theme in counts.index
        for code in counts.columns
        if counts.loc[theme, code] is pd.NA or counts.loc[theme, code]
    ]
    return pd.DataFrame(links, columns=["side", "theme", "code", "count"])


def unanswered(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The barriers that no recommendation says it would lift. Index: theme_id. Columns: label, findings (about it)."""
    answered = held(count_by(dataset, recommended(dataset, findings), "answers", dataset.themes_of("barrier")))
    barriers = [barrier for barrier in dataset.themes_of("barrier") if barrier not in answered]
    counts = count_by(dataset, findings, "theme_id", barriers)
    return pd.DataFrame({"label": [dataset.label("theme", each) for each in barriers], "findings": counts}, index=barriers)


def unaddressed(dataset: Dataset, findings: pd.DataFrame) -> dict[str, int]:
    """How many recommendations name no barrier, name nobody to act, and neither: 'answers', 'actors', 'both'."""
    rows = recommended(dataset, findings)
    no_barrier = narrow(dataset, rows, "answers", [NOT_STATED])
    nobody = narrow(dataset, rows, "actors", [NOT_STATED])
    both = narrow(dataset, no_barrier, "actors", [NOT_STATED])
    return {name: size(dataset, each) for name, each in (("answers", no_barrier), ("actors", nobody), ("both", both))}


def _themes(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    return held(count_by(dataset, rows, "theme_id", dataset.themes_of(KIND)))
