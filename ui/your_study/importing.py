"""Files of another program: what they hold, how each column is read, what comes of it, and the study that opens."""

import logging
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

import pandas as pd
import streamlit as st

from analysis.files.problems import StudyError, shorten
from analysis.files.upload_worker import WAITING
from analysis.importing.look import Looked, Made, TableSeen, with_shape
from analysis.importing.mapping import (
    BY_DOCUMENT,
    CODEBOOK,
    CODED,
    CODES,
    IGNORED,
    LAST_YEAR,
    MARK,
    NESTINGS,
    NOBODY,
    OF_PEOPLE,
    OF_SEGMENTS,
    SEPARATORS,
    SHAPES,
    WHO,
    Column,
    Mapping,
    TableMapping,
    carry,
    fit,
    from_toml,
    to_toml,
)
from analysis.importing.mapping import PEOPLE as PEOPLE_TABLE
from analysis.importing.project import PEOPLE
from analysis.importing.receipt import Receipt
from analysis.importing.recognise import SAVED as OPEN_WHAT_WAS_SAVED
from analysis.importing.recognise import STUDY
from analysis.importing.study import LONGEST_SOURCE
from analysis.importing.worker import look_apart, make_apart, open_made
from analysis.model.dataset import FEWEST_SHOWN
from exports.model import file_name
from ui.download import offer_download
from ui.state.budget import LEAST, OF_TABLES, FullError, budget, bytes_of
from ui.state.progress import on_page
from ui.state.shown_study import Brought, OwnStudy, show_study
from ui.words import plain
from wording.app import import_page as words
from wording.app import importing as receipt_words
from wording.app.counting import HIDE_FEWER
from wording.app.server import FULL

log = logging.getLogger("study")
IMPORT = "import"  # the files that are being read, in the session
MADE = "import_made"  # the mapping they were last read by, and what came of it
FOLDED = (IGNORED, MARK)  # roles whose columns are folded away where there are many
WITHOUT_TABLES = (BY_DOCUMENT, NOBODY)  # who speaks in a project that names nobody
MOST_OPEN = 6
MOST_HIDDEN = 10  # people: the largest of the small groups that may be hidden
EXAMPLES, LONGEST_EXAMPLE = 2, 60
OVERVIEW = "../pages/overview.py"
SAVED, OF_A_STUDY = ".toml", (".xlsx", ".zip")


