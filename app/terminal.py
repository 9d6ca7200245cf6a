"""Answers, summaries and lists as text for a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from graph.errors import plain as plain_words

if TYPE_CHECKING:
    from app.loading import Doubt, Outcome, Summary
    from queries.answers import Answer

ROLES = {"leads": "牵头", "assists": "配合", "guides": "指导"}
BASES = {
    "explicit": "明文", "declared": "文件约定排序", "sole": "唯一责任单位", "listed": "按列名顺序,非明文",
    "shared": "按职责分工", "inherited": "统一规定", "prose": "正文表述",
}  # fmt: skip
STATES = {"loaded": "读入", "unchanged": "未变", "kept": "保留人工改正", "failed": "失败", "stopped": "中断"}
COUNTS = {
    "documents": "文件",
    "measures": "措施",
    "agencies": "机构",
    "edges": "关系",
    "notes": "未读懂(mandate review)",
}
_WORDS = {
    "national": "国家", "province": "省级", "city": "市级", "county": "县级", "township": "乡级",
    "party": "党委机构", "government": "政府机构", "mass": "群团组织", "institution": "事业单位", "enterprise": "企业",
    "office": "内设机构", "collective": "一类单位", "sector": "一个系统的部门", "other": "其他",
}  # fmt: skip
COMPARATORS = {">=": "≥", "<=": "≤", "~": "约", "=": ""}
_QUOTE = 160


def watched(outcomes: Iterable[Outcome], summary: Summary) -> Summary:
    """Take in each outcome as it comes: failures go to stderr, progress to a terminal."""
    live = sys.stderr.isatty()
    for number, outcome in enumerate(outcomes, 1):
        summary.add(outcome)
        if live:
            click.echo(f"\r\033[K{number} {plain_words(outcome.path.name)}", err=True, nl=False)
        if outcome.detail:
            click.echo(("\r\033[K" if live else "") + f"mandate: {outcome.detail}", err=True)
    if live:
        click.echo("\r\033[K", err=True, nl=False)
    return summary


def summary(value: Summary) -> str:
    """What a load did, in a few lines; one that broke off also names every file that the store holds."""
    states = value.states()
    first = ",".join(f"{label} {states[state]}" for state, label in STATES.items() if states[state]) or "没有文件"
    counts = ",".join(f"{label} {value.counts[name]}" for name, label in COUNTS.items() if value.counts[name])
    lines = [first, *([counts] if counts else [])]
    if value.left_out:
        lines.append(
            f"略过 {value.left_out.total()} 个,格式不认识:" + "、".join(plain_words(s) for s in sorted(value.left_out))
        )
    if states["stopped"]:
        lines.append("库中已有:" + ("、".join(plain_words(outcome.path.name) for outcome in value.held) or "无"))
        lines.append("恢复后再运行同一命令,已有的不会重复")
    return "\n".join(lines)


def answer(value: Answer) -> str:
    """A sentence, then each row with its quotation and source."""
    if not value.answered:
        near = "\n相近的名称:" + "、".join(value.suggestions) if value.suggestions else ""
        return f"没有回答:{value.reason}{near}"
    rows = [row.model_dump() for row in value.rows]
    return "\n".join([click.style(value.summary, bold=True), *(_row(n, row) for n, row in enumerate(rows, 1))])


def plain(value: Answer) -> str:
    """The same without colours."""
    return click.unstyle(answer(value))


def _row(number: int, row: dict[str, Any]) -> str:
    lines = [f"\n{number:>3}. {_title(row)}", *(f"     {line}" for line in (_facts(row), *_within(row)) if line)]
    if row.get("quote"):
        lines.append(click.style(f"     “{_short(str(row['quote']))}”", fg="cyan"))
    if row.get("measure"):
        lines.append(click.style(f"     ——《{row['document']}》{_where(row)}", dim=True))
    return "\n".join(lines)


def _title(row: dict[str, Any]) -> str:
    return str(
        (row.get("name") if "measures" in row else None)
        or row.get("title")
        or row.get("name")
        or row.get("agency")
        or row.get("metric")
        or row.get("document")
        or "(无标题)"
    )


def _where(row: dict[str, Any]) -> str:
    return " " + " › ".join([*(str(part) for part in row.get("path") or ()), str(row.get("number") or "")])


def _facts(row: dict[str, Any]) -> str:
    """The fields that the kind of answer adds, in a fixed order."""
    return " · ".join(text for text in (
        _role(row), _target(row), _money(row), _reliance(row), _due(row),
        f"{row['count']} 项" if row.get("count") is not None else "", _listed(row),
    ) if text)  # fmt: skip


def _within(row: dict[str, Any]) -> Iterator[str]:
    """The lines of what a row holds several of: roles, sides, the chain of a delay."""
    for part in row.get("roles") or ():
        yield _role(part)
    for side in row.get("sides") or ():
        yield f"{side['side']} {side['count']} 项" + (":" if side["measures"] else "")
        yield from (f"  · {_title(measure)}(《{measure['document']}》)" for measure in side["measures"])
    if row.get("via"):
        yield " → ".join([*row["via"], row["name"]]) + (
            f" · {'、'.join(row['agencies'])} 牵头" if row["agencies"] else ""
        )


def _listed(row: dict[str, Any]) -> str:
    """What a document is, or how many measures name a thing."""
    if "issuers" in row:
        facts = (row.get("doc_no"), "、".join(row["issuers"]), row.get("issued_on"), f"{row['measures']} 项措施")
        return " · ".join(fact for fact in facts if fact)
    if not isinstance(row.get("measures"), tuple):
        return ""
    task = f"见于 {row['title']}" if row.get("title") and row["title"] != row.get("name") else ""
    more = f"等 {len(row['measures'])} 项措施" if len(row["measures"]) > 1 else ""
    return task + more


def _role(row: dict[str, Any]) -> str:
    if not row.get("agency") or not row.get("role"):
        return ""
    basis = f"({BASES[row['basis']]})" if row.get("basis") in BASES else ""
    if row.get("count") is not None:
        return ROLES.get(row["role"], "")
    return f"{row['agency']} {ROLES.get(row['role'], row['role'])}{basis}"


def _target(row: dict[str, Any]) -> str:
    if row.get("metric") is None:
        return ""
    by = f",{row['deadline']}{' 年底' if len(row['deadline']) == 4 else ' '}前" if row.get("deadline") else ""
    return f"{row['metric']} {COMPARATORS.get(row.get('comparator') or '=', '')}{_range(row, 'value')}{row.get('unit') or ''}{by}"


def _money(row: dict[str, Any]) -> str:
    if row.get("amount_cny") is None:
        return ""
    bound = {"max": "最高 ", "min": "不低于 ", "approx": "约 "}.get(row.get("bound") or "", "")
    per = f"/{row['per']}" if row.get("per") else ""
    every = "每年 " if row.get("period") == "year" else ""
    whom = f"{row['payer']}出资 " if row.get("payer") else ""
    to = f" · 给 {row['recipient']}" if row.get("recipient") else ""
    return f"{whom}{every}{bound}{_range(row, 'amount_cny')}元{per}{to}"


def _range(row: dict[str, Any], name: str) -> str:
    most = row.get(f"{name}_max")
    return number(row[name]) + (f"—{number(most)}" if most is not None and most != row[name] else "")


def _reliance(row: dict[str, Any]) -> str:
    return f"{row.get('source') or '本措施'} 依托 {row['target']}" if row.get("target_id") else ""


def _due(row: dict[str, Any]) -> str:
    return f"{row['due']} 前完成" if row.get("due") else ""


def number(value: float) -> str:
    """A figure with 万 and 亿, exactly.

    >>> number(12000000.0), number(2.5), number(300)
    ('1200万', '2.5', '300')
    """
    for size, word in ((100_000_000, "亿"), (10_000, "万")):
        if value >= size and round(value * 100) % size == 0:
            return f"{value / size:g}{word}"
    return f"{value:.10g}"


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _QUOTE else folded[: _QUOTE - 1] + "…"


def documents(value: Answer) -> str:
    """Two lines per document: its title, then date, number of measures and identifier."""
    lines = []
    for row in (row.model_dump() for row in value.rows):
        facts = (row["issued_on"] or "日期不详", f"{row['measures']} 项措施", row["document_id"])
        lines.append(f"《{row['document']}》\n    " + " · ".join(facts))
    return "\n".join(lines) or "还没有读入文件:mandate load 文件"


def notes(found: list[Doubt], *, as_json: bool) -> str:
    """What was not understood, a line each."""
    if as_json:
        return json.dumps(
            [{"document": d.document, **d.note.model_dump()} for d in found], ensure_ascii=False, indent=2
        )
    kinds = {
        "unmatched": "像职责而未读懂",
        "prefix-only": "名称只认出前缀",
        "odd-list": "名单结尾异常",
        "no-measures": "没有措施",
    }
    lines = [f"《{d.document}》 {d.note.measure or ''} {kinds[d.note.kind]}:{_short(d.note.quote)}" for d in found]
    return "\n".join(lines) or "没有存疑之处。"


def resolve(name: str, region: str | None, year: int | None, *, as_json: bool) -> str:
    """The agency behind a name, for people or as JSON."""
    found = _resolution(name, region, year)
    if as_json:
        return json.dumps(found, ensure_ascii=False, indent=2)
    if found["canonical"] is None:
        return f"“{name}”不是机构名称,或无法确定。"
    labels = {
        "canonical": "全称",
        "region": "区划",
        "level": "层级",
        "kind": "类别",
        "function": "职能",
        "parent": "上级",
    }
    lines = [f"{label}  {_WORDS.get(found[key], found[key])}" for key, label in labels.items() if found[key]]
    lines += [] if found["certain"] else ["存疑  只认出所属地区,其余按原文写出"]
    lines += [f"沿革  {s['year']} 年起为 {s['canonical']}" for s in found["successors"]]
    return "\n".join(lines)


def resolved(lines: Iterable[str]) -> Iterator[str]:
    """A JSON object per JSON line ``{"name", "region", "year"}``. Raises ``QuestionError`` naming the line."""
    from graph.errors import QuestionError

    for number_, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = _resolution(*_asked(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            raise QuestionError(
                "不是 {name, region, year} 形状的 JSON", where=f"标准输入第{number_}行", remedy="每行一个对象"
            ) from None
        yield json.dumps(found, ensure_ascii=False)


def _asked(line: Any) -> tuple[str, str | None, int | None]:
    name, region, year = line["name"], line.get("region"), line.get("year")
    if not isinstance(name, str):
        raise TypeError(name)
    return name, None if region is None else str(region), None if year is None else int(year)


def _resolution(name: str, region: str | None, year: int | None) -> dict[str, Any]:
    from loaders.normalise import simplified
    from loaders.resolve import agency

    found = agency(simplified(name), region, year)
    fields = ("canonical", "region", "level", "kind", "function", "parent")
    successors = [{"canonical": s.canonical, "year": s.year} for s in found.successors] if found else []
    known = {f: getattr(found, f, None) for f in fields}
    return {"name": name, **known, "certain": bool(found and found.certain), "successors": successors}
