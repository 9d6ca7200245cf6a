-- asks: what changes whenever the store's content does
-- column documents int
-- column measures int
-- column size int
SELECT
  (SELECT count(*) FROM Document) AS documents,
  (SELECT count(*) FROM Measure) AS measures,
  (SELECT coalesce(sum(length(record)), 0) FROM Document) AS size
ORDER BY 1
