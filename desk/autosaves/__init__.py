"""What was typed and not saved: who is at a story, their words, and what two of them changed."""
