-- param agencies list optional
-- param roles list optional
-- param bases list optional
WITH duty AS (
  SELECT 1 AS rank, 'leads' AS role, * FROM LEADS
  WHERE source IN (SELECT node FROM Agency WHERE id IN lines($agencies))  --? agencies
  WHERE TRUE  --! agencies
  AND 'leads' IN lines($roles)  --? roles
  AND basis IN lines($bases)  --? bases
  UNION ALL
  SELECT 2 AS rank, 'assists' AS role, * FROM ASSISTS
  WHERE source IN (SELECT node FROM Agency WHERE id IN lines($agencies))  --? agencies
  WHERE TRUE  --! agencies
  AND 'assists' IN lines($roles)  --? roles
  AND basis IN lines($bases)  --? bases
  UNION ALL
  SELECT 3 AS rank, 'guides' AS role, * FROM GUIDES
  WHERE source IN (SELECT node FROM Agency WHERE id IN lines($agencies))  --? agencies
  WHERE TRUE  --! agencies
  AND 'guides' IN lines($roles)  --? roles
  AND basis IN lines($bases)  --? bases
)
