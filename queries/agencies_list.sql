-- asks: agencies by name, division, kind and level, with how many measures each leads and assists
-- param text str optional
-- param regions list optional
-- param kind str optional
-- param level str optional
-- param id str optional
-- column id str
-- column canonical str
-- column region str
-- column level str
-- column kind str
-- column function str
-- column parent str
-- column leads int
-- column assists int
SELECT
  a.id AS id,
  a.canonical AS canonical,
  a.region AS region,
  a.level AS level,
  a.kind AS kind,
  a.function AS function,
  a.parent AS parent,
  (SELECT count(DISTINCT e.target) FROM LEADS AS e WHERE e.source = a.node) AS leads,
  (SELECT count(DISTINCT e.target) FROM ASSISTS AS e WHERE e.source = a.node) AS assists
FROM Agency AS a
WHERE TRUE
AND a.id = $id  --? id
AND a.region IN lines($regions)  --? regions
AND a.kind = $kind  --? kind
AND a.level = $level  --? level
AND (instr(a.canonical, $text) > 0 OR EXISTS (SELECT 1 FROM LEADS AS w WHERE w.source = a.node AND instr(w.name, $text) > 0) OR EXISTS (SELECT 1 FROM ASSISTS AS w WHERE w.source = a.node AND instr(w.name, $text) > 0))  --? text
ORDER BY a.canonical NULLS LAST, a.id
