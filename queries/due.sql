-- asks: the measures with a deadline of their own, the earliest first
SELECT
-- include place
-- column due str
-- column ongoing bool
  m.due AS due,
  m.ongoing AS ongoing,
-- include body
FROM Measure AS m CROSS JOIN Document AS d ON d.id = m.document
WHERE TRUE
AND m.due IS NOT NULL
-- include measure
-- include doer
ORDER BY m.due, d.id, m.position, m.id
