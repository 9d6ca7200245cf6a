-- param agencies list optional
-- param roles list optional
-- param bases list optional
AND EXISTS (  --? agencies
  SELECT 1 FROM LEADS AS x WHERE x.target = m.node AND x.source IN (SELECT node FROM Agency WHERE id IN lines($agencies))  --? agencies
  AND 'leads' IN lines($roles)  --? agencies roles
  AND x.basis IN lines($bases)  --? agencies bases
  UNION ALL  --? agencies
  SELECT 1 FROM ASSISTS AS x WHERE x.target = m.node AND x.source IN (SELECT node FROM Agency WHERE id IN lines($agencies))  --? agencies
  AND 'assists' IN lines($roles)  --? agencies roles
  AND x.basis IN lines($bases)  --? agencies bases
  UNION ALL  --? agencies
  SELECT 1 FROM GUIDES AS x WHERE x.target = m.node AND x.source IN (SELECT node FROM Agency WHERE id IN lines($agencies))  --? agencies
  AND 'guides' IN lines($roles)  --? agencies roles
  AND x.basis IN lines($bases)  --? agencies bases
)  --? agencies
