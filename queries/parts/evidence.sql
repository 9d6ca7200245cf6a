-- column quote str
-- column start int
-- column end int
  e.quote AS quote,
  e.start AS "start",
  e."end" AS "end"
