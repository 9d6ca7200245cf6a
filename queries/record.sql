-- asks: one loaded document's record and its text
-- param document str
-- column record str
-- column text str
SELECT
  d.record AS record,
  d.text AS text
FROM Document AS d
WHERE d.id = $document
AND d.loaded
ORDER BY d.id
