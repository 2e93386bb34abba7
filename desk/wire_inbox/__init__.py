"""What came in from other houses: batches, pages pasted by hand, next takes."""
