// param regions list optional
// param documents list optional
// param issued str optional
// param measures list optional
// param due_from str optional
// param due_until str optional
// param terms list optional
// param names list optional
// param named list optional
AND d.region IN split($regions, '\n')  //? regions
AND d.id IN split($documents, '\n')  //? documents
AND d.issued_on STARTS WITH $issued  //? issued
AND m.id IN split($measures, '\n')  //? measures
AND m.due + substring('-12-31', size(m.due) - 4) >= $due_from  //? due_from
AND m.due + substring('-12-31', size(m.due) - 4) <= $due_until  //? due_until
AND all(t IN split($terms, '\n') WHERE  //? terms
  toLower(replace(replace(replace(replace(replace(replace(replace(coalesce(m.title, '') + '\n' + coalesce(m.headings, '') + '\n' + coalesce(m.text, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')) CONTAINS t  //? terms
  OR EXISTS { MATCH (m)-[i:INCLUDES]->() WHERE toLower(replace(replace(replace(replace(replace(replace(replace(i.name, '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')) CONTAINS t }  //? terms
  OR EXISTS { MATCH (m)-[:SETS]->(g:Target) WHERE toLower(replace(replace(replace(replace(replace(replace(replace(g.text + '\n' + g.metric, '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')) CONTAINS t }  //? terms
)  //? terms
AND (  //? names
  EXISTS { MATCH (m)-[:INCLUDES]->(p) WHERE p.id IN split($names, '\n') }  //? names
  OR any(t IN split($named, '\n') WHERE toLower(replace(replace(replace(replace(replace(replace(replace(coalesce(m.title, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')) CONTAINS t)  //? names named
)  //? names
