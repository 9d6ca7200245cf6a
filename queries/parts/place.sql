-- column document str
-- column document_id str
-- column region str
-- column path str
-- column number str
-- column title str
-- column measure str
  coalesce(d.title, d.id) AS document,
  d.id AS document_id,
  d.region AS region,
  m.path AS path,
  m.number AS number,
  m.title AS title,
  m.id AS measure,
