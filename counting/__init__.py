"""What is counted while the site runs, for whoever watches it."""
