// asks: whether this connection or another has written since; means nothing to any other connection
// column version str
MATCH (d:Document)
WITH toString(coalesce(sum(size(d.record)), 0)) AS version
RETURN
  version AS version
ORDER BY version
