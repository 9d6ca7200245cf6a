// asks: the measures that pass every filter
MATCH (m:Measure)-[:PART_OF]->(d:Document)
WHERE TRUE
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
