"""The files of ``deploy/``: their formats, and that they say what the package does."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from citemark.settings import table
from citemark.settings.documentation import as_env_file
from citemark.web.metrics import Metrics

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
VARIABLES = {row.variable for row in table()}
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))


def documents(path: Path) -> list[dict[str, Any]]:
    return [each for each in yaml.safe_load_all(path.read_text(encoding="utf-8")) if each]


def test_the_example_environment_names_every_setting() -> None:
    assert (DEPLOY / "citemark.env.example").read_text(encoding="utf-8") == as_env_file()


@pytest.mark.parametrize(
    "path",
    [
        "Dockerfile",
        "compose.yaml",
        "systemd/citemark.service",
        "kubernetes/settings.yaml",
        "kubernetes/service.yaml",
        "kubernetes/rescore.yaml",
    ],
)
def test_every_setting_that_a_file_names_exists(path: str) -> None:
    text = (DEPLOY / path).read_text(encoding="utf-8")
    others = {"CITEMARK_DOMAIN"}  # of the proxy, not of the service
    assert set(re.findall(r"CITEMARK_[A-Z_]+[A-Z]", text)) - others <= VARIABLES


# ---------------------------------------------------------------- image


INSTRUCTIONS = (
    "ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|RUN|SHELL|STOPSIGNAL|USER|"
    "VOLUME|WORKDIR"
)


def instructions() -> list[tuple[str, str]]:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"\\\n", " ", "\n".join(x for x in text.split("\n") if not x.startswith("#")))
    found = []
    for line in filter(None, map(str.strip, lines.split("\n"))):
        match = re.fullmatch(rf"({INSTRUCTIONS})\s+(.+)", line)
        assert match, line
        found.append((match[1], match[2]))
    return found


def test_the_image_is_built_in_stages_from_the_lock_and_runs_as_nobody_in_particular() -> None:
    found = instructions()
    stages: dict[str, list[tuple[str, str]]] = {}
    for word, rest in found:
        if word == "FROM":
            name = rest.split(" AS ")[1]
            stages[name] = []
        elif stages:
            stages[name].append((word, rest))
    assert list(stages)[-1] == "service", "the last stage is built without --target"
    assert ("USER", "10001:10001") in stages["service"]
    assert any(word == "HEALTHCHECK" for word, _ in stages["service"])
    installs = [rest for _, rest in found if "pip install" in rest]
    assert installs
    assert all("--require-hashes" in each or "--no-deps" in each for each in installs)


def test_whatever_the_image_copies_exists_and_is_not_ignored() -> None:
    kept = {
        line[1:]
        for line in (DEPLOY / "Dockerfile.dockerignore").read_text().split("\n")
        if line.startswith("!")
    }
    for word, rest in instructions():
        if word == "COPY" and not rest.startswith("--from"):
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert any(source == each or source.startswith(each + "/") for each in kept), source


def test_the_health_check_is_python_that_compiles() -> None:
    rest = next(rest for word, rest in instructions() if word == "HEALTHCHECK")
    command = json.loads(rest[rest.index("[") :])
    compile(command[2], "health check", "exec")


def test_the_locks_hold_what_the_files_name() -> None:
    lock = (DEPLOY / "locks" / "cluster.txt").read_text(encoding="utf-8")
    (job,) = documents(DEPLOY / "kubernetes" / "rescore.yaml")
    assert f"ray=={job['spec']['rayClusterSpec']['rayVersion']} " in lock
    assert "http" not in re.sub(r"http-[a-z]+|[a-z]*http[a-z0-9]*==|via.*|# .*", "", lock)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    (kustomization,) = documents(DEPLOY / "kubernetes" / "kustomization.yaml")
    assert kustomization["images"] == [{"name": "citemark", "newTag": version}]
    assert f"citemark-cluster:{version}" in (DEPLOY / "kubernetes/rescore.yaml").read_text()


EXTRAS_OF_LOCKS = {
    "run": ("postgres",),
    "batch": ("postgres", "batch"),
    "cluster": ("postgres", "batch", "cluster"),
    "test": ("postgres", "batch", "train", "test"),
}


@pytest.mark.parametrize(("lock", "extras"), EXTRAS_OF_LOCKS.items())
def test_each_lock_holds_what_is_promised_of_it(lock: str, extras: tuple[str, ...]) -> None:
    """The service is said to keep its ledger in PostgreSQL: its lock must hold the driver."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = list(project["dependencies"])
    wanted += [one for extra in extras for one in project["optional-dependencies"][extra]]
    text = (DEPLOY / "locks" / f"{lock}.txt").read_text(encoding="utf-8")
    names = {re.match(r"[\w.-]+", one)[0].lower() for one in wanted}  # type: ignore[index]  # all begin so
    missing = [name for name in names - {"citemark"} if f"\n{name}==" not in f"\n{text}"]
    assert missing == []
    assert f"deploy/locks/{lock}.txt" in (ROOT / "Makefile").read_text()


# -------------------------------------------------------------- compose


