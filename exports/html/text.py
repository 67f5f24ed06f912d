"""The text of the page as HTML: contents, what is shown, key messages, findings, limits, origin. All of it escaped."""

import re
from html import escape

import pandas as pd

from exports.how_to_read import how_to_read
from exports.model import Chapter, View

SILENT = "Not stated"


def findings_of(number: int) -> str:
    """'1 finding', '12 findings'."""
    return f"{number} finding" if number == 1 else f"{number} findings"


def anchor(identity: str) -> str:
    """The name by which an address finds a finding."""
    return re.sub(r"[^\w-]", "-", str(identity))


def note(title: str, text: str) -> str:
    """What affects a number, with its title."""
    return f"<p><strong>{escape(title)}.</strong> {escape(text)}</p>"


def write_contents(chapters: tuple[Chapter, ...]) -> str:
    """A link to each section, in their order."""
    entries = [
        ("messages", "Key messages"),
        *((f"chapter-{number}", chapter.title) for number, chapter in enumerate(chapters)),
        ("findings", "Findings"),
        ("limits", "How far this goes"),
        ("origin", "Where it comes from"),
    ]
    return "\n".join(f'<li><a href="#{name}">{escape(title)}</a></li>' for name, title in entries)


def write_header(view: View) -> str:
    """Whose study it is, and what is shown of it."""
    filters = "".join(f"<div><dt>{escape(label)}</dt> <dd>{escape(values)}</dd></div>" for label, values in view.filters)
    return "\n".join(
        [
            f"<h1>{escape(view.study)}</h1>",
            f'<p class="subtitle">{escape(view.subtitle)}</p>',
            f"<p>{escape(view.description)}</p>",
            *([f"<p>{escape(view.coding)}</p>"] if view.coding else []),
            '<div class="shown">',
            f"<p><strong>{escape(view.shown)}</strong></p>",
            *([f"<dl>{filters}</dl>"] if filters else []),
            f"<p>{escape(view.shown_of_all)}. Taken on {escape(view.date)}. {_live(view.link)}</p>",
            "</div>",
            '<p class="only-js">To read the findings behind a chart, click a part of it or press the button below it.</p>',
        ]
    )


def write_messages(view: View) -> str:
    """The key messages, each with its n."""
    items = "\n".join(
        f'<li><h3>{escape(head)}</h3>{f"<p>{escape(said)}</p>" if said else ""}<p class="n">n = {escape(view.many(n))}</p></li>'
        for head, said, n in view.messages
    )
    said = f'<ul class="messages">\n{items}\n</ul>' if items else "<p>The findings shown are too few for a key message.</p>"
    return f'<section id="messages">\n<h2>Key messages</h2>\n{said}\n</section>'


def write_findings(view: View, listed: pd.DataFrame) -> str:
    """The findings `listed` of those shown, with a search box that needs the script."""
    is_cut = len(listed) < len(view.findings)
    cut = f" This file holds the first {len(listed)} of them; the app lists them all." if is_cut else ""
    cut += f" {view.unlisted}" if view.unlisted else ""
    search = (
        '<form class="search only-js" role="search"><label for="search">Search these findings</label>'
        '<input type="search" id="search" autocomplete="off" spellcheck="false">'
        f'<p id="search-count" role="status">{len(listed)} of {findings_of(len(listed))} shown.</p></form>'
    )
    items = "\n".join(_finding(row, view.titles) for row in listed.to_dict("records"))
    return "\n".join(
        [
            '<section id="findings">',
            "<h2>Findings</h2>",
            f"<p>{escape(view.shown)}{cut} A finding is one claim of the source, in the words of those who coded it.</p>",
            *([search, f'<ol id="all-findings" class="findings">\n{items}\n</ol>'] if items else []),
            "</section>",
        ]
    )


def write_limits(view: View) -> str:
    """How far the numbers go, and how they are to be read."""
    limits, reading = ("\n".join(note(title, text) for title, text in notes) for notes in (view.limits, how_to_read(view)))
    return "\n".join(
        [
            '<section id="limits" class="prose">',
            "<h2>How far this goes</h2>",
            limits,
            "<h3>How to read the numbers</h3>",
            reading,
            "</section>",
        ]
    )


def write_origin(view: View) -> str:
    """How to cite, source, licence, and the way back to the app."""
    lines = [("How to cite", view.citation), ("Source", view.source), ("Licence", view.licence)]
    said = "\n".join(f"<h3>{name}</h3>\n<p>{escape(text)}</p>" for name, text in lines)
    return (
        f'<section id="origin" class="prose">\n<h2>Where it comes from</h2>\n{said}\n<h3>In the app</h3>\n'
        f"<p>{_live(view.link)} There it can be filtered, and the link kept.</p>\n</section>"
    )


def _finding(row: dict[str, str], titles: dict[str, str]) -> str:
    """One finding: its statement, what is stated of it, and what is not."""
    facts = [(titles[name], value) for name, value in row.items() if name not in ("finding_id", "statement") and value]
    silent = [name for name, value in facts if value == SILENT]
    said = "".join(f"<div><dt>{escape(name)}</dt> <dd>{escape(value)}</dd></div>" for name, value in facts if value != SILENT)
    if silent:
        said += f'<div><dt>{SILENT}</dt> <dd class="silent">{escape(", ".join(silent))}</dd></div>'
    return (
        f'<li id="{anchor(row["finding_id"])}"><p class="statement"><span class="id">{escape(row["finding_id"])}</span>'
        f'<span class="said">{escape(row["statement"])}</span></p><dl class="facts">{said}</dl></li>'
    )


def _live(link: str) -> str:
    """The link to the same view in the app; only its text where it is no web address."""
    if not link.startswith(("http://", "https://")):
        return escape(link)
    return f'<a href="{escape(link)}">Open the same view in the app</a>.'
