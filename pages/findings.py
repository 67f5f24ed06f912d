"""Search, filter, read and download the findings."""

from functools import partial

import streamlit as st

from analysis.selection import MOST_TAKEN
from exports.model import file_name
from ui.download import offer_download
from ui.evidence.findings import PER_PAGE, list_by, pages_of, say_unlisted
from ui.evidence.passages import offer_passages
from ui.share.share import PARQUET_FILE, SPREADSHEET, as_workbook, findings_parquet, findings_table, findings_taken
from ui.state.choice import choose, draw_pages, page_chosen
from ui.state.empty import end_page
from ui.state.filters import current_selection, draw_filter, draw_search
from ui.state.page_top import begin_page, say_shown
from ui.state.shown_findings import Shown, end_if_empty
from ui.state.shown_study import shown_study
from wording.app.share import CSV, EXCEL, PARQUET
from wording.findings import MORE_FILTERS, about_findings, orders, range_shown
from wording.selection import describe, filters_named

dataset = shown_study()
begin_page("Findings", about_findings(dataset))

words, sorting, narrower = st.columns([3, 2, 2], vertical_alignment="bottom")
with words:
    draw_search(dataset)
with sorting:
    order = choose("Order", orders(dataset), "sort", label_visibility="collapsed")
with narrower.expander(MORE_FILTERS):
    for name, each in dataset.filters.items():
        if not each.shared:
            draw_filter(dataset, name)

selection = current_selection(dataset)
heading, excel, table = st.columns([6, 2, 2], vertical_alignment="center")
with heading.container(gap="small"):
    head = st.container()
    say_shown(dataset, describe(selection, dataset), selection.rows(dataset))
end_if_empty(Shown(dataset, selection, selection.rows(dataset)))
say_unlisted(dataset, selection)
number, pages = selection.number_listed(dataset), pages_of(dataset, selection)
if not number:
    end_page()

page = page_chosen(pages, (selection, order, dataset.unit))
taken = findings_taken(dataset, selection)
named = partial(file_name, dataset.descriptor.title, "findings", shown=filters_named(dataset, selection))
head.header(range_shown((page - 1) * PER_PAGE, min(page * PER_PAGE, number), number), anchor=False)
with excel:
    offer_download(EXCEL, partial(as_workbook, taken), named("xlsx"), SPREADSHEET, key="findings-xlsx", width="stretch")
with table:
    write = partial(findings_table, taken)
    offer_download(CSV, write, named("csv"), "text/csv", key="findings-csv", width="stretch")
if dataset.stored and number > MOST_TAKEN:
    with table:
        write = partial(findings_parquet, dataset, selection)
        offer_download(PARQUET, write, named("parquet"), PARQUET_FILE, key="findings-parquet", width="stretch")
list_by(dataset, selection, order, page)
draw_pages(pages, page)
offer_passages(dataset)
