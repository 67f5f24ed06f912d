"""The files that containers are built and started from: valid by their schemas, as strict as we say, and whole."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from importlib import resources
from pathlib import Path

import jsonschema
import kubernetes_validate
import pytest
import yaml

from bench.local_replicas import HEALTH, READY, SECRET, free_port, wait_for

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
MANIFESTS = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")))
NAMES = [f"{each['kind']}-{each['metadata']['name']}" for each in MANIFESTS]
PODS = {each["metadata"]["name"]: each["spec"]["template"]["spec"] for each in MANIFESTS if each["kind"] == "Deployment"}
PROXY = (DEPLOY / "haproxy.cfg").read_text(encoding="utf-8")
LINES = re.findall(r"^([A-Z]+) (.+)$", (DEPLOY / "Containerfile").read_text(encoding="utf-8"), re.MULTILINE)
OLDEST = "1.29.0"  # of Kubernetes, that the manifests are checked against; and the newest that the checker knows
NOBODY = 65534


def of_kind(kind: str) -> dict[str, dict]:
    return {each["metadata"]["name"]: each["spec"] for each in MANIFESTS if each["kind"] == kind}


# Containerfile


def test_both_stages_are_of_one_image_and_the_last_one_is_run_by_nobody_in_particular():
    assert [text.split()[0] for word, text in LINES if word == "FROM"] == ["python:3.11-slim"] * 2
    assert [text for word, text in LINES if word == "USER"] == ["10001:10001"]
    last = LINES[max(place for place, (word, _) in enumerate(LINES) if word == "FROM") :]
    assert [word for word, _ in last] == ["FROM", "WORKDIR", "COPY", "ENV", "USER", "EXPOSE", "CMD"]  # nothing is added to it


def test_packages_are_installed_by_their_hashes():
    (install,) = [text for word, text in LINES if word == "RUN" and "pip install" in text]
    assert {"--require-hashes", "--only-binary"} <= set(shlex.split(install))


def pins(lock: str) -> dict[str, str]:
    """The version of each package in a lock file."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_sign_in_adds_packages_and_changes_none_and_the_plain_app_has_none_of_them():
    plain, private = pins("requirements.lock"), pins("deploy/requirements-signin.lock")
    assert {name: private.get(name) for name in plain} == plain
    assert {"authlib", "httpx"} <= set(private) - set(plain)


@pytest.fixture
def built():
    """What the first stage copies, in an empty folder that anybody may read."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    for *sources, target in (text.split() for word, text in LINES if word == "COPY" and not text.startswith("--from")):
        for source in sources:
            place = ROOT / source.replace("${LOCK}", "requirements.lock")
            if place.is_dir():
                shutil.copytree(place, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(place, folder / target)
    yield folder
    shutil.rmtree(folder)


def test_what_is_copied_runs_without_the_rest_and_writes_nothing(built):
    before = sorted(built.rglob("*"))
    for path in [built, *before]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    port, command = free_port(), json.loads(next(text for word, text in LINES if word == "CMD"))
    assert command[0] == ".venv/bin/python"
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if may_be_nobody() else {}
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "HOME": "/nonexistent", **SECRET}
    process = subprocess.Popen(
        [sys.executable, *command[1:], "--server.port", str(port)],
        cwd=built,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        **who,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}{HEALTH}")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/app/screen.css") as answer:
            assert answer.read() == (ROOT / "ui" / "style" / "screen.css").read_bytes()
    finally:
        process.terminate()
        said = process.communicate(timeout=20)[1]
    assert "Error" not in said
    there = [
        path for path in sorted(built.rglob("*")) if "__pycache__" not in path.parts
    ]  # who may write keeps compiled modules
    assert there == before


def may_be_nobody() -> bool:
    """Whether this test may start python as somebody without rights: only root may, and not where python is root's own."""
    if os.geteuid() != 0:
        return False
    try:
        return subprocess.run([sys.executable, "-c", ""], user=NOBODY, group=NOBODY, extra_groups=[], cwd="/").returncode == 0
    except PermissionError:
        return False


# Compose


def test_compose_file_is_valid():
    schema = resources.files("check_jsonschema").joinpath("builtin_schemas", "vendor", "compose-spec.json")
    jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(COMPOSE)


