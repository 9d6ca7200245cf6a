// asks: what an agency became
// param id str
// column id str
// column canonical str
// column year int
MATCH (a:Agency {id: $id})-[s:SUCCEEDED_BY]->(b:Agency)
RETURN DISTINCT
  b.id AS id,
  b.canonical AS canonical,
  s.year AS year
ORDER BY year, id
