"""What the admin knows of every room's models, a module a room.

The rooms have no `admin.py` of their own: who may do what is asked in one place, and only the
desk may know several rooms.
"""

from desk.admin import (
    around,
    follows,
    incoming,
    library,
    links,
    people,
    photos,
    record,
    stories,
    threads,
    wire,
)

__all__ = [
    "around",
    "follows",
    "incoming",
    "library",
    "links",
    "people",
    "photos",
    "record",
    "stories",
    "threads",
    "wire",
]
