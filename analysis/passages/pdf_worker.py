"""Read the pages of a PDF in a process of its own: `report_copy` has `main` run there.

A PDF is a small program. Where one never ends, or asks for all memory, this process ends and not the server. The PDF comes
on standard input; on standard output goes one JSON object: `pages`, the text of each (null where it could not be read), or
`refused`, one of REFUSALS.
"""

import json
import sys
import threading
from io import BytesIO

from analysis.files.own_process import limit

MOST_PAGES = 400
MOST_CHARACTERS = 3_000_000
MOST_MEMORY = 250_000_000  # bytes, beside the 30 MB that python takes
# seconds of the processor: to begin with, for each page read (most take 0.03), in all
START, A_PAGE, IN_ALL = 1.0, 0.25, 30.0
REFUSALS = ("password", "protected", "damaged", "pages", "long", "large", "slow", "memory")
LIMITS = {
    "maximum_declared_stream_length": 20_000_000,
    "array_based_stream_maximum_output_length": 10_000_000,
    "zlib_maximum_output_length": 10_000_000,
    "zlib_maximum_recovery_input_length": 100_000,
    "lzw_maximum_output_length": 5_000_000,
    "run_length_maximum_output_length": 5_000_000,
    "brotli_maximum_output_length": 5_000_000,
    "stream_filters_maximum_length": 4,
    "stream_decoding_work_maximum_length": 30_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 2 * MOST_PAGES,
    "page_tree_maximum_page_entries": 100 * MOST_PAGES,
    "xform_maximum_invocations_per_extraction": 100,
}
_answered = threading.Lock()


class RefusedError(Exception):
    """A PDF that is not read; its one argument is one of REFUSALS."""


class Progress:
    """How many pages have been read, and so for how many seconds the process may have worked."""

    pages = 0

    def seconds(self) -> float:
        """Seconds of the processor."""
        return START + A_PAGE * self.pages


def pages_of(content: bytes, progress: Progress) -> list[str | None]:
    """The text of each page. Raises RefusedError, MemoryError."""
    from pypdf.errors import LimitReachedError

    reader, number = _open(content)
    pages, characters = [], 0
    for page in range(number):
        try:
            text = reader.pages[page].extract_text().encode("utf-8", "replace").decode()
        except MemoryError:
            raise
        except LimitReachedError:
            raise RefusedError("large") from None
        except Exception:  # a broken page may make pypdf raise anything: the page counts as not read
            text = None
        pages.append(text)
        progress.pages += 1
        characters += len(text or "")
        if characters > MOST_CHARACTERS:
            raise RefusedError("long")
    return pages


def _open(content: bytes):
    """The reader of a PDF that needs no password, and how many pages it has."""
    from pypdf import PdfReader  # here, as only this process needs it
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        reader = PdfReader(BytesIO(content))
        opened = not reader.is_encrypted or reader.decrypt("")
        number = len(reader.pages) if opened else 0
    except MemoryError:
        raise
    except DependencyError:
        raise RefusedError("protected") from None
    except LimitReachedError:
        raise RefusedError("pages") from None
    except Exception:  # a broken file may make pypdf raise anything
        raise RefusedError("damaged") from None
    if not opened:
        raise RefusedError("password")
    if number > MOST_PAGES:
        raise RefusedError("pages")
    return reader, number


def answer(said: dict) -> bool:
    """Write the one answer; False where it has been given."""
    if not _answered.acquire(blocking=False):
        return False
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    return True


def main() -> None:
    """Read, within the limits, and answer."""
    progress = Progress()
    limit(MOST_MEMORY, progress.seconds, IN_ALL, lambda: answer({"refused": "slow"}))
    try:
        from pypdf import apply_configuration

        with apply_configuration(**LIMITS):
            pages = pages_of(sys.stdin.buffer.read(), progress)
        answer({"pages": pages})
    except RefusedError as refused:
        answer({"refused": str(refused)})
    except MemoryError:
        answer({"refused": "memory"})
