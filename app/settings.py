"""``MANDATE_*`` → ``Settings``: the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from graph import wording
from graph.errors import QuestionError


class Settings(BaseModel):
    """Everything that can be set; each field is read from ``MANDATE_`` and its name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str = Field(
        "sqlite:///mandate.db", description="where the graph is kept: sqlite:///file or neo4j://host:port"
    )
    neo4j_user: str = Field("neo4j", description="the Neo4j user")
    neo4j_password: SecretStr = Field(SecretStr(""), description="the Neo4j user's password")
    neo4j_database: str = Field("neo4j", description="the Neo4j database")
    token: SecretStr = Field(SecretStr(""), description="who may write over HTTP; empty: nobody")
    host: str = Field("127.0.0.1", description="the address that `serve` listens on")
    port: int = Field(8000, ge=0, le=65535, description="the port that `serve` listens on")
    max_upload_mb: int = Field(50, ge=1, le=2048, description="the largest file that is read, in MB")
    cors_origins: tuple[str, ...] = Field((), description="origins that browsers may call from, parted by commas")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="how much is logged")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, **chosen: object) -> Settings:
        """The settings of an environment, under what was chosen on the command line.

        Raises ``QuestionError`` naming the variable.

        >>> Settings.from_environment({"MANDATE_PORT": "9000"}).port
        9000
        """
        values: dict[str, object] = {
            name: environment[f"MANDATE_{name.upper()}"]
            for name in cls.model_fields
            if environment.get(f"MANDATE_{name.upper()}")
        }
        if isinstance(origins := values.get("cors_origins"), str):
            values["cors_origins"] = tuple(origin.strip() for origin in origins.split(",") if origin.strip())
        values |= {name: value for name, value in chosen.items() if value is not None}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            wrong = error.errors()[0]
            name = f"MANDATE_{str(wrong['loc'][0]).upper()}"
            raise QuestionError(f"设置 {name} 不对:{wording.shape(wrong)}", remedy="见 README 的“设置”一节") from None
