"""Few uploads come at once, and none for ever: a server holds them in memory."""

import asyncio

from ui.server.uploads import MOST, FewUploads
from ui.state.budget import Budget
from ui.streamlit_internals import UPLOADS
from wording.app.server import BUSY, FULL, TOO_SLOW

ROOMY = Budget(1_000_000_000, lambda: 0)
LARGEST = 20 << 20  # of an upload that does not say how large it is: server.maxUploadSize


def scope(path: str, method: str = "PUT", size: int | None = None) -> dict:
    headers = [] if size is None else [(b"content-length", str(size).encode())]
    return {"type": "http", "method": method, "path": path, "headers": headers}


class App:
    """Takes an upload once it may; how many are with it."""

    def __init__(self):
        self.may, self.there = asyncio.Event(), 0

    async def __call__(self, scope, receive, send):
        self.there += 1
        await self.may.wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})


async def ask(served: FewUploads, given: dict) -> list[dict]:
    sent = []

    async def send(message):
        sent.append(message)

    await served(given, None, send)
    return sent


def test_no_more_than_a_few_come_at_once_and_the_next_may_come_after():
    async def journey() -> tuple[int, list[dict], list[dict]]:
        app = App()
        served = FewUploads(app, ROOMY)
        first = [asyncio.create_task(ask(served, scope(f"{UPLOADS}/visit/{n}"))) for n in range(MOST)]
        await asyncio.sleep(0.01)
        refused, there = await ask(served, scope(f"{UPLOADS}/visit/more")), app.there
        app.may.set()
        await asyncio.gather(*first)
        return there, refused, await ask(served, scope(f"{UPLOADS}/visit/more"))

    there, refused, taken = asyncio.run(journey())
    assert there == MOST
    assert (refused[0]["status"], refused[1]["body"]) == (503, BUSY.encode())
    assert taken[0]["status"] == 204


def test_an_upload_that_there_is_no_room_for_is_refused_and_taken_once_there_is():
    async def journey() -> list[tuple[int, str]]:
        app = App()
        served = FewUploads(app, Budget(LARGEST + 7_000_000, lambda: 1_000_000))
        first = asyncio.create_task(ask(served, scope(f"{UPLOADS}/visit/1")))
        await asyncio.sleep(0.01)
        refused = await ask(served, scope(f"{UPLOADS}/visit/2", size=6_000_001))
        app.may.set()
        taken = await ask(served, scope(f"{UPLOADS}/visit/3", size=6_000_000))
        await first
        again = await ask(served, scope(f"{UPLOADS}/visit/2", size=6_000_001))
        return [(each[0]["status"], each[1]["body"].decode() if len(each) > 1 else "") for each in (refused, taken, again)]

    assert asyncio.run(journey()) == [(503, FULL), (204, ""), (204, "")]


def test_an_upload_that_does_not_arrive_is_given_up():
    sent = asyncio.run(ask(FewUploads(App(), ROOMY, seconds=0.01), scope(f"{UPLOADS}/visit/slow")))
    assert (sent[0]["status"], sent[1]["body"]) == (408, TOO_SLOW.encode())


def test_other_requests_are_not_counted():
    async def journey() -> int:
        app = App()
        served = FewUploads(app, ROOMY)
        others = [scope("/findings", "GET")] * (MOST + 2) + [scope(f"{UPLOADS}/a/b", "DELETE")]
        asked = [asyncio.create_task(ask(served, each)) for each in others]
        await asyncio.sleep(0.01)
        app.may.set()
        await asyncio.gather(*asked)
        return app.there

    assert asyncio.run(journey()) == MOST + 3
