"""The words of Your study: the template, opening a file, small groups, files to download."""

from collections.abc import Sequence

from wording.counts import say, singular

TITLE = "Your study"
ABOUT = "Open a study of your own. Every page then shows it."
LOST = (
    "Your study is no longer open. It was kept for one visit only, and that visit has ended. Open its file again to go on. "
    "Nothing of another study is shown in its place."
)
OPEN_AGAIN = "Open it again"
OPEN, SMALL_GROUPS, STANDS_OUT, FILL_IN, OPEN_IT, KEEP = (
    "What is open",
    "Small groups",
    "Who stands out",
    "Or fill in the template",
    "Open your files",
    "Download it",
)
SAVE_IT = "Save this study"
TEMPLATE_IS = (
    "Only where you have no file of another program. The template is a workbook with a sheet for each kind of thing: "
    "programmes, themes, participants, findings. The first sheet says where to begin. Leave out names of people and employers. "
    "Give it above when it is filled in: it opens at once, and what is wrong in it is listed with its place."
)
CHECKED = (
    "From NVivo, ATLAS.ti, MAXQDA, Dedoose, QualCoder or Taguette, export tables (.csv, .xlsx) or a REFI-QDA project (.qdpx). "
    "A coded spreadsheet will do, too. "
    "Choose all files of the study at once. You see how they are read before anything opens. A study saved here opens at once."
)
TEMPLATE, FILLED_IN, EXAMPLE = "Download the template", "Download it filled in with an example", "Show the example study"
EXAMPLE_FILE = "the example that comes with this site"
FIELD = "Your files, all of one study"
PROBLEMS = "Download the problems (CSV)"
NOTHING_NOTICED = "The file was read exactly as it stands."
NOTICED = "What you should know about it:"
NOTICES = ("Where", "Row", "Column", "What", "Found")
NOTICES_READ_OUT = "What was noticed when the study was opened"
NOT_OFFERED = (
    "The study itself is not offered as a file: it would hold what is hidden here, to protect people. What a page shows can be "
    "downloaded there, with ‘Download and share’."
)
HOLD_EVERYTHING = (
    "**The files hold everything**, also what is hidden on the pages: each finding with the participant who says it. Give "
    "them only to people who may know who said what."
)
AS_WORKBOOK, AS_ZIP = "Download as a workbook", "Download as a zip of CSV files"
TOO_LARGE = "It is too large for a workbook. The zip has it all."
NOTHING_HIDDEN = (
    "**Nothing is hidden.** Every number is shown, however few people stand behind it. Show this study only to people who may "
    "know who said what."
)
CHOICE_HOLDS = "Your choice holds for this session, and goes with the study when you download it below."
NOTHING_KNOWN = "**Nobody stands out**: the study says nothing else of its participants."
WHO, WOULD_HELP = "Who they are", "What would help"
PEOPLE_FILE, VALUES_FILE, COLUMNS_FILE = "People who stand out", "Small groups", "Columns to leave out"
LEAVE_OUT = (
    "**Leave columns out.** Each row says who would still stand out without this column and those above it. To leave one out, "
    "write ‘not_stated’ in all of its cells."
)


def yours(site: str) -> str:
    """Where the files go and how long they stay there, as Markdown; `site` is the site's name, escaped, or ''."""
    named = f", {site}," if site else ""
    return (
        f"**Your study stays yours.** Your files go to the server of this site{named} and nowhere else, and into its memory "
        "only. No other visitor can see them. Close or reload the tab, and they are gone a minute later."
    )


def whose(title: str, file: str) -> str:
    """What is shown on every page of a study of one’s own, as Markdown."""
    return f"This is **{title}**, from {file}. Only you can see it, until you close or reload this tab."


def go_on_with(title: str) -> str:
    """'Go on with Junior doctors as leaders'."""
    return f"Go on with {title}"


def return_to(title: str) -> str:
    """What the button is called that leads back."""
    return f"Return to {title}"


def not_opened(file: str, problems: int) -> str:
    """'my.xlsx was not opened: 2 problems to mend. Nothing of it was kept.'"""
    return f"{file} was not opened: {problems} {singular(problems, 'problem', 'problems')} to mend. Nothing of it was kept."


def problems_of(file: str) -> str:
    """What the table of problems is called."""
    return f"Problems of {file}"


def first_of(shown: int, of: int) -> str:
    """'The first 100 of 240 are shown; the file has them all.'"""
    return f"The first {shown} of {of} are shown; the file has them all."


def is_open(title: str, counts: Sequence[tuple[str, int]]) -> str:
    """Which study is open and how many rows it has, as Markdown; the labels escaped."""
    return f"**{title}** is open: {', '.join(f'{label} {rows}' for label, rows in counts)}. Every page shows it now."


def saved_as(name: str) -> str:
    """That a study was saved, and how it is opened again."""
    return f"Saved as **{name}**, where your browser keeps downloads. Open it here another day, on Your study."


def as_files(title: str) -> str:
    """What the files to download hold, and how they differ."""
    return (
        f"The whole study, **{title}**, whatever the filters show. Either file opens here again. The workbook opens in a "
        "spreadsheet, too."
    )


def hides_then(fewest: int) -> str:
    """From how many people on a study that is saved shows numbers when it is opened again."""
    return (
        f"Opened again, it hides groups of fewer than {fewest}, as now."
        if fewest
        else "Opened again, it hides nothing, as now."
    )


def hidden_below(fewest: int) -> str:
    """What hiding small groups does."""
    return (
        f"What fewer than {fewest} people say is hidden, and so is what would give a hidden number away. That holds for "
        "charts, tables and lists, for links and filters, and for downloads. Hidden is not zero, and a hidden number can "
        "be large: it looks different, and is called hidden. 0 or 1 hides nothing."
    )


def nobody_stands_out(fewest: int, columns: str) -> str:
    """That at least so many people are alike in all columns, as Markdown."""
    return f"**Nobody stands out**: at least {fewest} people have {_the_same(columns)}"


def stand_out(people: int, total: int, fewest: int, alone: int, columns: str) -> str:
    """How many people stand out and why, as Markdown; `alone`: how many of them nobody is like."""
    said = f"**{say(people, total, 'stand out', 'people')}**: fewer than {fewest} people have {_the_same(columns)}"
    nobody = f" Like {alone} of them there is nobody else." if alone else ""
    return (
        f"{said}{nobody} Anybody who knows them could tell who they are. This does not change with the smallest group that is "
        "shown: to hide less does not make anybody safer. Only you see this. Look at it before others see the study."
    )


def small_groups_are(fewest: int) -> str:
    """What the table of small groups holds, and whose choice it is what to do, as Markdown."""
    return (
        f"**Small groups.** Fewer than {fewest} people have each of these. You know best which of them belong together: give "
        "those one name in your file, and open it again."
    )


def download_of(what: str) -> str:
    """'Download: values to merge (CSV)'"""
    return f"Download: {what.lower()} (CSV)"


def _the_same(columns: str) -> str:
    return f"the same in all of these: {columns}."
