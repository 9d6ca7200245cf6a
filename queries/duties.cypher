// asks: each role of an agency in a measure, found from the agency
// include duty
AND e.key = '1'
// include measure
RETURN
// include place
// include role
ORDER BY d.id, m.position, m.id, CASE type(e) WHEN 'LEADS' THEN 1 WHEN 'ASSISTS' THEN 2 ELSE 3 END, e.order, a.id, e.key
