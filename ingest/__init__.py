"""Documents in: files become documents, sections, passages and a searchable index."""
