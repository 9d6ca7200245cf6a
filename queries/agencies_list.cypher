// asks: agencies by name, division, kind and level, with how many measures each leads and assists
// param text str optional
// param regions list optional
// param kind str optional
// param level str optional
// param id str optional
// column id str
// column canonical str
// column region str
// column level str
// column kind str
// column function str
// column parent str
// column leads int
// column assists int
MATCH (a:Agency)
WHERE TRUE
AND a.id = $id  //? id
AND a.region IN split($regions, '\n')  //? regions
AND a.kind = $kind  //? kind
AND a.level = $level  //? level
AND (a.canonical CONTAINS $text OR EXISTS { MATCH (a)-[w:LEADS|ASSISTS]->() WHERE w.name CONTAINS $text })  //? text
RETURN
  a.id AS id,
  a.canonical AS canonical,
  a.region AS region,
  a.level AS level,
  a.kind AS kind,
  a.function AS function,
  a.parent AS parent,
  COUNT { MATCH (a)-[:LEADS]->(m:Measure) RETURN DISTINCT m } AS leads,
  COUNT { MATCH (a)-[:ASSISTS]->(m:Measure) RETURN DISTINCT m } AS assists
ORDER BY a.canonical, a.id
