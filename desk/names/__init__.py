"""Sections, tags, people, organisations: their pages, and merging two of them."""
