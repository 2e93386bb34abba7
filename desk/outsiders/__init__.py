"""Links with which somebody outside the paper reads a draft."""
