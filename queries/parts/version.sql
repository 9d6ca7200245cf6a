-- asks: whether this connection or another has written since; means nothing to any other connection
-- column version str
SELECT
  total_changes() || '-' || v.data_version AS version
FROM pragma_data_version AS v
ORDER BY 1
