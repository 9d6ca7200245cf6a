// 没有牵头单位的任务
MATCH (m:Measure)-[:PART_OF]->(d:Document)
WHERE NOT EXISTS { (m)<-[:LEADS]-(:Agency) }
RETURN d.title AS `文件`, m.headings AS `所在章节`, m.number AS `序号`, m.title AS `任务`
ORDER BY `文件`, m.position;
