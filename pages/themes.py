"""The themes of the study: the tree with its numbers, searched and folded, across any attribute, and the words behind each."""

from ui.sections.themes import choose_kind, show_said, show_tree
from ui.state.page_top import open_page
from ui.state.shown_study import shown_study
from ui.words import plain
from wording.themes import TITLE, about_themes

dataset, selection, _ = open_page(TITLE, plain(about_themes(shown_study())))
kind = choose_kind(dataset)
show_tree(dataset, selection, kind)
show_said(dataset, selection, kind)
