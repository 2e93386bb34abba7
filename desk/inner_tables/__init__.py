"""Lists of the paper's inner tables: to look at, never to change."""
