"""Fronts: the page on which editors make them, their previews and their history."""
