"""The rich-text editor: what it offers, and what the desk adds to it."""
