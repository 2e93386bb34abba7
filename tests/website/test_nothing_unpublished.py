"""No public address gives away a word or a picture of what is not published."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from articles.acts.stages import move, schedule
from articles.acts.threads import make_thread, put_in
from articles.door.publishing import withdraw
from articles.draft.revisions import save_revision
from articles.models import Article
from editions.choices import TextKind
from editions.models import Address
from media.models import Photo
from newsroom.leaks import leaks
from people.actors import SHELL
from related.models import RelatedLink
from tests.builders import live_article, make_article, make_photo
from tests.website.api.paper import BASE, addresses_of_api
from tests.website.feed_addresses import OF_EACH_LIST
from tests.website.tongues import FRENCH, FRENCH_ADDRESSES, speak
from website.urls import urlpatterns

pytestmark = pytest.mark.django_db

WORD = "xyzzyplugh"


# These are in a further language of the paper: they would stand on its front, not on the main one.
IN_FRENCH = {"in_review", "withdrawn"}


def schedule_it(article: Article) -> None:
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=SHELL)


STATES: dict[str, Callable[[Article], object]] = {
    "draft": lambda article: None,
    "in_review": lambda article: move(article, "submit", by=SHELL),
    "scheduled": schedule_it,
    "spiked": lambda article: move(article, "spike", by=SHELL),
    "withdrawn": lambda article: withdraw(article, reason="A court asked for it.", by=SHELL),
}


def secret_story(state: str, photo: Photo) -> Article:
    """Return a story in this state, with the word in every field, beside what readers may see."""
    build = live_article if state == "withdrawn" else make_article
    article = build(
        headline=f"Headline {WORD} of the {state} story",
        standfirst=f"Standfirst {WORD}.",
        kicker=WORD,
        short_headline=WORD,
        body=f"<p>The text says {WORD} to nobody.</p>",
        language="fr" if state in IN_FRENCH else "en",
        slug=f"secret-{state.replace('_', '-')}",
        dateline_place=WORD.upper(),
        writers=["Li Xuan"],
        source="Xinhua",
        tags=["Ferries"],
        photos=[photo],
    )
    STATES[state](article)
    return article


@pytest.fixture(params=STATES)
def secret(request: pytest.FixtureRequest) -> Article:
    """A story that readers may not see, among live ones with the same people, tag and section."""
    photo = make_photo(rendered=True, caption=f"Caption {WORD}.", alt_text=f"Alt {WORD}")
    speak(FRENCH)
    article = secret_story(str(request.param), photo)
    live = live_article(
        writers=["Li Xuan"],
        source="Xinhua",
        tags=["Ferries"],
        photos=[make_photo(rendered=True)],
        language=article.language,
    )
    live.headline = f"A change {WORD} that waits"
    live.save()
    save_revision(live, SHELL)
    thread = make_thread("Storm", "storm", by=SHELL)
    for gathered in (article, live):
        put_in(gathered, thread, by=SHELL)
    RelatedLink.objects.create(article_id=live.public_id, target_id=article.public_id)
    RelatedLink.objects.create(article_id=live.public_id, headline=article.headline, position=1)
    return article


def public_addresses(article: Article) -> list[str]:
    """Return an address of every public pattern, as near to the secret story as it gets."""
    live = Article.objects.get(live="live")
    photo = article.figures.get().photo
    assert photo is not None
    today = f"{timezone.now():%Y/%m/%d}"
    pages = [f"/{today}/{article.slug}/", f"/{today}/{article.public_id}/", live.live_path]
    pages += [str(address) for address in Address.objects.filter(article_id=article.public_id)]
    by_name = {
        "front": ["/"],
        "section": ["/section/city/"],
        "article": pages,
        "history": [f"{page}history/" for page in pages],
        "version": [f"{page}history/{number}/" for page in pages for number in (1, 2)],
        "latest": ["/latest/"],
        "corrections": ["/corrections/"],
        "tag": ["/tag/ferries/"],
        "thread": ["/thread/storm/"],
        "thread_sitemap": ["/sitemap-threads.xml"],
        "person": ["/person/li-xuan/"],
        "source": ["/source/xinhua/"],
        "archive": ["/archive/"],
        "archive_day": [f"/archive/{today}/"],
        # The page repeats the question, so it asks for words beside the marker.
        "search": ["/search/?q=headline", "/search/?q=text+says", "/search/?q=standfirst"],
        "names": [f"/search/names.json?q={begun}" for begun in ("li", "xi", "fe", "ci", "st")],
        "sitemap": ["/sitemap.xml"],
        "sitemap_month": [f"/sitemap-{timezone.now():%Y-%m}.xml"],
        "news_sitemap": ["/sitemap-news.xml"],
        "page_sitemap": ["/sitemap-pages.xml"],
        "api": ["/api/"],
        "robots": ["/robots.txt"],
        "favicon": ["/favicon.ico"],
        "touch_icon": ["/apple-touch-icon.png"],
        "manifest": ["/site.webmanifest"],
        "photo": [
            f"/photo/{photo.content_hash}-{width}.{ending}"
            for width in (480, 960, 1600, photo.width_px)
            for ending in ("jpg", "webp")
        ],
        "paper_text": [f"/about/{kind}/" for kind in TextKind.values],
        "colours": ["/colours-a3181f-fffdf9-17191c-ff7b78-14161a-ece8e1.css"],
        "logo": [f"/logo-{photo.content_hash}.png"],
        "most_read": ["/most-read/"],
        "ads": ["/ads.txt"],
        "security": ["/.well-known/security.txt"],
        "security_at_top": ["/security.txt"],
        "trust": ["/.well-known/trust.txt"],
        "trust_at_top": ["/trust.txt"],
        **{name: [path] for name, path in {**OF_EACH_LIST, **FRENCH_ADDRESSES}.items()},
        "alive": ["/healthz"],
        "ready": ["/readyz"],
    }
    assert set(by_name) == {pattern.name for pattern in urlpatterns}
    asked = [f"{BASE}search?q={words}" for words in ("headline", "text+says", "standfirst")]
    pages = [address for addresses in by_name.values() for address in addresses]
    return [*pages, *addresses_of_api(), *asked]


def desk_addresses(article: Article) -> list[str]:
    """Return desk addresses of the secret story, which a stranger may try."""
    photo = article.figures.get().photo
    assert photo is not None
    return [
        f"/admin/articles/article/{article.pk}/change/",
        "/admin/articles/article/",
        f"/admin/stories/{article.public_id}/preview/",
        f"/admin/stories/{article.public_id}/history/",
        f"/admin/pictures/{photo.content_hash}-480.jpg",
        f"/admin/photos/{photo.pk}/original/",
    ]


def test_no_address_shows_a_word_or_a_picture_of_it(secret: Article, reader: Client) -> None:
    photo = secret.figures.get().photo
    assert photo is not None
    hidden_bytes = []
    for path in (str(photo.original), *(made.path for made in photo.renditions.all())):
        with default_storage.open(path) as file:
            hidden_bytes.append(file.read())
    for address in [*public_addresses(secret), *desk_addresses(secret)]:
        response = reader.get(address)
        body = b"".join(iter(response))
        assert WORD.encode() not in body.lower(), address
        assert photo.content_hash.encode() not in body, address
        assert f"secret-{secret.stage}".encode() not in body, address
        assert not any(data in body for data in hidden_bytes), address
    assert list(leaks([secret.public_id])) == []


def test_every_address_outside_the_desk_is_one_of_the_readers() -> None:
    """A new address is held to this test, or to the desk's log-in."""
    prefixes = {str(entry.pattern) for entry in get_resolver().url_patterns}
    # `tests/desk/outsiders/test_outsiders.py` tells what an outsider's link opens, and what it does
    # not; what browsers tell of what was followed is never answered with a word. Channels of the
    # wire take in and give nothing out (`tests/wire/test_channels.py`). What the API is asked is
    # asked above too (`addresses_of_api`).
    outside = {prefix for prefix in prefixes if not prefix.startswith("admin/")}
    # `/metrics` tells types of pages and numbers to who has a token (tests/counting/).
    assert outside == {"preview/", "followed/", "wire/in/", "api/v1/", "metrics", ""}
    readers = [
        entry
        for entry in get_resolver().url_patterns
        if isinstance(entry, URLResolver) and not str(entry.pattern)
    ]
    names = {
        entry.name
        for each in readers
        for entry in each.url_patterns
        if isinstance(entry, URLPattern)
    }
    # `…/edit` looks for nothing: `tests/desk/ways_in/` tells that it only leads to the log-in.
    assert names == {pattern.name for pattern in urlpatterns} | {"edit"}
