// column quote str
// column start int
// column end int
  m.text AS quote,
  m.start AS `start`,
  m.end AS `end`
