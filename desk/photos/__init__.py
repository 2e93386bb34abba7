"""The photo library: its list, a photo's page, sending, rights, and choosing one for a story."""
