"""What is asked before a story goes out: `gate` has the list."""