@dataclass(frozen=True, eq=False)  # each keeps a place in the budget for its own files
class Importing:
    """Files on their way to a study: what they are called and hold, what was seen of them, how they are to be read; `saved` is
    the file of choices that says so, '' without one."""

    files: tuple[tuple[str, bytes], ...]
    looked: Looked
    mapping: Mapping
    saved: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What the files are called."""
        return tuple(name for name, _ in self.files)


def begin_import(files: list[tuple[str, bytes]]) -> Importing | None:
    """Look at the files; a saved mapping among them says how the others are read. None where they are a study of this app, or
    one file that could have been meant as one. Raises StudyError."""
    saved = [(name, content) for name, content in files if PurePosixPath(name).suffix.lower() == SAVED]
    others = tuple((name, content) for name, content in files if PurePosixPath(name).suffix.lower() != SAVED)
    looked = look_apart(others, on_page())
    is_alone = len(files) == 1 and PurePosixPath(files[0][0]).suffix.lower() in OF_A_STUDY
    is_no_study = any(problem.mend == OPEN_WHAT_WAS_SAVED for problem in looked.problems)
    if looked.kinds == (STUDY,) or (looked.problems and is_alone and not is_no_study):
        return None  # what is wrong with it is said as of a study
    if looked.problems:
        raise StudyError(looked.problems, looked.notices)
    begun = Importing(others, looked, looked.mapping)
    if saved:
        name, content = saved[0]
        begun = replace(begun, mapping=fit(from_toml(content.decode("utf-8", "replace")), looked.mapping), saved=name)
    size = sum(len(content) for _, content in others)
    budget().take(begun, size, already=size)  # they are among the files that are still to be read
    return begun


def add_files(begun: Importing, more: list[tuple[str, bytes]]) -> Importing:
    """The files with more of the same study; what the reader has changed so far stays. Raises StudyError."""
    added = begin_import([*begun.files, *more])
    if added is None or added.saved:
        return added or begun
    now = st.session_state[MADE][0] if MADE in st.session_state else begun.mapping
    kept = replace(added, mapping=carry(now, begun.looked.mapping, added.looked.mapping), saved=begun.saved)
    size = sum(len(content) for _, content in kept.files)
    budget().take(kept, size, already=size)
    return kept


def keep_import(begun: Importing | None) -> None:
    """From the next run on ask how these files are to be read; with None no longer."""
    for key in [key for key in st.session_state if str(key).startswith("import")]:
        del st.session_state[key]
    if begun:
        st.session_state[IMPORT] = begun


def import_begun() -> Importing | None:
    """The files that are being read, if any."""
    return st.session_state.get(IMPORT)


def correct(begun: Importing) -> Mapping:
    """How the files are to be read, as the reader has it now."""
    looked = begun.looked
    st.markdown(words.about(plain(begun.saved)) if looked.tables else words.BY_ITSELF)
    mapping = _whole(begun.mapping, looked)
    if looked.attributes:
        with st.container(border=True, key="import-attributes"):
            mapping = _attributes(mapping, looked)
    for number, table in enumerate(looked.tables):
        with st.container(border=True, key=f"import-table-{number}"):
            mapping = _table(mapping, number, table)
    if _says_nothing_of_people(mapping):
        st.info(words.NO_PEOPLE, icon=":material/group_add:")
    return mapping


def say_files(begun: Importing) -> None:
    """Which files are being read, of which program, and how much they hold."""
    looked = begun.looked
    rows = sum(table.rows for table in looked.tables)
    st.markdown(words.found([plain(name) for name in begun.names], plain(looked.tool), len(looked.tables), rows))


def _says_nothing_of_people(mapping: Mapping) -> bool:
    """Whether there are tables, some of them coded, and no column that says anything of people."""
    is_coded = any(table.of(*CODED) and table.shape != CODEBOOK for table in mapping.tables)
    return is_coded and not any(table.shape == PEOPLE_TABLE or table.of(OF_PEOPLE) for table in mapping.tables)


def show_receipt(begun: Importing, mapping: Mapping) -> None:
    """What comes of the files so read: the sums, every step, what is wrong; and the way on."""
    made = _made(begun, mapping)
    for problem in made.problems:
        st.error(plain(" ".join(filter(None, [f"{problem}.", problem.mend]))), icon=":material/error:")
    if made.receipt:
        _tell(made.receipt)
    fewest = _smallest_group(made)
    if made.package is not None and st.button(words.OPEN, type="primary", key="import-open", icon=":material/visibility:"):
        _open(begun, mapping, made, fewest)
    _offer_choices(mapping, begun.names)


def show_done(brought: Brought) -> None:
    """What was done with the files of a study that is open: the same receipt, and how they were read, as a file."""
    mapping = brought.mapping
    files = [plain(name) for name in brought.files]
    st.markdown(_listed(words.came_from(files, plain(mapping.title), plain(mapping.source), mapping.year)))
    _tell(brought.receipt, is_folded=True)
    _offer_choices(mapping, brought.files)


def _listed(sentences: list[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _tell(receipt: Receipt, is_folded: bool = False) -> None:
    """What a receipt says: in a sentence, by name, in sums, which may be folded away, and step by step."""
    st.markdown(plain(receipt_words.verdict(receipt)))
    if by_name := receipt_words.used_and_not(receipt):
        st.markdown(_listed([plain(sentence) for sentence in by_name]))
    if cut := receipt_words.cut_labels(receipt):
        st.warning(plain(cut), icon=":material/content_cut:")
    sums = pd.DataFrame(receipt_words.table_of(receipt), columns=list(receipt_words.COLUMNS))
    st.markdown(receipt_words.no_names(receipt))
    if again := receipt_words.marked_again(receipt):
        st.markdown(again)
    with st.expander(words.TABLE_READ_OUT) if is_folded else st.container():
        st.table(sums, hide_index=True, border="horizontal", alt=words.TABLE_READ_OUT)
        st.caption(receipt_words.ADDS_UP)
    rows = receipt_words.details_of(receipt)
    if not rows:
        return
    with st.expander(words.DETAILS):
        steps = pd.DataFrame(rows, columns=list(receipt_words.DETAILS))
        st.table(steps.map(lambda cell: plain(str(cell))), hide_index=True, border="horizontal", alt=words.DETAILS)


def _offer_choices(mapping: Mapping, names: tuple[str, ...]) -> None:
    """How the files are read, as a small file; what that is for stands under its button."""
    name = file_name(mapping.title or names[0], "reading", "toml")
    offer_download(words.KEEP, partial(_toml, mapping), name, "application/toml", "import-keep")
    st.caption(words.KEPT)


def _toml(mapping: Mapping) -> bytes:
    return to_toml(mapping).encode()


def _made(begun: Importing, mapping: Mapping) -> Made:
    """What came of the files when they were last read so; else they are read anew."""
    kept = st.session_state.get(MADE)
    if kept is None or kept[0] != mapping:
        place = st.empty()
        try:
            with place.container():
                made = make_apart(begun.files, mapping, on_page())
            budget().take(made, bytes_of(made.raw or {}))
        except FullError:
            place.error(FULL, icon=":material/hourglass_top:")
            return Made()
        except StudyError as error:
            made = Made(problems=error.problems, notices=error.notices)
        place.empty()
        kept = st.session_state[MADE] = (mapping, made)
    return kept[1]


def _smallest_group(made: Made) -> int | None:
    """The smallest group of people that the reader wants shown; None where no finding is tied to anybody."""
    if made.package is None or made.receipt is None or not made.receipt.sum_of(PEOPLE).held:
        return None
    chosen = st.number_input(HIDE_FEWER, 0, MOST_HIDDEN, FEWEST_SHOWN, key="import-fewest", width=360)
    st.caption(words.hides(chosen))
    return chosen


def _open(begun: Importing, mapping: Mapping, made: Made, fewest: int | None) -> None:
    progress, least = on_page(), LEAST + OF_TABLES * bytes_of(made.raw or {})
    try:
        opened = budget().open(0, partial(open_made, made, progress), partial(progress, WAITING, 0.0), least)
    except FullError:
        st.error(FULL, icon=":material/hourglass_top:")
        return
    except StudyError as error:
        st.session_state[MADE] = (st.session_state[MADE][0], replace(made, package=None, raw=None, problems=error.problems))
    else:
        log.info("own study opened: files: %d, findings: %d", len(begun.files), len(opened.dataset.tables["findings"]))
        brought = Brought(begun.names, mapping, made.receipt) if made.receipt else None
        file = words.named_files(begun.names)
        show_study(OwnStudy(opened.dataset, file, opened.notices, fewest, brought=brought))
        st.switch_page(OVERVIEW)  # a first chart, from its top
    st.rerun()


def _whole(mapping: Mapping, looked: Looked) -> Mapping:
    """What holds for all files: the study's name and source, who speaks, how codes within codes are written."""
    title = st.text_input(words.STUDY_NAME, mapping.title, key="import-title", max_chars=200)
    first, second = st.columns(2)
    source = first.text_input(words.SOURCE, mapping.source, key="import-source", max_chars=LONGEST_SOURCE)
    year = second.number_input(words.YEAR, 1, LAST_YEAR, mapping.year or None, step=1, key="import-year")
    st.markdown(f":small[{words.SOURCE_STANDS}]")
    mapping = replace(mapping, title=title.strip(), source=source.strip(), year=year or 0)
    ways = WHO if looked.tables else WITHOUT_TABLES
    if mapping.who not in ways:
        return mapping  # a project that names its people
    first, second = st.columns(2)  # new ones: on a narrow screen each row stays whole
    who = first.selectbox(words.WHO_SPEAKS, ways, ways.index(mapping.who), format_func=words.WHO.__getitem__, key="import-who")
    mapping = replace(mapping, who=who or BY_DOCUMENT)
    if looked.tables:
        nesting = second.selectbox(
            words.NESTED,
            NESTINGS,
            NESTINGS.index(mapping.nesting),
            format_func=lambda sign: words.nested(sign, looked.path),
            key="import-nesting",
        )
        mapping = replace(mapping, nesting=nesting or "")
    return mapping


