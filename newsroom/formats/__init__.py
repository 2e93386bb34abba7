"""How the paper writes days and times, by language."""
