"""The routes that read: shapes, pages, names in paths, errors that say what to do."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

PROBLEM = "application/problem+json"
AGENCY = "520400~安顺市科学技术局"


def get(client: TestClient, path: str, **parameters: object) -> dict:
    response = client.get(path, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def test_a_question_is_answered_with_the_sentence(client: TestClient) -> None:
    found = get(client, "/api/v1/ask", q="安顺市科技局牵头什么")
    assert (found["answered"], found["total"]) == (True, 2)
    assert {row["agency"] for row in found["rows"]} == {"安顺市科学技术局"}
    for row in found["rows"]:
        text = client.get(f"/api/v1/documents/{quote(row['document_id'], safe='')}/text").text
        assert text[row["start"] : row["end"]] == row["quote"]


def test_a_question_that_is_not_understood_is_refused(client: TestClient) -> None:
    found = get(client, "/api/v1/ask", q="今天天气怎么样")
    assert (found["answered"], found["rows"]) == (False, [])
    assert "天气" in found["reason"]


def test_agencies_are_listed_paged_and_found_by_their_written_names(client: TestClient) -> None:
    whole = get(client, "/api/v1/agencies", limit=1000)
    assert whole["total"] == len(whole["items"]) > 40
    second = get(client, "/api/v1/agencies", limit=10, offset=10)
    assert (second["total"], second["items"]) == (whole["total"], whole["items"][10:20])
    written = get(client, "/api/v1/agencies", q="市科技局")["items"]
    assert {agency["canonical"] for agency in written} == {"安顺市科学技术局", "宜昌市科学技术局"}
    local = get(client, "/api/v1/agencies", q="市科技局", region="宜昌")["items"]
    assert [agency["id"] for agency in local] == ["420500~宜昌市科学技术局"]


def test_one_agency_its_tasks_and_its_partners(client: TestClient) -> None:
    path = f"/api/v1/agencies/{quote(AGENCY, safe='')}"
    agency = get(client, path)
    tasks = get(client, f"{path}/measures", role="leads")
    assert (agency["canonical"], agency["leads"], tasks["total"]) == ("安顺市科学技术局", 2, 2)
    assert all(row["role"] == "leads" and row["quote"] for row in tasks["items"])
    partners = get(client, f"{path}/partners")
    assert "安顺市财政局" in {row["agency"] for row in partners["items"]}


def test_measures_by_words_and_by_agency_and_one_with_all_its_facts(client: TestClient) -> None:
    (found,) = get(client, "/api/v1/measures", q="中试基地", region="420500", agency="市财政局", role="assists")[
        "items"
    ]
    measure = get(client, f"/api/v1/measures/{quote(found['measure'], safe='')}")
    assert measure["title"] == "完善中试服务体系"
    assert {duty["name"]: duty["role"] for duty in measure["agencies"]} == {
        "市科技局": "leads", "市财政局": "assists", "宜昌高新区": "assists",
    }  # fmt: skip
    assert [fund["amount_cny"] for fund in measure["funds"]] == [1_000_000]


@pytest.mark.parametrize("kind", ["programs", "platforms", "targets", "funds", "regions", "documents"])
def test_every_other_kind_has_a_list(client: TestClient, kind: str) -> None:
    found = get(client, f"/api/v1/{kind}", limit=1000)
    assert found["total"] == len(found["items"]) > 0


@pytest.mark.parametrize("kind", ["programs", "platforms", "regions"])
def test_and_one_of_each_by_its_identifier(client: TestClient, kind: str) -> None:
    first = get(client, f"/api/v1/{kind}")["items"][0]
    assert get(client, f"/api/v1/{kind}/{quote(first['id'], safe='')}")["name"] == first["name"]


def test_a_document_its_text_and_its_record_with_conditional_requests(client: TestClient) -> None:
    document = get(client, "/api/v1/documents", region="331000")["items"][0]
    path = f"/api/v1/documents/{quote(document['document_id'], safe='')}"
    assert get(client, path)["doc_no"] == "台政办发〔2025〕5号"
    for part in ("text", "record"):
        first = client.get(f"{path}/{part}")
        again = client.get(f"{path}/{part}", headers={"If-None-Match": first.headers["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_search_and_stats(client: TestClient) -> None:
    labels = {hit["label"] for hit in get(client, "/api/v1/search", q="人才", limit=1000)["items"]}
    assert {"Program", "Measure", "Document"} <= labels
    assert get(client, "/api/v1/stats")["documents"] == get(client, "/api/v1/documents")["total"]


def test_dependencies_both_ways_prove_their_paths(client: TestClient) -> None:
    park = get(client, "/api/v1/platforms", q="中试产业园")["items"][0]["id"]
    found = get(client, f"/api/v1/dependencies/{quote(park, safe='')}", direction="downstream")
    assert found["items"]
    for item in found["items"]:
        assert item["path"][0]["target"] == park
        assert len(item["path"]) == item["depth"]


def test_the_network_has_the_agencies_that_share_tasks_and_their_ties(client: TestClient) -> None:
    whole = get(client, "/api/v1/network", region="520400")
    ids = {node["id"] for node in whole["nodes"]}
    assert AGENCY in ids
    assert all(
        {tie["source"], tie["target"]} <= ids and tie["weight"] == len(tie["measures"]) for tie in whole["edges"]
    )
    strong = get(client, "/api/v1/network", region="520400", min_weight=2)
    assert 0 < len(strong["edges"]) < len(whole["edges"])


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/api/v1/agencies/520400~安顺市科学技术厅", "安顺市科学技术局"),
        ("/api/v1/agencies/x/measures", ""),
        ("/api/v1/measures/nothing", ""),
        ("/api/v1/programs/nothing", ""),
        ("/api/v1/documents/nothing", ""),
        ("/api/v1/documents/nothing/text", ""),
        ("/api/v1/regions/999999", ""),
        ("/api/v1/dependencies/nothing", ""),
        ("/api/v1/agencies?region=不存在的地方", ""),
        ("/api/v1/network?agency=市科技厅厅", ""),
        ("/api/v1/nowhere", ""),
    ],
)
def test_what_is_not_there_is_a_problem_with_the_nearest_names(client: TestClient, path: str, near: str) -> None:
    response = client.get(path)
    problem = response.json()
    assert (response.status_code, response.headers["Content-Type"], problem["status"]) == (404, PROBLEM, 404)
    assert near in problem["detail"]


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/api/v1/agencies?limit=0", "limit"),
        ("/api/v1/agencies?limit=1001", "limit"),
        ("/api/v1/agencies?offset=-1", "offset"),
        ("/api/v1/agencies?kind=ship", "kind"),
        ("/api/v1/measures?due_before=soon", "due_before"),
        ("/api/v1/ask", "q"),
        (f"/api/v1/ask?q={'长' * 501}", "q"),
    ],
)
def test_a_bad_parameter_is_named(client: TestClient, path: str, parameter: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (422, PROBLEM)
    assert response.json()["parameter"] == parameter


def test_every_answer_carries_its_request_identifier(client: TestClient) -> None:
    assert client.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["X-Request-ID"] == "abc-1"
    hostile = client.get("/healthz", headers={"X-Request-ID": "a b"}).headers["X-Request-ID"]
    assert hostile != "a b"


def test_large_answers_are_compressed_and_health_is_told(client: TestClient) -> None:
    assert client.get("/api/v1/agencies").headers["Content-Encoding"] == "gzip"
    assert client.get("/healthz").json() == client.get("/readyz").json() == {"status": "ok"}


def test_the_documentation_needs_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "https://" not in page.replace("https://fastapi.tiangolo.com", "")
    assert client.get("/static-offline-docs/swagger-ui-bundle.js").status_code == 200
    assert "Access-Control-Allow-Origin" not in client.get("/healthz", headers={"Origin": "http://elsewhere"}).headers


def test_the_files_for_neo4j_browser_may_be_read_from_its_page(client: TestClient) -> None:
    for name in ("mandate.grass", "guide.html", "queries.zip"):
        response = client.get(f"/browser/{name}")
        assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (200, "*")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("POST", "/agencies", 405)])
def test_what_http_refuses_is_said_in_chinese(client: TestClient, method: str, path: str, status: int) -> None:
    problem = client.request(method, f"/api/v1{path}").json()
    assert (problem["status"], "/docs" in problem["detail"]) == (status, True)
    assert not problem["title"].isascii()


def test_the_root_leads_to_the_documentation(client: TestClient) -> None:
    response = client.get("/", follow_redirects=False)
    assert (response.status_code, response.headers["Location"]) == (307, "/docs")


def test_one_target_by_its_identifier(client: TestClient) -> None:
    first = get(client, "/api/v1/targets", limit=1)["items"][0]
    assert get(client, f"/api/v1/targets/{quote(first['target'], safe='')}") == first
    missing = client.get(f"/api/v1/targets/{quote(first['target'] + '9', safe='')}")
    assert (missing.status_code, missing.headers["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize(
    ("path", "parameter", "said"),
    [
        ("agencies?region=", "region", "至少 1 个字"),
        (f"agencies/{AGENCY}/measures?due_before=2025-13", "due_before", "2025-06-30"),
        ("dependencies/x?kinds=z", "kinds", "RELIES_ON"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(client: TestClient, path: str, parameter: str, said: str) -> None:
    found = client.get(f"/api/v1/{path}").json()
    assert (found["status"], found["parameter"], said in found["detail"]) == (422, parameter, True)


@pytest.mark.parametrize("path", ["agencies/qqq", "dependencies/qqq", "impact/qqq", "targets/qqq"])
def test_where_nothing_is_near_it_is_not_said_that_nothing_is_loaded(client: TestClient, path: str) -> None:
    found = client.get(f"/api/v1/{path}")
    assert (found.status_code, "没有相近的名称" in found.json()["detail"]) == (404, True)
