"""Documents made from templates of our own, for stores of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator

from graph.model import DocumentHead, Duty, Fund, Heading, Measure, Record, Reliance, Target
from loaders.regions import regions

LINES = (
    "科学技术局",
    "财政局",
    "教育局",
    "民政局",
    "司法局",
    "审计局",
    "统计局",
    "公安局",
    "商务局",
    "水利局",
    "农业农村局",
    "卫生健康委员会",
)
WHAT = ("建设公共服务平台", "培育重点企业", "引进高层次人才", "完善基础设施", "开展技能培训", "优化审批流程")


def records(count: int, measures: int = 60, seed: int = 1) -> Iterator[Record]:
    """``count`` documents of cities in turn, each with so many measures."""
    chance = random.Random(seed)
    cities = [region for region in regions().values() if region.level == "city"]
    for n in range(count):
        city = cities[n % len(cities)]
        title = f"{city.name}第{n}号行动方案"
        head = DocumentHead(title=title, region=city.code, issued_on=str(2015 + n % 10))
        yield Record(
            document=head,
            measures=tuple(_measure(i, city.name, city.code, chance) for i in range(measures)),
            source=f"{n}.txt",
        )


def _measure(i: int, city: str, code: str, chance: random.Random) -> Measure:
    chosen = chance.sample(LINES, 4)
    platforms = (f"{city}第{chance.randrange(30)}创新中心",)
    return Measure(
        number=str(i % 10 + 1),
        path=(Heading(number=str(i // 10 + 1), title=f"第{i // 10 + 1}部分"),),
        title=f"{chance.choice(WHAT)}{i}",
        agencies=tuple(
            Duty(
                name=f"市{line}",
                canonical=f"{city}{line}",
                region=code,
                role="assists" if n else "leads",
                basis="explicit",
            )
            for n, line in enumerate(chosen)
        ),
        platforms=platforms,
        targets=(Target(text=f"建成{i + 1}个示范点", metric="示范点", value=i + 1, unit="个", deadline="2027"),),
        funds=(Fund(text="给予100万元奖励", amount_cny=1_000_000, recipient="示范点"),) if i % 5 == 0 else (),
        relies_on=(Reliance(source=platforms[0], target=f"{city}第{chance.randrange(30)}创新中心"),)
        if i % 3 == 0
        else (),
    )
