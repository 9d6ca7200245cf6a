-- asks: what changes whenever the store's content does
-- column documents int
-- column measures int
-- column agencies int
-- column things int
SELECT
  (SELECT count(*) FROM Document) AS documents,
  (SELECT count(*) FROM Measure) AS measures,
  (SELECT count(*) FROM Agency) AS agencies,
  (SELECT count(*) FROM Program) + (SELECT count(*) FROM Platform) AS things
ORDER BY 1
