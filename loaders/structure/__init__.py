"""How ``parse`` finds a document's shape: lines, labels, parts, trees of headings, tables, clauses, frame."""
