-- asks: what relies on what, by which measure
-- param sources list optional
-- param targets list optional
-- param ends list optional
SELECT
-- include place
-- column source str
-- column source_id str
-- column source_kind str
-- column target str
-- column target_id str
-- column target_kind str
  coalesce(
    (SELECT coalesce(x.title, x.id) FROM Measure AS x WHERE x.node = s.node),
    (SELECT x.name FROM Program AS x WHERE x.node = s.node),
    (SELECT x.name FROM Platform AS x WHERE x.node = s.node)
  ) AS source,
  s.id AS source_id,
  lower(s.label) AS source_kind,
  coalesce(
    (SELECT x.name FROM Platform AS x WHERE x.node = t.node),
    (SELECT x.name FROM Program AS x WHERE x.node = t.node),
    (SELECT x.canonical FROM Agency AS x WHERE x.node = t.node)
  ) AS target,
  t.id AS target_id,
  lower(t.label) AS target_kind,
-- include evidence
FROM RELIES_ON AS e
CROSS JOIN Measure AS m ON m.id = e.measure
CROSS JOIN Document AS d ON d.id = m.document
CROSS JOIN node AS s ON s.node = e.source
CROSS JOIN node AS t ON t.node = e.target
WHERE TRUE
AND (s.id IN lines($sources) OR m.id IN lines($sources))  --? sources
AND t.id IN lines($targets)  --? targets
AND (s.id IN lines($ends) OR t.id IN lines($ends) OR m.id IN lines($ends))  --? ends
-- include measure
-- include doer
ORDER BY d.id, m.position, m.id, e.start NULLS LAST, s.id, t.id, e."key"
