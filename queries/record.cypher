// asks: one loaded document's record and its text
// param document str
// column record str
// column text str
MATCH (d:Document {id: $document})
WHERE d.loaded
RETURN
  d.record AS record,
  d.text AS text
ORDER BY d.id
