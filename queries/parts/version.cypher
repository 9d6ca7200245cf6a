// asks: whether this connection or another has written since; means nothing to any other connection
// column version str
WITH '0' AS version
RETURN
  version AS version
ORDER BY version
