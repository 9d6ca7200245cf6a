-- asks: which agencies have most measures
-- column agency str
-- column agency_id str
-- column region str
-- column count int
-- include duty
SELECT
  a.canonical AS agency,
  a.id AS agency_id,
  a.region AS region,
  count(DISTINCT m.node) AS count
FROM duty AS e
CROSS JOIN Measure AS m ON m.node = e.target
CROSS JOIN Document AS d ON d.id = m.document
CROSS JOIN Agency AS a ON a.node = e.source
WHERE TRUE
-- include measure
GROUP BY a.canonical, a.id, a.region
ORDER BY 4 DESC, a.id
