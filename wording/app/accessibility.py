"""The accessibility statement, in the form that public bodies of the United Kingdom have to publish it."""

# each environment variable, and what it says
ASKED = {
    "ACCESSIBILITY_PUBLISHER": "the name of the organisation",
    "ACCESSIBILITY_CONTACT": "an email address, telephone number or postal address",
    "ACCESSIBILITY_ANSWER": "within how many working days it answers",
    "ACCESSIBILITY_PREPARED": "the day on which this statement was prepared",
    "ACCESSIBILITY_REVIEWED": "the day on which it was last reviewed",
    "ACCESSIBILITY_TESTED": "when the site was last tested as it is published, and by whom",
}
TITLE = "Accessibility statement"
USE = """\
We want as many people as possible to be able to use this site. You should be able to:

- change colours, contrast and fonts by the settings of your browser or device, and choose the light or dark appearance in \
the menu at the top right
- zoom in up to 400% without text spilling off the screen
- reach and use everything by keyboard alone
- listen to it by a screen reader; each chart has a description and a table with the same numbers

The text is as simple as we could make it. [AbilityNet](https://mcmw.abilitynet.org.uk/) has advice on making your device \
easier to use if you have a disability."""
KNOWN = """\
Some parts of this site are not fully accessible. They belong to Streamlit, the software that it is made with:

- a value that is chosen in a filter can be reached by keyboard, but a screen reader is not told what kind of control it is
- the buttons that open the lists of filters are all called ‘Open’, and do not say of which filter
- the field that takes a file is called ‘Upload’, and does not say for which file
- the words that some charts show under the pointer go as soon as the pointer moves onto them"""
ENFORCEMENT = """\
The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile \
Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you are not happy with how we \
respond to your complaint, [contact the Equality Advisory and Support Service \
(EASS)](https://www.equalityadvisoryservice.com/). In Northern Ireland, contact the [Equality Commission for Northern Ireland](https://www.equalityni.org/)."""
NOT_MET = """\
- **Filters.** A chosen value has a name but no role. This fails WCAG 2.2 success criterion 4.1.2 (name, role, value). It can \
be removed with the Delete key, and ‘Clear all’ is a button with name and role.
- **Buttons called ‘Open’.** They fail 2.4.6 (headings and labels). Each field itself is labelled and opens with the \
down arrow key.
- **Files.** The button ‘Upload’ and the field behind it do not name the file that is asked for. This fails 2.4.6 (headings \
and labels). The label stands above it.
- **Charts.** Words under the pointer can be closed with Escape, but the pointer cannot move onto them. This fails 1.4.13 \
(content on hover or focus). The table of each chart has the same numbers."""
IMPROVING = """\
These faults are in Streamlit, and we check each of its releases for a fix. Each change of this site is tested as \
the last section says, before it is published."""
TESTED = """\
Every change is tested by programs: axe-core on every page, in the light and the dark appearance, on a wide and a narrow \
screen; and a walk through every page by the Tab key and back, which checks that what has the focus is in view, that nothing \
lies over it, and that its ring has a contrast of 3 to 1 or more. The browser is Chromium. These tests cannot find every \
fault: the site has not been tested with screen readers, in other browsers, or by people with disabilities."""


def to_fill_in(name: str, variable: str) -> str:
    """What stands where the publisher has not said something yet, as Markdown; `variable` is what has to be set, escaped."""
    return f"**[The publisher of this site has to fill in {ASKED[name]}: {variable}]**"


def applies_to(service: str, publisher: str) -> str:
    """Which site the statement is about."""
    return f"This accessibility statement applies to the site ‘{service}’. It is run by: {publisher}."


def parts_of(said: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The parts of the statement, a head and its words each; `said` gives what the publisher says, by variable."""
    publisher, contact, answer, prepared, reviewed, tested = said.values()
    return (
        ("How accessible this site is", KNOWN),
        (
            "Feedback and contact information",
            "If you find a problem that is not listed here, if you think that the accessibility regulations are not met, or if "
            f"you need information of this site in another format, contact: {contact}. You get an answer within: {answer}.",
        ),
        ("Enforcement procedure", ENFORCEMENT),
        (
            "Technical information about this site’s accessibility",
            f"{publisher} is committed to making this site accessible, in accordance with the Public Sector Bodies (Websites "
            "and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
        ),
        (
            "Compliance status",
            "This site is partially compliant with the [Web Content Accessibility Guidelines (WCAG) version "
            "2.2](https://www.w3.org/TR/WCAG22/) AA standard, due to what is listed below.",
        ),
        ("Content that is not accessible", NOT_MET),
        ("What we are doing to improve accessibility", IMPROVING),
        (
            "Preparation of this statement",
            f"Prepared on: {prepared}. Last reviewed on: {reviewed}. Last tested as it is published: {tested}.\n\n{TESTED}",
        ),
    )
