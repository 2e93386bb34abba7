"""Search on every page, the palette that opens by Ctrl+K, and the page of keys."""
