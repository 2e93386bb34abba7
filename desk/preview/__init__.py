"""A draft as readers would get it."""
