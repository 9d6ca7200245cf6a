-- asks: everything that one thing needs of another: RELIES_ON, INCLUDES, CITES
-- column source str
-- column source_label str
-- column target str
-- column target_label str
-- column type str
-- column measure str
-- column quote str
-- column start int
-- column end int
SELECT
  s.id AS source,
  s.label AS source_label,
  t.id AS target,
  t.label AS target_label,
  e.type AS type,
  e.measure AS measure,
  e.quote AS quote,
  e.start AS "start",
  e."end" AS "end"
FROM (
  SELECT 'RELIES_ON' AS type, source, target, measure, quote, start, "end", "key" FROM RELIES_ON
  UNION ALL
  SELECT 'INCLUDES', e.source, e.target, n.id, e.quote, e.start, e."end", e."key"
  FROM INCLUDES AS e JOIN node AS n ON n.node = e.source
  UNION ALL
  SELECT 'CITES', e.source, e.target, CASE n.label WHEN 'Measure' THEN n.id END, e.quote, e.start, e."end", e."key"
  FROM CITES AS e JOIN node AS n ON n.node = e.source
) AS e
JOIN node AS s ON s.node = e.source
JOIN node AS t ON t.node = e.target
ORDER BY e.type, s.id, t.id, e.measure NULLS LAST, e.start NULLS LAST, e."key"
