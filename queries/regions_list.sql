-- asks: divisions and areas, with how many documents govern each
-- param text str optional
-- param id str optional
-- column id str
-- column name str
-- column short str
-- column level str
-- column documents int
SELECT
  r.id AS id,
  r.name AS name,
  r.short AS short,
  r.level AS level,
  (SELECT count(*) FROM Document AS d WHERE d.region = r.id AND d.loaded) AS documents
FROM Region AS r
WHERE TRUE
AND r.id = $id  --? id
AND (instr(r.name, $text) > 0 OR r.id = $text)  --? text
ORDER BY r.id
