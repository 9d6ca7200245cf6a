// asks: what changes whenever the store's content does
// column documents int
// column measures int
// column size int
// column agencies int
// column things int
MATCH (d:Document)
WITH count(d) AS documents, coalesce(sum(size(d.record)), 0) AS size
RETURN
  documents AS documents,
  COUNT { MATCH (:Measure) } AS measures,
  size AS size,
  COUNT { MATCH (:Agency) } AS agencies,
  COUNT { MATCH (:Program|Platform) } AS things
ORDER BY documents
