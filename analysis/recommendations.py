"""What should change: what is asked for, the barrier it is linked to, who is asked to act; what is warned against."""

import pandas as pd

from analysis.barriers_facilitators import actors_in, of_kind
from analysis.counts import count_by, crosstab, held, size
from analysis.disclosure.subsets import filter_rows
from analysis.model.dataset import RECOMMENDATION, Dataset
from analysis.model.schema import NOT_STATED
from analysis.selection import Selection
from analysis.units import is_hidden

KIND = RECOMMENDATION
ASKS, CAUTIONS = "asks", "cautions"


def recommended(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The findings that ask for something: where a study tells them apart, without those that warn or only tell."""
    rows = of_kind(dataset, findings, KIND)
    return filter_rows(dataset, rows, "stance", [ASKS]) if dataset.codes_stance else rows


def asking(dataset: Dataset, selection: Selection) -> Selection:
    """The selection of what `recommended` counts, out of `selection`."""
    wanted = selection.with_(kind=(KIND,))
    return wanted.with_(stance=(ASKS,)) if dataset.codes_stance else wanted


def cautioning(dataset: Dataset, selection: Selection) -> Selection | None:
    """The selection of the recommendations that warn; None where a study does not tell them apart."""
    return selection.with_(kind=(KIND,), stance=(CAUTIONS,)) if dataset.codes_stance else None


def recommendations_by_voice(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """Recommendations by theme and by who makes them.

    Index: the recommendation themes that have a finding, in the themes table's order. Columns: every voice that makes
    one, in the codes table's order.
    """
    rows = recommended(dataset, findings)
    voices = held(count_by(dataset, rows, "voice", list(dataset.labels["voice"])))
    return crosstab(dataset, rows, "theme_id", _themes(dataset, rows), "voice", voices)


def barriers_answered(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """How many recommendations of each theme are linked to each barrier, one counted once for each.

    Index: as `recommendations_by_voice`. Columns: every barrier in the themes table's order, then not_stated.
    """
    rows = recommended(dataset, findings)
    barriers = [*dataset.themes_of("barrier"), NOT_STATED]
    return crosstab(dataset, rows, "theme_id", _themes(dataset, rows), "answers", barriers)


def asked_to_act(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """How many recommendations of each theme ask each actor to act, one counted once for each.

    Index: as `recommendations_by_voice`. Columns: the actors asked, in the codes table's order, then not_stated.
    """
    rows = recommended(dataset, findings)
    actors = [actor for actor in actors_in(dataset, rows) if actor != NOT_STATED]
    return crosstab(dataset, rows, "theme_id", _themes(dataset, rows), "actors", [*actors, NOT_STATED])


def flow_nodes(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The three columns of the flow: barriers, recommendation themes, actors.

    Columns: side ('barrier', 'theme' or 'actor'), code, count (recommendations that name it, or are about it; or people).
    Barriers that no recommendation is linked to have 0; not_stated comes last on either side, where there is any.
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


def unlinked(dataset: Dataset, findings: pd.DataFrame) -> pd.DataFrame:
    """The barriers that no recommendation is linked to. Index: theme_id. Columns: label, findings (about it; or people).

    A barrier of which that is hidden is not among them: `links_hidden` has those.
    """
    answered = held(_answers(dataset, findings))
    barriers = [barrier for barrier in dataset.themes_of("barrier") if barrier not in answered]
    counts = count_by(dataset, findings, "theme_id", barriers)
    return pd.DataFrame({"label": [dataset.label("theme", each) for each in barriers], "findings": counts}, index=barriers)


def links_hidden(dataset: Dataset, findings: pd.DataFrame) -> list[str]:
    """The barriers of which it is hidden whether a recommendation is linked to them."""
    answers = _answers(dataset, findings)
    return list(answers.index[answers.isna()])


def unaddressed(dataset: Dataset, findings: pd.DataFrame) -> dict[str, int]:
    """How many recommendations name no barrier, name nobody to act, and neither: 'answers', 'actors', 'both'."""
    rows = recommended(dataset, findings)
    no_barrier = filter_rows(dataset, rows, "answers", [NOT_STATED])
    nobody = filter_rows(dataset, rows, "actors", [NOT_STATED])
    both = filter_rows(dataset, no_barrier, "actors", [NOT_STATED])
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
