-- asks: sums of money, each with its measure
-- param recipients list optional
-- param least float optional
-- param most float optional
-- param bound str optional
-- param status str optional
-- param period str optional
-- param payer str optional
SELECT
-- include place
-- include sum
-- include evidence
FROM FUNDS AS e
CROSS JOIN Measure AS m ON m.id = e.measure
CROSS JOIN Document AS d ON d.id = m.document
WHERE TRUE
AND NOT EXISTS (  --? recipients
  SELECT 1 FROM lines($recipients) AS t  --? recipients
  WHERE instr(lower(replace(replace(replace(replace(replace(replace(replace(e.text || char(10) || coalesce(e.recipient, '') || char(10) || coalesce(e.payer, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) = 0  --? recipients
)  --? recipients
AND coalesce(e.amount_cny_max, e.amount_cny) >= $least  --? least
AND e.amount_cny <= $most  --? most
AND e.bound = $bound  --? bound
AND e.status = $status  --? status
AND e.period = $period  --? period
AND instr(e.payer, $payer) > 0  --? payer
-- include measure
-- include doer
ORDER BY d.id, m.position, m.id, e.start NULLS LAST, e.amount_cny DESC, e.text, e."key"
