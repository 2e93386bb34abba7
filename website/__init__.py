"""What readers see: pages, lists, feeds, sitemaps, search and photo files."""
