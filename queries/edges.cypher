// asks: everything that one thing needs of another: RELIES_ON, INCLUDES, CITES
// column source str
// column source_label str
// column target str
// column target_label str
// column type str
// column measure str
// column quote str
// column start int
// column end int
MATCH (s)-[e:RELIES_ON|INCLUDES|CITES]->(t)
WITH s, e, t, CASE WHEN type(e) = 'RELIES_ON' THEN e.measure WHEN s:Measure THEN s.id END AS measure
RETURN
  s.id AS source,
  head(labels(s)) AS source_label,
  t.id AS target,
  head(labels(t)) AS target_label,
  type(e) AS type,
  measure AS measure,
  e.quote AS quote,
  e.start AS `start`,
  e.end AS `end`
ORDER BY type(e), s.id, t.id, measure, e.start, e.key
