"""Everything a first visit would otherwise wait for: imports, the study, plotly's validators."""

import importlib
import logging
import pkgutil

import analysis
import charts
import exports
import ui
from analysis.disclosure.microdata import listing_of
from analysis.engines.engine import EngineError
from analysis.files.upload_worker import spare
from analysis.key_messages import key_messages, silence
from analysis.model.dataset import Dataset
from analysis.questions import answer_questions
from analysis.selection import Selection
from ui.cards.registry import build_card, sources
from ui.state.filters import option_labels, shared_filters
from ui.state.shown_study import shown_study
from ui.state.slow_count import watch_counts

log = logging.getLogger("study")
RUN_AS_SCRIPTS = ("ui.frame", "analysis.__main__")
# loaded where the study is in one
OF_DATABASES = ("analysis.databases.", "analysis.engines.in_duckdb", "analysis.engines.elsewhere")


def warm_up() -> None:
    """Import every module, open the study, draw one chart, have a reader of uploads wait.

    Raises StudyError: a server does not start on a broken study.
    """
    for package in (analysis, charts, exports, ui):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in RUN_AS_SCRIPTS and not module.name.startswith(OF_DATABASES):
                importlib.import_module(module.name)
    watch_counts()
    dataset = shown_study()
    key_messages(dataset, Selection())
    if card := build_card(dataset, Selection(), next(iter(sources(dataset)))):
        card.figure.to_json()
    if dataset.fewest and not dataset.stored:
        ask_ahead(dataset)
    spare.start()  # for the first upload; nothing waits for it


def go_on() -> None:
    """The same questions of a study in a database, once visitors may come: who comes first shares the answers."""
    dataset = shown_study()
    if dataset.fewest and dataset.stored:
        try:
            ask_ahead(dataset)
        except EngineError as error:  # a page that asks again says so, and under which reference
            log.info("not asked ahead: %s", error.why)


def ask_ahead(dataset: Dataset) -> None:
    """Ask what the pages ask, by each of the shared filters. Which numbers are hidden is worked out once for all values
    of the columns that a chart and a filter have; on a large study nobody should wait for it."""
    listing_of(dataset)
    for name in shared_filters(dataset):
        selection = Selection(**{name: tuple(option_labels(dataset, name))[:1]})
        key_messages(dataset, selection), answer_questions(dataset, selection)
        silence(dataset, selection.rows(dataset))
        for key in sources(dataset):
            build_card(dataset, selection, key)
