"""Reading stories in from other houses, and writing them out again; one module a format."""
