"""Threads: what a running event is called, and which stories stand in it."""
