-- param regions list optional
-- param documents list optional
-- param issued str optional
-- param measures list optional
-- param due_from str optional
-- param due_until str optional
-- param terms list optional
-- param names list optional
-- param named list optional
AND d.region IN lines($regions)  --? regions
AND d.id IN lines($documents)  --? documents
AND instr(d.issued_on, $issued) = 1  --? issued
AND m.id IN lines($measures)  --? measures
AND m.due || substr('-12-31', length(m.due) - 3) >= $due_from  --? due_from
AND m.due || substr('-12-31', length(m.due) - 3) <= $due_until  --? due_until
AND NOT EXISTS (  --? terms
  SELECT 1 FROM lines($terms) AS t  --? terms
  WHERE instr(lower(replace(replace(replace(replace(replace(replace(replace(coalesce(m.title, '') || char(10) || coalesce(m.headings, '') || char(10) || coalesce(m.text, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) = 0  --? terms
  AND NOT EXISTS (SELECT 1 FROM INCLUDES AS i WHERE i.source = m.node AND instr(lower(replace(replace(replace(replace(replace(replace(replace(i.name, '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) > 0)  --? terms
  AND NOT EXISTS (  --? terms
    SELECT 1 FROM SETS AS s JOIN Target AS g ON g.node = s.target  --? terms
    WHERE s.source = m.node AND instr(lower(replace(replace(replace(replace(replace(replace(replace(g.text || char(10) || g.metric, '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) > 0  --? terms
  )  --? terms
)  --? terms
AND (  --? names
  EXISTS (SELECT 1 FROM INCLUDES AS i WHERE i.source = m.node AND i.target IN (SELECT node FROM node WHERE label IN ('Program', 'Platform') AND id IN lines($names)))  --? names
  OR EXISTS (  --? names named
    SELECT 1 FROM lines($named) AS t  --? names named
    WHERE instr(lower(replace(replace(replace(replace(replace(replace(replace(coalesce(m.title, ''), '“', ''), '”', ''), '"', ''), ' ', ''), '·', ''), '‘', ''), '’', '')), t.value) > 0  --? names named
  )  --? names named
)  --? names
