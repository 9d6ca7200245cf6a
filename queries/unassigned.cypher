// asks: the measures that no agency leads
MATCH (m:Measure)-[:PART_OF]->(d:Document)
WHERE TRUE
AND NOT EXISTS { MATCH (:Agency)-[:LEADS]->(m) }
// include measure
// include doer
RETURN
// include place
// column due str
// column ongoing bool
  m.due AS due,
  m.ongoing AS ongoing,
// include body
ORDER BY d.id, m.position, m.id
