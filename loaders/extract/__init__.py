"""What is *written*: each module finds one kind of fact and knows nothing of the others.

Every extractor is a function ``find(outline) -> list[tuple[Fact, ...]]``, one tuple per unit of
``outline.units`` in order. What a name *means* is the business of ``loaders.resolve``.
"""
