""" "You May Also Like" as a moderator sees it: one list, and the queue of those that wait."""
