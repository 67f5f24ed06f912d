"""What should change: the barrier each recommendation would lift, who is asked to act, and what stays unanswered."""

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_kind
from analysis.counts import count_by, cross_count, held, size
from analysis.descriptor import NOT_STATED
from analysis.narrowing import narrow
from analysis.study import Dataset
from analysis.units import is_hidden

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
    voices = held(count_by(dataset, rows, "voice", list(dataset.labels["voice"])))
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

    Columns: side ('barrier', 'theme' or 'actor'), code, count (recommendations that name it, or are about it; or people).
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
        if is_hidden(count) or count or (side == "barrier" and code != NOT_STATED)
    ]
    return _counted(nodes, ["side", "code", "count"])


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
        if is_hidden(counts.loc[theme, code]) or counts.loc[theme, code]
    ]
    return _counted(links, ["side", "theme", "code", "count"])


def unanswered(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The barriers that no recommendation says it would lift. Index: theme_id. Columns: label, findings (about it; or people).

    A barrier of which that is hidden is not among them: `answers_hidden` has those.
    """
    answered = held(_answers(dataset, findings))
    barriers = [barrier for barrier in dataset.themes_of("barrier") if barrier not in answered]
    counts = count_by(dataset, findings, "theme_id", barriers)
    return pd.DataFrame({"label": [dataset.label("theme", each) for each in barriers], "findings": counts}, index=barriers)


def answers_hidden(dataset: Dataset, findings: pd.DataFrame) -> list[str]:
    """The barriers of which it is hidden whether a recommendation answers them."""
    answers = _answers(dataset, findings)
    return list(answers.index[answers.isna()])


def unaddressed(dataset: Dataset, findings: pd.DataFrame) -> dict[str, int]:
    """How many recommendations name no barrier, name nobody to act, and neither: 'answers', 'actors', 'both'."""
    rows = recommended(dataset, findings)
    no_barrier = narrow(dataset, rows, "answers", [NOT_STATED])
    nobody = narrow(dataset, rows, "actors", [NOT_STATED])
    both = narrow(dataset, no_barrier, "actors", [NOT_STATED])
    sizes = {"answers": size(dataset, no_barrier), "actors": size(dataset, nobody)}
    nobody_is_in_one = any(not is_hidden(number) and not number for number in sizes.values())
    return {**sizes, "both": 0 if nobody_is_in_one else size(dataset, both)}


def _answers(dataset: Dataset, findings: pd.DataFrame) -> pd.Series:
    return count_by(dataset, recommended(dataset, findings), "answers", dataset.themes_of("barrier"))


def _counted(rows: list[tuple], columns: list[str]) -> pd.DataFrame:
    """The rows as a frame; the column `count` of whole numbers, one that can be missing where any is hidden."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"count": "Int64"}) if frame["count"].isna().any() else frame


def _themes(dataset: Dataset, rows: pd.DataFrame) -> list[str]:
    return held(count_by(dataset, rows, "theme_id", dataset.themes_of(KIND)))
