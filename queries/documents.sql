-- asks: the loaded documents
-- param regions list optional
-- param documents list optional
-- param issued str optional
-- param title list optional
-- param issuers list optional
-- column document str
-- column document_id str
-- column doc_no str
-- column issuers str
-- column issued_on str
-- column region str
-- column measures int
SELECT
  coalesce(d.title, d.id) AS document,
  d.id AS document_id,
  d.doc_no AS doc_no,
  d.issuers AS issuers,
  d.issued_on AS issued_on,
  d.region AS region,
  (SELECT count(*) FROM Measure AS m WHERE m.document = d.id) AS measures
FROM Document AS d
WHERE d.loaded
AND d.region IN lines($regions)  --? regions
AND d.id IN lines($documents)  --? documents
AND instr(d.issued_on, $issued) = 1  --? issued
AND NOT EXISTS (  --? title
  SELECT 1 FROM lines($title) AS t  --? title
  WHERE instr(lower(replace(replace(replace(replace(replace(replace(replace(coalesce(d.title, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) = 0  --? title
)  --? title
AND EXISTS (SELECT 1 FROM lines($issuers) AS t WHERE instr(d.issuers, '"' || t.value || '"') > 0)  --? issuers
ORDER BY d.issued_on NULLS LAST, d.id
