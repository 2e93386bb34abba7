"""People and houses found by the names that a page prints, each asked for once.

For as long as one transaction goes on, and for one story: nobody else's names are in it.
"""

from dataclasses import dataclass, field

from people.models import Organisation, Person


@dataclass(frozen=True)
class FoundNames:
    """Who was found so far, by name and by the end of the address."""

    _houses: dict[str, Organisation] = field(default_factory=dict)
    _house_pages: dict[str, Organisation | None] = field(default_factory=dict)
    _people: dict[str, Person] = field(default_factory=dict)
    _person_pages: dict[str, Person | None] = field(default_factory=dict)

    def house(self, name: str) -> Organisation:
        """Return the house of this name or abbreviation, made where it is new."""
        if name not in self._houses:
            house = Organisation.objects.named(name)
            self._houses[name] = self._house_pages[house.slug] = house
        return self._houses[name]

    def house_at(self, slug: str) -> Organisation | None:
        """Return the house whose page has this address."""
        if slug not in self._house_pages:
            self._house_pages[slug] = Organisation.objects.filter(slug=slug).first()
        return self._house_pages[slug]

    def person(self, name: str) -> Person:
        """Return the person of this name, made where they are new."""
        if name not in self._people:
            person = Person.objects.named(name)
            self._people[name] = self._person_pages[person.slug] = person
        return self._people[name]

    def person_at(self, slug: str) -> Person | None:
        """Return the person whose page has this address."""
        if slug not in self._person_pages:
            self._person_pages[slug] = Person.objects.filter(slug=slug).first()
        return self._person_pages[slug]
