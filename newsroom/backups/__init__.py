"""Backups: one folder each, whole by itself, tried before it counts as one."""
