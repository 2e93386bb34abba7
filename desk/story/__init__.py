"""The page on which a story is written."""
