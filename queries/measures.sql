-- asks: the measures that pass every filter
SELECT
-- include place
-- column due str
-- column ongoing bool
  m.due AS due,
  m.ongoing AS ongoing,
-- include body
FROM Measure AS m CROSS JOIN Document AS d ON d.id = m.document
WHERE TRUE
-- include measure
-- include doer
ORDER BY d.id, m.position, m.id
