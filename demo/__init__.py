"""The demo newspaper: its stories, its people and its pictures."""
