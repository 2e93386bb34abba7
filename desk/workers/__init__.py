"""What waits for the workers, and who works: for publishers, and for whoever watches the site."""
