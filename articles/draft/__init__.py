"""The draft: what it says, its saves, and how two versions of it are merged."""
