"""The calendar of what goes out by the clock."""
