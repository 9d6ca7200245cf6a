-- asks: what an agency became
-- param id str
-- column id str
-- column canonical str
-- column year int
SELECT DISTINCT
  b.id AS id,
  b.canonical AS canonical,
  s.year AS year
FROM Agency AS a
CROSS JOIN SUCCEEDED_BY AS s ON s.source = a.node
CROSS JOIN Agency AS b ON b.node = s.target
WHERE a.id = $id
ORDER BY s.year NULLS LAST, b.id
