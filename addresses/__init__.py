"""How names stand in the addresses of their pages, and where an address that changed leads."""
