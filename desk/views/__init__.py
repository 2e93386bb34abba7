"""The desk's own pages. A GET shows a form or a confirmation; a POST goes through the door."""
