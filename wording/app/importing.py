"""The words of an import: what became of everything that was found, before the study opens."""

from analysis.importing.receipt import FOUND, GUESSED, IGNORED_LINE, LOST, MAPPED, Line, Receipt, Sum
from wording.counts import singular

TITLE = "What was found, and what became of it"
COLUMNS = ("What", "Found", "In the study", "Ignored", "Lost")
DETAILS = ("What became of it", "What", "Number", "Example", "Why")
ADDS_UP = "Found is what is in the study, and what was ignored, and what was lost. Nothing else is missing."
NO_NAMES = (
    "People, documents and coders have numbers in the study, and no names. Quotes and values stay as they are: read them "
    "before others do."
)
FATES = {
    FOUND: "Found",
    MAPPED: "Read by its name or by your word",
    GUESSED: "Guessed",
    IGNORED_LINE: "Ignored",
    LOST: "Lost",
}
ONE = {
    "rows": "row",
    "segments": "segment",
    "codings": "coding",
    "codes": "code",
    "people": "person",
    "documents": "document",
    "columns": "column",
    "values": "value",
    "labels": "label",
    "meanings": "meaning",
    "colours": "colour",
    "words": "coding without words",
    "ties": "finding",
    "quotes": "quote",
    "statements": "statement",
    "notes": "note",
    "attributes": "attribute",
    "marks": "mark",
    "parents of codes": "parent of a code",
    "other projects": "other project",
}
SEVERAL = {"words": "codings without words", "ties": "findings"}
WHY = {
    "second_names": "It says once more what the columns are.",
    "table_ignored": "Its table has no codes, or is left out by the mapping.",
    "no_code_column": "No column of its table has codes.",
    "no_code": "It has no code, and no words that were coded.",
    "not_coded": "It has words and no code.",
    "nobody_named": "It names nobody.",
    "circle": "The code stands above itself. It was put at the top.",
    "comma_in_name": "Read as one code with a comma in its name, for a small letter comes after it. Look whether it is so.",
    "contradicted": "Another row says something else of the same person or segment. The first value was kept.",
    "of_several": "It stands beside several people, so nobody can tell whose it is.",
    "of_nobody": "It stands beside nobody.",
    "given_twice": "The same coder gave the same code to the same segment before.",
    "no_mark": "It is neither a mark, such as 1 or x, nor none, such as 0.",
    "spelled_alike": "It differs in capital letters or blanks only, and was joined.",
    "root": "All other codes stand below it, and it says nothing of its own.",
    "long_label": "A label has at most 60 letters. The rest was cut.",
    "long_meaning": "A meaning has at most 200 letters. The rest was cut.",
    "colour": "The app chooses colours that can be told apart.",
    "no_words": "There is no text: the name of the code stands in its place.",
    "document_not_coded": "Nothing in it is coded, or nothing says where in the study it belongs.",
    "segment_not_coded": "It has no code.",
    "several_people": "Several people speak in it. It is in the study, tied to nobody for now.",
    "long_quote": "A quote has at most 50,000 letters. The rest was cut.",
    "long_statement": "A statement has at most 200 letters. The rest was cut.",
    "note": "A study has no place for notes, and they may name people.",
    "many_values": "It has more than 100 values: too many to compare.",
    "column_ignored": "The mapping leaves it out.",
    "column_empty": "No row has a cell in it.",
    "who_column": "A column says who speaks.",
    "who_document": "Each document is one person.",
    "who_speaker": (
        "The name before a colon at the start of a segment says who speaks. The same name in two documents is two people."
    ),
    "who_nobody": "Nothing says who speaks. No finding is tied to a person.",
}


def verdict(receipt: Receipt) -> str:
    """In a sentence what a project holds: 'This project holds 307 codes and no coding: it is a codebook.'"""
    codes, codings, segments = (receipt.sum_of(thing).held for thing in ("codes", "codings", "segments"))
    if receipt.is_codebook:
        return f"This project holds {_number(codes, 'codes')} and no coding: it is a codebook."
    if not codes:
        documents = receipt.sum_of("documents").found
        held = f"{_number(documents, 'documents')} and no code" if documents else "no code"
        return f"This project holds {held}: there is nothing to show yet."
    held = f"{_number(codes, 'codes')}, {_number(segments, 'segments')} and {_number(codings, 'codings')}"
    people = receipt.sum_of("people").held
    return f"This project holds {held}, from {_number(people, 'people')}." if people else f"This project holds {held}."


def sum_line(added: Sum) -> str:
    """'Codings: 12 found, 12 in the study, 0 ignored, 0 lost.'"""
    named = added.thing.capitalize()
    return f"{named}: {added.found:,} found, {added.held:,} in the study, {added.ignored:,} ignored, {added.lost:,} lost."


def line(said: Line) -> str:
    """'Ignored: 2 rows, such as table 1, row 12. It has words and no code.'"""
    where = f", such as {said.example}" if said.example and said.number > 1 else f": {said.example}" if said.example else ""
    return f"{FATES[said.fate]}: {_number(said.number, said.what)}{where}. {why(said)}".strip()


def column_line(said: Line) -> str:
    """'Guessed: table 1, column Answer is a quote.'"""
    if said.fate == IGNORED_LINE or said.what == "people":
        return line(said)
    return f"{FATES[said.fate]}: {said.example} is {_role(said.what)}."


def why(said: Line) -> str:
    """Why something is not in the study, or is there in another way."""
    if said.why in WHY or not said.why:
        return WHY.get(said.why, "")
    return f"{said.why[0].upper()}{said.why[1:].rstrip('.')}."  # what a reader of projects says of what it leaves


def table_of(receipt: Receipt) -> list[tuple[str, int, int, int, int]]:
    """A row a kind of thing, under COLUMNS; those of which there are none are left out."""
    return [(each.thing.capitalize(), each.found, each.held, each.ignored, each.lost) for each in receipt.sums if each.found]


def details_of(receipt: Receipt) -> list[tuple[str, str, int, str, str]]:
    """A row a line of the receipt, under DETAILS."""
    return [
        (FATES[each.fate], SEVERAL.get(each.what, each.what), each.number, each.example, why(each))
        for each in (*receipt.columns, *receipt.lines)
    ]


def text_of(receipt: Receipt) -> str:
    """The whole receipt as lines of text."""
    lines = [verdict(receipt), *(f"  {sum_line(each)}" for each in receipt.sums if each.found)]
    lines += [f"  {column_line(each)}" for each in receipt.columns]
    return "\n".join([*lines, *(f"  {line(each)}" for each in receipt.lines), f"  {NO_NAMES}"])


def written(folder: str, mapping: str) -> str:
    """What the command line says at the end."""
    return f"The study is in {folder}. How it was read is in {mapping}: change what is wrong there, and give it with --mapping."


def _number(number: int, thing: str) -> str:
    first, _, rest = thing.partition(" ")
    one, several = ONE.get(thing, f"{first.removesuffix('s')} {rest}".strip()), SEVERAL.get(thing, thing)
    return f"{number:,} {singular(number, one, several)}"


def _role(role: str) -> str:
    several = {"codes": "several codes", "mark": "a code that is marked", "facet": "a code with its values"}
    return several.get(role) or f"{'an' if role[0] in 'aeio' else 'a'} {role}"
