// asks: the loaded documents
// param regions list optional
// param documents list optional
// param issued str optional
// param title list optional
// param issuers list optional
// column document str
// column document_id str
// column doc_no str
// column issuers str
// column issued_on str
// column region str
// column measures int
MATCH (d:Document)
WHERE d.loaded
AND d.region IN split($regions, '\n')  //? regions
AND d.id IN split($documents, '\n')  //? documents
AND d.issued_on STARTS WITH $issued  //? issued
AND all(t IN split($title, '\n') WHERE toLower(replace(replace(replace(replace(replace(replace(replace(coalesce(d.title, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')) CONTAINS t)  //? title
AND any(t IN split($issuers, '\n') WHERE d.issuers CONTAINS '"' + t + '"')  //? issuers
RETURN
  coalesce(d.title, d.id) AS document,
  d.id AS document_id,
  d.doc_no AS doc_no,
  d.issuers AS issuers,
  d.issued_on AS issued_on,
  d.region AS region,
  COUNT { MATCH (m:Measure)-[:PART_OF]->(d) } AS measures
ORDER BY d.issued_on, d.id
