"""Read the pages of a PDF in a process of its own: `copies.py` starts this file, nothing imports it.

A PDF is a small program. Where one never ends, or asks for all memory, this process ends and not the server. The PDF comes
on standard input; on standard output goes one JSON object: `pages`, the text of each (null where it could not be read), or
`refused`, one of REFUSALS.
"""

import json
import os
import sys
import threading
import time
from contextlib import suppress
from io import BytesIO

MOST_PAGES = 400
MOST_CHARACTERS = 3_000_000
MOST_MEMORY = 280_000_000
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


class Watch:
    """Ends the process when it has worked too long for the pages that it has read."""

    def __init__(self):
        self.pages = 0
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while time.process_time() < min(IN_ALL, START + A_PAGE * self.pages):
            time.sleep(0.05)
        if answer({"refused": "slow"}):
            os._exit(0)


def pages_of(content: bytes, watch: Watch) -> list[str | None]:
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
        watch.pages += 1
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
    with suppress(ImportError, ValueError, OSError):  # not every system can limit memory; pypdf's own limits hold everywhere
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    watch = Watch()
    try:
        from pypdf import apply_configuration

        with apply_configuration(**LIMITS):
            pages = pages_of(sys.stdin.buffer.read(), watch)
        answer({"pages": pages})
    except RefusedError as refused:
        answer({"refused": str(refused)})
    except MemoryError:
        answer({"refused": "memory"})


if __name__ == "__main__":
    main()
