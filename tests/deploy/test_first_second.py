"""A server that is told to end in its first second: as the first process of a container it does not hear of it, so each way to
run it puts another first."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from tests.browser.conftest import ROOT, free_port

APART = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child"]  # what runs is the first process of its own world
EARLY = 0.2  # seconds after which it is told: python runs, and has not come to Streamlit's own handler
BESIDE = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"  # what stands first then, as an init does
pytestmark = pytest.mark.skipif(
    subprocess.run([*APART, "true"], capture_output=True, check=False).returncode != 0 if sys.platform == "linux" else True,
    reason="this machine lets nobody make a world of processes",
)


def below(process: int) -> list[int]:
    """The processes that one has started, from the first to the last."""
    text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [number for child in map(int, text.split()) for number in (child, *below(child))]


def told_early(first: list[str], place: int) -> bool:
    """Whether the app ends within two seconds when it is told to in its first; `first` starts it, and it is the process below
    unshare in this place."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port())]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*APART, *first, *command], cwd=ROOT, **quiet)
    try:
        until = time.monotonic() + 10
        while len(below(process.pid)) <= place and time.monotonic() < until:
            time.sleep(0.01)
        app = below(process.pid)[place]
        time.sleep(EARLY)
        os.kill(app, signal.SIGTERM)
        process.wait(2)
        return True
    except subprocess.TimeoutExpired:
        return False
    finally:
        process.kill()
        process.wait()


def test_as_the_first_process_it_does_not_hear_that_it_should_end():
    assert not told_early([], 0)


def test_beside_another_first_process_it_ends_at_once():
    assert told_early([sys.executable, "-c", BESIDE], 1)


def test_compose_and_manifest_put_another_process_first():
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    manifests = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")))
    (app,) = [each for each in manifests if (each["kind"], each["metadata"]["name"]) == ("Deployment", "app")]
    assert compose["services"]["app"]["init"] is True
    assert app["spec"]["template"]["spec"]["shareProcessNamespace"] is True
