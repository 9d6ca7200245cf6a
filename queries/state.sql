-- asks: what changes whenever the store's content does
-- column documents int
-- column measures int
-- column size int
-- column agencies int
-- column things int
SELECT
  (SELECT count(*) FROM Document) AS documents,
  (SELECT count(*) FROM Measure) AS measures,
  (SELECT coalesce(sum(length(record)), 0) FROM Document) AS size,
  (SELECT count(*) FROM Agency) AS agencies,
  (SELECT count(*) FROM Program) + (SELECT count(*) FROM Platform) AS things
ORDER BY 1
