-- asks: with whom agencies share measures, and how many
-- param partner_roles list optional
-- column agency str
-- column agency_id str
-- column region str
-- column of str
-- column count int
-- include duty
, shared AS (
  SELECT e.source AS own, e.target, x.source AS partner FROM duty AS e CROSS JOIN LEADS AS x ON x.target = e.target
  WHERE TRUE
  AND 'leads' IN lines($partner_roles)  --? partner_roles
  UNION
  SELECT e.source AS own, e.target, x.source AS partner FROM duty AS e CROSS JOIN ASSISTS AS x ON x.target = e.target
  WHERE TRUE
  AND 'assists' IN lines($partner_roles)  --? partner_roles
  UNION
  SELECT e.source AS own, e.target, x.source AS partner FROM duty AS e CROSS JOIN GUIDES AS x ON x.target = e.target
  WHERE TRUE
  AND 'guides' IN lines($partner_roles)  --? partner_roles
)
SELECT
  b.canonical AS agency,
  b.id AS agency_id,
  b.region AS region,
  a.canonical AS "of",
  count(DISTINCT m.node) AS count
FROM shared AS e
CROSS JOIN Measure AS m ON m.node = e.target
CROSS JOIN Document AS d ON d.id = m.document
CROSS JOIN Agency AS a ON a.node = e.own
CROSS JOIN Agency AS b ON b.node = e.partner
WHERE e.own <> e.partner
-- include measure
GROUP BY b.canonical, b.id, b.region, a.canonical, a.id
ORDER BY 5 DESC, b.id, a.id
