"""How a piece of work is one worker's for a while, and comes back by itself."""
