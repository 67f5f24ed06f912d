"""After a hundred visits with studies of their own the server holds hardly more than before, though nobody comes any more."""

import asyncio
import io
import time
import zipfile
from pathlib import Path

from bench.scale import held_by
from bench.scale_study import write_study
from tests.browser.conftest import ROOT, serving, started
from tests.visits import Visit
from ui.server import leaving
from ui.server.leaving import LOOKS
from wording.app.server import FULL

VISITS, FINDINGS = 100, 2_000
AT_ONCE = 50
STAYS = 5  # seconds that the server keeps a visit whose tab is closed
ONLY_YOU = "Only you can see it"
MOST = 1.2  # of what it held before


def zipped(folder: Path) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    return target.getvalue()


def look(server: str, study: bytes | None = None) -> Visit:
    """A visit that opens a study of its own, if one is given, and looks at it."""
    visit = Visit(server)
    visit.open("your_study")
    if study is not None:
        visit.give("study.zip", study)
        assert ONLY_YOU in said(visit)
    visit.open("")
    return visit


def said(visit: Visit, kind: str = "markdown") -> str:
    """What its page says, in elements of this kind."""
    return " ".join(each.body for (drawn, _), each in visit.elements.items() if drawn == kind)


def settled(process: int, most: float, seconds: float) -> float:
    """The MB that a process holds, once that is at most so much, or after so many seconds."""
    until = time.monotonic() + seconds
    while held_by(process) > most and time.monotonic() < until:
        time.sleep(1)
    return held_by(process)


def test_memory_is_given_back_once_after_visits_have_ended(monkeypatch):
    ended, given = [0, 2, 0, 0, None], []
    monkeypatch.setattr(leaving, "LOOKS", 0)
    monkeypatch.setattr(leaving, "GIVES", 0)
    monkeypatch.setattr(leaving, "let_go_of_visits", lambda: ended.pop(0))
    monkeypatch.setattr(leaving, "give_memory_back", lambda: given.append(len(ended)))
    asyncio.run(leaving.tidy_up())  # ends by itself, for Streamlit no longer tells
    assert given == [3]


def test_memory_is_not_given_back_more_often_than_it_may_be(monkeypatch):
    ended, given = [1, 1, 1, None], []
    monkeypatch.setattr(leaving, "LOOKS", 0)
    monkeypatch.setattr(leaving, "let_go_of_visits", lambda: ended.pop(0))
    monkeypatch.setattr(leaving, "give_memory_back", lambda: given.append(len(ended)))
    asyncio.run(leaving.tidy_up())
    assert given == []


def test_who_brings_a_study_once_the_budget_is_used_up_is_told_so_until_a_tab_closes(tmp_path):
    study = zipped(write_study(tmp_path / "study", 500, 50))  # takes 4 MB and a little
    with serving("app.py", "--server.disconnectedSessionTTL", "1", OWN_STUDIES_MB="11") as server:
        first, second, third = look(server, study), look(server, study), Visit(server)
        third.open("your_study")
        third.give("study.zip", study)
        assert FULL in said(third, "alert")
        assert ONLY_YOU not in said(third)
        first.open("your_study"), second.open("your_study")
        assert ONLY_YOU in said(first) and ONLY_YOU in said(second)
        first.close()
        time.sleep(1 + LOOKS + 1)
        third.give("study.zip", study)
        third.open("your_study")
        assert ONLY_YOU in said(third)
        assert FULL not in said(third, "alert")
        second.open("your_study")
        assert ONLY_YOU in said(second)
        second.close(), third.close()


def test_memory_is_given_back_when_all_tabs_are_closed(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONMALLOC", "malloc")
    assert "PYTHONMALLOC=malloc $(BIN)/streamlit run" in (ROOT / "Makefile").read_text(encoding="utf-8")  # as `make run` does
    study = zipped(write_study(tmp_path / "study", FINDINGS, FINDINGS // 10))
    room = {"OWN_STUDIES_MB": "2000"}  # for all of them at once: here what is asked is what they leave
    with started("app.py", "--server.disconnectedSessionTTL", str(STAYS), **room) as (server, process):
        look(server).close()
        time.sleep(STAYS)
        before, most = held_by(process.pid), 0.0
        for _ in range(VISITS // AT_ONCE):
            visits = [look(server, study) for _ in range(AT_ONCE)]
            most = max(most, held_by(process.pid))
            for visit in visits:
                visit.close()
        assert most > MOST * before  # there is something to give back
        after = settled(process.pid, MOST * before, 90)
        print(f"{before:.0f} MB before, {most:.0f} MB at most, {after:.0f} MB after")
        assert after <= MOST * before
