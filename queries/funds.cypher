// asks: sums of money, each with its measure
// param recipients list optional
// param least float optional
// param most float optional
// param bound str optional
// param status str optional
// param period str optional
// param payer str optional
MATCH ()-[e:FUNDS]->()
MATCH (m:Measure {id: e.measure})-[:PART_OF]->(d:Document)
WHERE TRUE
AND all(t IN split($recipients, '\n') WHERE toLower(replace(replace(replace(replace(replace(replace(replace(e.text + '\n' + coalesce(e.recipient, '') + '\n' + coalesce(e.payer, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')) CONTAINS t)  //? recipients
AND coalesce(e.amount_cny_max, e.amount_cny) >= $least  //? least
AND e.amount_cny <= $most  //? most
AND e.bound = $bound  //? bound
AND e.status = $status  //? status
AND e.period = $period  //? period
AND e.payer CONTAINS $payer  //? payer
// include measure
// include doer
RETURN
// include place
// include sum
// include evidence
ORDER BY d.id, m.position, m.id, e.start, e.amount_cny DESC, e.text, e.key
