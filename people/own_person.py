"""The person whose name somebody's stories carry: tied to the account when it is made."""

from people.models import Person, User


def name_without_person(user: User) -> str:
    """Return the name that an account would give a person, '' where it has one, or no name."""
    name = user.get_full_name().strip()
    return "" if not name or Person.objects.filter(user=user).exists() else name


def give_person(user: User) -> Person | None:
    """Tie an account to the person of its name, made where nobody is called so, and return them.

    None where the account has one already, or no name, or where whoever is called so has another
    account: that these are two people of one name an editor alone can say.
    """
    name = name_without_person(user)
    if not name:
        return None
    known = Person.objects.known(name)
    if known is None:
        return Person.objects.create(name=name, user=user)
    if known.user_id is not None:
        return None
    known.user = user
    known.save(update_fields=["user"])
    return known
