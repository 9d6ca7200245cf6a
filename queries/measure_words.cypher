// asks: every measure with all that is said in it
// column id str
// column title str
// column words str
CALL {
  MATCH (m:Measure)
  RETURN m.id AS id, m.title AS title,
    coalesce(m.title, '') + '\n' + coalesce(m.headings, '') + '\n' + coalesce(m.text, '') AS words
  UNION ALL
  MATCH (m:Measure)-[:SETS]->(g:Target) WHERE m.text IS NULL
  RETURN m.id AS id, null AS title, g.metric + '\n' + g.text AS words
  UNION ALL
  MATCH ()-[e:FUNDS]->()
  RETURN e.measure AS id, null AS title,
    e.text + '\n' + coalesce(e.recipient, '') + '\n' + coalesce(e.payer, '') AS words
  UNION ALL
  MATCH (m:Measure)-[e:INCLUDES]->() WHERE m.text IS NULL
  RETURN m.id AS id, null AS title, e.name AS words
}
WITH id, title, words
RETURN
  id AS id,
  title AS title,
  words AS words
ORDER BY id, words