def _attributes(mapping: Mapping, looked: Looked) -> Mapping:
    """The mapping with what the reader leaves out of what a project says of people, documents and passages."""
    st.markdown(words.KNOWN_OF)
    left = []
    for at, seen in enumerate(looked.attributes):
        is_of_people = seen.of_people or mapping.who == BY_DOCUMENT
        column = Column(seen.name, IGNORED if seen.name in mapping.left_out else OF_PEOPLE if is_of_people else OF_SEGMENTS)
        roles = (OF_PEOPLE if is_of_people else OF_SEGMENTS, IGNORED)
        if _column(column, roles, f"attribute-{at}", _joined(seen.first, len(seen.first))).role == IGNORED:
            left.append(seen.name)
    return replace(mapping, left_out=tuple(left))


def _table(mapping: Mapping, number: int, table: TableSeen) -> Mapping:
    """The mapping with what the reader says of one table."""
    st.markdown(words.table(plain(table.name), table.rows))
    shapes, was = tuple(SHAPES), mapping.tables[number].shape
    shape = st.selectbox(
        words.EACH_ROW,
        shapes,
        shapes.index(was),
        format_func=words.SHAPES.__getitem__,
        key=f"import-shape-{number}",
    )
    if shape and shape != was:
        mapping = with_shape(mapping, number, shape)
    mapped = mapping.tables[number]
    tables = list(mapping.tables)
    tables[number] = replace(mapped, columns=_columns(mapped, number, table))
    return replace(mapping, tables=tuple(tables))


