"""How many people one, two and three replicas behind the proxy keep up with, and what they notice when one dies.

The viewers are those of `bench.viewers`: each changes a filter every 3 seconds. For each number of replicas ever more of them
come until one of twenty changes takes longer than 500 ms. Then two replicas are viewed, one is ended without a word, and each
of its viewers connects again as a browser does, with its address. All of it runs on this machine: replicas, proxy and viewers
share its processors, so two of these hold little more with three replicas than with two.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from websockets.exceptions import WebSocketException

from bench.local_replicas import Proxy, Replicas, trusting
from bench.viewers import CROWDS, MOST, PAUSE, Viewer, busy, enter, watch

SOON = 5.0  # seconds within which each has to be back
ENDS = 20.0  # seconds that are viewed; one replica dies in the middle
LINKS = ("/findings?programme=darzi", "/compare?by=voice", "/present?slide=3", "/?experience=negative")


@dataclass(frozen=True)
class Back:
    """A viewer who lost the connection: seconds until the page was whole again, and whether it was the same view."""

    seconds: float
    same: bool


def main() -> None:
    """Print how many viewers each number of replicas holds, then how those of one that dies fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replicas", type=int, nargs="*", default=(1, 2, 3))
    parser.add_argument("--viewers", type=int, nargs="+", default=CROWDS)
    parser.add_argument("--when-one-dies", type=int, default=40, help="viewers of two replicas")
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors for replicas, proxy and viewers; a change every {PAUSE:.0f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for count in given.replicas:
            with Replicas(count) as replicas, Proxy(Path(folder), replicas.hosts, replicas.port) as proxy:
                print(f"{count} replicas: {held(replicas, proxy, given.viewers)} viewers held", flush=True)
        with Replicas(2) as replicas, Proxy(Path(folder), replicas.hosts, replicas.port) as proxy:
            backs, refused = asyncio.run(when_one_dies(proxy.address, replicas, given.when_one_dies))
    times = [back.seconds for back in backs]
    print(f"one of two replicas died: {len(backs)} of {given.when_one_dies} viewers lost the connection")
    print(f"back after {statistics.median(times):.1f} s (median), {max(times):.1f} s at most (wanted: {SOON:.0f} s)")
    print(f"with another view: {sum(not back.same for back in backs)}; links that were not answered meanwhile: {refused}")


def held(replicas: Replicas, proxy: Proxy, crowds: list[int]) -> int:
    """The largest of these crowds of whose changes 95 in 100 are answered in time; 0 where none is."""
    most, processes = 0, [each.pid for each in replicas.processes.values()]
    workers = list(map(int, Path(f"/proc/{proxy.process.pid}/task/{proxy.process.pid}/children").read_text().split()))
    for crowd in crowds:
        begun, of_proxy = sum(map(busy, processes)), sum(map(busy, workers))
        times = asyncio.run(watch(proxy.address, crowd))
        slow = statistics.quantiles(times, n=100)[94]
        print(f"{crowd:8} viewers: median {statistics.median(times):.0f} ms, p95 {slow:.0f} ms, n = {len(times)}", end="; ")
        used, on_the_way = sum(map(busy, processes)) - begun, sum(map(busy, workers)) - of_proxy
        print(f"processors: replicas {used:.1f} s, proxy {on_the_way:.1f} s, arrivals included", flush=True)
        if slow > MOST:
            break
        most = crowd
    return most


async def when_one_dies(address: str, replicas: Replicas, crowd: int) -> tuple[list[Back], int]:
    """What each viewer who lost the connection saw, and how many of the links opened meanwhile were not answered."""
    all_there = asyncio.Barrier(crowd + 2)

    async def die() -> None:
        await all_there.wait()
        await asyncio.sleep(ENDS / 2)
        replicas.kill(replicas.hosts[0])

    viewers = (stay(address, each, all_there) for each in range(crowd))
    *found, refused, _ = await asyncio.gather(*viewers, open_links(address, all_there), die())
    return sum(found, []), refused


async def stay(address: str, number: int, all_there: asyncio.Barrier) -> list[Back]:
    """One viewer who changes filters and, where the connection is lost, comes back with the same address."""
    await asyncio.sleep(PAUSE * random.Random(number).random())
    viewer, backs = Viewer(await enter(address), number), []
    await viewer.ask()
    await all_there.wait()
    end = time.perf_counter() + ENDS
    while time.perf_counter() < end:
        try:
            await asyncio.wait([asyncio.ensure_future(viewer.connection.wait_closed())], timeout=PAUSE)
            await viewer.change()
        except WebSocketException:
            backs.append(await come_back(address, viewer))
    await viewer.connection.close()
    return backs


async def come_back(address: str, viewer: Viewer) -> Back:
    """Connect again and ask for what the address says, as a browser does that has lost its server."""
    lost, before = time.perf_counter(), viewer.address
    while True:
        try:
            viewer.connection = await enter(address)
            await viewer.ask()
            return Back(time.perf_counter() - lost, viewer.address == before)
        except (WebSocketException, OSError):
            await asyncio.sleep(0.5)


async def open_links(address: str, all_there: asyncio.Barrier) -> int:
    """Open one shared link after the other: how many were not answered with a page."""
    await all_there.wait()
    refused, end = 0, time.perf_counter() + ENDS
    while time.perf_counter() < end:
        for link in LINKS:
            refused += not await asyncio.to_thread(answers, address + link)
            await asyncio.sleep(0.2)
    return refused


def answers(url: str) -> bool:
    """Whether a page comes."""
    try:
        with urllib.request.urlopen(url, timeout=10, context=trusting()) as answer:
            return answer.status == 200
    except OSError:
        return False


if __name__ == "__main__":
    main()
