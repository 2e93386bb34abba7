"""What every request may ask of a list: to go on after a row, and which row by its number."""
