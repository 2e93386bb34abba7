"""Lists in which each thing stands once (credits, tags, pictures), merged item by item."""

from collections.abc import Hashable, Sequence


def merged_keys[Key: Hashable](
    base: Sequence[Key], theirs: Sequence[Key], mine: Sequence[Key]
) -> list[Key]:
    """Return the keys that stand in the merged list, in no particular order.

    What one side took out is out, what one side put in is in.
    """
    known, kept = set(base), set(theirs) & set(mine)
    stays = [key for key in base if key in kept]
    return stays + [key for key in dict.fromkeys([*theirs, *mine]) if key not in known]


def merged_order[Key: Hashable](
    base: Sequence[Key], theirs: Sequence[Key], mine: Sequence[Key], members: Sequence[Key]
) -> list[Key] | None:
    """Return the members in the order of whoever changed it, or none where both did, differently.

    What the other side put in follows what it followed there.
    """
    common = set(base) & set(theirs) & set(mine)
    was, their_order, my_order = (
        [key for key in side if key in common] for side in (base, theirs, mine)
    )
    if my_order in (was, their_order):
        return woven(theirs, mine, members)
    return woven(mine, theirs, members) if their_order == was else None


def woven[Key: Hashable](
    first: Sequence[Key], second: Sequence[Key], members: Sequence[Key]
) -> list[Key]:
    """Return the members in the first order, those only in the second behind what they followed."""
    wanted = set(members)
    order = [key for key in first if key in wanted]
    others, placed = set(second), set(order)
    before: Key | None = None
    for key in second:
        if key in wanted and key not in placed:
            at = order.index(before) + 1 if before in placed else 0
            # What the first side put in at the same place stands before it.
            while at < len(order) and order[at] not in others:
                at += 1
            order.insert(at, key)
            placed.add(key)
        if key in wanted:
            before = key
    return order
