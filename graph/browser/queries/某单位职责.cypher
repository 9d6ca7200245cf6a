// 把“科学技术局”换成要查的单位
MATCH path = (a:Agency)-[:LEADS|ASSISTS|GUIDES]->(:Measure)-[:PART_OF]->(:Document)
WHERE a.canonical ENDS WITH '科学技术局'
RETURN path
LIMIT 100;
