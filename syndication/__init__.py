"""Published stories in the formats of other houses, made of what readers see: a module each."""
