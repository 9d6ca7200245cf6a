// asks: what relies on what, by which measure
// param sources list optional
// param targets list optional
// param ends list optional
MATCH (s)-[e:RELIES_ON]->(t)
MATCH (m:Measure {id: e.measure})-[:PART_OF]->(d:Document)
WHERE TRUE
AND (s.id IN split($sources, '\n') OR m.id IN split($sources, '\n'))  //? sources
AND t.id IN split($targets, '\n')  //? targets
AND (s.id IN split($ends, '\n') OR t.id IN split($ends, '\n') OR m.id IN split($ends, '\n'))  //? ends
// include measure
// include doer
RETURN
// include place
// column source str
// column source_id str
// column source_kind str
// column target str
// column target_id str
// column target_kind str
  CASE WHEN s:Measure THEN coalesce(s.title, s.id) ELSE s.name END AS source,
  s.id AS source_id,
  toLower(head(labels(s))) AS source_kind,
  CASE WHEN t:Agency THEN t.canonical ELSE t.name END AS target,
  t.id AS target_id,
  toLower(head(labels(t))) AS target_kind,
// include evidence
ORDER BY d.id, m.position, m.id, e.start, s.id, t.id, e.key
