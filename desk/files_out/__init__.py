"""A published story as a file in the formats that other houses read."""
