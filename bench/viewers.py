"""How many people one server keeps up with: viewers who each change a filter every 3 seconds, without browsers.

Each viewer is a connection that speaks as a browser does: it opens the Overview, then puts a value into a filter, or
takes one out, at random, as a person would by a click. A time runs from the click to the message that the page is
whole, so it holds all that a visitor waits for but the drawing. Counting begins when all have arrived. The server is a
process of its own; what it and the viewers take of the machine's processors is printed with the times, for where there
are few the viewers are in the server's way.
"""

import argparse
import asyncio
import os
import random
import statistics
import time
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from bench.local_replicas import trusting
from bench.run import TARGETS, start
from bench.scale import held_by
from ui.state.filters import shared_filters
from ui.state.shown_study import served_study

PAUSE = 3.0  # seconds from one change to the next
ARRIVING = 12.0  # seconds over which the viewers arrive; what they change meanwhile is not counted
SECONDS = 30
CROWDS = (25, 50, 100, 150, 200)
MOST = 500  # milliseconds that the 95th of 100 changes may take


class Viewer:
    """One visit: the filters by label, what each holds, and the address, as a browser keeps them."""

    def __init__(self, connection: ClientConnection, seed: int) -> None:
        self.connection, self.random = connection, random.Random(seed)
        self.filters: dict[str, tuple[str, list[str]]] = {}
        self.chosen: dict[str, str] = {}
        self.address, self.page = "", ""

    async def ask(self) -> float:
        """Have the page run with what is chosen; milliseconds until it is whole."""
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.page_script_hash = self.address, self.page
        for name, value in self.chosen.items():
            state = asked.rerun_script.widget_states.widgets.add(id=self.filters[name][0])
            state.string_array_value.data.append(value)
        begun = time.perf_counter()
        await self.connection.send(asked.SerializeToString())
        async for content in self.connection:
            told = ForwardMsg.FromString(content)
            if told.WhichOneof("type") == "script_finished":
                break
            self._hear(told)
        return (time.perf_counter() - begun) * 1000

    async def change(self) -> float:
        """Put a value into a filter or, half of the time, take one out again: most people look at one or two at once."""
        if self.chosen and self.random.random() < 0.5:
            self.chosen.pop(self.random.choice(list(self.chosen)))
        else:
            name = self.random.choice(list(self.filters))
            self.chosen[name] = self.random.choice(self.filters[name][1])
        return await self.ask()

    def _hear(self, told: ForwardMsg) -> None:
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self.page = told.new_session.page_script_hash
        elif kind == "page_info_changed":
            self.address = told.page_info_changed.query_string
        elif kind == "delta" and told.delta.new_element.WhichOneof("type") == "multiselect":
            drawn = told.delta.new_element.multiselect
            self.filters[drawn.label] = (drawn.id, list(drawn.options))


def enter(address: str) -> connect:
    """A connection to the app, to be awaited or entered; a certificate may be one that nobody vouches for."""
    url, context = f"{address.replace('http', 'ws', 1)}/_stcore/stream", trusting() if address.startswith("https") else None
    return connect(url, subprotocols=["streamlit"], max_size=None, open_timeout=60, ssl=context)


async def visit(address: str, number: int, crowd: int, begin: float) -> list[float]:
    """One viewer until `SECONDS` after `begin`: the milliseconds of each change from then on."""
    await asyncio.sleep(ARRIVING * number / crowd)
    async with enter(address) as connection:
        viewer, times, took = Viewer(connection, number), [], 0.0
        await viewer.ask()
        many = len(shared_filters(served_study()))
        if len(viewer.filters) != many:
            raise RuntimeError(f"{len(viewer.filters)} filters were drawn, not {many}")
        while (asked := time.perf_counter()) < begin + SECONDS:
            await asyncio.sleep(max(0.0, PAUSE - took / 1000))
            took = await viewer.change()
            if asked > begin:
                times.append(took)
        return times


async def watch(address: str, crowd: int) -> list[float]:
    """So many viewers at once: the milliseconds of all their changes."""
    begin = time.perf_counter() + ARRIVING
    return sum(await asyncio.gather(*(visit(address, number, crowd, begin) for number in range(crowd))), [])


def main() -> None:
    """Start the app, let ever more people view it, print the middle and the 95th of 100 of their waits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--viewers", type=int, nargs="+", default=CROWDS)
    process, address = start(TARGETS[0])
    print(f"{len(served_study().findings)} findings, a change every {PAUSE:.0f} s")
    print(f"{os.cpu_count()} processors, of which the server and the viewers kept busy what stands below their names")
    print(f"{'viewers':>8}{'changes':>9}{'median ms':>11}{'p95 ms':>8}{'server':>8}{'viewers':>9}{'MB':>6}")
    try:
        for crowd in parser.parse_args().viewers:
            begun, own, its = time.perf_counter(), time.process_time(), busy(process.pid)
            times = asyncio.run(watch(address, crowd))
            took = time.perf_counter() - begun
            middle, slow = statistics.median(times), statistics.quantiles(times, n=100)[94]
            used = f"{(busy(process.pid) - its) / took:8.2f}{(time.process_time() - own) / took:9.2f}"
            late = "" if slow <= MOST else f"  over {MOST} ms"
            print(f"{crowd:8}{len(times):9}{middle:11.0f}{slow:8.0f}{used}{held_by(process.pid):6.0f}{late}", flush=True)
    finally:
        process.terminate()


def busy(process: int) -> float:
    """The seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
