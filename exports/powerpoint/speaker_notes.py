"""What stands in the notes of a slide: all that the slide has no room for, and the findings behind it."""

from charts.spec import NEGATIVE
from exports.model import Exhibit, Slide, View
from exports.numbers import is_counted
from wording.cards import CAVEATS
from wording.exports import NO_FINDINGS, READING, behind_slide, sides_of_the_line
from wording.how_to_read import how_to_read

MOST_FINDINGS = 1_000  # in the notes of a slide, which people read and print
OPENING, CLOSING = "what-was-studied", "limitations"  # slides of a deck that stand in for its cover and its last slide


def notes_of(slide: Slide, view: View) -> list[str]:
    """The slide's words in full, its chart in words, its caveats, the findings behind it, what is shown."""
    points = () if slide.name == CLOSING else slide.points  # the limits follow in full
    parts = [[slide.title, slide.measure, *(f"{figure} {text}" for figure, text in slide.facts), *points]]
    if slide.exhibit is not None:
        caveats = [f"{title}. {text}" for title, text in slide.exhibit.notes]
        parts.append(["In words", slide.exhibit.instead or slide.exhibit.alt, *_how_it_lies(slide.exhibit)])
        parts.append([CAVEATS, *caveats] if caveats else [])
        parts.append(_evidence(slide.exhibit, view))
    parts += _reading(view) if slide.name == OPENING else _limits(view) if slide.name == CLOSING else []
    parts.append([view.shown, view.coding, f"{view.source_line}. {view.date}."])
    return _paragraphs(parts)


def notes_of_cover(view: View) -> list[str]:
    """What the study is, and how its numbers are to be read."""
    return _paragraphs([[view.description, view.coding], *_reading(view), [view.shown]])


def notes_of_limits(view: View) -> list[str]:
    """The limits in full, and what may be done with the study."""
    return _paragraphs(_limits(view))


def findings_behind(exhibit: Exhibit) -> list[dict[str, str]]:
    """The findings that an exhibit counts, at most MOST_FINDINGS of them."""
    return exhibit.behind.head(MOST_FINDINGS).to_dict("records") if is_counted(exhibit.n) else []


def says(finding: dict[str, str]) -> str:
    """A finding in one paragraph: its number, what it states, its theme and where in the source it is."""
    place = ". ".join(text for text in (finding["theme_id"], finding.get("section", "")) if text)
    return f"{finding['finding_id']}. {finding['statement']} ({place})"


def _evidence(exhibit: Exhibit, view: View) -> list[str]:
    if exhibit.unit != "findings" and exhibit.behind.empty:
        return [NO_FINDINGS[view.unit]]
    findings, total = findings_behind(exhibit), len(exhibit.behind) if is_counted(exhibit.n) else 0
    return [behind_slide(len(findings), total), *(says(finding) for finding in findings)]


def _reading(view: View) -> list[list[str]]:
    return [[READING, *(f"{title}. {text}" for title, text in how_to_read(view))], [view.licence]]


def _limits(view: View) -> list[list[str]]:
    return [[f"{title}. {text}" for title, text in view.limits], [view.citation, view.licence, view.link]]


def _how_it_lies(exhibit: Exhibit) -> list[str]:
    """Which side of the line is which, for whoever has only the slide's chart to go by."""
    if exhibit.shape != "experience" or exhibit.instead:
        return []
    left = [series.label.lower() for series in exhibit.spec.told if series.level == NEGATIVE]
    right = [series.label.lower() for series in exhibit.spec.told if series.level != NEGATIVE]
    return [sides_of_the_line(left, right)]


def _paragraphs(parts: list[list[str]]) -> list[str]:
    """The parts with an empty paragraph between them."""
    said = [[line for line in part if line] for part in parts]
    return [line for part in said if part for line in (*part, "")][:-1]
