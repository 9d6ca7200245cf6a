-- asks: every measure with all that is said in it
-- column id str
-- column title str
-- column words str
SELECT
  m.id AS id,
  m.title AS title,
  coalesce(m.title, '') || ' ' || coalesce(m.headings, '') || ' ' || coalesce(m.text, '') AS words
FROM Measure AS m
UNION ALL
SELECT
  m.id AS id,
  NULL AS title,
  g.metric || ' ' || g.text AS words
FROM Target AS g JOIN SETS AS e ON e.target = g.node JOIN Measure AS m ON m.node = e.source
WHERE m.text IS NULL
UNION ALL
SELECT
  e.measure AS id,
  NULL AS title,
  e.text || ' ' || coalesce(e.recipient, '') || ' ' || coalesce(e.payer, '') AS words
FROM FUNDS AS e
ORDER BY 1, 3
