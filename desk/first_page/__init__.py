"""The desk's first page: to-do lists, notices, what just went out."""
