// asks: with whom agencies share measures, and how many
// param partner_roles list optional
// column agency str
// column agency_id str
// column region str
// column of str
// column count int
// include duty
// include measure
MATCH (b:Agency)-[x:LEADS|ASSISTS|GUIDES]->(m)
WHERE b <> a
AND toLower(type(x)) IN split($partner_roles, '\n')  //? partner_roles
WITH a, b, count(DISTINCT m) AS shared
RETURN
  b.canonical AS agency,
  b.id AS agency_id,
  b.region AS region,
  a.canonical AS `of`,
  shared AS count
ORDER BY shared DESC, b.id, a.id
