"""What stands in the notes of a slide: what the presenter says, in a few sentences, and where the rest is."""

from textwrap import shorten

from exports.model import LONGEST_IN_PLACE, Exhibit, Slide, View
from exports.numbers import is_counted
from wording.exports import the_rest
from wording.text import cut

LONGEST, MOST = 450, 1_500  # letters of one part of the notes, and of all of them
MOST_FINDINGS = 50  # that are read in place of a chart


def notes_of(slide: Slide, view: View) -> list[str]:
    """The slide's sentence, what is counted, what it shows where that is no chart, its caveat, where the findings are."""
    exhibit = slide.exhibit
    said = (exhibit.instead, exhibit.caveat) if exhibit is not None else ()
    return _in_short(slide.title, slide.measure, *said, rest=the_rest(view.link))


def notes_of_cover(view: View) -> list[str]:
    """What the study is, and how far it can be trusted."""
    return _in_short(view.description, view.trust, rest=the_rest(view.link))


def notes_of_limits(view: View) -> list[str]:
    """How to cite the study, and what may be done with it."""
    return _in_short(view.citation, view.licence, rest=the_rest(view.link))


def findings_behind(exhibit: Exhibit) -> list[dict[str, str]]:
    """The findings that an exhibit counts, at most MOST_FINDINGS of them."""
    return exhibit.behind.head(MOST_FINDINGS).to_dict("records") if is_counted(exhibit.n) else []


def says(finding: dict[str, str]) -> str:
    """A finding in one paragraph: its number, what it states, its theme and where in the source it is."""
    place = ". ".join(text for text in (finding["theme_id"], finding.get("section", "")) if text)
    return f"{finding['finding_id']}. {cut(finding['statement'], LONGEST_IN_PLACE)} ({place})"


def _in_short(*parts: str, rest: str) -> list[str]:
    """The parts that say anything, each shortened, and last where the rest is, as long as all of it stays below MOST."""
    said: list[str] = []
    for part in parts:
        short = shorten(part, LONGEST, placeholder=" …")
        if short and sum(map(len, (*said, short, rest))) + len(said) + 2 < MOST:
            said.append(short)
    return [*said, rest]
