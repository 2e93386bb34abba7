"""The list of stories, its filters, and the filters that somebody saved."""
