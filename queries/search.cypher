// asks: any node whose name or text contains the words, names first; `words` are the text's pairs for the index
// param text str
// param words str
// column rank int
// column label str
// column id str
// column name str
// column region str
// column quote str
CALL {
  MATCH (a:Agency) WHERE $words <> '' AND toLower(a.canonical) CONTAINS $text
  RETURN 1 AS rank, 'Agency' AS label, a.id AS id, a.canonical AS name, a.region AS region, null AS quote
  UNION ALL
  MATCH (p:Program) WHERE $words <> '' AND toLower(p.name) CONTAINS $text
  RETURN 2 AS rank, 'Program' AS label, p.id AS id, p.name AS name, p.region AS region, null AS quote
  UNION ALL
  MATCH (p:Platform) WHERE $words <> '' AND toLower(p.name) CONTAINS $text
  RETURN 3 AS rank, 'Platform' AS label, p.id AS id, p.name AS name, p.region AS region, null AS quote
  UNION ALL
  MATCH (d:Document) WHERE $words <> '' AND d.loaded AND (toLower(coalesce(d.title, '')) CONTAINS $text OR toLower(coalesce(d.doc_no, '')) CONTAINS $text)
  RETURN 4 AS rank, 'Document' AS label, d.id AS id, coalesce(d.title, d.id) AS name, d.region AS region, null AS quote
  UNION ALL
  MATCH (r:Region) WHERE $words <> '' AND toLower(r.name) CONTAINS $text
  RETURN 5 AS rank, 'Region' AS label, r.id AS id, r.name AS name, r.id AS region, null AS quote
  UNION ALL
  MATCH (m:Measure)-[:PART_OF]->(d:Document) WHERE $words <> '' AND toLower(coalesce(m.title, '') + ' ' + coalesce(m.text, '')) CONTAINS $text
  RETURN 6 AS rank, 'Measure' AS label, m.id AS id, coalesce(m.title, m.number) AS name, d.region AS region, m.text AS quote
}
RETURN
  rank AS rank,
  label AS label,
  id AS id,
  name AS name,
  region AS region,
  quote AS quote
ORDER BY rank, name, id
