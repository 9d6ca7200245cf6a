// 有完成时限的任务,先到期的在前
MATCH (m:Measure)-[:PART_OF]->(d:Document)
WHERE m.due IS NOT NULL
OPTIONAL MATCH (a:Agency)-[:LEADS]->(m)
RETURN m.due AS `时限`, m.title AS `任务`, collect(a.canonical) AS `牵头单位`, d.title AS `文件`
ORDER BY `时限`, `文件`;
