"""Loading and removing over HTTP: who may, what is refused, what is left as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.conftest import SAMPLES

TOKEN = {"Authorization": "Bearer sesame-open"}
SAMPLE = SAMPLES / "taizhou-yingshang-cuoshi.txt"
Make = Callable[..., TestClient]


def put(client: TestClient, data: bytes, name: str = "措施.txt", headers: dict[str, str] = TOKEN):
    return client.put("/api/v1/documents", params={"name": name}, content=data, headers=headers)


def test_a_document_comes_changes_nothing_the_second_time_and_goes(service: Make) -> None:
    client = service()
    first, second = put(client, SAMPLE.read_bytes()), put(client, SAMPLE.read_bytes())
    assert (first.status_code, first.json()["state"], second.json()["state"]) == (201, "loaded", "unchanged")
    path = f"/api/v1/documents/{quote(first.json()['document'], safe='')}"
    assert client.get(path).status_code == 200
    assert client.delete(path, headers=TOKEN).status_code == 204
    assert client.delete(path, headers=TOKEN).status_code == 404
    assert client.get("/api/v1/stats").json()["documents"] == 0


def test_a_record_that_was_corrected_by_hand_comes_back_in(service: Make) -> None:
    client = service()
    document = put(client, SAMPLE.read_bytes()).json()["document"]
    path = f"/api/v1/documents/{quote(document, safe='')}"
    record = client.get(f"{path}/record").json()
    record["measures"][0]["title"] = "改过的标题"
    assert put(client, json.dumps(record).encode(), "改正.json").json()["state"] == "loaded"
    assert put(client, SAMPLE.read_bytes()).json()["state"] == "kept"
    assert "改过的标题" in client.get(f"{path}/record").text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer"}, 401),
        ({"Authorization": "Basic eA=="}, 401),
        ({"Authorization": "Bearer wrong"}, 403),
    ],
)
def test_only_the_token_writes(service: Make, headers: dict[str, str], status: int) -> None:
    client = service()
    for response in (put(client, b"x", headers=headers), client.delete("/api/v1/documents/x", headers=headers)):
        assert (response.status_code, response.headers["Content-Type"]) == (status, "application/problem+json")


def test_without_a_token_set_nobody_writes_and_the_reason_is_given(service: Make) -> None:
    response = put(service(token=""), b"x")
    assert (response.status_code, "MANDATE_TOKEN" in response.json()["detail"]) == (403, True)


def test_a_file_over_the_limit_is_refused(service: Make) -> None:
    response = put(service(max_upload_mb=1), b"a" * (1024 * 1024 + 1))
    assert (response.status_code, "MANDATE_MAX_UPLOAD_MB" in response.json()["detail"]) == (413, True)


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "空.txt"), (b"\x89PNG\r\n\x1a\n\0\0\0", "图.txt"), (b"{", "坏.json"), (b"[]", "坏.json")]
)
def test_a_file_that_cannot_be_read_is_one_clear_problem(service: Make, data: bytes, name: str) -> None:
    client = service()
    response = put(client, data, name)
    assert (response.status_code, response.headers["Content-Type"]) == (422, "application/problem+json")
    assert name in response.json()["detail"]
    assert client.get("/api/v1/stats").json()["documents"] == 0


def test_a_store_that_is_away_is_503_and_the_service_recovers(service: Make, tmp_path: Path) -> None:
    client = service(store=f"sqlite:///{tmp_path}/later/store.db")
    response = client.get("/api/v1/stats")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    (tmp_path / "later").mkdir()
    assert client.get("/api/v1/stats").status_code == 200


def test_origins_that_are_allowed_may_read(service: Make) -> None:
    client = service(cors_origins=("http://127.0.0.1:3000",))
    headers = client.get("/healthz", headers={"Origin": "http://127.0.0.1:3000"}).headers
    assert headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:3000"


def test_a_division_that_is_none_is_refused(service: Make) -> None:
    client = service()
    response = client.put(
        "/api/v1/documents", params={"name": "a.txt", "region": "xyz"}, content=SAMPLE.read_bytes(), headers=TOKEN
    )
    assert (response.status_code, "xyz" in response.json()["detail"]) == (422, True)
    assert client.get("/api/v1/stats").json()["documents"] == 0


def test_a_form_is_refused_and_a_line_of_records_is_a_record(service: Make) -> None:
    client = service()
    form = client.put("/api/v1/documents?name=a.txt", files={"file": SAMPLE.read_bytes()}, headers=TOKEN)
    assert (form.status_code, "--data-binary" in form.json()["detail"]) == (415, True)
    line = json.dumps({"document": {"title": "云溪方案"}}).encode()
    assert put(client, line, "a.jsonl").json()["document"] == "-~云溪方案"
    assert put(client, line + b"\n" + line, "a.jsonl").status_code == 422
    assert client.get("/api/v1/stats").json()["documents"] == 1
