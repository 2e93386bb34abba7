"""What a page was made of, and whether any of it has changed since."""
