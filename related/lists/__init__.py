"""What stands in a list under a story, and whether the list is well."""
