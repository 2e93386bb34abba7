"""Every save and every edition of a story, and what the law takes out of them."""
