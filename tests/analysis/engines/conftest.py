"""Engines of the tests other than DuckDB. What reaches them is in deploy/requirements-engines.lock: `make test-engines`."""

import os

import pytest

# how many findings the study has that is made; `make bench-equal` sets it, and then Spark counts it, too
MADE = "MADE_FINDINGS"
MEMORY = "6g"  # that Spark, whose whole work is in one process, may take for a million findings; by itself it takes 1 GB


@pytest.fixture(scope="session")
def spark(tmp_path_factory) -> str:
    """The address of a Spark in this process; without one the test is skipped, or fails where REQUIRE_ENGINES is set."""
    try:
        import ibis  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError:
        if os.environ.get("REQUIRE_ENGINES"):
            pytest.fail("no Ibis and no PySpark here, and REQUIRE_ENGINES is set")
        pytest.skip("no Ibis and no PySpark here")
    asked = "spark.master=local[2]&spark.sql.shuffle.partitions=1&spark.default.parallelism=1"
    asked += f"&spark.driver.memory={MEMORY}" if MADE in os.environ else ""
    return f"pyspark://{tmp_path_factory.mktemp('spark')}?{asked}"
