"""The admin site of the paper: its addresses and its menu."""
