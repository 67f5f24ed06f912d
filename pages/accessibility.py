"""The accessibility statement of the publisher of the app."""

from ui.sections.accessibility import show_statement
from ui.state.page_top import draw_top
from ui.state.shown_study import served_study
from wording.app.accessibility import TITLE

draw_top(TITLE)
show_statement(served_study().descriptor.title)
