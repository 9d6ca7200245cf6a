-- asks: every measure with all that is said in it
-- column id str
-- column title str
-- column words str
SELECT
  m.id AS id,
  m.title AS title,
  coalesce(m.title, '') || char(10) || coalesce(m.headings, '') || char(10) || coalesce(m.text, '') AS words
FROM Measure AS m
UNION ALL
SELECT
  m.id AS id,
  NULL AS title,
  g.metric || char(10) || g.text AS words
FROM Target AS g JOIN SETS AS e ON e.target = g.node JOIN Measure AS m ON m.node = e.source
WHERE m.text IS NULL
UNION ALL
SELECT
  e.measure AS id,
  NULL AS title,
  e.text || char(10) || coalesce(e.recipient, '') || char(10) || coalesce(e.payer, '') AS words
FROM FUNDS AS e
UNION ALL
SELECT
  m.id AS id,
  NULL AS title,
  e.name AS words
FROM INCLUDES AS e JOIN Measure AS m ON m.node = e.source
WHERE m.text IS NULL
ORDER BY 1, 3
