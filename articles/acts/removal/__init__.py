"""Hiding a version, and removing content by order."""
