// asks: what changes whenever the store's content does
// column documents int
// column measures int
// column agencies int
// column things int
MATCH (d:Document)
WITH count(d) AS documents
RETURN
  documents AS documents,
  COUNT { MATCH (:Measure) } AS measures,
  COUNT { MATCH (:Agency) } AS agencies,
  COUNT { MATCH (:Program|Platform) } AS things
ORDER BY documents
