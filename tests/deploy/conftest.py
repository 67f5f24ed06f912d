"""The proxy of `deploy/`: without HAProxy its tests are skipped, or fail where REQUIRE_PROXY is set."""

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def haproxy():
    """That HAProxy is there."""
    if not shutil.which("haproxy"):
        if os.environ.get("REQUIRE_PROXY"):
            pytest.fail("no HAProxy on this machine, and REQUIRE_PROXY is set")
        pytest.skip("no HAProxy on this machine")
