-- asks: every agency, and each name it is written by
-- column id str
-- column canonical str
-- column region str
-- column level str
-- column kind str
-- column function str
-- column parent str
-- column name str
WITH written AS (
  SELECT source, name FROM LEADS
  UNION
  SELECT source, name FROM ASSISTS
  UNION
  SELECT source, name FROM GUIDES
  UNION
  SELECT source, name FROM ISSUED
)
SELECT
  a.id AS id,
  a.canonical AS canonical,
  a.region AS region,
  a.level AS level,
  a.kind AS kind,
  a.function AS function,
  a.parent AS parent,
  w.name AS name
FROM Agency AS a LEFT JOIN written AS w ON w.source = a.node
ORDER BY a.id, w.name NULLS LAST
