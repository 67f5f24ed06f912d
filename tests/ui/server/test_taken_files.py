"""Files that visitors take away: each gets their own, whatever it differs in, and it is gone within seconds.

The attack: two studies of one title, opened at the same time, differ in a few letters only, far from the ends of their files.
"""

import time

import pytest
from streamlit.runtime import memory_media_file_storage as media
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError

from tests.analysis.files.given_files import TABLES, study_files, zip_of
from tests.browser.conftest import serving
from tests.visits import Visit, fetch
from ui import streamlit_internals as ours

KINDS = ("html", "xlsx", "pdf", "pptx", "docx", "ods", "odt", "csv", "zip", "png", "svg")
PLACE = 100_000  # beyond the first 64 KiB, before the middle
NAMES = (b"Alice", b"Bobby")
FINDINGS = 5_000


def file_with(name: bytes) -> bytes:
    """A file of 2 MiB with a name in it."""
    return b"." * PLACE + name + b"." * ((2 << 20) - PLACE - len(name))


@pytest.fixture
def as_streamlit_has_it(monkeypatch):
    monkeypatch.setattr(media, "_calculate_file_id", media._calculate_file_id)  # put back at the end
    monkeypatch.setattr(media, "MemoryMediaFileStorage", media.MemoryMediaFileStorage)


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(ours.time, "monotonic", lambda: now[0])
    return now


def store():
    return media.MemoryMediaFileStorage("/media")


def taken(storage, kind: str, name: bytes) -> bytes:
    """What stands at the address that a visitor is given for their file."""
    file_id = storage.load_and_get_id(file_with(name), f"a/{kind}", MediaFileKind.DOWNLOADABLE, f"study.{kind}")
    return storage.get_file(file_id).content


@pytest.mark.parametrize("kind", KINDS)
def test_each_visitor_gets_their_own_file(as_streamlit_has_it, kind):
    theirs = store()
    got = [taken(theirs, kind, name)[PLACE : PLACE + 5] for name in NAMES]
    assert got == [b"Alice", b"Alice"], "Streamlit tells such files apart by itself: keep_files_apart may not be needed"
    ours.keep_files_apart()
    apart = store()
    assert [taken(apart, kind, name)[PLACE : PLACE + 5] for name in NAMES] == [b"Alice", b"Bobby"]


def test_address_is_of_the_whole_file_its_kind_and_its_name_and_of_a_key(monkeypatch):
    made = {ours.file_address(*given) for given in ((b"ab", "c", "d"), (b"ab", "c", "e"), (b"a", "bc", "d"), (b"ab", "c"))}
    assert len(made) == 4 and all(len(address) == 56 for address in made)  # 224 bits
    assert ours.file_address(b"ab", "c", "d") in made
    monkeypatch.setattr(ours, "KEY", b"another")
    assert ours.file_address(b"ab", "c", "d") not in made


def test_file_stands_for_its_time_whoever_draws_a_page_and_then_goes(as_streamlit_has_it, clock):
    ours.keep_files_apart()
    storage = store()
    file_id = storage.load_and_get_id(b"a,b", "text/csv", MediaFileKind.DOWNLOADABLE, "a.csv")
    storage.delete_file(file_id)  # what Streamlit does once two pages were drawn
    clock[0] += ours.FILE_KEPT - 1
    storage.forget_old()
    assert storage.get_file(file_id).content == b"a,b"
    storage.load_and_get_id(b"a,b", "text/csv", MediaFileKind.DOWNLOADABLE, "a.csv")  # made again: from now on
    clock[0] += ours.FILE_KEPT - 1
    storage.forget_old()
    assert storage.get_file(file_id).content == b"a,b"
    clock[0] += 1
    storage.forget_old()
    with pytest.raises(MediaFileStorageError):
        storage.get_file(file_id)


def test_what_a_page_shows_goes_when_streamlit_says_so(as_streamlit_has_it, clock):
    ours.keep_files_apart()
    storage = store()
    file_id = storage.load_and_get_id(b"<svg/>", "image/svg+xml", MediaFileKind.MEDIA)
    storage.delete_file(file_id)
    with pytest.raises(MediaFileStorageError):
        storage.get_file(file_id)


def study_of(name: str) -> bytes:
    """A study whose file of findings has more than 1 MiB, and the name once, in the thousandth finding."""
    told = [[f"F{n}", "f_help", f"{name if n == 1000 else 'Someone'} helped. {'x' * 180}"] for n in range(100, FINDINGS)]
    tables = {name: TABLES[name] for name in ("study", "programmes", "themes", "participants")}
    findings = [["finding_id", "theme_id", "statement"], *told]
    return zip_of(study_files({**tables, "findings": findings}), packed=False)


def test_two_visitors_at_once_each_take_their_own_study_and_the_server_then_forgets_it():
    with serving("app.py") as server:
        visits = [Visit(server), Visit(server)]
        for visit, name in zip(visits, NAMES, strict=True):
            visit.open("your_study")
            visit.give("study.zip", study_of(name.decode()))
            visit.open("findings")
        paths = [visit.make("Download CSV") for visit in visits]
        begun = time.monotonic()
        for visit in visits:
            visit.open("findings")  # pages are drawn before the browser has asked for the file
            visit.close()
        found = [fetch(server, path) for path in paths]
        assert [(status, headers["cache-control"]) for status, headers, _ in found] == [(200, "no-store")] * 2
        assert all(len(content) > 1 << 20 for _, _, content in found)
        assert [[name in content for name in NAMES] for _, _, content in found] == [[True, False], [False, True]]
        while any(fetch(server, path)[0] == 200 for path in paths) and time.monotonic() - begun < 2 * ours.FILE_KEPT:
            time.sleep(0.5)
        print(f"the file was gone {time.monotonic() - begun:.0f} s after the tab was closed")
        assert [fetch(server, path)[0] for path in paths] == [404, 404]
        assert time.monotonic() - begun < ours.FILE_KEPT + 15
