// param agencies list optional
// param roles list optional
// param bases list optional
MATCH (a:Agency)-[e:LEADS|ASSISTS|GUIDES]->(m:Measure)-[:PART_OF]->(d:Document)
WHERE TRUE
AND a.id IN split($agencies, '\n')  //? agencies
AND toLower(type(e)) IN split($roles, '\n')  //? roles
AND e.basis IN split($bases, '\n')  //? bases
