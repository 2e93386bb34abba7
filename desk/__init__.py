"""The editors' admin and the screens that need several rooms."""
