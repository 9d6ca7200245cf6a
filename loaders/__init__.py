"""A document in, its nodes and edges out: read, normalise, parse, extract, resolve, to_graph."""
