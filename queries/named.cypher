// asks: programmes and platforms, a row for every measure that names one
// param kind str optional
MATCH (t:Program|Platform)<-[e:INCLUDES]-(m:Measure)-[:PART_OF]->(d:Document)
WHERE TRUE
AND CASE WHEN t:Program THEN 'program' ELSE 'platform' END = $kind  //? kind
// include measure
// include doer
RETURN
// include place
// column name str
// column id str
// column kind str
  t.name AS name,
  t.id AS id,
  CASE WHEN t:Program THEN 'program' ELSE 'platform' END AS kind,
// include evidence
ORDER BY kind, t.id, d.id, m.position, m.id
