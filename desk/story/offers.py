"""What the page of a new story has by itself, a byline, and offers: the section of last time."""

from articles.models import Article
from editions.choices import CreditRole
from people.models import Person, User
from taxonomy.models import Section

# So many of somebody's stories are looked at for one that has a section.
LOOKED_AT = 10


def own_credits(user: User) -> list[dict[str, object]]:
    """Return the credits that a story begun by this user has at first: they wrote it."""
    people = Person.objects.filter(user=user).values_list("pk", flat=True)
    return [{"role": CreditRole.WRITER.value, "person": pk} for pk in people]


def last_section(user: User) -> Section | None:
    """Return the section of the story that this user worked on last among those they began."""
    begun = Article.objects.filter(created_by=user).order_by("-changed_at", "-pk")
    keys = begun.values_list("section_id", flat=True)[:LOOKED_AT]
    last = next((key for key in keys if key is not None), None)
    return Section.objects.filter(pk=last).first() if last else None
