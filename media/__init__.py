"""The photo library: originals in a private store, their words and rights, their renditions."""
