// column agency str
// column agency_id str
// column name str
// column role str
// column basis str
// column due str
// column quote str
// column start int
// column end int
  a.canonical AS agency,
  a.id AS agency_id,
  e.name AS name,
  toLower(type(e)) AS role,
  e.basis AS basis,
  m.due AS due,
  e.quote AS quote,
  e.start AS `start`,
  e.end AS `end`
