"""What people, the clock and orders do to stories: a module a subject."""
