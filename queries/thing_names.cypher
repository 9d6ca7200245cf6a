// asks: every programme, platform, region and document by its names
// column label str
// column id str
// column name str
// column other str
// column region str
// column parent str
MATCH (t:Program|Platform|Region|Document)
OPTIONAL MATCH (t)-[:LOCATED_IN]->(p:Region) WHERE t:Region
WITH t, min(p.id) AS above
WITH t, above, CASE WHEN t:Program THEN 'Program' WHEN t:Platform THEN 'Platform' WHEN t:Region THEN 'Region'
  WHEN t.loaded THEN 'Document' ELSE 'Stub' END AS label
RETURN
  label AS label,
  t.id AS id,
  coalesce(t.name, t.title, t.cited_as) AS name,
  coalesce(t.short, t.aliases) AS other,
  coalesce(t.region, t.level) AS region,
  coalesce(above, CASE WHEN label = 'Document' THEN t.doc_no END) AS parent
ORDER BY label, t.id