def test_compose_puts_the_service_behind_tls_and_nothing_else_outside() -> None:
    (compose,) = documents(DEPLOY / "compose.yaml")
    service, proxy = compose["services"]["citemark"], compose["services"]["proxy"]
    assert "ports" not in service
    assert {port.split(":")[0] for port in proxy["ports"]} == {"80", "443"}
    assert proxy["depends_on"] == {"citemark": {"condition": "service_healthy"}}
    for each in (service, proxy):
        assert each["cap_drop"] == ["ALL"]
        assert each["read_only"] is True
        named = {volume.split(":")[0] for volume in each["volumes"]}
        for name in named:
            assert name in compose["volumes"] or (DEPLOY / name).exists(), name
        assert set(each["networks"]) <= set(compose["networks"])
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).exists()
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert f"reverse_proxy citemark:{service['environment']['CITEMARK_PORT']}" in caddy
    assert caddy.count("{") == caddy.count("}")


@pytest.mark.skipif(shutil.which("docker") is None, reason="docker compose is not installed")
def test_compose_itself_accepts_the_file() -> None:
    command = ["docker", "compose", "-f", str(DEPLOY / "compose.yaml"), "config", "--quiet"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if "is not a docker command" in checked.stderr or "unknown" in checked.stderr:
        pytest.skip("docker is here without compose")
    assert checked.returncode == 0, checked.stderr


# -------------------------------------------------------------- systemd


def unit() -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DEPLOY / "systemd" / "citemark.service")
    return parser


def test_the_unit_has_the_sections_of_a_service_and_gives_nothing_away() -> None:
    found = unit()
    assert found.sections() == ["Unit", "Service", "Install"]
    service = found["Service"]
    assert service["ExecStart"].endswith("/citemark serve")
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "DynamicUser"):
        assert service[name] == "yes"
    assert int(service["TimeoutStopSec"]) > 30, "longer than a worker may take to finish"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_itself_accepts_the_unit(tmp_path: Path) -> None:
    text = (DEPLOY / "systemd" / "citemark.service").read_text(encoding="utf-8")
    copy = tmp_path / "citemark.service"
    copy.write_text(text.replace("/opt/citemark/bin/citemark", "/bin/true"))
    command = ["systemd-analyze", "verify", "--man=no", str(copy)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "citemark.service" not in checked.stderr, checked.stderr


# ----------------------------------------------------------- kubernetes


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_every_manifest_says_what_it_is(path: Path) -> None:
    for each in documents(path):
        assert {"apiVersion", "kind"} <= each.keys()
        metadata = each.get("metadata", {})
        name = metadata.get("name") or metadata.get("generateName") or each["kind"]
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,62}", name)


def test_kustomize_lists_the_files_of_the_service() -> None:
    (found,) = documents(DEPLOY / "kubernetes" / "kustomization.yaml")
    listed = set(found["resources"])
    assert listed == {path.name for path in MANIFESTS} - {"kustomization.yaml", "rescore.yaml"}


def pods() -> list[dict[str, Any]]:
    (job,) = documents(DEPLOY / "kubernetes" / "rescore.yaml")
    cluster = job["spec"]["rayClusterSpec"]
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    deployment = documents(DEPLOY / "kubernetes" / "service.yaml")[0]
    return [
        deployment["spec"]["template"]["spec"],
        *(group["template"]["spec"] for group in groups),
    ]


def test_every_pod_is_bounded_and_has_no_privileges() -> None:
    claims = {
        each["metadata"]["name"] for each in documents(DEPLOY / "kubernetes" / "storage.yaml")
    }
    for pod in pods():
        assert pod["securityContext"]["runAsNonRoot"] is True
        volumes = {volume["name"]: volume for volume in pod["volumes"]}
        for volume in volumes.values():
            assert volume.get("persistentVolumeClaim", {}).get("claimName", "") in claims | {""}
        for container in pod["containers"]:
            assert container["securityContext"]["capabilities"]["drop"] == ["ALL"]
            assert {"cpu", "memory"} <= container["resources"]["requests"].keys()
            assert "memory" in container["resources"]["limits"]
            assert {mount["name"] for mount in container["volumeMounts"]} <= volumes.keys()


def test_the_service_finds_its_pods_and_asks_routes_that_exist() -> None:
    deployment, service = documents(DEPLOY / "kubernetes" / "service.yaml")
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert service["spec"]["selector"].items() <= labels.items()
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    from citemark.web.operations import ENDPOINTS

    paths = {endpoint.path for endpoint in ENDPOINTS}
    for probe in ("readinessProbe", "livenessProbe", "startupProbe"):
        assert container[probe]["httpGet"]["path"] in paths


# -------------------------------------------------------------- grafana


def test_every_number_on_the_dashboard_is_one_that_the_service_counts() -> None:
    dashboard = json.loads((DEPLOY / "grafana" / "citemark.json").read_text(encoding="utf-8"))
    counted = set()
    for family in Metrics()._own.collect():
        ends = {"counter": ("_total",), "gauge": ("",)}
        for end in ends.get(family.type, ("_bucket", "_count", "_sum")):
            counted.add(family.name + end)
    ids = [panel["id"] for panel in dashboard["panels"]]
    assert len(ids) == len(set(ids))
    shown = set()
    for panel in dashboard["panels"]:
        assert panel["targets"]
        place = panel["gridPos"]
        assert place["x"] + place["w"] <= 24
        for target in panel["targets"]:
            assert target["expr"].count("(") == target["expr"].count(")")
            shown |= set(re.findall(r"citemark_[a-z_]+", target["expr"]))
    assert shown <= counted
    whole = {re.sub("_(?:total|bucket|count|sum)$", "", name) for name in counted}
    assert whole == {re.sub("_(?:total|bucket|count|sum)$", "", name) for name in shown}
