"""The words of downloads: the files there are of a view, and what is said where one cannot be made."""

from collections.abc import Sequence

from analysis.model.dataset import Dataset
from wording.text import written

TITLE = "Download and share"
# each group of files: its name, and what is in it
SLIDES = ("Slides", "The deck of Present, with charts that can be edited.")
SPREADSHEET = ("Spreadsheet", "The findings shown, and what this page shows, as tables.")
BRIEFING = (
    "Briefing",
    "Key messages, support, what helps and hinders, who it is recommended to, limitations; then what this page shows.",
)
TO_READ = ("PDF", "To read, print and keep: what this page shows, or all pages with every finding and the method.")
FOR_TOOLS = (
    "Other tools of research",
    "For those that read REFI-QDA, such as NVivo, ATLAS.ti and MAXQDA. A project holds the themes, the findings shown as coded "
    "passages, and the people unless small groups are hidden. A codebook holds the themes. A project opens here again.",
)
NOT_WHOLE_HERE = (
    "While small groups are hidden, a project holds no quotes and nobody’s attributes. A study of quotes alone has no passage "
    "in it then, and does not open here again."
)
OPENS_AGAIN = "The whole study opens here again from the zip or workbook under ‘Save this study’, at the top of the page."
WEB_PAGE = ("Web page", "Every chart and finding in one file, without this site or the internet.")
# each button, and what its file is called
POWERPOINT, ONE_PAGE = ("Slides (PowerPoint)", "slides"), ("One-file page (HTML)", "page")
EXCEL_WORKBOOK, OPEN_WORKBOOK = ("Workbook (Excel)", "workbook"), ("Workbook (OpenDocument)", "workbook")
WORD_BRIEFING, OPEN_BRIEFING = ("Briefing (Word)", "briefing"), ("Briefing (OpenDocument)", "briefing")
PAGE_PDF, REPORT_PDF = ("PDF of this page", ""), ("PDF of the whole report", "report")
REFI_PROJECT, REFI_CODEBOOK = ("Project (.qdpx)", "project"), ("Codebook (.qdc)", "codebook")
EACH_SAYS = "Each file says what is shown, how much of the study that is, when it was made, how to cite it and its limitations."
HIDDEN_TOO = "What is hidden here is hidden in each file, and they hold only the findings that can be listed."
CITATIONS = "How to cite it, for a reference manager:"
LINK_TO_VIEW = "A link to what this page shows:"
EXCEL, CSV, PARQUET = "Download Excel", "Download CSV", "Download Parquet"
IN_THE_APP = "On the site: "
ONLY_THIS_PAGE = "Only this page of the list is printed. The PDF of this page, under ‘Download and share’, has all of it."
MAKING = "The file is being made."
REFERENCE = "Reference {}."
NOT_MADE = "This file could not be made. Nothing of your view is lost. Try again, or choose another kind of file."
NOT_DRAWN = "This page could not be drawn. Your filters are kept in the address: reload the page, or open another one."
NOT_DRAWN_OF_OWN = "This page could not be drawn. Open another one. Do not reload it: that would close your study."
NOT_COUNTED = {
    "gone": "The database of this study did not answer, so nothing is shown. Reload the page; your filters are in the address.",
    "memory": "Counting this takes more memory than the database has, so nothing is shown. Set a filter, or take one out.",
    "time": "Counting this took too long and was stopped, so nothing is shown. Set a filter, or take one out.",
    "stopped": "You stopped the counting, so nothing is shown here. Change a filter, or reload the page to count it again.",
}
CHART_NOT_DRAWN = "This chart could not be drawn. Its table has the same numbers. The rest of this page works."


def briefing_holds(parts: Sequence[str]) -> str:
    """What is in a briefing, of these parts: 'Key messages, support, …, limitations; then what this page shows.'"""
    said = {"support": "support", "sides": "what helps and hinders", "asked": "who it is recommended to", "themes": "themes"}
    return f"Key messages, {', '.join(said[part] for part in parts)}, limitations; then what this page shows."


def refer_to(said: str, reference: str) -> str:
    """What went wrong, with the reference under which the server’s log explains it."""
    return f"{said} {REFERENCE.format(reference)}"


def printed_line(dataset: Dataset, shown: list[str], day) -> str:
    """The last line of a printed page: what it shows, of which study, when it was printed."""
    study = dataset.descriptor
    hidden = [f"Numbers of fewer than {dataset.fewest} people are hidden."] if dataset.fewest else []
    coding = [study.coding] if study.coding else []
    return " ".join([*shown, *hidden, *coding, study.citation, coding_of(dataset), f"Printed on {written(day)}."])


def coding_of(dataset: Dataset) -> str:
    """'Coding of: Interviews by the leadership team, 2025.'"""
    return f"Coding of: {dataset.descriptor.source}."