def test_compose_starts_two_replicas_that_only_the_proxy_reaches():
    app, proxy = COMPOSE["services"]["app"], COMPOSE["services"]["proxy"]
    assert app["deploy"]["replicas"] == 2
    assert (app["networks"], COMPOSE["networks"]["inside"]) == (["inside"], {"internal": True})
    assert "ports" not in app
    assert proxy["ports"] == ["80:8080", "443:8443"]


@pytest.mark.parametrize("name", ["app", "proxy"])
def test_compose_takes_every_right_that_is_not_needed(name):
    service = COMPOSE["services"][name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_compose_has_no_secret_of_its_own_and_does_not_start_without():
    secret = COMPOSE["services"]["app"]["environment"]["STREAMLIT_SERVER_COOKIE_SECRET"]
    assert secret.startswith("${STREAMLIT_SERVER_COOKIE_SECRET:?")
    assert COMPOSE["secrets"]["certificate"]["file"].startswith("${CERTIFICATE:?")


def test_compose_mounts_files_that_exist_where_the_proxy_looks():
    mounted = [text.split(":")[0] for text in COMPOSE["services"]["proxy"]["volumes"]]
    assert [name for name in mounted if not (DEPLOY / name).is_file()] == []
    assert "presetenv CERTIFICATE /run/secrets/certificate" in PROXY


# Kubernetes


@pytest.mark.parametrize("version", [OLDEST, kubernetes_validate.latest_version()])
@pytest.mark.parametrize("manifest", MANIFESTS, ids=NAMES)
def test_manifest_is_valid(manifest, version):
    kubernetes_validate.validate(manifest, version, strict=True)


def test_a_manifest_with_a_wrong_word_is_not_valid():
    wrong = {**MANIFESTS[0], "spec": {**MANIFESTS[0]["spec"], "replicaz": 2}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, OLDEST, strict=True)


def test_every_pod_is_kept_twice_and_is_never_ended_with_the_other():
    for name, spec in of_kind("Deployment").items():
        assert spec["replicas"] >= 2
        assert spec["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
        budget = of_kind("PodDisruptionBudget")[name]
        assert (budget["minAvailable"], budget["selector"]) == (1, spec["selector"])


@pytest.mark.parametrize("name", PODS)
def test_every_pod_runs_without_rights(name):
    pod, (container,) = PODS[name], PODS[name]["containers"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    expected = {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
    assert container["securityContext"] == expected
    assert set(container["resources"]) == {"requests", "limits"}


def test_the_image_runs_as_the_user_that_the_manifest_names():
    (user,) = [text for word, text in LINES if word == "USER"]
    security = PODS["app"]["securityContext"]
    assert user == f"{security['runAsUser']}:{security['runAsGroup']}"


def test_the_secret_is_the_same_for_all_replicas_and_has_to_be_there():
    (variable,) = PODS["app"]["containers"][0]["env"]
    assert variable["name"] == "STREAMLIT_SERVER_COOKIE_SECRET"
    assert variable["valueFrom"] == {"secretKeyRef": {"name": "app", "key": "cookie-secret"}}


def test_proxy_and_manifest_ask_for_readiness_at_one_path():
    assert PODS["app"]["containers"][0]["readinessProbe"]["httpGet"]["path"] == READY


def test_the_proxy_is_asked_where_it_answers():
    asked = {PODS["proxy"]["containers"][0][kind]["httpGet"]["path"] for kind in ("readinessProbe", "livenessProbe")}
    assert asked == set(re.findall(r"monitor-uri (\S+)", PROXY))


def test_only_the_proxies_reach_the_app_and_it_reaches_nothing():
    policy = of_kind("NetworkPolicy")["app"]
    assert (policy["policyTypes"], policy["egress"]) == (["Ingress", "Egress"], [])
    (rule,) = policy["ingress"]
    assert rule["from"] == [{"podSelector": {"matchLabels": {"app": "proxy"}}}]


def test_kustomization_brings_the_files_that_the_proxy_reads():
    made = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text(encoding="utf-8"))
    (configuration,) = made["configMapGenerator"]
    volumes = {each["name"]: each for each in PODS["proxy"]["volumes"]}
    assert volumes["configuration"]["configMap"]["name"] == configuration["name"]
    assert [name for name in configuration["files"] + made["resources"] if not (DEPLOY / name).is_file()] == []
    assert set(re.findall(r"text/html file (\S+)", PROXY)) <= set(configuration["files"])
