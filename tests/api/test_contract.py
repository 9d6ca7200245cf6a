"""The service keeps to its own OpenAPI description, whatever is sent to it."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.config import SchemathesisConfig

from app.main import create_app
from app.settings import Settings


@pytest.fixture(scope="session")
def described(filled: str):
    app = create_app(Settings.model_validate({"store": filled, "token": "t"}))
    return schemathesis.openapi.from_asgi("/openapi.json", app, config=SchemathesisConfig())


def test_every_route_answers_as_described(described) -> None:
    operations = [result.ok() for result in described.get_all_operations()]
    reading = [operation for operation in operations if operation.method.upper() == "GET"]
    assert len(reading) > 20
    for operation in reading:

        @given(case=operation.as_strategy())
        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        def answers_as_described(case) -> None:
            case.call_and_validate()

        answers_as_described()


def test_no_answer_is_untyped(described) -> None:
    open_ended = [
        (path, status)
        for path, item in described.raw_schema["paths"].items()
        for operation in item.values()
        for status, response in operation["responses"].items()
        for content in response.get("content", {}).values()
        if content.get("schema") == {}
    ]
    assert not open_ended
