// 谁给谁多少钱
MATCH (payer)-[f:FUNDS]->(use)
RETURN coalesce(payer.canonical, payer.title) AS `出资或措施`, coalesce(use.name, use.title) AS `用于`, f.amount_cny AS `元`, f.bound AS `界限`, f.per AS `每`, f.quote AS `原句`
ORDER BY `元` DESC;
