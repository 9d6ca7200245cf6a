// 各文件的量化目标
MATCH (d:Document)<-[:PART_OF]-(m:Measure)-[s:SETS]->(t:Target)
RETURN d.title AS `文件`, t.metric AS `指标`, t.comparator AS `比较`, t.value AS `数值`, t.unit AS `单位`, t.deadline AS `期限`, s.quote AS `原句`
ORDER BY `文件`, m.position;
