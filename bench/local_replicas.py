"""Replicas of the app behind the proxy of `deploy/`, on one machine: for the tests of it, and for `bench.replicas`.

Each replica listens on an address of its own (127.0.0.2, 127.0.0.3 …) and the proxy finds them by name, as it does among
containers: a name server of a few lines tells it their addresses. Needs Linux, `haproxy` and `openssl`.
"""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONFIGURATION = ROOT / "deploy" / "haproxy.cfg"
HEALTH = "/_stcore/health"
READY = re.findall(r"presetenv READY_PATH (\S+)", CONFIGURATION.read_text(encoding="utf-8"))[0]  # what the proxy asks for
NAME = "replicas.test"
ANSWERED, LIFE = 1, 1  # the type of a record with an IPv4 address; seconds that an answer holds
SECRET = {"STREAMLIT_SERVER_COOKIE_SECRET": "only-for-tests-" * 3}


class Names(threading.Thread):
    """A name server that answers each question for an IPv4 address with `addresses`, which may change meanwhile."""

    def __init__(self, addresses: list[str]) -> None:
        super().__init__(daemon=True)
        self.addresses = addresses
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.place = "{}:{}".format(*self.socket.getsockname())

    def run(self) -> None:
        """Answer until the process ends."""
        while True:
            asked, who = self.socket.recvfrom(1024)
            self.socket.sendto(self._answer(asked), who)

    def _answer(self, asked: bytes) -> bytes:
        question = asked[12 : asked.index(b"\0", 12) + 5]  # the name, its end, type and class
        found = self.addresses if question[-3] == ANSWERED else []
        head = asked[:2] + b"\x85\x80" + b"\0\1" + len(found).to_bytes(2, "big") + bytes(4)
        record = b"\xc0\x0c\0\1\0\1" + LIFE.to_bytes(4, "big") + b"\0\4"
        return head + question + b"".join(record + socket.inet_aton(each) for each in found)


class Proxy:
    """The proxy before servers on one port of several addresses, as a context manager: `address` is where visitors go.

    `environment` sets what the configuration leaves open; its log is the file `log`. Raises TimeoutError where it does not
    answer within two minutes.
    """

    def __init__(self, folder: Path, hosts: list[str], port: int, environment: Mapping[str, str] | None = None) -> None:
        self.folder, self.port, self.names, self.environment = folder, port, Names(list(hosts)), environment or {}
        self.https, self.http, self.watch = free_port(), free_port(), free_port()
        self.address, self.log = f"https://localhost:{self.https}", folder / "proxy.log"

    def __enter__(self) -> "Proxy":
        self.names.start()
        places = {
            "CERTIFICATE": str(make_certificate(self.folder)),
            "HTTP_PORT": str(self.http),
            "HTTPS_PORT": str(self.https),
            "NAME_SERVER": self.names.place,
            "WATCH": f"127.0.0.1:{self.watch}",
            "REPLICA_NAME": NAME,
            "REPLICA_PORT": str(self.port),
        }
        with self.log.open("w") as log:
            command = ["haproxy", "-W", "-f", str(CONFIGURATION)]
            self.process = subprocess.Popen(command, env={**os.environ, **places, **self.environment}, stdout=log, stderr=log)
        try:
            wait_for(f"{self.address}{HEALTH}")
        except TimeoutError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(10)

    def reload(self) -> None:
        """Have it read its configuration again: the old process goes on with the visits that it has."""
        self.process.send_signal(signal.SIGUSR2)


class Replicas:
    """So many replicas of the app, as a context manager: their addresses are `hosts`, all on one `port`.

    `environment` is added to that of this process. Raises TimeoutError where one does not answer within two minutes.
    """

    def __init__(self, count: int, environment: Mapping[str, str] | None = None) -> None:
        self.environment = {**os.environ, **SECRET, **(environment or {}), "PYTHONPATH": str(ROOT)}
        self.hosts, self.port = [f"127.0.0.{number + 2}" for number in range(count)], free_port()
        self.processes: dict[str, subprocess.Popen] = {}

    def __enter__(self) -> "Replicas":
        try:
            for host in self.hosts:
                self.start(host)
            for host in self.hosts:
                wait_for(f"http://{host}:{self.port}{READY}")
        except TimeoutError:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for host in self.processes:
            self.kill(host)

    def start(self, host: str) -> None:
        """Start the replica of this address."""
        flags = ["--server.port", str(self.port), "--server.address", host]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", *flags]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes[host] = subprocess.Popen(command, cwd=ROOT, env=self.environment, **quiet)

    def kill(self, host: str) -> None:
        """End a replica as a power cut would: it says goodbye to nobody."""
        self.processes[host].kill()
        self.processes[host].wait(10)


def make_certificate(folder: Path) -> Path:
    """A file with a certificate for localhost that nobody vouches for, and its key."""
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "site.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    both.write_bytes(certificate.read_bytes() + key.read_bytes())
    return both


def trusting() -> ssl.SSLContext:
    """What accepts a certificate that nobody vouches for."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("0.0.0.0", 0))
        return found.getsockname()[1]


def wait_for(url: str, seconds: int = 120) -> None:
    """Wait until an address answers. Raises TimeoutError after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2, context=trusting()):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{url} did not answer within {seconds} s")
