// param agencies list optional
// param roles list optional
// param bases list optional
AND EXISTS {  //? agencies
  MATCH (x:Agency)-[y:LEADS|ASSISTS|GUIDES]->(m) WHERE x.id IN split($agencies, '\n')  //? agencies
  AND toLower(type(y)) IN split($roles, '\n')  //? agencies roles
  AND y.basis IN split($bases, '\n')  //? agencies bases
}  //? agencies
