-- asks: every programme, platform, region and document by its names
-- column label str
-- column id str
-- column name str
-- column other str
-- column region str
-- column parent str
SELECT
  t.label AS label,
  t.id AS id,
  t.name AS name,
  t.other AS other,
  t.region AS region,
  t.parent AS parent
FROM (
  SELECT 'Program' AS label, id, name, NULL AS other, region, NULL AS parent FROM Program
  UNION ALL
  SELECT 'Platform', id, name, NULL, region, NULL FROM Platform
  UNION ALL
  SELECT 'Region', r.id, r.name, r.short, r.level, min(p.id)
  FROM Region AS r LEFT JOIN LOCATED_IN AS l ON l.source = r.node LEFT JOIN Region AS p ON p.node = l.target
  GROUP BY r.id, r.name, r.short, r.level
  UNION ALL
  SELECT 'Document', id, coalesce(title, cited_as), aliases, region, doc_no FROM Document WHERE loaded
  UNION ALL
  SELECT 'Stub', id, coalesce(title, cited_as), aliases, region, NULL FROM Document WHERE NOT loaded
) AS t
ORDER BY t.label, t.id
