"""The faces of writers, as they stand over opinion on a front."""

from collections.abc import Sequence

from editions.choices import CreditRole
from editions.models import PublishedArticle, PublishedCredit
from editions.page_pictures import NOT_SHOWN, shown_now
from editions.pictures import ShownPicture
from freshness.making import reads
from freshness.subjects import About
from media.models import Portrait


def faces_of(stories: Sequence[PublishedArticle]) -> dict[str, ShownPicture]:
    """Return the portrait of whoever is named first as a writer, by the id of each story.

    Those there are, and that readers may see now. Three queries at most: who wrote the stories,
    their portraits, and the files of these.
    """
    credits = PublishedCredit.objects.filter(article__in=[story.id for story in stories])
    credits = credits.filter(role=CreditRole.WRITER).order_by("-pk")
    writers = dict(credits.values_list("article_id", "slug"))
    slugs = set(writers.values())
    if not slugs:
        return {}
    reads(About.PERSON_WORDS, *slugs)
    chosen = Portrait.objects.filter(person__slug__in=slugs)
    chosen = chosen.select_related("person", "photo__agency", "photo__photographer")
    chosen = chosen.defer(*(f"photo__{name}" for name in NOT_SHOWN))
    faces = {
        portrait.person.slug: shown
        for portrait in chosen.prefetch_related("photo__renditions")
        if (shown := shown_now(portrait.photo)) and shown.usual
    }
    return {story: faces[slug] for story, slug in writers.items() if slug in faces}
