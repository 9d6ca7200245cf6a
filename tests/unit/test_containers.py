"""The container files, as far as they can be checked without an engine."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml

from app.settings import Settings
from tests.conftest import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")


def test_the_compose_file_keeps_to_the_compose_specification() -> None:
    schema = json.loads((ROOT / "tests" / "data" / "compose-spec.json").read_text("utf-8"))
    jsonschema.Draft201909Validator(schema).validate(COMPOSE)


def test_every_port_is_on_this_machine_only_and_no_secret_has_a_default() -> None:
    for service in COMPOSE["services"].values():
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
        for name, value in service["environment"].items():
            if "PASSWORD" in name or "AUTH" in name:
                assert re.search(r"\$\{MANDATE_NEO4J_PASSWORD:\?", value)


def test_the_app_waits_for_a_healthy_server_and_its_settings_are_known() -> None:
    app = COMPOSE["services"]["app"]
    assert app["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert {name.removeprefix("MANDATE_").lower() for name in app["environment"]} <= set(Settings.model_fields)


def test_the_image_has_two_stages_and_no_root() -> None:
    last = DOCKERFILE.split("FROM ")[-1]
    assert DOCKERFILE.count("FROM ") == 2
    assert "USER mandate" in last
    assert "gcc" not in last


@pytest.mark.parametrize("name", re.findall(r"^COPY ((?!--from).+) \S+$", DOCKERFILE, re.MULTILINE))
def test_what_the_image_copies_is_there(name: str) -> None:
    assert all((ROOT / part).exists() for part in name.split())
