"""The paper itself: what it is called, how it looks, what stands around every page."""
