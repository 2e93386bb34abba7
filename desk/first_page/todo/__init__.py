"""The to-do lists of the desk's first page, a module a subject.

`rows` says what a to-do list is; `mine`, `going_out`, `at_work`, `wire`, `owed`, `accounts`
and `lately` fill them.
Each is one question along an index for a few rows, so that the page costs the same for ever. Rows
of a small table fetch their stories afterwards: a join lets SQLite begin with all stories.
"""
