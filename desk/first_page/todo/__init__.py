"""The to-do lists of the desk's first page, a module a subject.

`rows` says what a to-do list is; each of the others fills some.
Each is one question along an index for a few rows, so that the page costs the same for ever. Rows
of a small table fetch their stories afterwards: a join lets SQLite begin with all stories.
"""
