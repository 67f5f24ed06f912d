"""The people of a REFI-QDA project: its cases, whatever tool wrote them.

MAXQDA and Quirkos write a nameless case for each document, with the document's variables; NVivo a named one whose key is that
of a code, so that whatever has this code is theirs; others refer to documents or passages. A case may be tied to nothing.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.importing.project import Code, Person, TextSource
from analysis.importing.refi_xml import Node


@dataclass
class Cases:
    """The cases, in the order of the project; whose each document is, whose each passage; and codes that cases have."""

    nodes: dict[str, Node] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    unlisted: dict[str, str] = field(default_factory=dict)
    of_source: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    of_selection: dict[str, tuple[str, ...]] = field(default_factory=dict)
    coded: int = 0
    seen: dict[str, None] = field(default_factory=dict)  # the texts read so far

    def values(self, given: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Variables by name, each once, with its value; one that the project does not list is called by its number."""
        held: dict[str, str] = {}
        for variable, value in given:
            if variable not in self.variables:
                self.unlisted.setdefault(variable, f"Variable {len(self.unlisted) + 1}")
            held.setdefault(self.variables.get(variable) or self.unlisted[variable], value)
        return tuple(held.items())

    def people(self, sources: tuple[TextSource, ...]) -> tuple[Person, ...]:
        """Everybody; who has no name is called as the one document that is theirs."""
        labels = {source.key: source.label for source in sources}
        return tuple(Person(key, _called(node, labels), self.values(node.values)) for key, node in self.nodes.items())


def read_cases(root: Node, codes: dict[str, Code]) -> tuple[Cases, dict[str, str]]:
    """The cases, and by the key of each code that is a person the key of that person."""
    cases, person_codes = Cases(), {}
    cases.variables = {node.key: node.label or "A variable without a name" for node in root.within("Variables")}
    selections: dict[str, dict[str, None]] = defaultdict(dict)
    for place, node in enumerate(root.within("Cases"), 1):
        key = node.key or f"case {place}"
        cases.nodes[key] = node
        if key in codes:
            person_codes[key] = key
        for code in node.keys("CodeRef"):
            if code in codes and node.label and codes[code].label == node.label:
                person_codes[code] = key
            elif code not in person_codes:
                cases.coded += 1
        for source in node.keys("SourceRef"):
            cases.of_source[source].setdefault(key)
        for selection in node.keys("SelectionRef"):
            selections[selection].setdefault(key)
    cases.of_selection = {selection: tuple(people) for selection, people in selections.items()}
    return cases, person_codes


def _called(node: Node, labels: dict[str, str]) -> str:
    own = [labels[key] for key in node.keys("SourceRef") if labels.get(key)]
    return node.label or (own[0] if len(own) == 1 else "")
