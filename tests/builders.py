"""Plain builders. A live story is built through the door, so no test starts from what cannot be."""

import io
import itertools
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from articles.door.publishing import publish
from articles.draft.revisions import save_revision
from articles.models import Article, Credit, Figure
from editions.choices import CreditRole
from media.add_photo import add_photo
from media.models import Photo
from media.renditions import make_renditions
from people.actors import SHELL, Actor, account_of
from people.models import Organisation, Person
from taxonomy.models import Section

# Each test counts anew, so that the first picture of each is the same file (tests/developed.py).
stories, pictures = itertools.count(1), itertools.count(1)


def count_anew() -> None:
    """Begin again with the first story and the first picture."""
    global stories, pictures
    stories, pictures = itertools.count(1), itertools.count(1)


def make_section(name: str = "City", slug: str = "city", position: int = 0) -> Section:
    """Return the section of this slug, made where it is new."""
    section, _ = Section.objects.get_or_create(
        slug=slug, defaults={"name": name, "position": position}
    )
    return section


def picture_bytes(
    *, size: tuple[int, int] = (1800, 1200), colour: str | None = None, format: str = "JPEG"
) -> bytes:
    """Return a picture unlike any other of this test."""
    number = next(pictures)
    image = Image.new("RGB", size, colour or f"#{(number * 2654435761) % 0xFFFFFF:06x}")
    image.putpixel((number % size[0], 0), (number % 256, 0, 0))
    buffer = io.BytesIO()
    image.save(buffer, format)
    return buffer.getvalue()


def make_photo(*, rendered: bool = False, data: bytes | None = None, **words: Any) -> Photo:
    """Put a picture into the library, with its renditions where `rendered`."""
    words = {"caption": "A ferry leaves.", "alt_text": "A white ferry at a pier", **words}
    photo = add_photo(ContentFile(data or picture_bytes(), name="a.jpg"), by=None, **words)
    if rendered:
        make_renditions(photo)
        photo.refresh_from_db()
    return photo


def make_article(
    *,
    by: Actor = SHELL,
    writers: Sequence[str] = ("Li Xuan",),
    web_editors: Sequence[str] = (),
    source: str = "",
    tags: Sequence[str] = (),
    photos: Sequence[Photo | None] = (),
    **fields: Any,
) -> Article:
    """Return a draft that could go out as it is; `photos` with none are waiting captions."""
    number = next(stories)
    fields = {
        "headline": f"Ferries run again after storm {number}",
        "body": f"<p>The ferries ran again on Monday, {number} hours after the storm.</p>",
        **fields,
    }
    fields["section"] = fields.get("section") or make_section()
    article = Article.objects.create(
        source=Organisation.objects.named(source) if source else None,
        created_by=account_of(by),
        **fields,
    )
    names = [(name, CreditRole.WRITER) for name in writers]
    names += [(name, CreditRole.WEB_EDITOR) for name in web_editors]
    for position, (name, role) in enumerate(names):
        person = Person.objects.named(name)
        Credit.objects.create(article=article, person=person, role=role, position=position)
    for position, photo in enumerate(photos):
        caption = "" if photo else "A caption that waits"
        Figure.objects.create(article=article, photo=photo, position=position, caption=caption)
    article.tags.set(tags)
    save_revision(article, by)
    return article


def live_article(*, dated: datetime | None = None, **kwargs: Any) -> Article:
    """Return a story that readers see, published through the door."""
    article = make_article(**kwargs)
    publish(article, by=SHELL, dated=dated)
    return article
