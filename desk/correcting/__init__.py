"""Correcting the live text without the draft, and settling the two afterwards."""
