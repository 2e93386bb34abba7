"""Rules of the wire: what they fit, what they decide, and trying them before they act."""
