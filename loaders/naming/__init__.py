"""Names of programmes and platforms wherever they stand in a text (ontology §3).

Below the extractors: ``names`` reports what is named, ``reliance`` needs to know what a thing relied on is.
"""
