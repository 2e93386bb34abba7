"""Search in the paper's own manner: how words are cut, and an index over them in the database."""
