// 谁和谁在同一项任务里:牵头单位与配合单位
MATCH path = (:Agency)-[:LEADS]->(:Measure)<-[:ASSISTS]-(:Agency)
RETURN path
LIMIT 100;
