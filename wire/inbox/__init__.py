"""The inbox: the stories of other houses as a desk works through them."""
