-- asks: programmes and platforms, a row for every measure that names one
-- param kind str optional
SELECT
-- include place
-- column name str
-- column id str
-- column kind str
  t.name AS name,
  t.id AS id,
  t.kind AS kind,
-- include evidence
FROM (
  SELECT node, id, name, 'program' AS kind FROM Program
  UNION ALL
  SELECT node, id, name, 'platform' FROM Platform
) AS t
CROSS JOIN INCLUDES AS e ON e.target = t.node
CROSS JOIN Measure AS m ON m.node = e.source
CROSS JOIN Document AS d ON d.id = m.document
WHERE TRUE
AND t.kind = $kind  --? kind
-- include measure
-- include doer
ORDER BY t.kind, t.id, d.id, m.position, m.id
