"""What the paper says of itself: masthead, imprint, policies; written here, published here."""
