"""What the buttons on a story do: a page an action, to one story or to many."""
