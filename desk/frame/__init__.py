"""What every screen shares: who may, the page around it, its words, and choosing in forms."""
