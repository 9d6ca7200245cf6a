"""Whether an answer's rows are the ones that the records hold."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from graph.ids import slug
from graph.store import Store
from queries.answer import Answer
from queries.ask import ask
from tests.gold import expected
from tests.gold.expected import Place


def judge(store: Store, places: list[Place], asked: dict[str, Any]) -> str | None:
    """What is wrong with the answer to a question; None when it is right."""
    today = asked.get("slots", {}).get("today")
    answer = ask(store, asked["question"], today=date.fromisoformat(today) if today else date(2024, 5, 1))
    if asked.get("refused"):
        return None if not answer.answered else f"answered: {answer.understood.kind} {answer.summary}"
    if not answer.answered:
        return f"refused: {answer.reason}"
    if answer.understood.kind != asked["kind"]:
        return f"kind {answer.understood.kind}"
    wanted = expected.KINDS[asked["kind"]](places, asked["slots"])
    found = FOUND[asked["kind"]](answer)
    if asked["slots"].get("top"):
        found = Counter({f"#{place}": count for place, count in enumerate(sorted(found.values(), reverse=True))})
    if asked["kind"] == "compare":
        found, wanted = sorted(map(sorted, found)), sorted(map(sorted, wanted))
    return None if found == wanted else f"{_size(found)} rows, not {_size(wanted)}: {answer.understood}"


def _size(rows: Any) -> Any:
    return (
        len(rows)
        if not isinstance(rows, list)
        else rows
        if all(isinstance(r, int) for r in rows)
        else [len(r) for r in rows]
    )


def _duties(answer: Answer) -> Any:
    return {(row.measure, row.agency, row.role) for row in answer.rows}


def _counts(answer: Answer) -> Any:
    return sorted(row.count for row in answer.rows)


def _compare(answer: Answer) -> Any:
    sides: list[set[Any]] = []
    for row in answer.rows:
        for at, side in enumerate(row.sides):
            if at == len(sides):
                sides.append(set())
            sides[at] |= {(duty.measure, duty.agency, duty.role) for duty in side.measures}
    return sides


def _impact(answer: Answer) -> Any:
    direct = {row.measure for row in answer.rows if row.kind == "measure"}
    return direct, {row.name for row in answer.rows if row.kind != "measure"}


FOUND = {
    "duties": _duties,
    "responsible": _duties,
    "shared": lambda a: {row.measure for row in a.rows},
    "partners": lambda a: Counter({(row.agency, row.of): row.count for row in a.rows}),
    "ranking": lambda a: Counter({row.agency: row.count for row in a.rows}),
    "count": _counts,
    "targets": lambda a: Counter((row.measure, row.metric, row.value) for row in a.rows),
    "funds": lambda a: Counter((row.measure, row.amount_cny) for row in a.rows),
    "programs": lambda a: {(slug(row.name), row.region) for row in a.rows},
    "platforms": lambda a: {(slug(row.name), row.region) for row in a.rows},
    "relies": lambda a: {(row.measure, slug(row.target)) for row in a.rows},
    "impact": _impact,
    "due": lambda a: {row.measure for row in a.rows},
    "unassigned": lambda a: {row.measure for row in a.rows},
    "compare": _compare,
    "documents": lambda a: {row.document for row in a.rows},
}
