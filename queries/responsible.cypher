// asks: each role of an agency in a measure, found from the measure
// param roles list optional
// param bases list optional
MATCH (m:Measure)-[:PART_OF]->(d:Document)
WHERE TRUE
// include measure
MATCH (a:Agency)-[e:LEADS|ASSISTS|GUIDES]->(m)
WHERE e.key = '1'
AND toLower(type(e)) IN split($roles, '\n')  //? roles
AND e.basis IN split($bases, '\n')  //? bases
RETURN
// include place
// include role
ORDER BY d.id, m.position, m.id, CASE type(e) WHEN 'LEADS' THEN 1 WHEN 'ASSISTS' THEN 2 ELSE 3 END, e.order, a.id, e.key
