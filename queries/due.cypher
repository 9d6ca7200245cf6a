// asks: the measures with a deadline of their own, the earliest first
MATCH (m:Measure)-[:PART_OF]->(d:Document)
WHERE TRUE
AND m.due IS NOT NULL
// include measure
// include doer
RETURN
// include place
// column due str
// column ongoing bool
  m.due AS due,
  m.ongoing AS ongoing,
// include body
ORDER BY m.due, d.id, m.position, m.id
