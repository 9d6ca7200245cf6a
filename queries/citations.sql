-- asks: which document cites which, and where
-- param citing list optional
-- param cited list optional
-- param how str optional
-- column document str
-- column document_id str
-- column cited str
-- column cited_id str
-- column loaded bool
-- column how str
-- column measure str
-- column quote str
-- column start int
-- column end int
SELECT
  coalesce(d.title, d.id) AS document,
  d.id AS document_id,
  coalesce(c.title, c.id) AS cited,
  c.id AS cited_id,
  c.loaded AS loaded,
  e.how AS how,
  (SELECT m.id FROM Measure AS m WHERE m.node = e.source) AS measure,
  e.quote AS quote,
  e.start AS "start",
  e."end" AS "end"
FROM CITES AS e
CROSS JOIN Document AS d ON d.node = e.doc_id
CROSS JOIN Document AS c ON c.node = e.target
WHERE TRUE
AND d.id IN lines($citing)  --? citing
AND c.id IN lines($cited)  --? cited
AND e.how = $how  --? how
ORDER BY d.id, e.start NULLS LAST, c.id, measure NULLS LAST, e."key"
