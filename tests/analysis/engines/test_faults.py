"""An engine that does not answer says why, counts nothing half, and is asked again the next time."""

import pytest

from analysis.counts import size
from analysis.engines import in_duckdb
from analysis.engines.engine import GONE, MEMORY, STOPPED, TIME, EngineError
from analysis.engines.of_study import engine_of
from tests.analysis.databases.stored import as_parquet, opened
from tests.invented import FOLDER
from wording.app.share import NOT_COUNTED

SLOW = "SELECT count(*) FROM range(100000000) a, range(1000) b WHERE a.range % 7 = b.range % 5"
LARGE = "SELECT a.range, list(b.range) FROM range(3000) a, range(30000) b GROUP BY ALL ORDER BY 2"


@pytest.fixture
def stored(tmp_path, monkeypatch):
    return opened(as_parquet(FOLDER, tmp_path / "stored"), monkeypatch, tmp_path / "cache").dataset


def test_a_question_that_takes_too_long_is_stopped(stored, monkeypatch):
    monkeypatch.setattr(in_duckdb, "LONGEST", 0.2)
    with pytest.raises(EngineError) as caught:
        engine_of(stored).database.ask(SLOW)
    assert caught.value.why == TIME
    assert size(stored, stored.coded) == 60


def test_a_question_that_needs_too_much_memory_is_refused(stored):
    database = engine_of(stored).database
    database.connection.execute("SET memory_limit = '20MB'; SET max_temp_directory_size = '0B'")
    with pytest.raises(EngineError) as caught:
        database.ask(LARGE)
    assert caught.value.why == MEMORY
    assert size(stored, stored.coded) == 60


def test_a_database_that_is_gone_is_said_and_nothing_is_kept_of_it(stored):
    engine_of(stored).database.connection.close()
    for _ in range(2):
        with pytest.raises(EngineError) as caught:
            size(stored, stored.coded)
        assert caught.value.why == GONE


def test_each_reason_has_its_words():
    assert set(NOT_COUNTED) == {GONE, MEMORY, TIME, STOPPED}
