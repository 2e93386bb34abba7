"""Asking every public address as a stranger would: does anything unpublished answer?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.test import Client
from django.utils.html import escape

from articles.models import Article, Note, PassageNote, Revision
from articles.models.article import Live
from counting.requests import UNCOUNTED
from editions.body import blocks
from editions.models import Address, Edition, PublishedArticle, ThreadStory
from editions.story import Story
from media.models import SHARE, Photo
from media.recipes import SAVE_OPTIONS, WIDTHS_PX
from paper.now import paper_now
from website.api.problems import BASE
from website.feeds import FORMATS, NEWEST, PERSON, SECTION, SOURCE, TAG, THREAD
from website.queries import is_shown
from website.urls import urlpatterns

MARKER_LETTERS = 30
GONE = {404, 410}
# What says nothing of any story.
NO_STORIES = {"alive", "ready", "robots"}


class SiteBroken(Exception):
    """The site answers with an error of its own, so that nothing can be said about leaks."""


@dataclass(frozen=True)
class Leak:
    """Something unpublished that a stranger can reach, and where."""

    address: str
    what: str

    def __str__(self) -> str:
        return f"{self.address}: {self.what}"


class Stranger:
    """Somebody without an account, who asks each address once."""

    def __init__(self) -> None:
        site = urlsplit(settings.SITE_URL)
        self.client = Client(raise_request_exception=False, SERVER_NAME=site.hostname or "")
        self.client.defaults[UNCOUNTED] = "yes"
        self.is_secure = site.scheme == "https"
        self.answers: dict[str, tuple[int, bytes]] = {}

    def ask(self, address: str) -> tuple[int, bytes]:
        """Return status and body of an address. Raises `SiteBroken` where the site fails."""
        if address not in self.answers:
            # From a network of its own each time: no limit on how often one may ask is met.
            number = len(self.answers)
            network = f"2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1"
            response = self.client.get(address, secure=self.is_secure, REMOTE_ADDR=network)
            body = b"".join(response) if response.streaming else response.content
            if response.status_code >= 500:
                raise SiteBroken(
                    f"{address} answers {response.status_code}, so nothing was checked. Run "
                    "`manage.py collectstatic`, look at the log, and check again."
                )
            self.answers[address] = (response.status_code, body)
        return self.answers[address]


def leaks(public_ids: Iterable[str] = ()) -> Iterator[Leak]:
    """Yield everything of unpublished, withdrawn, hidden or killed things that answers.

    With `public_ids` only these stories are looked at, and all photos.
    """
    stranger = Stranger()
    articles = Article.objects.order_by("pk")
    wanted = list(public_ids)
    if wanted:
        articles = articles.filter(public_id__in=wanted)
    # By key, not by an open cursor: each answer may end with its connection closed.
    for pk in list(articles.values_list("pk", flat=True)):
        yield from article_leaks(stranger, Article.objects.get(pk=pk))
    for pk in list(Photo.objects.order_by("pk").values_list("pk", flat=True)):
        yield from photo_leaks(stranger, Photo.objects.get(pk=pk))


def article_leaks(stranger: Stranger, article: Article) -> Iterator[Leak]:
    """Yield what a stranger can read of one story that is not, or not yet, published."""
    secrets = secret_stories(article)
    own = own_addresses(article)
    if article.live != Live.LIVE:
        for address in own:
            status, _ = stranger.ask(address)
            if status not in GONE:
                yield Leak(address, f"answers {status}, but “{article}” is not live")
    markers = {marker for story in secrets for marker in markers_of(story)} | notes_on(article)
    for address in [*own, *lists_near(secrets), *timelines(article), *searches(markers)]:
        _, body = stranger.ask(address)
        for marker in markers:
            if shows(body, marker) and not is_public(marker):
                yield Leak(address, f"shows “{marker}” of “{article}”")


def secret_stories(article: Article) -> list[Story]:
    """Return what strangers must not read: drafts, and versions withdrawn, hidden or replaced."""
    texts = Revision.objects.filter(article=article).exclude(text="").values_list("text", flat=True)
    stories = [Story.from_json(text) for text in texts]
    for edition in Edition.objects.of(article.public_id).filter(removal=None):
        said = edition.parsed.story
        if said is not None:
            stories.append(said)
    if article.live == Live.LIVE:
        # What visible versions say stands in the public history.
        visible = Edition.objects.of(article.public_id).filter(hidden=None, removal=None)
        public = {line for edition in visible for line in lines_of(edition.parsed.story)}
        stories = [story for story in stories if not lines_of(story) <= public]
    return list(dict.fromkeys(stories))


def lines_of(story: Story | None) -> set[str]:
    """Return the headline and the blocks of a story's text."""
    if story is None:
        return set()
    return {story.headline, story.standfirst, *(block.text for block in blocks(story.body))}


def markers_of(story: Story) -> list[str]:
    """Return lines by which a text is known where it should not be: long ones, at most five."""
    lines = [line for line in sorted(lines_of(story)) if len(line) >= MARKER_LETTERS]
    return lines[:5]


def notes_on(article: Article) -> set[str]:
    """Return lines of what colleagues noted on a story and at its passages, long ones."""
    notes = Note.objects.filter(article=article).values_list("words", flat=True)
    at_passages = PassageNote.objects.filter(article=article).values_list("words", flat=True)
    lines = (line.strip() for words in [*notes, *at_passages] for line in words.splitlines())
    return {line for line in lines if len(line) >= MARKER_LETTERS}


