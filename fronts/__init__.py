"""Fronts as editors make them: the draft of each, what is done to it, and how it goes out."""
