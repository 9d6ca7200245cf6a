// 同一项任务里一起出现最多的两个单位
MATCH (a:Agency)-[:LEADS|ASSISTS]->(m:Measure)<-[:LEADS|ASSISTS]-(b:Agency)
WHERE a.id < b.id
RETURN a.canonical AS `单位`, b.canonical AS `合作单位`, count(DISTINCT m) AS `共同任务`
ORDER BY `共同任务` DESC, `单位`, `合作单位`
LIMIT 30;
