"""What a visit leaves behind: the server lets go of it, and gives the memory back to the system, also where nobody else comes.

Python, Arrow and the C library each keep memory that was freed, for later. After a few large studies that is several times
what the server needs.
"""

import asyncio
import ctypes
import gc
import logging
import sys
import time

import pyarrow as pa

from ui.streamlit_internals import let_go_of_visits

log = logging.getLogger("study")
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
M_ARENA_MAX, M_MMAP_THRESHOLD = -8, -3  # numbers of settings of the GNU C library
LOOKS = 5.0  # seconds between two looks for visits that are over
GIVES = 20.0  # seconds at least between two times that memory is given back: it takes the processor for a moment


def keep_little() -> None:
    """Have memory that is freed go back to the system, as far as may be: to be called before there are threads.

    Arrow's own pool keeps what threads leave that have ended. The C library has a heap for each thread, each with holes.
    """
    pa.set_memory_pool(pa.system_memory_pool())
    if LIBC is not None and hasattr(LIBC, "mallopt"):
        LIBC.mallopt(M_ARENA_MAX, 2)
        LIBC.mallopt(M_MMAP_THRESHOLD, 1 << 17)


async def tidy_up() -> None:
    """Let go of what is over, again and again, until this task is cancelled."""
    owed, given = False, time.monotonic()
    while True:
        await asyncio.sleep(LOOKS)
        ended = let_go_of_visits()
        if ended is None:
            return
        if ended:
            log.info("visits over: %d", ended)
        owed = owed or ended > 0
        if owed and time.monotonic() - given >= GIVES:
            await asyncio.to_thread(give_memory_back)
            owed, given = False, time.monotonic()


def give_memory_back() -> None:
    """Give the system the memory that nothing uses any more."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    if LIBC is not None and hasattr(LIBC, "malloc_trim"):
        LIBC.malloc_trim(0)