def shows(body: bytes, marker: str) -> bool:
    """Say whether an answer has these words, in any of the ways it may write them."""
    text = body.decode("utf-8", "replace")
    return marker in text or str(escape(marker)) in text or marker.replace("&", "&amp;") in text


def is_public(marker: str) -> bool:
    """Say whether a visible version of a live story says the same words."""
    if PublishedArticle.objects.filter(content__contains=marker.replace('"', '\\"')).exists():
        return True
    live = PublishedArticle.objects.values("pk")
    visible = Edition.objects.filter(article_id__in=live, hidden=None, removal=None)
    return visible.filter(content__text__contains=marker.replace('"', '\\"')).exists()


def own_addresses(article: Article) -> list[str]:
    """Return every address that the story had, has, or might be guessed to have."""
    given = [str(address) for address in Address.objects.filter(article_id=article.public_id)]
    today = datetime.now(tz=UTC)
    guesses = [f"/{today:%Y/%m/%d}/{slug}/" for slug in (article.public_id, article.slug) if slug]
    guesses = [guess for guess in guesses if not belongs_to_other(guess, article)]
    pages = list(dict.fromkeys([*given, *guesses]))
    numbers = Edition.objects.of(article.public_id).values_list("number", flat=True)
    ends = ["history/", *(f"history/{number}/" for number in numbers)]
    of_api = f"{BASE}stories/{article.public_id}"
    told = [of_api, f"{of_api}/history"]
    return [*pages, *(f"{page}{end}" for page in pages for end in ends), *told]


def belongs_to_other(path: str, article: Article) -> bool:
    """Say whether a guessed address is that of another story."""
    year, month, day, slug = path.strip("/").split("/")
    return (
        Address.objects.filter(published_on=f"{year}-{month}-{day}", slug=slug)
        .exclude(article_id=article.public_id)
        .exists()
    )


def lists_near(stories: Iterable[Story]) -> list[str]:
    """Return the lists and feeds on which these stories would stand if they were live."""
    tongues = [each.key for each in paper_now().others]
    addresses = [*pages_of_all(), *pages_of_languages(tongues), *lists_of_api(stories)]
    for story in stories:
        if story.section:
            for begin in ("", *(f"/{tongue}" for tongue in tongues)):
                addresses += with_feeds(SECTION, f"{begin}/section/{story.section.slug}/")
        if story.source:
            addresses += with_feeds(SOURCE, f"/source/{story.source.slug}/")
        for tag in story.tags:
            addresses += with_feeds(TAG, f"/tag/{tag.slug}/")
        for credit in story.credits:
            addresses += with_feeds(PERSON, f"/person/{credit.slug}/")
    today = datetime.now(tz=UTC)
    return list(dict.fromkeys([*addresses, f"/archive/{today:%Y/%m/%d}/"]))


def lists_of_api(stories: Iterable[Story]) -> list[str]:
    """Return the API's lists on which these stories would stand if they were live."""
    lists = ["stories", "corrections", "changes"]
    for story in stories:
        lists += [f"sections/{story.section.slug}/stories"] if story.section else []
        lists += [f"sources/{story.source.slug}/stories"] if story.source else []
        lists += [f"tags/{tag.slug}/stories" for tag in story.tags]
        lists += [f"people/{credit.slug}/stories" for credit in story.credits]
    return [f"{BASE}{each}" for each in lists]


def timelines(article: Article) -> list[str]:
    """Return the threads that the story was put in, and their feeds."""
    rows = ThreadStory.objects.filter(article_id=article.public_id)
    slugs = list(rows.values_list("thread_slug", flat=True))
    return [address for slug in slugs for address in with_feeds(THREAD, f"/thread/{slug}/")]


def pages_of_all() -> list[str]:
    """Return every address of readers that names nothing: lists, feeds and sitemaps of all."""
    return [
        f"/{entry.pattern}"
        for entry in urlpatterns
        if not entry.pattern.converters
        and entry.pattern.regex.groups == 0
        and entry.name not in NO_STORIES
    ]


def pages_of_languages(tongues: Iterable[str]) -> list[str]:
    """Return the fronts of these languages with their lists and feeds."""
    begins = [f"/{tongue}/" for tongue in tongues]
    return [page for begin in begins for page in (*with_feeds(NEWEST, begin), f"{begin}latest/")]


def with_feeds(of_list: str, address: str) -> list[str]:
    """Return the address of a list and those of its feeds."""
    return [address, *(f"{address}{each.tail}" for each in FORMATS)]


def searches(markers: Iterable[str]) -> list[str]:
    """Return a search for the first words of each marker."""
    asked = [quote(" ".join(marker.split()[:3])[:20]) for marker in markers]
    return [f"{begin}{query}" for query in asked for begin in ("/search/?q=", f"{BASE}search?q=")]


def photo_leaks(stranger: Stranger, photo: Photo) -> Iterator[Leak]:
    """Yield the file addresses at which a photo answers that no live story shows."""
    if is_shown(photo.content_hash) and not photo.is_killed:
        return
    widths = [*map(str, sorted({*WIDTHS_PX, photo.width_px})), SHARE]
    for address in (
        f"/photo/{photo.content_hash}-{width}.{ending}"
        for width in widths
        for ending in SAVE_OPTIONS
    ):
        status, _ = stranger.ask(address)
        if status not in GONE:
            yield Leak(address, f"answers {status}, but no live story or page shows “{photo}”")
