// asks: which agencies have most measures
// column agency str
// column agency_id str
// column region str
// column count int
// include duty
// include measure
WITH a, count(DISTINCT m) AS had
RETURN
  a.canonical AS agency,
  a.id AS agency_id,
  a.region AS region,
  had AS count
ORDER BY had DESC, a.id