def _columns(mapped: TableMapping, number: int, table: TableSeen) -> tuple[Column, ...]:
    """The columns as the reader has them; many of one kind are folded away."""
    folded = {role: [each for each in mapped.columns if each.role == role] for role in FOLDED}
    is_folded = {each.name: role for role, some in folded.items() if len(some) > MOST_OPEN for each in some}
    said: dict[str, Column] = {}
    roles = SHAPES[mapped.shape]
    for at, column in enumerate(mapped.columns):
        if column.name not in is_folded:
            said[column.name] = _column(column, roles, f"{mapped.shape}-{number}-{at}", _first(table, at))
    for role in dict.fromkeys(is_folded.values()):
        with st.expander(words.more_columns(len(folded[role]), role)):
            for at, column in enumerate(mapped.columns):
                if is_folded.get(column.name) == role:
                    said[column.name] = _column(column, roles, f"{mapped.shape}-{number}-{at}", _first(table, at))
    return tuple(said[column.name] for column in mapped.columns)


def _column(column: Column, roles: tuple[str, ...], key: str, examples: str) -> Column:
    """One column as the reader has it, of the roles that it may have."""
    beside, choice = st.columns([3, 2], vertical_alignment="center")
    beside.markdown(f"**{plain(column.name)}**  \n:small[{plain(words.for_example(examples))}]")
    role = choice.selectbox(
        words.as_role(column.name),
        roles,
        roles.index(column.role) if column.role in roles else roles.index(IGNORED),
        format_func=words.ROLES.__getitem__,
        key=f"import-role-{key}",
        label_visibility="collapsed",
    )
    separator = column.separator
    if role == CODES:
        signs = tuple(dict.fromkeys([*SEPARATORS, *([separator] if separator else [])]))
        separator = choice.selectbox(
            words.between(column.name),
            signs,
            signs.index(separator) if separator else signs.index(";"),
            format_func=words.separator,
            key=f"import-between-{key}",
        )
    changed = replace(column, role=role or IGNORED, separator=separator if role == CODES else "")
    is_same = changed.role == column.role
    return replace(changed, guessed=column.guessed and is_same, chosen=column.chosen or not is_same)


def _first(table: TableSeen, at: int) -> str:
    """The first filled cells of a column."""
    return _joined(tuple(dict.fromkeys(row[at] for row in table.first if at < len(row) and row[at])), EXAMPLES)


def _joined(cells: tuple[str, ...], most: int) -> str:
    return " · ".join(shorten(cell.replace("\n", " "), LONGEST_EXAMPLE) for cell in cells[:most])
