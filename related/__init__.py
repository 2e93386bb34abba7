""" "You May Also Like" and "More From Author": what to read next."""
