"""Pictures of every screen, made by a browser that works on a demo site as its users do."""
