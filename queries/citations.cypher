// asks: which document cites which, and where
// param citing list optional
// param cited list optional
// param how str optional
// column document str
// column document_id str
// column cited str
// column cited_id str
// column loaded bool
// column how str
// column measure str
// column quote str
// column start int
// column end int
MATCH (s)-[e:CITES]->(c:Document)
MATCH (d:Document {id: e.doc_id})
WHERE TRUE
AND d.id IN split($citing, '\n')  //? citing
AND c.id IN split($cited, '\n')  //? cited
AND e.how = $how  //? how
WITH s, e, c, d, CASE WHEN s:Measure THEN s.id END AS measure
RETURN
  coalesce(d.title, d.id) AS document,
  d.id AS document_id,
  coalesce(c.title, c.id) AS cited,
  c.id AS cited_id,
  c.loaded AS loaded,
  e.how AS how,
  measure AS measure,
  e.quote AS quote,
  e.start AS `start`,
  e.end AS `end`
ORDER BY d.id, e.start, c.id, measure, e.key
