-- asks: the measures that no agency leads
SELECT
-- include place
-- column due str
-- column ongoing bool
  m.due AS due,
  m.ongoing AS ongoing,
-- include body
FROM Measure AS m CROSS JOIN Document AS d ON d.id = m.document
WHERE TRUE
AND NOT EXISTS (SELECT 1 FROM LEADS AS x WHERE x.target = m.node)
-- include measure
-- include doer
ORDER BY d.id, m.position, m.id
