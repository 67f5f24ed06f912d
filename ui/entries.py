"""The pages of the app, in the order of the menu, and what a study has to hold for each."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.barriers_facilitators import SIDES
from analysis.compare import attributes
from analysis.model.dataset import ASKS, Dataset
from analysis.participants import attributes_of_people
from analysis.selection import Selection
from analysis.theme_tree import has_themes_page
from wording.study import ABOUT_SITE, OWN_STUDIES


@dataclass(frozen=True)
class Entry:
    """One page: its file in `pages/`, its name in the menu, whether the shared filters work on it, whether its view can be
    downloaded there, whether it is a slide, which is shown to a room, the head of the menu that it stands `under` (''
    for the study's), and whether who has not signed in may read it.

    `is_there` says of a study whether it holds anything for the page: else the menu leaves it out."""

    file: str
    title: str
    filters: bool = True
    takes_away: bool = True
    is_slide: bool = False
    under: str = ""
    is_open: bool = False
    is_there: Callable[[Dataset], bool] = bool


# To add a page: write pages/NAME.py and put a line here; the order is the order of the menu.
ENTRIES = (
    Entry("overview", "Overview"),
    Entry("themes", "Themes", is_there=has_themes_page),
    Entry("compare", "Compare", is_there=lambda dataset: bool(attributes(dataset, Selection().whatever_it_rests_on()))),
    Entry("barriers_facilitators", "Barriers and facilitators", is_there=lambda dataset: dataset.has_themes_that(*SIDES)),
    Entry("recommendations", "Recommendations", is_there=lambda dataset: dataset.has_themes_that(ASKS)),
    Entry("programmes", "Programmes", is_there=lambda dataset: dataset.has_programmes),
    Entry("participants", "Participants", is_there=lambda dataset: bool(attributes_of_people(dataset))),
    Entry("findings", "Findings"),
    Entry("present", "Present", takes_away=False, is_slide=True),
    Entry("your_study", "Your study", filters=False, takes_away=False, under=OWN_STUDIES),
    Entry("several_studies", "Several studies", filters=False, under=OWN_STUDIES),
    Entry("method", "Method", filters=False, takes_away=False, under=ABOUT_SITE),
    Entry("accessibility", "Accessibility", filters=False, takes_away=False, under=ABOUT_SITE, is_open=True),
)
