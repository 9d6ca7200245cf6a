-- asks: quantified goals and results, each with its measure
-- param metrics list optional
-- param deadline_from str optional
-- param deadline_until str optional
-- param least float optional
-- param most float optional
-- param unit str optional
-- param status str optional
-- param period str optional
SELECT
-- include place
-- column metric str
-- column value float
-- column value_max float
-- column unit str
-- column comparator str
-- column deadline str
-- column period str
-- column status str
-- column target str
  g.metric AS metric,
  g.value AS value,
  g.value_max AS value_max,
  g.unit AS unit,
  g.comparator AS comparator,
  g.deadline AS deadline,
  g.period AS period,
  g.status AS status,
  g.id AS target,
-- column quote str
-- column start int
-- column end int
  e.quote AS quote,
  e.start AS "start",
  e."end" AS "end"
FROM Measure AS m
CROSS JOIN Document AS d ON d.id = m.document
CROSS JOIN SETS AS e ON e.source = m.node
CROSS JOIN Target AS g ON g.node = e.target
WHERE TRUE
AND NOT EXISTS (  --? metrics
  SELECT 1 FROM lines($metrics) AS t  --? metrics
  WHERE instr(lower(replace(replace(replace(replace(replace(replace(replace(g.text || char(10) || g.metric, '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) = 0  --? metrics
)  --? metrics
AND g.deadline || substr('-12-31', length(g.deadline) - 3) >= $deadline_from  --? deadline_from
AND g.deadline || substr('-12-31', length(g.deadline) - 3) <= $deadline_until  --? deadline_until
AND coalesce(g.value_max, g.value) >= $least  --? least
AND g.value <= $most  --? most
AND g.unit = $unit  --? unit
AND g.status = $status  --? status
AND g.period = $period  --? period
-- include measure
-- include doer
ORDER BY d.id, m.position, m.id, e.start NULLS LAST, length(g.id), g.id
