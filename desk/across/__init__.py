"""A name in many stories: every place where it stands, mended in one act."""
