"""The desk's text: stories as they are written, their workflow, and the door to the record."""
