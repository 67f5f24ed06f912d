"""Engines at an address: who may not be named in one, what is said where none answers, and that no password is told."""

import os
import subprocess
import sys

import pandas as pd
import pyarrow as pa
import pytest

from analysis.databases.load import load, open_loaded
from analysis.engines.address import PASSWORD, USER, spoken, with_credentials
from analysis.engines.engine import GONE, MEMORY, TIME, EngineError
from analysis.engines.of_study import database_at
from analysis.files.problems import StudyError
from tests.analysis.databases.stored import as_parquet
from tests.conftest import DATA
from tests.invented import FOLDER

SECRET = "Wohlbehuetet7"
HOLD_A_SECRET = (
    f"postgres://nobody:{SECRET}@127.0.0.1:1/survey",
    f"postgres://{SECRET}@127.0.0.1:1/survey",
    f"clickhouse://127.0.0.1:1/survey?password={SECRET}",
    f"snowflake://account/survey?AccessToken={SECRET}",
    f"postgres://127.0.0.1:1/survey?sslpassword={SECRET}",
    f"postgres://[{SECRET}@127.0.0.1/survey",
)


def told(error: StudyError) -> list[tuple[str, str, str]]:
    return [(each.file, each.value, each.mend) for each in error.problems]


@pytest.mark.parametrize("address", HOLD_A_SECRET)
def test_an_address_with_a_user_or_a_password_is_refused_and_not_repeated(address):
    with pytest.raises(StudyError) as caught:
        open_loaded(address)
    ((file, _, mend),) = told(caught.value)
    assert (file, mend) == ("the address", "Take it out of the address; put it into STUDY_USER and STUDY_PASSWORD.")
    assert SECRET not in str(caught.value)
    assert SECRET not in spoken(address)


def test_user_and_password_come_from_the_environment(monkeypatch):
    monkeypatch.setenv(USER, "reader")
    monkeypatch.setenv(PASSWORD, "a@b/c")
    assert with_credentials("postgres://host:1/survey?sslmode=require") == (
        "postgres://reader:a%40b%2Fc@host:1/survey?sslmode=require"
    )
    monkeypatch.delenv(USER)
    assert with_credentials("postgres://host/survey") == "postgres://host/survey"


def test_what_may_be_read_of_an_address():
    assert spoken("postgres://host:1/survey?sslmode=require") == "postgres://host:1/survey"
    assert spoken("folder/survey.duckdb") == "folder/survey.duckdb"


@pytest.mark.parametrize("address", ["postgres://127.0.0.1:1/survey", HOLD_A_SECRET[0]])
def test_a_server_whose_engine_cannot_be_reached_ends_with_one_line_and_without_the_password(address):
    """With what reaches engines or without it: neither is there."""
    code = "from ui.server.warm_up import warm_up; warm_up()"
    environment = {**os.environ, "STUDY": address, USER: "nobody", PASSWORD: SECRET}
    run = subprocess.run([sys.executable, "-c", code], cwd=DATA.parent, capture_output=True, text=True, env=environment)
    assert run.returncode != 0
    assert SECRET not in run.stdout + run.stderr


def test_a_folder_is_no_engine(tmp_path):
    with pytest.raises(StudyError) as caught:
        load(tmp_path, str(tmp_path / "elsewhere"), lambda told, share: None)
    assert [each.allowed for each in caught.value.problems] == ["the address of an engine, such as postgres://host/database"]


def test_spark_that_holds_no_study_is_said(spark, monkeypatch):
    monkeypatch.setattr("analysis.databases.load.STUDIES", "no_studies")
    with pytest.raises(StudyError) as caught:
        open_loaded(spark)
    assert [each.mend for each in caught.value.problems] == ["Run `python -m analysis load STUDY INTO` first."]


def test_spark_that_loses_cells_leaves_no_study(spark, tmp_path, monkeypatch):
    from analysis.engines.elsewhere import Elsewhere

    monkeypatch.setenv("STUDY_CACHE", str(tmp_path / "cache"))
    written, real = [], Elsewhere.write

    def half(self, name, batches):
        written.append(name)
        real(self, name, (batch.slice(0, 1) for batch in batches))

    monkeypatch.setattr(Elsewhere, "write", half)
    with pytest.raises(StudyError):
        load(as_parquet(FOLDER, tmp_path / "stored"), spark, lambda told, share: None)
    monkeypatch.undo()
    engine = database_at(spark)
    assert len(written) == 1 and written[0] not in engine.tables()


def test_spark_that_cannot_answer_says_so(spark):
    with pytest.raises(EngineError) as caught:
        database_at(spark).ask("SELECT count(*) FROM nowhere")
    assert caught.value.why == GONE


def test_spark_that_takes_too_long_is_stopped_and_asked_again(spark, monkeypatch):
    from analysis.engines import elsewhere

    engine = database_at(spark)
    engine.ask("SELECT 1 AS n")
    with monkeypatch.context() as patch, pytest.raises(EngineError) as caught:
        patch.setattr(elsewhere, "LONGEST", 0.5)
        engine.ask("SELECT reflect('java.lang.Thread', 'sleep', CAST(8000 AS BIGINT)) AS n")
    assert caught.value.why == TIME
    assert engine.ask("SELECT 2 AS n")["n"].tolist() == [2]


def _end(session) -> None:
    session.stop()


def _kill(session) -> None:
    session.sparkContext._gateway.proc.kill()
    session.sparkContext._gateway.proc.wait()


@pytest.mark.parametrize("end", [_end, _kill])
def test_spark_that_has_ended_is_begun_again_with_what_was_made_in_it(spark, end):
    engine = database_at(spark)
    lasting = f"lasting{end.__name__}"
    engine.write(lasting, iter([pa.table({"n": [1, 2]})]))
    engine.know(lasting)
    kept = engine.new_table("n + added.more AS n", f"{lasting}, added", "n", added=pd.DataFrame({"more": [10]}))
    end(engine.connection._session)
    with pytest.raises(EngineError) as caught:
        engine.ask(f"SELECT n FROM {kept}")
    assert caught.value.why == GONE
    assert engine.ask(f"SELECT n, place FROM {kept} ORDER BY place").values.tolist() == [[11, 0], [12, 1]]
    engine.drop(lasting)


def test_one_question_connects_at_most_once(spark):
    from analysis.engines import elsewhere

    class Client:
        name, dialect = "another engine", "duckdb"

        def raw_sql(self, query):
            raise RuntimeError("server closed the connection unexpectedly")

    tried = []
    engine = elsewhere.Elsewhere(lambda: tried.append(1) or Client())
    for asked in range(3):
        with pytest.raises(EngineError):
            engine.ask(f"SELECT {asked} AS n")
        assert len(tried) == asked + 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("java.lang.OutOfMemoryError: Java heap space", MEMORY),
        ("ERROR: out of memory DETAIL: Failed on request of size 64", MEMORY),
        ("canceling statement due to statement timeout", TIME),
        ("server closed the connection unexpectedly", GONE),
        ("relation does not exist", GONE),
        ("Job 3 cancelled because SparkContext was shut down", GONE),
    ],
)
def test_what_spark_and_others_say_of_a_failed_question_is_told_apart(spark, said, why):
    from analysis.engines import elsewhere

    class Client:
        name, dialect = "spark of another make", "postgres"

        def raw_sql(self, query):
            raise RuntimeError(said)

    engine = elsewhere.Elsewhere(Client)
    with pytest.raises(EngineError) as caught:
        engine.ask("SELECT 1 AS n")
    assert caught.value.why == why
    assert said not in str(caught.value)
