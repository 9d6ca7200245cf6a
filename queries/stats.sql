-- asks: how much the store holds
-- column documents int
-- column measures int
-- column agencies int
-- column programs int
-- column platforms int
-- column targets int
-- column funds int
-- column regions int
SELECT
  (SELECT count(*) FROM Document WHERE loaded) AS documents,
  (SELECT count(*) FROM Measure) AS measures,
  (SELECT count(*) FROM Agency) AS agencies,
  (SELECT count(*) FROM Program) AS programs,
  (SELECT count(*) FROM Platform) AS platforms,
  (SELECT count(*) FROM Target) AS targets,
  (SELECT count(*) FROM FUNDS) AS funds,
  (SELECT count(*) FROM Region) AS regions
ORDER BY 1
