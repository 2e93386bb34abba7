"""A published story as every format of agencies tells it: facts that readers may see, no more."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.utils.encoding import iri_to_uri

from editions.choices import Kind
from editions.linked import lasting_id
from editions.models import PublishedArticle
from editions.pictures import PictureFile, ShownPicture
from editions.printed import byline
from editions.story import Story, StoryFigure
from media.choices import DigitalSourceType
from paper.now import paper_now

MIME = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@dataclass(frozen=True)
class OutgoingPicture:
    """A picture of a story: its words, and its files where readers see it.

    Without a photo it is a caption that waits for one.
    """

    uri: str
    name: str
    figure: StoryFigure
    shown: ShownPicture | None

    @property
    def files(self) -> tuple[PictureFile, ...]:
        """Its files, narrowest first; browsers alone need the newer formats."""
        return tuple(self.shown.of_format("jpg")) if self.shown else ()

    @property
    def source_type(self) -> str:
        """How it was made, as the IPTC names it; '' where nobody said."""
        code = self.figure.photo.digital_source_type if self.figure.photo else ""
        return f"{SOURCE_TYPES}{code}" if code in DigitalSourceType.values else ""


@dataclass(frozen=True)
class Outgoing:
    """A live story on its way to another house. It comes from its newest edition alone."""

    article: PublishedArticle

    @cached_property
    def story(self) -> Story:
        """What it says, its names at their addresses of today."""
        return self.article.story

    @property
    def uri(self) -> str:
        """What it is called for good."""
        return lasting_id(self.article.id)

    @property
    def url(self) -> str:
        """The full address of its page."""
        return absolute(self.article.get_absolute_url())

    @property
    def version(self) -> str:
        """The number of its edition."""
        return str(self.article.edition_number)

    @property
    def paper(self) -> str:
        """The name of whoever sends it."""
        return paper_now().name

    @property
    def language(self) -> str:
        """Its language (BCP 47)."""
        return self.story.language

    @property
    def first_at(self) -> datetime:
        """When readers first saw it."""
        return self.article.first_published_at

    @property
    def changed_at(self) -> datetime:
        """When its words last changed."""
        return self.article.modified_at

    @property
    def byline(self) -> str:
        """Who wrote it, as printed: `By Li Xuan and Chen Yu in Yangzhou`."""
        names = [credit.name for credit in self.story.credits if credit.role == "writer"]
        return byline(names, self.story.byline_place)

    @property
    def notes(self) -> list[str]:
        """What readers were told of mistakes in it, newest first."""
        told = reversed(self.article.parsed.corrections)
        return [f"{Kind(note.kind).label} ({note.at[:10]}): {note.note}" for note in told]

    @cached_property
    def pictures(self) -> list[OutgoingPicture]:
        """Its pictures, and the captions that wait for one; killed photos are not there."""
        shown = {picture.hash: picture for picture in self.article.shown_pictures}
        pictures = []
        for number, figure in enumerate(self.story.figures, start=1):
            name = f"picture {number}"
            if figure.photo and figure.photo.hash in shown:
                uri = f"{settings.SITE_URL}#photo-{figure.photo.hash}"
                pictures.append(OutgoingPicture(uri, name, figure, shown[figure.photo.hash]))
            elif figure.photo is None and has_words(figure):
                uri = f"{self.uri}-picture-{number}"
                pictures.append(OutgoingPicture(uri, name, figure, None))
        return pictures


def has_words(figure: StoryFigure) -> bool:
    """Say whether a picture has a caption or a credit that can be printed."""
    return bool(figure.caption or figure.agency or figure.photographer)


def absolute(path: str) -> str:
    """Return the full address of a path of this site, as a URI."""
    return iri_to_uri(f"{settings.SITE_URL}{path}")
