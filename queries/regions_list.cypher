// asks: divisions and areas, with how many documents govern each
// param text str optional
// param id str optional
// column id str
// column name str
// column short str
// column level str
// column documents int
MATCH (r:Region)
WHERE TRUE
AND r.id = $id  //? id
AND (r.name CONTAINS $text OR r.id = $text)  //? text
RETURN
  r.id AS id,
  r.name AS name,
  r.short AS short,
  r.level AS level,
  COUNT { MATCH (d:Document) WHERE d.region = r.id AND d.loaded } AS documents
ORDER BY r.id
