-- asks: each role of an agency in a measure, found from the measure
-- param roles list optional
-- param bases list optional
WITH found AS MATERIALIZED (
  SELECT m.node FROM Measure AS m CROSS JOIN Document AS d ON d.id = m.document
  WHERE TRUE
-- include measure
), duty AS (
  SELECT 1 AS rank, 'leads' AS role, x.* FROM found CROSS JOIN LEADS AS x ON x.target = found.node
  WHERE x."key" = '1'
  AND 'leads' IN lines($roles)  --? roles
  AND x.basis IN lines($bases)  --? bases
  UNION ALL
  SELECT 2 AS rank, 'assists' AS role, x.* FROM found CROSS JOIN ASSISTS AS x ON x.target = found.node
  WHERE x."key" = '1'
  AND 'assists' IN lines($roles)  --? roles
  AND x.basis IN lines($bases)  --? bases
  UNION ALL
  SELECT 3 AS rank, 'guides' AS role, x.* FROM found CROSS JOIN GUIDES AS x ON x.target = found.node
  WHERE x."key" = '1'
  AND 'guides' IN lines($roles)  --? roles
  AND x.basis IN lines($bases)  --? bases
)
SELECT
-- include place
-- include role
FROM duty AS e
CROSS JOIN Measure AS m ON m.node = e.target
CROSS JOIN Document AS d ON d.id = m.document
CROSS JOIN Agency AS a ON a.node = e.source
ORDER BY d.id, m.position, m.id, e.rank, e."order" NULLS LAST, a.id, e."key"
