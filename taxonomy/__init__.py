"""How stories are sorted: sections and tags."""
