-- asks: any node whose name or text contains the words, names first; `words` are the text's pairs for the index
-- param text str
-- param words str
-- column rank int
-- column label str
-- column id str
-- column name str
-- column region str
-- column quote str
WITH named AS (SELECT rowid AS node FROM names WHERE $words <> '' AND names MATCH $words),
told AS (SELECT rowid AS node FROM texts WHERE $words <> '' AND texts MATCH $words),
hit AS (
  SELECT 1 AS rank, 'Agency' AS label, a.id AS id, a.canonical AS name, a.region AS region, NULL AS quote
  FROM named AS w CROSS JOIN Agency AS a ON a.node = w.node WHERE instr(lower(a.canonical), $text) > 0
  UNION ALL
  SELECT 2, 'Program', p.id, p.name, p.region, NULL
  FROM named AS w CROSS JOIN Program AS p ON p.node = w.node WHERE instr(lower(p.name), $text) > 0
  UNION ALL
  SELECT 3, 'Platform', p.id, p.name, p.region, NULL
  FROM named AS w CROSS JOIN Platform AS p ON p.node = w.node WHERE instr(lower(p.name), $text) > 0
  UNION ALL
  SELECT 4, 'Document', d.id, coalesce(d.title, d.id), d.region, NULL
  FROM named AS w CROSS JOIN Document AS d ON d.node = w.node WHERE d.loaded AND (instr(lower(coalesce(d.title, '')), $text) > 0 OR instr(lower(coalesce(d.doc_no, '')), $text) > 0)
  UNION ALL
  SELECT 5, 'Region', r.id, r.name, r.id, NULL
  FROM named AS w CROSS JOIN Region AS r ON r.node = w.node WHERE instr(lower(r.name), $text) > 0
  UNION ALL
  SELECT 6, 'Measure', m.id, coalesce(m.title, m.number), d.region, m.text
  FROM told AS w CROSS JOIN Measure AS m ON m.node = w.node CROSS JOIN Document AS d ON d.id = m.document
  WHERE instr(lower(coalesce(m.title, '') || ' ' || coalesce(m.text, '')), $text) > 0
)
SELECT
  h.rank AS rank,
  h.label AS label,
  h.id AS id,
  h.name AS name,
  h.region AS region,
  h.quote AS quote
FROM hit AS h
ORDER BY h.rank, h.name, h.id
