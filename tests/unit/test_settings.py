"""The environment becomes settings, or one line that names the variable."""

from __future__ import annotations

import pytest

from app.settings import Settings
from graph.errors import QuestionError


def test_the_command_line_wins_over_the_environment_and_that_over_the_default() -> None:
    environment = {"MANDATE_STORE": "sqlite:///a.db", "MANDATE_PORT": "9000"}
    settings = Settings.from_environment(environment, store="sqlite:///b.db", port=None)
    assert (settings.store, settings.port, settings.host) == ("sqlite:///b.db", 9000, "127.0.0.1")


def test_origins_are_parted_by_commas() -> None:
    settings = Settings.from_environment({"MANDATE_CORS_ORIGINS": "http://127.0.0.1:3000, http://localhost:3000"})
    assert settings.cors_origins == ("http://127.0.0.1:3000", "http://localhost:3000")


@pytest.mark.parametrize("name", ["MANDATE_PORT", "MANDATE_MAX_UPLOAD_MB"])
def test_a_wrong_value_names_its_variable(name: str) -> None:
    with pytest.raises(QuestionError, match=name):
        Settings.from_environment({name: "many"})


def test_secrets_are_not_shown() -> None:
    assert "hunter2" not in repr(Settings.from_environment({"MANDATE_TOKEN": "hunter2"}))
