"""The words of an import: what became of everything that was found, before the study opens."""

from analysis.importing import mapping as m
from analysis.importing.project import CODES, MARKED_AGAIN, PEOPLE
from analysis.importing.receipt import CHOSEN, FOUND, GUESSED, IGNORED_LINE, LOST, MAPPED, OF_A_CODEBOOK, Line, Receipt
from wording.counts import singular
from wording.text import join_and

TITLE = "What was found, and what became of it"
COLUMNS = ("What", "Found", "In the study", "Ignored", "Lost")
DETAILS = ("What became of it", "What", "Number", "Example", "Why")
GROUPS = "Groups of codes"
ADDS_UP = "Everything that was found is counted here once. On the pages a code is a theme, and a coding is a finding."
QUOTES_STAY = "Quotes are not changed, and may still name somebody. Read them before you show the study to others."
NUMBERED = {"people": "P01", "documents": "D01"}  # what the first of each is called in a study
FATES = {
    FOUND: "Found",
    MAPPED: "Read by its name",
    CHOSEN: "Read as you chose",
    GUESSED: "Guessed from what it holds",
    IGNORED_LINE: "Ignored",
    LOST: "Lost",
}
ONE = {
    "rows": "row",
    "segments": "passage",
    "codings": "coding",
    "codes": "code",
    "people": "person",
    "documents": "document",
    "columns": "column",
    "values": "value",
    "labels": "label",
    "meanings": "meaning",
    "colours": "colour",
    "codes or groups": "code or group",
    "words": "coding without words",
    "ties": "finding",
    "quotes": "quote",
    "statements": "statement",
    "notes": "note",
    "attributes": "attribute",
    "marks": "mark",
    "passages": "passage",
    "coders": "coder",
    "groups": "group",
    "parents of codes": "parent of a code",
    "other projects": "other project",
}
WHO_SPEAKS = "Who speaks"
PASSAGES, CODED = "passages", "codes"
OF_GROUPS_TOO = "codes or groups"
TELLS_OF = {  # what a column tells of, by its role; else of rows
    m.PERSON: "people",
    m.DOCUMENT: "documents",
    m.CODER: "coders",
    m.OF_PEOPLE: "people",
    **dict.fromkeys((m.QUOTE, m.STATEMENT, m.SEGMENT, m.NOTE, m.OF_SEGMENTS), PASSAGES),
    **dict.fromkeys((m.CODE, m.CODES, m.PARENT, m.MEANING, OF_A_CODEBOOK), CODED),
}
FILTERS = {m.OF_PEOPLE: "Filters, about people", m.OF_SEGMENTS: "Filters, about passages"}
NOT_USED, EMPTY = "Not used", " (empty)"
MOST_NAMED = 60
SEVERAL = {"segments": "passages", "words": "codings without words", "ties": "findings"}
WHY = {
    "second_names": "It says once more what the columns are.",
    "table_ignored": "Its table has no codes, or is left out by the mapping.",
    "no_code_column": "No column of its table has codes.",
    "no_code": "It has no code, and no words that were coded.",
    "not_coded": "It has words and no code.",
    "nobody_named": "It names nobody.",
    "circle": "The code stands above itself. It was put at the top.",
    "comma_in_name": "Read as one code with a comma in its name, for a small letter comes after it. Look whether it is so.",
    "contradicted": "Another row says something else of the same person or passage. The first value was kept.",
    "of_several": "It stands beside several people, so nobody can tell whose it is.",
    "of_nobody": "It stands beside nobody.",
    "given_twice": "The same coder gave the same code to the same passage before.",
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
    "column_ignored": "The app has no use for it, as far as its name and its cells tell.",
    "left_out": "You left it out.",
    "column_empty": "No row has a cell in it.",
    "who_column": "A column says who speaks.",
    "who_document": "Each document is one person.",
    "who_speaker": (
        "The name before a colon at the start of a passage says who speaks. The same name in two documents is two people."
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
    held = f"{_in_groups(receipt, codes)}, {_number(segments, 'segments')} and {_number(codings, 'codings')}"
    people = receipt.sum_of("people").held
    return f"This project holds {held}, from {_number(people, 'people')}." if people else f"This project holds {held}."


def _in_groups(receipt: Receipt, codes: int) -> str:
    """'11 codes in 4 groups', or '11 codes (9 of them in 4 groups)': a code at the top that is never given and only holds
    others is a group."""
    number = codes - receipt.groups
    said = _number(number, "codes")
    if not receipt.groups:
        return said
    groups = _number(receipt.groups, "groups")
    return f"{said} in {groups}" if receipt.grouped == number else f"{said} ({receipt.grouped:,} of them in {groups})"


def cut_labels(receipt: Receipt) -> str:
    """'2 labels have more than 60 letters. The rest of each is cut. For example: …'; '' where none has."""
    for each in receipt.lines:
        if each.why == "long_label":
            has = singular(each.number, "has", "have")
            example = f" For example: {each.example}" if each.example else ""
            return f"{_number(each.number, each.what)} {has} more than 60 letters. What is more is cut.{example}"
    return ""


def marked_again(receipt: Receipt) -> str:
    """'29 of the passages found were marked again …', for a number of ignored ones that is no loss; '' where none was."""
    number = sum(each.number for each in receipt.lines if each.what == MARKED_AGAIN)
    if not number:
        return ""
    these = singular(number, "1 of the passages found was", f"{number:,} of the passages found were")
    return f"{these} marked again in the same place. Each is in the study once, with all its codes; the rest count as ignored."


def no_names(receipt: Receipt) -> str:
    """What stands in place of names: 'The names of 14 people are replaced by P01 and so on.' And what is not changed."""
    replaced = [
        f"{_number(receipt.sum_of(thing).held, thing)} by {first} and so on"
        for thing, first in NUMBERED.items()
        if receipt.sum_of(thing).held
    ]
    names = f"Names are replaced: those of {join_and(replaced)}. " if replaced else ""
    return f"{names}No coder is named. {QUOTES_STAY}"


def sum_line(row: tuple[str, int, int, int, int]) -> str:
    """Of a row of the table: 'Codings: 12 found, 12 in the study, 0 ignored, 0 lost.'"""
    named, found, held, ignored, lost = row
    return f"{named}: {found:,} found, {held:,} in the study, {ignored:,} ignored, {lost:,} lost."


def line(said: Line) -> str:
    """'Ignored: 2 rows, such as table 1, row 12. It has words and no code.'"""
    where = f", such as {said.example}" if said.example and said.number > 1 else f": {said.example}" if said.example else ""
    if len(said.names) > 1:
        where = f": {said.example}, {', '.join(said.names[1:])}"
    return f"{fate(said)}: {_number(said.number, said.what)}{where}. {why(said)}".strip()


def fate(said: Line) -> str:
    """What became of it; of people, that the line says who speaks."""
    return WHO_SPEAKS if said.what == PEOPLE and said.fate == GUESSED else FATES[said.fate]


def column_line(said: Line) -> str:
    """'Guessed: table 1, column Answer is a quote.'"""
    if said.fate == IGNORED_LINE or said.what == "people":
        return line(said)
    return f"{fate(said)}: {said.example} is {_role(said.what)}."


def why(said: Line) -> str:
    """Why something is not in the study, or is there in another way."""
    if said.why in WHY or not said.why:
        return WHY.get(said.why, "")
    return f"{said.why[0].upper()}{said.why[1:].rstrip('.')}."  # what a reader of projects says of what it leaves


def table_of(receipt: Receipt) -> list[tuple[str, int, int, int, int]]:
    """Rows under COLUMNS, one for each kind of thing of which there is any; groups of codes apart from codes."""
    rows = []
    for each in receipt.sums:
        groups = receipt.groups if each.thing == CODES else 0
        if each.found > groups:
            called = SEVERAL.get(each.thing, each.thing).capitalize()
            rows.append((called, each.found - groups, each.held - groups, each.ignored, each.lost))
        if groups:
            rows.append((GROUPS, groups, groups, 0, 0))
    return rows


def used_and_not(receipt: Receipt) -> list[str]:
    """What is said of people and passages, and which columns are not used, each by its name: a sentence each.

    'Filters, about people: Age (12 people) and Town (14 people).'
    """
    sentences = []
    for role, about in FILTERS.items():
        said = [f"{each.names[0]} ({_amount(receipt, each)})" for each in receipt.columns if each.what == role and each.names]
        if said:
            sentences.append(f"{about}: {join_and(said)}.")
    unused: dict[str, list[str]] = {}
    for each in receipt.columns:
        if each.fate == IGNORED_LINE:
            empty = EMPTY if each.why == "column_empty" else ""
            unused.setdefault(each.table, []).extend(f"{name}{empty}" for name in each.names)
    for table, names in unused.items():
        more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
        sentences.append(f"{NOT_USED}, of {table}: {join_and([*names[:MOST_NAMED], *more])}.")
    left = [each.example for each in receipt.lines if each.why == "left_out"]
    return [*sentences, f"{NOT_USED}: {join_and(left)}."] if left else sentences


def _amount(receipt: Receipt, said: Line) -> str:
    """Of how many things a column tells; of codes as everywhere, those and their groups apart."""
    things = TELLS_OF.get(said.what, "rows")
    if things != CODED or not receipt.groups:
        return _number(said.number, things)
    return _number(said.number, OF_GROUPS_TOO) if said.what == m.MEANING else _in_groups(receipt, said.number)


def details_of(receipt: Receipt) -> list[tuple[str, str, str, str, str]]:
    """Rows under DETAILS, one for each line of the receipt; each number with what it counts."""
    return [
        (fate(each), SEVERAL.get(each.what, each.what), _counted(receipt, each), _named(each), why(each))
        for each in (*receipt.columns, *receipt.lines)
    ]


def _counted(receipt: Receipt, said: Line) -> str:
    is_used = bool(said.names) and said.fate != IGNORED_LINE
    return _amount(receipt, said) if is_used else _number(said.number, said.what)


def _named(said: Line) -> str:
    return ", ".join([said.example, *said.names[1:]])


def text_of(receipt: Receipt) -> str:
    """The whole receipt as lines of text."""
    lines = [verdict(receipt), *(f"  {sum_line(each)}" for each in table_of(receipt))]
    lines += [f"  {column_line(each)}" for each in receipt.columns]
    return "\n".join([*lines, *(f"  {line(each)}" for each in receipt.lines), f"  {no_names(receipt)}"])


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
