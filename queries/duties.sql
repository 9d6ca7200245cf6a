-- asks: each role of an agency in a measure, found from the agency
-- include duty
SELECT
-- include place
-- include role
FROM duty AS e
CROSS JOIN Measure AS m ON m.node = e.target
CROSS JOIN Document AS d ON d.id = m.document
CROSS JOIN Agency AS a ON a.node = e.source
WHERE e."key" = '1'
-- include measure
ORDER BY d.id, m.position, m.id, e.rank, e."order" NULLS LAST, a.id, e."key"
