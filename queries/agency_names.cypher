// asks: every agency, and each name it is written by
// column id str
// column canonical str
// column region str
// column level str
// column kind str
// column function str
// column parent str
// column name str
MATCH (a:Agency)
OPTIONAL MATCH (a)-[e:LEADS|ASSISTS|GUIDES|ISSUED]->()
WITH DISTINCT a, e.name AS written
RETURN
  a.id AS id,
  a.canonical AS canonical,
  a.region AS region,
  a.level AS level,
  a.kind AS kind,
  a.function AS function,
  a.parent AS parent,
  written AS name
ORDER BY a.id, written
