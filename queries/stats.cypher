// asks: how much the store holds
// column documents int
// column measures int
// column agencies int
// column programs int
// column platforms int
// column targets int
// column funds int
// column regions int
RETURN
  COUNT { MATCH (d:Document) WHERE d.loaded } AS documents,
  COUNT { MATCH (:Measure) } AS measures,
  COUNT { MATCH (:Agency) } AS agencies,
  COUNT { MATCH (:Program) } AS programs,
  COUNT { MATCH (:Platform) } AS platforms,
  COUNT { MATCH (:Target) } AS targets,
  COUNT { MATCH ()-[e:FUNDS]->() } AS funds,
  COUNT { MATCH (:Region) } AS regions
ORDER BY documents
