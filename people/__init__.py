"""Who works here and who is named: users, persons, organisations, and who may do what."""
