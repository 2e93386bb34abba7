"""The keys of names that were kept before there was a rule, or by an older one."""

from itertools import batched

from people.models import Organisation, Person

BATCH = 1_000


def make_missing_keys(using: str) -> None:
    """Make the keys of all rows that have none of the present rule, a batch at a time.

    Called after every migration: the one that brought the rule leaves the second key empty, and
    no migration can know how names are folded today.
    """
    people = Person.objects.using(using)
    waiting = list(people.filter(letters_key="").values_list("pk", flat=True))
    for keys in batched(waiting, BATCH):  # the last batch may be shorter
        persons = list(people.filter(pk__in=keys))
        for person in persons:
            person.put_keys()
        people.bulk_update(persons, ["name", "name_key", "letters_key"])
    houses = Organisation.objects.using(using)
    waiting = list(houses.filter(letters_key="").values_list("pk", flat=True))
    for keys in batched(waiting, BATCH):
        keyless = list(houses.filter(pk__in=keys))
        for house in keyless:
            house.put_keys()
        houses.bulk_update(keyless, ["name", "name_key", "letters_key", "abbreviation_key"])
